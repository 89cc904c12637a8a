/**
 * What is known of one reviewer of one draw beside the words: what was put aside, and what may still be taken back. It is made
 * of the steps that the store keeps, so that a desk that starts anew, or another one on the same store, knows the same.
 */
import type { ReviewStep } from '../../core/review-step.ts';

export interface ReviewMemory {
  /** Items with the turn at which they were skipped last: the longest ago comes back first. */
  readonly skipped: ReadonlyMap<string, number>;
  readonly declined: ReadonlySet<string>;
  /** Items in the order of grading. */
  readonly undoable: readonly string[];
}

/** @param steps - Of one person in one draw, oldest first. */
export function reviewMemory(steps: readonly ReviewStep[]): ReviewMemory {
  const skipped = new Map<string, number>();
  const declined = new Set<string>();
  // A set keeps the order in which its members came.
  const undoable = new Set<string>();
  for (const [turn, { item, step }] of steps.entries()) {
    if (step === 'skipped') skipped.set(item, turn + 1);
    else if (step === 'declined') declined.add(item);
    else undoable.delete(item);
    if (step === 'graded') undoable.add(item);
  }
  return { skipped, declined, undoable: [...undoable] };
}
