/**
 * Tango's score interval for the difference of two paired proportions: the default for comparing two respondents.
 * It excludes 0 exactly when McNemar's chi-square test rejects, so test and interval never contradict each other, and
 * it holds for sparse tables where the normal interval covers 71-79 %.
 */
import { normalCritical } from '../numeric/distributions.ts';
import { findRoot } from '../numeric/find-root.ts';
import type { PairCounts } from './pair-counts.ts';

/**
 * The ends of the interval for first - second at confidence `level`, for a checked table with at least one question.
 *
 * Source: Tango, Statistics in Medicine 17:891, 1998.
 * @example
 * tango({ both: 30, onlyFirst: 0, onlySecond: 0, neither: 0 }, 0.95).upper.toFixed(8); // => '0.11351339'
 */
export function tango(
  { both, onlyFirst, onlySecond, neither }: PairCounts,
  level: number,
): { lower: number; upper: number } {
  const n = both + onlyFirst + onlySecond + neither;
  const z = normalCritical(level);
  const estimate = (onlyFirst - onlySecond) / n;
  const score = (difference: number) => scoreStatistic(onlyFirst, onlySecond, n, difference);
  return {
    lower: estimate === -1 ? -1 : findRoot((difference) => score(difference) - z, [-1, estimate]),
    upper: estimate === 1 ? 1 : findRoot((difference) => score(difference) + z, [estimate, 1]),
  };
}

/** (onlyFirst - onlySecond - n difference) over its standard error under the hypothesised difference. */
function scoreStatistic(onlyFirst: number, onlySecond: number, n: number, difference: number): number {
  const gap = onlyFirst - onlySecond - n * difference;
  if (Math.abs(gap) < 1e-14 * n) return 0;
  // Restricted estimate of P(only the second): the larger root of 2n q^2 + linear q + constant = 0.
  const linear = -onlyFirst - onlySecond + (2 * n - onlyFirst + onlySecond) * difference;
  const constant = -onlySecond * difference * (1 - difference);
  const q = (Math.sqrt(Math.max(0, linear * linear - 8 * n * constant)) - linear) / (4 * n);
  const variance = n * (2 * q + difference * (1 - difference));
  // The variance vanishes at differences of -1 and 1, where the statistic is infinite.
  return gap / Math.sqrt(Math.max(variance, 1e-18));
}
