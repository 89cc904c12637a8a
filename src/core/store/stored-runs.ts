/**
 * Runs with their questions, and who works on one: what starts, goes on with, stops and corrects a run asks for these.
 */
import type { Dataset } from '../dataset.ts';
import type { Question } from '../question.ts';
import type { QuestionStretch } from '../question-stretch.ts';
import type { Run, RunStatus } from '../run.ts';

/** A run held by this process: no other works on it. */
export interface Lease {
  /** Extends the lease; throws `run-leased` when it was lost. */
  renew(): Promise<void>;
  release(): Promise<void>;
  /** Aborts, with the `run-leased` error as its reason, when another process has taken the run over. */
  readonly lost: AbortSignal;
}

export interface StoredRuns {
  /** With its questions, together or not at all. @throws `duplicate-id` where the store has a run of this id. */
  createRun(run: Run, questions: Dataset[]): Promise<void>;
  /** By id, or by its beginning or end where that is of one run only. @throws `run-unknown`. */
  run(id: string): Promise<Run>;
  /** Newest first. */
  runs(): Promise<Run[]>;
  updateRun(
    id: string,
    change: Partial<Pick<Run, 'status' | 'stoppedBy' | 'planned' | 'title' | 'manifest' | 'respondents'>> & {
      status?: RunStatus;
    },
  ): Promise<void>;
  /** With all that is in it. @throws `run-leased` when a live process holds it. */
  removeRun(id: string): Promise<void>;
  /** Questions of the run in dataset order, all or a stretch of them. */
  questions(runId: string, within?: QuestionStretch): AsyncIterable<Question>;
  /** The run's questions cut into stretches of so many, in dataset order; the last may be shorter. */
  questionStretches(runId: string, size: number): Promise<QuestionStretch[]>;
  /** Adds questions to the end of a run; known ids with the same content are left alone. @throws `duplicate-id` where the content is another. */
  addQuestions(runId: string, dataset: string, questions: readonly Question[]): Promise<void>;
  /**
   * A corrected question: replies stay, grades against the old reference no longer stand.
   * @throws `record-invalid` where the run has no question of this id.
   */
  reviseQuestion(runId: string, question: Question): Promise<void>;
  /** @throws `run-leased` when another live process holds it. */
  lease(runId: string, owner: string): Promise<Lease>;
  /** Whether a live process holds it. A run that is `running` without one was cut short. */
  isLeased(runId: string): Promise<boolean>;
  /**
   * Notes for whoever carries the run out, or works on it under a lease, that somebody wants it to stop; false, and nothing
   * changed, where it is neither `running` nor leased.
   */
  askToStop(runId: string): Promise<boolean>;
  /** Whether whoever holds the lease of a run that is not `running` was asked to stop. */
  isAskedToStop(runId: string): Promise<boolean>;
}
