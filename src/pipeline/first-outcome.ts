/**
 * What graders of some kinds say of a reply, people and machines apart: the standing outcome alone would hide either
 * behind the other.
 */
import { GRADER_ORDER, type Grade, type GraderKind } from '../core/grade.ts';
import type { Outcome } from '../core/outcome.ts';

/** Every kind of grader but people. */
export const AUTOMATIC = GRADER_ORDER.filter((kind) => kind !== 'human');

export interface FirstOutcomeOptions {
  /** Hash of the reference that the grade was given against. */
  readonly against: string;
  /** First kind first. */
  readonly kinds: readonly GraderKind[];
}

/** The outcome of the first kind that has one, appended last; null where none has. Grades in the order of appending. */
export function firstOutcome(
  grades: readonly Grade[],
  { against, kinds }: FirstOutcomeOptions,
): Outcome | null {
  for (const kind of kinds) {
    const newest = grades.findLast(
      (grade) => grade.status === 'graded' && grade.grader.kind === kind && grade.referenceHash === against,
    );
    if (newest?.status === 'graded') return newest.outcome;
  }
  return null;
}
