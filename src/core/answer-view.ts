/**
 * One answer as it is read: with its question, who gave it, its grades and what stands. The report's browser, exports and
 * reviews read through the same few functions, whether a store or a file is behind them.
 */
import type { DesignedAnswer } from './answer-design.ts';
import type { Call } from './call.ts';
import type { Grade } from './grade.ts';
import type { Outcome } from './outcome.ts';
import type { Question } from './question.ts';
import type { Reply } from './reply.ts';
import type { Respondent } from './respondent.ts';

/** One answer as people browse it. */
export interface AnswerView {
  readonly question: Question;
  readonly respondent: Respondent;
  readonly reply: Reply;
  readonly grades: readonly Grade[];
  readonly outcome: Outcome | null;
  /** The call that brought the reply; left out by sources that keep none. */
  readonly call?: AnswerCall | null;
  /** Name of the dataset the question came from, where the source knows it. */
  readonly dataset?: string;
  /** Of a run whose replies do not count as they are; an export adds it. */
  readonly designed?: DesignedAnswer;
}

/** What the reply's call cost and how it went, as exports carry it. */
export type AnswerCall = Pick<
  Call,
  | 'servedModel'
  | 'finishReason'
  | 'attempts'
  | 'inputTokens'
  | 'outputTokens'
  | 'reasoningTokens'
  | 'costUsd'
  | 'latencyMs'
>;

/** What a page shows of a reply. */
export type ShownReply = Shown<Reply>;
type Shown<R> = R extends { readonly status: 'answered' }
  ? Pick<R, keyof R & (ShownOfAll | 'confidence')>
  : Pick<R, keyof R & (ShownOfAll | 'by' | 'category' | 'kind' | 'error')>;
type ShownOfAll = 'status' | 'text' | 'trial' | 'pass' | 'closedBook' | 'closedBookSigns' | 'remarks';

/** What a page shows of a grade. */
export type ShownGrade =
  | Pick<Extract<Grade, { status: 'graded' }>, 'status' | 'outcome' | 'reason' | 'grader' | 'evidence'>
  | Pick<Extract<Grade, { status: 'ungraded' }>, 'status' | 'why' | 'grader' | 'evidence'>;

/** What a page shows of an answer: hashes, calls and what a model thought are most of an {@link AnswerView}, and not in it. */
export interface ShownAnswer extends Pick<AnswerView, 'question' | 'outcome'> {
  readonly respondent: Pick<Respondent, 'id'>;
  readonly reply: ShownReply;
  readonly grades: readonly ShownGrade[];
}

export interface AnswerFilter {
  readonly runIds?: readonly string[];
  readonly respondentIds?: readonly string[];
  readonly questionIds?: readonly string[];
  /** A thousand at most. */
  readonly replyIds?: readonly string[];
  readonly outcomes?: readonly (Outcome | 'none')[];
  readonly pass?: 'open' | 'forced';
}

/** Answers one by one, ordered by question then respondent then trial; for the report's browser and exports. */
export interface AnswerSource {
  count(filter?: AnswerFilter): Promise<number>;
  /** Read in pages, so that a million answers pass without being held. */
  answers(filter?: AnswerFilter): AsyncIterable<AnswerView>;
  /**
   * What a page shows of all answers, or those of some runs: as `answers()` gives them, in pages that may end anywhere.
   * Sources that leave it out are asked for `answers()`.
   */
  shown?(runIds?: readonly string[]): AsyncIterable<readonly ShownAnswer[]>;
}
