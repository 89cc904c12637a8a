/**
 * Goodman's simultaneous intervals for correct, incorrect and refused together: the default for three bars.
 * Wilson's interval with a Bonferroni-widened critical value; unlike Sison-Glaz it stays valid at zero counts.
 */
import { checkCounts, checkLevel } from '../numeric/checks.ts';
import { normalCritical } from '../numeric/distributions.ts';
import { type SimultaneousInterval, vacuousShares } from './simultaneous-interval.ts';
import { wilsonEnds } from './wilson.ts';

/** Options of {@link goodman}. */
export interface GoodmanOptions {
  /** Confidence that all intervals hold at once, in (0, 1). @default 0.95 */
  readonly level?: number;
}

/**
 * Intervals for the shares behind `counts`, one a cell, in their order.
 *
 * @throws RangeError unless every count is a whole number of at least 0 and the level lies in (0, 1).
 * Source: Goodman, Technometrics 7:247, 1965, with the chi-square quantile at 1 - (1 - level)/k.
 * @example
 * goodman([3, 0, 27]).upper[1]; // => 0.16039620894024972
 */
export function goodman(
  counts: readonly number[],
  { level = 0.95 }: GoodmanOptions = {},
): SimultaneousInterval {
  checkCounts(Object.fromEntries(counts.map((count, cell) => [`counts[${cell}]`, count])));
  checkLevel(level);
  const n = counts.reduce((sum, count) => sum + count, 0);
  if (n === 0) return vacuousShares(counts.length, 'goodman', level);
  // The root of a chi-square quantile with one degree of freedom is a normal one.
  const critical = normalCritical(1 - (1 - level) / counts.length);
  const ends = counts.map((count) => wilsonEnds(count / n, n, critical));
  return {
    estimate: counts.map((count) => count / n),
    lower: ends.map((end) => end.lower),
    upper: ends.map((end) => end.upper),
    method: 'goodman',
    level,
    n,
  };
}
