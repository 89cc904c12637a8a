/**
 * The normal interval for the difference of two paired proportions, bare or after adding half a question to each cell.
 * To be compared with, not defaults: the bare one covers 71-79 % in sparse tables of 30 questions.
 */
import { normalCritical } from '../numeric/distributions.ts';
import type { PairCounts } from './pair-counts.ts';

/**
 * The ends of the interval for first - second at confidence `level`, for a checked table with at least one question.
 *
 * @param added Pseudo-count for each of the four cells: 0 is Wald, 0.5 is Agresti and Min.
 * Source: Agresti and Min, Statistics in Medicine 24:729, 2005.
 * @example
 * waldPaired({ both: 59, onlyFirst: 6, onlySecond: 16, neither: 80 }, 0.95, 0).lower; // => -0.11839965766157987
 */
export function waldPaired(
  counts: PairCounts,
  level: number,
  added: 0 | 0.5,
): { lower: number; upper: number; standardError: number } {
  const onlyFirst = counts.onlyFirst + added;
  const onlySecond = counts.onlySecond + added;
  const n = onlyFirst + onlySecond + counts.both + counts.neither + 2 * added;
  const difference = (onlyFirst - onlySecond) / n;
  const standardError = Math.sqrt(onlyFirst + onlySecond - (onlyFirst - onlySecond) ** 2 / n) / n;
  const spread = normalCritical(level) * standardError;
  return { lower: difference - spread, upper: difference + spread, standardError };
}
