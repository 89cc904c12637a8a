/**
 * The 2 x 2 table of two respondents on the same questions, and the guards on it.
 * `both` and `neither` carry no information on who is better, only on how alike the two are.
 */
import { checkCounts } from '../numeric/checks.ts';

/** Questions by whether the first and the second respondent had the event (say, were correct). */
export interface PairCounts {
  /** Event for both. */
  readonly both: number;
  /** Event for the first only. */
  readonly onlyFirst: number;
  /** Event for the second only. */
  readonly onlySecond: number;
  /** Event for neither. */
  readonly neither: number;
}

/** Throws RangeError unless all four are whole numbers of at least 0; returns their sum. */
export function checkPairCounts({ both, onlyFirst, onlySecond, neither }: PairCounts): number {
  checkCounts({ both, onlyFirst, onlySecond, neither });
  return both + onlyFirst + onlySecond + neither;
}
