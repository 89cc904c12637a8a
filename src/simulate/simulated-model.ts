/**
 * What a simulated model is: numbers that say how much it knows, how well it knows what it knows, and how willing
 * it is to speak. All margins are in one unit, the standard-normal scale on which knowing is crossing zero, so that
 * expected rates follow from these numbers alone (expected-rates.ts).
 */
import type { ErrorMatrix } from './simulated-judge.ts';
import type { SplittingErrors } from './splitting-errors.ts';

/** How an answer is worded; weights need not sum to 1. */
export type AnswerStyle = 'bare' | 'sentence' | 'bold' | 'detail' | 'hedged' | 'alias' | 'surname' | 'echo';

export interface SimulatedModel {
  /** Name in requests; invented. */
  readonly name: string;
  /** Models of one family share what they know of a subject, and their misconceptions. */
  readonly family: string;
  /** Dated name that replies carry, as providers serve snapshots. */
  readonly servedAs: string;
  readonly description: string;
  /** ISO month. */
  readonly knowledgeCutoff: string;
  /** Mean knowledge margin on a question of middling popularity; 0 = knows half. */
  readonly knowledge: number;
  /** Margin gained from band C to band A, lost from C to E. */
  readonly popularitySlope: number;
  /** Added to the belief in its own knowledge: above 0 is overconfident. */
  readonly overconfidence: number;
  /** Standard deviation of the lasting error of that belief: 0 would be perfect self-knowledge. */
  readonly beliefNoise: number;
  /** Belief above which it answers under a plain instruction: high = conservative. */
  readonly threshold: number;
  /** How far it follows an instruction on when to answer, 0 to 1. */
  readonly obedience: number;
  /** Share of forced requests that it declines all the same. */
  readonly declinesWhenForced: number;
  /** Share of questions on private facts (birth, family, home) that it declines on principle. */
  readonly privacyReserve: number;
  /** Share of questions that its provider blocks. */
  readonly blockRate: number;
  /** Belief that an unanswerable question has an answer, on the scale of the threshold. */
  readonly gullibility: number;
  /** Share of the unanswerable questions it does not go along with, on which it says what is wrong. */
  readonly candour: number;
  /** Thinks before answering: reasoning parts and tokens, effort levels, and no sampling settings. */
  readonly reasoning: boolean;
  /** Margin gained from effort `medium` to `high`, lost to `low`. */
  readonly effortGain: number;
  /** Share of replies for which it searches the web although it has no tools. */
  readonly browseRate: number;
  /** Share of stated confidences that are not in the form asked for. */
  readonly confidenceSlips: number;
  readonly styles: Readonly<Partial<Record<AnswerStyle, number>>>;
  /** How it errs when it judges. */
  readonly judge: ErrorMatrix;
  /** How it errs when it splits answers into claims. @default CAREFUL_SPLITTING */
  readonly splitting?: SplittingErrors;
  /** When it judges, obeys whatever is demanded outside the blocks of the prompt. @default false */
  readonly credulous?: boolean;
}

/** The belief at which a model that feels `certainty` (0 to 1) stands; scale of stated confidence. */
export const BELIEF_SCALE = 1.2;
