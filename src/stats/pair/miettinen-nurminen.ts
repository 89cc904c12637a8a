/**
 * Miettinen-Nurminen score interval for the difference of two independent proportions.
 * statsmodels' confint_proportions_2indep(method='score') is not this interval: it uses count0 where nobs0 belongs
 * (its issue 10269), and for 56/70 against 48/80 prints .3440 where the published upper end is .3382.
 */
import { normalCritical } from '../numeric/distributions.ts';
import { findRoot } from '../numeric/find-root.ts';

/**
 * The ends of the interval for first - second at confidence `level`, for proportions already checked: the differences
 * that the score test, with variance factor N/(N - 1), does not reject.
 *
 * Source: Miettinen and Nurminen, Statistics in Medicine 4:213, 1985, appendix I for the restricted estimate.
 * @example
 * miettinenNurminen({ events: 56, n: 70 }, { events: 48, n: 80 }, 0.95).lower.toFixed(6); // => '0.052830'
 */
export function miettinenNurminen(
  first: { readonly events: number; readonly n: number },
  second: { readonly events: number; readonly n: number },
  level: number,
): { lower: number; upper: number } {
  const z = normalCritical(level);
  const estimate = first.events / first.n - second.events / second.n;
  const excess = (difference: number) => scoreStatistic(first, second, difference) - z;
  const shortfall = (difference: number) => scoreStatistic(first, second, difference) + z;
  // At a difference of -1 or 1 the restricted variance is 0 and the statistic infinite, unless the data sit there.
  return {
    lower: estimate === -1 || excess(-1) <= 0 ? -1 : findRoot(excess, [-1, estimate]),
    upper: estimate === 1 || shortfall(1) >= 0 ? 1 : findRoot(shortfall, [estimate, 1]),
  };
}

/** (observed - hypothesised difference) / its standard error under the hypothesis; large values stand for infinity. */
function scoreStatistic(
  first: { readonly events: number; readonly n: number },
  second: { readonly events: number; readonly n: number },
  difference: number,
): number {
  const gap = first.events / first.n - second.events / second.n - difference;
  const p2 = restrictedSecond(first, second, difference);
  const p1 = Math.min(1, Math.max(0, p2 + difference));
  const total = first.n + second.n;
  const variance = ((p1 * (1 - p1)) / first.n + (p2 * (1 - p2)) / second.n) * (total / (total - 1));
  if (Math.abs(gap) < 1e-15) return 0;
  // Rounding leaves variances of 1e-17 where the true one is 0.
  return gap / Math.sqrt(Math.max(variance, 1e-18));
}

/** Maximum likelihood estimate of the second proportion when the difference is fixed: the closed root of a cubic. */
function restrictedSecond(
  first: { readonly events: number; readonly n: number },
  second: { readonly events: number; readonly n: number },
  difference: number,
): number {
  const total = first.n + second.n;
  const events = first.events + second.events;
  const l3 = total;
  const l2 = (first.n + 2 * second.n) * difference - total - events;
  const l1 = (second.n * difference - total - 2 * second.events) * difference + events;
  const l0 = second.events * difference * (1 - difference);
  const q = (l2 / (3 * l3)) ** 3 - (l1 * l2) / (6 * l3 * l3) + l0 / (2 * l3);
  const p = Math.sign(q || 1) * Math.sqrt(Math.max(0, (l2 / (3 * l3)) ** 2 - l1 / (3 * l3)));
  const angle = p === 0 ? 0 : Math.min(1, Math.max(-1, q / p ** 3));
  const a = (Math.PI + Math.acos(angle)) / 3;
  const root = 2 * p * Math.cos(a) - l2 / (3 * l3);
  return Math.min(1, 1 - difference, Math.max(0, -difference, root));
}
