/**
 * Counts of the three outcomes: what every statistic of a single respondent reads.
 * The three words stay apart until a metric weighs them; a refusal is never stored as a wrong answer.
 */
import { checkCounts } from '../numeric/checks.ts';

/** How many questions were answered correctly, answered incorrectly, and refused. */
export interface OutcomeCounts {
  readonly correct: number;
  readonly incorrect: number;
  readonly refused: number;
}

/** Questions asked: the sum of all three. */
export function asked({ correct, incorrect, refused }: OutcomeCounts): number {
  return correct + incorrect + refused;
}

/** Throws RangeError unless all three are whole numbers of at least 0. */
export function checkOutcomeCounts({ correct, incorrect, refused }: OutcomeCounts): void {
  checkCounts({ correct, incorrect, refused });
}
