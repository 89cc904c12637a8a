/** What the pages of curating are told and send, as plain records; words of others have passed through visibleText. */
import { z } from 'zod';
import type { Estimate } from '../../core/estimate.ts';
import { type QuestionDecision, REVIEW_DECISIONS } from '../../core/question-decision.ts';
import { QUESTION_TROUBLES, type QuestionItem } from '../../core/summary/items.ts';
import type { FullTally } from '../../core/tally.ts';
import type { DeskQuestion } from './desk-records.ts';

const words = (most: number) =>
  z
    .string()
    .max(most)
    .default('')
    .transform((text) => text.replace(/\s+/g, ' ').trim());

/** What somebody has in mind: every part as it would be decided. */
export const proposalSchema = z.strictObject({
  decision: z.enum(REVIEW_DECISIONS),
  newValue: words(10_000),
  newQuestion: words(10_000),
  reason: words(2000),
  source: words(2000),
});
export type Proposal = z.infer<typeof proposalSchema>;

/** Decisions about the question that the page knew: who decided meanwhile is not overruled unseen. */
export const decidedSchema = z.strictObject({ seen: z.int().min(0), proposal: proposalSchema });
export const takenBackSchema = z.strictObject({ seen: z.int().min(0) });

/** `first` is what `dataset items` lists; an empty part lets everything through. */
export const curateFilterSchema = z.object({
  list: z.enum(['first', 'all', ...QUESTION_TROUBLES]).catch('first'),
  /** A rule of the lint, or `any`. */
  lint: z.string().catch(''),
  decision: z.enum(['', 'undecided', 'decided', ...REVIEW_DECISIONS]).catch(''),
  text: z.string().catch(''),
});
export type CurateFilter = z.infer<typeof curateFilterSchema>;

export interface CuratedDecision extends Readonly<Omit<QuestionDecision, 'questionId' | 'gold'>> {
  readonly sourceUrl: string | null;
}

export interface CuratedRow {
  readonly id: string;
  readonly text: string;
  readonly gold: string;
  /** Place in the order of `dataset items`, from 1; null where its answers say nothing. */
  readonly rank: number | null;
  readonly troubles: readonly string[];
  /** The evidence in words: `9 of 12 say 1873`. */
  readonly said: string | null;
  /** Rules of the lint that it breaks. */
  readonly rules: readonly string[];
  readonly decision: CuratedDecision | null;
}

export interface CuratedList {
  readonly rows: readonly CuratedRow[];
  /** Questions that the filter lets through, and of the run. */
  readonly found: number;
  readonly questions: number;
  readonly decided: number;
  readonly troubles: readonly { readonly name: string; readonly meaning: string; readonly found: number }[];
  readonly rules: readonly {
    readonly name: string;
    readonly severity: string;
    readonly finds: string;
    readonly found: number;
  }[];
  readonly respondents: number;
  readonly families: number;
  /** Why agreement may be weak evidence here. */
  readonly notes: readonly string[];
}

export interface CuratedQuestion extends Omit<DeskQuestion, 'answers'> {
  readonly gold: string;
  /** Whether anybody was asked anything of the run. */
  readonly isAsked: boolean;
  /** Form of the reference; null where there is none. */
  readonly form: string | null;
  readonly rank: number | null;
  readonly troubles: readonly { readonly name: string; readonly meaning: string }[];
  readonly said: string | null;
  /** Given by at least two families and more probable than the gold. */
  readonly proposed: string | null;
  readonly numbers: Readonly<
    Pick<QuestionItem, 'asked' | 'difficulty' | 'refused' | 'discrimination' | 'agreement' | 'suspicion'>
  > | null;
  /** Who gave which answer, the commonest first. */
  readonly given: readonly Readonly<QuestionItem['answers'][number]>[];
  readonly findings: readonly {
    readonly rule: string;
    readonly severity: string;
    readonly message: string;
    readonly remedy: string;
  }[];
  /** Oldest first. */
  readonly history: readonly CuratedDecision[];
  readonly inForce: CuratedDecision | null;
  /** Neighbours under the filter, and the place among them from 1; null where the filter does not let it through. */
  readonly previous: string | null;
  readonly next: string | null;
  readonly place: number | null;
  readonly found: number;
}

export interface EffectRates {
  readonly tally: FullTally;
  readonly correct: Estimate;
  readonly incorrect: Estimate;
  readonly refused: Estimate;
}

/** Where a reply stands: an outcome, without one, or in no rate. */
export type EffectWord = 'correct' | 'incorrect' | 'refused' | 'ungraded' | 'left out';

export interface EffectRow {
  readonly name: string;
  readonly before: EffectRates;
  readonly after: EffectRates;
  /** Replies of the open pass that stand otherwise. */
  readonly moved: readonly { readonly from: EffectWord; readonly to: EffectWord; readonly replies: number }[];
}

/** What decisions would do to the rates, with rules alone grading anew. */
export interface DecisionEffect {
  /** Decisions that change a question, and replies that stand otherwise. */
  readonly changes: number;
  readonly moved: number;
  /** Of the changed questions, those whose replies are graded against another gold. */
  readonly regraded: number;
  /** Replies that rules leave undecided: they would be in no rate until a judge or people say. */
  readonly undecided: number;
  /** Replies to a question in other words: it has to be asked. */
  readonly unasked: number;
  readonly families: readonly EffectRow[];
  /** Empty where every family has one. */
  readonly respondents: readonly EffectRow[];
  /** Decisions that cannot be applied, and why. */
  readonly faults: readonly { readonly id: string; readonly why: string }[];
}

/** One question set of the run, as a new version of which decisions would be written. */
export interface CuratedSet {
  readonly name: string;
  readonly decided: number;
  /** Lines of the changelog; empty where nothing was decided, or something cannot be applied. */
  readonly changelog: readonly string[];
  /** Where it would go; null where nothing was decided, or it cannot be made. */
  readonly folder: string | null;
  /** Whether it is there already. */
  readonly written: boolean;
  readonly fault: string | null;
  /** What the version is made from, where that is not the set's own file. */
  readonly note: string | null;
  /** The same at a prompt, with the sheet. */
  readonly command: string | null;
}
