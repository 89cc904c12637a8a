/**
 * What came of the askings of a run: saved, so that none is asked twice, and counted.
 */
import type { RunPace } from '../browsing.ts';
import type { OpenOutcome } from '../open-outcome.ts';
import type { QuestionStretch } from '../question-stretch.ts';
import type { Pass, Reply } from '../reply.ts';
import type { AnswerRecord, ReplyRecord } from '../saved-records.ts';

/** What is known of an asking, for resuming: everything but `error` is never asked again. */
export type AskingState = 'answered' | 'blocked' | 'error' | 'empty' | 'truncated';

/** How the askings of one pass ended; all but `error` are settled, for resume would not ask them again. */
export type PassTotals = Readonly<Record<AskingState, number>>;

/** What a run holds. */
export interface RunTotals {
  readonly replies: number;
  readonly answered: number;
  readonly blocked: number;
  readonly failed: number;
  /** Pass by pass: a forced reply never stands in for one of the open pass. */
  readonly passes: Readonly<Record<Pass, PassTotals>>;
  readonly graded: number;
  readonly refused: number;
  /** Answered replies that no grader has looked at. */
  readonly unseen: number;
  /** Sum of known costs of asking and judging, USD. */
  readonly costUsd: number;
  /** Calls whose price is unknown. */
  readonly unpricedCalls: number;
}

/** Why askings of a pass have no answer: how many ended in this way, and what the newest of them said. */
export interface FailureReason {
  readonly pass: Pass;
  /** `error` is asked again by resume, the others are not. */
  readonly kind: Extract<Reply, { status: 'failed' }>['kind'];
  readonly code: string;
  readonly message: string;
  readonly httpStatus: number | null;
  readonly count: number;
}

/** The same by respondent, over all passes. */
export interface RespondentFailure extends Omit<FailureReason, 'pass'> {
  readonly respondent: string;
}

/** Replies of a respondent that one served name gave; failed ones are not among them. */
export interface ServedCount {
  readonly respondent: string;
  readonly asked: string;
  /** As the replies name it; null where they name none. */
  readonly served: string | null;
  readonly replies: number;
  /** ISO times of the first and last of them. */
  readonly first: string;
  readonly last: string;
}

/** Replies of a respondent with one remark: that a setting was left out, that a gateway changed something. */
export interface RemarkCount {
  readonly respondent: string;
  readonly remark: string;
  readonly replies: number;
}

export interface StoredReplies {
  /** State of every asking by askKey, of the whole run or of a stretch of its questions. */
  askings(runId: string, within?: QuestionStretch): Promise<Map<string, AskingState>>;
  /** A reply for an askKey that failed with `error` replaces it. @throws `duplicate-id` for any other second reply. */
  saveReply(record: ReplyRecord): Promise<void>;
  /** Many at once, in transactions of at most 1,000 rows. */
  saveReplies(records: readonly ReplyRecord[]): Promise<void>;
  /**
   * New answers with their questions and first grades, as `addQuestions`, `saveReplies` and `saveGrades` one after
   * the other would leave them, but in transactions of at most 1,000 answers.
   */
  saveAnswers(runId: string, dataset: string, records: readonly AnswerRecord[]): Promise<void>;
  /** Questions whose open pass was refused, or answered, per respondent: the input of the forced pass. */
  openOutcomes(runId: string): AsyncIterable<OpenOutcome[]>;
  totals(runId: string): Promise<RunTotals>;
  /** Most frequent first; empty when nothing failed. */
  failureReasons(runId: string): Promise<FailureReason[]>;
  /** Most frequent first; empty when nothing failed. */
  failuresByRespondent(runId: string): Promise<RespondentFailure[]>;
  /** Who answered, in the order of their first answers. */
  servedCounts(runId: string): Promise<ServedCount[]>;
  /** Remarks on replies, most frequent first. */
  remarkCounts(runId: string): Promise<RemarkCount[]>;
  /** What the run has spent, and how fast replies come. */
  pace(runId: string): Promise<RunPace>;
}
