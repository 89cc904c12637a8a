/**
 * A run shared out among machines: chunks of its questions, who is at them, and what all of them share (money, a provider's
 * limits). What was asked and answered is told by the replies alone; a chunk only says who looks after which questions.
 */

import type { QuestionStretch } from './question-stretch.ts';
import type { Pass } from './reply.ts';

/**
 * Which questions of the run: some that follow each other, or, of a run that goes by rounds, those that are named;
 * `first` and `last` are then only the chunk's own number.
 */
export interface ChunkQuestions extends QuestionStretch {
  readonly named?: NamedAskings;
}

/** Every one of the questions is asked of every one of the respondents. */
export interface NamedAskings {
  readonly questions: readonly string[];
  readonly respondents: readonly string[];
}

/** Questions of one run that one worker asks, and whose replies it grades. */
export interface Chunk {
  readonly runId: string;
  readonly pass: Pass;
  readonly within: ChunkQuestions;
}

/** A run that was handed out and has not ended. */
export interface Handout {
  readonly runId: string;
  /** The pass that is under way. */
  readonly pass: Pass;
  /** Chunks of this pass. */
  readonly chunks: number;
  readonly done: number;
  /** How many a worker is at. */
  readonly taken: number;
  /** Why nothing more is to be asked: `interrupted`, `budget-reached`; null where the work goes on. */
  readonly stoppedBy: string | null;
}

export interface HandoutGiven {
  readonly pass: Pass;
  /** Where there are none, what comes after the pass is called for at once. */
  readonly stretches: readonly ChunkQuestions[];
  /** US dollars the whole run may cost; null: no limit. */
  readonly maxUsd: number | null;
  /** US dollars it has cost so far. */
  readonly spentUsd: number;
}

/** What a worker learns with every beat of its heart. */
export interface Beat {
  /** Others took this worker for dead, and its chunks with it. */
  readonly isLost: boolean;
  /** Workers that are alive, this one among them. */
  readonly workers: number;
  readonly handouts: readonly Handout[];
}

/** When requests may go: the first after a wait, the others one after the other; at once where there is no limit. */
export interface Turns {
  readonly waitMs: number;
  readonly everyMs: number;
}

/** What is known of a lane's limits; null where nothing is. */
export interface LaneLimits {
  readonly requestsPerMinute: number | null;
  readonly tokensPerMinute: number | null;
}

/** The shared side of the work; only a store that several machines share has it. */
export interface Work {
  /** Where the jobs are: a schema beside the store's own. */
  jobsSchema(): Promise<string>;
  /**
   * Hands a run out, whole or not at all; it is `running` then. One that is handed out already stays as it is.
   * @throws `run-leased` while a process works on it alone.
   */
  handOut(runId: string, given: HandoutGiven): Promise<void>;
  /** Hands out the next pass of a run whose open pass is done; a repetition changes nothing. */
  handOutNext(runId: string, given: Pick<HandoutGiven, 'pass' | 'stretches'>): Promise<void>;
  /** Adds a round to the open pass once all its chunks are done; nothing changes where they are not, or the run has ended. */
  handOutRound(runId: string, askings: readonly NamedAskings[]): Promise<void>;
  /** US dollars the whole run may cost; null where there is no limit or the run is not handed out. */
  limitOf(runId: string): Promise<number | null>;
  /** Null where the run is not handed out. */
  handout(runId: string): Promise<Handout | null>;
  /** `gone` where there is nothing to do any more or a worker is at it, `held` while a process works on the run alone. */
  begin(chunk: Chunk, worker: string): Promise<'begun' | 'gone' | 'held'>;
  /**
   * The last chunk of a pass that is done calls for what comes after the pass.
   * @returns false where others have the chunk.
   */
  finish(chunk: Chunk, worker: string): Promise<boolean>;
  /** The chunk is for another worker, or for this one later. */
  giveBack(chunk: Chunk, worker: string, options?: { readonly inSeconds?: number }): Promise<void>;
  /** Another try at what comes after a pass. */
  callAgain(runId: string, pass: Pass | 'stop', inSeconds: number): Promise<void>;
  /** Asks all workers to end the run. @returns whether the run was handed out. */
  stop(runId: string, reason: string): Promise<boolean>;
  /** The run is no longer handed out. */
  end(runId: string): Promise<void>;

  /** Workers that are alive. */
  workers(): Promise<number>;
  /**
   * From now on this store writes for the worker: what it saves is refused with `run-leased` once others took it for dead. What
   * nobody would look after any more is handed out anew.
   */
  enlist(worker: string): Promise<void>;
  /** Chunks of dead workers are free again after it. */
  beat(worker: string, options: { readonly buries: boolean }): Promise<Beat>;
  /** The worker has left; its chunks are free. */
  dismiss(worker: string): Promise<void>;

  /** Sets money of the run aside for a worker: at least what is needed and at most `wanted`; 0 where the limit would be passed. */
  grant(runId: string, usd: { readonly needed: number; readonly wanted: number }): Promise<number>;
  returnGrant(runId: string, usd: number): Promise<void>;

  /** Turns in a lane for `count` requests, after `tokens` were used: slow ones where nobody has been told anything yet. */
  turns(lane: string, use: { readonly count: number; readonly tokens: number }): Promise<Turns>;
  /** What a provider told of its limits, for all workers; that it told none, too. */
  tellLimits(lane: string, limits: LaneLimits, options: { readonly holdMs: number }): Promise<void>;
}
