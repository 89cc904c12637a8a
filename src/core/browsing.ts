/**
 * Looking through the replies of one run: what a filter may ask for, and what a step of a search brings. A search goes by
 * steps of bounded time instead of one query, so that whoever shares the process is never kept waiting, however large the
 * run and however rare what is looked for.
 */

import type { AnswerView } from './answer-view.ts';
import type { QuestionRow } from './outcome-table.ts';
import type { Pass } from './reply.ts';

/** What stands of a reply: an outcome, `ungraded` where it waits for one or people disagree, or `failed`. */
export const BROWSED_OUTCOMES = ['correct', 'incorrect', 'refused', 'ungraded', 'failed'] as const;
export type BrowsedOutcome = (typeof BROWSED_OUTCOMES)[number];

/** Fields of a question by which replies can be looked through. */
export const BROWSED_FIELDS = ['topic', 'property', 'band', 'kind', 'status', 'tag', 'dataset'] as const;
export type BrowsedField = (typeof BROWSED_FIELDS)[number];

/** In place of a reason: an outcome, or none, without one. */
export const NO_REASON = 'not told';

/** Every part must hold; an absent one lets everything through. */
export interface BrowseFilter {
  /** Only what the rates are over: answerable questions of status ok, from memory and by the model that was asked. */
  readonly rated?: boolean;
  readonly pass?: Pass;
  /** Stated confidence from the first to the second, both included. */
  readonly confidence?: readonly [lowest: number, highest: number];
  readonly outcomes?: readonly BrowsedOutcome[];
  /** One of them: why refused or ungraded, the kind of a failure, or its code; {@link NO_REASON} where none is told. */
  readonly reasons?: readonly string[];
  readonly respondentId?: string;
  /** Whose grade stands, by id. */
  readonly grader?: string;
  /** Only replies on which two graders gave different outcomes against the current reference. */
  readonly disagreement?: boolean;
  readonly field?: { readonly by: BrowsedField; readonly value: string };
  /** Only replies to questions of which this holds: every question of a stretch is read for it, so {@link field} is quicker. */
  readonly asked?: (question: QuestionRow) => boolean;
  /** Somewhere in the question, its reference or the answer; capital and small letters are the same. */
  readonly text?: string;
  /** The reply of another respondent to the same question in the same trial and pass, and what stands of it. */
  readonly beside?: { readonly respondentId: string; readonly outcomes?: readonly BrowsedOutcome[] };
}

/**
 * A part of the questions as an analysis cuts them: `language` `de`, `popularity` `12 to 340`, `cutoff` `after
 * 2024-06`, `question` with an id.
 */
export interface SliceValue {
  readonly by: string;
  readonly value: string;
}

/** A filter as an address holds it. */
export interface AnswersFilter extends Omit<BrowseFilter, 'asked'> {
  /** All of them. */
  readonly slices?: readonly SliceValue[];
}

/** Where a step ended: the next begins behind it. Inner keys of question, respondent, the trial and the reply. */
export type BrowsePlace = readonly [question: number, respondent: number, trial: number, reply: number];

export interface BrowseStep {
  /** @default the beginning */
  readonly after?: BrowsePlace;
  /** How long a step may look, in milliseconds; it ends with the first stretch that exceeds it. */
  readonly budgetMs: number;
}

export interface BrowsedReply {
  readonly answer: AnswerView;
  /** Of the filter's other respondent. */
  readonly beside?: AnswerView;
}

/** In the order of question, respondent and trial. */
export interface BrowsePage {
  readonly replies: readonly BrowsedReply[];
  /** Where to go on; null where everything was looked at. */
  readonly next: BrowsePlace | null;
  /** Share of the run that lies before `next`, in [0, 1]. */
  readonly searched: number;
}

export interface BrowseCount {
  readonly count: number;
  readonly next: BrowsePlace | null;
  readonly searched: number;
}

/** A value of a field, and how many of the run's questions have it. */
export interface FieldValue {
  readonly by: BrowsedField;
  readonly value: string;
  readonly questions: number;
}

/** What a run has spent and how fast replies come, for someone who watches it. */
export interface RunPace {
  /** Sum of known costs of asking and judging, USD. */
  readonly costUsd: number;
  readonly calls: number;
  readonly unpricedCalls: number;
  /** Requests beyond the first of each call. */
  readonly retries: number;
  /** The newest replies, at most {@link PACE_REPLIES}: how many, and the ISO times of the first and last of them. */
  readonly newest: { readonly replies: number; readonly first: string; readonly last: string } | null;
}

export const PACE_REPLIES = 200;
