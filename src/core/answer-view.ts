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
}
