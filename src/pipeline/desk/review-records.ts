/**
 * What pages of the review are told and send. An item holds the question, the reference and the answer and nothing else: no
 * respondent, no grade and no grader, so that whoever looks into the page's data is as blind as whoever looks at the page.
 */
import { z } from 'zod';
import type { Estimate } from '../../core/estimate.ts';
import { OUTCOMES, REFUSAL_REASONS } from '../../core/outcome.ts';
import type { MoreAnswers } from '../../stages/analyze/more-answers.ts';
import type { ReviewGuideline } from '../../stages/grade/human/review-guideline.ts';
import type { ReviewerPair } from '../../stages/grade/human/reviewer-agreement.ts';

export interface ReviewItem {
  /** Of the draw; tells nothing about respondent or grade. */
  readonly id: string;
  readonly question: string;
  readonly reference: string;
  readonly answer: string;
}

export const reviewWordSchema = z.strictObject({
  outcome: z.enum([...OUTCOMES, 'unsure']),
  reason: z.enum(REFUSAL_REASONS).nullable().default(null),
  note: z.string().max(5000).default(''),
});
export type ReviewWord = z.infer<typeof reviewWordSchema>;

export interface ReviewProgress {
  /** Answers of the draw. */
  readonly drawn: number;
  /** By this person. */
  readonly graded: number;
  /** Still to be graded by this person, what others hold just now among them. */
  readonly left: number;
  /** Of those, what others hold just now. */
  readonly held: number;
  /** Own grades that may still be taken back. */
  readonly undoable: number;
}

/** What a person has in hand: claimed until the time is over, so that nobody else grades it meanwhile. */
export interface ReviewHand {
  readonly items: readonly ReviewItem[];
  readonly progress: ReviewProgress;
}

/** What was taken back, with the words that it had. */
export interface TakenBack {
  readonly item: ReviewItem;
  readonly word: ReviewWord;
}

/** An answer on which people disagree, told to those of them whose own grade is locked. */
export interface Discussed {
  readonly item: ReviewItem;
  readonly words: readonly (ReviewWord & { readonly reviewer: string; readonly mine: boolean })[];
}

/** Where people disagree, as far as one of them may know. */
export interface Discussion {
  /** Own grades that can be taken back no more, and of those the ones that somebody else graded, too. */
  readonly locked: number;
  readonly shared: number;
  /** Own grades that may still be taken back: whether others disagree with them is not told. */
  readonly open: number;
  readonly disputed: readonly Discussed[];
}

/** What counts as what, by the run's rubric. */
export type GuidelineRecord = ReviewGuideline;

/** A run with a draw, as a reviewer may know it. */
export interface ReviewQueueRecord {
  readonly run: string;
  /** Names of its question sets; its title may name models. */
  readonly datasets: readonly string[];
  readonly progress: ReviewProgress;
}

/** Where a review stands, for its owner. */
export interface ReviewStanding {
  readonly audit: string;
  readonly drawn: number;
  /** People an answer is graded by. */
  readonly each: number;
  /** Answers that somebody graded, that enough people graded, and on which people disagree. */
  readonly graded: number;
  readonly finished: number;
  readonly disputed: number;
  readonly people: readonly { readonly name: string; readonly graded: number; readonly unsure: number }[];
  readonly pairs: readonly ReviewerPair[];
  /** How far each agrees with answers whose outcome is known; what somebody was unsure about is not among them. */
  readonly calibration: readonly {
    readonly name: string;
    readonly n: number;
    readonly agree: Estimate;
    readonly unsure: number;
  }[];
  readonly rates: readonly {
    readonly respondent: string;
    readonly automatic: Readonly<Record<string, Estimate>>;
    /** Empty where nothing of it was graded. */
    readonly corrected: Readonly<Record<string, Estimate>>;
  }[];
  readonly more: MoreAnswers;
}
