/** Two graders on the same replies of one respondent: counts alone, so that stores and files give them in one form. */
import type { GraderKind, GraderRef } from './grade.ts';
import type { Outcome } from './outcome.ts';

/** How often what stands by one grader met what another one said; rated replies of the open pass only. */
export interface GraderMeeting {
  readonly respondent: string;
  readonly standing: string;
  readonly other: string;
  /** What stands. */
  readonly outcome: Outcome;
  readonly said: Outcome;
  readonly replies: number;
}

/** A grader of a run, with how often it spoke. */
export interface CountedGrader extends GraderRef {
  readonly grades: number;
}

/** Outcomes that stand by one grader. */
export interface DecidingGrader {
  readonly kind: GraderKind;
  readonly grader: string;
  readonly outcomes: number;
}
