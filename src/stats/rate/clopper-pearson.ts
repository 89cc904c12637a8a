/**
 * Clopper-Pearson interval for a proportion: the default where a guarantee is given ("at most r are wrong").
 * Its coverage never falls below the level, and it pays for that with width; for describing a rate prefer Wilson.
 */
import { checkEvents, checkLevel } from '../numeric/checks.ts';
import { betaQuantile } from '../numeric/distributions.ts';
import type { Interval } from '../numeric/interval.ts';

/** Options of {@link clopperPearson}. */
export interface ClopperPearsonOptions {
  /** Confidence level, in (0, 1). @default 0.95 */
  readonly level?: number;
}

/**
 * Interval for `events` out of `n` by inverting the equal-tailed exact binomial test.
 *
 * Lower end 0 at 0 of n, upper end 1 at n of n, [0, 1] with null at n = 0.
 * @throws RangeError unless 0 <= events <= n, both whole, and the level lies in (0, 1).
 * Source: Clopper and Pearson, Biometrika 26:404, 1934.
 * @example
 * clopperPearson(30, 30).lower; // => 0.884296691777972
 */
export function clopperPearson(
  events: number,
  n: number,
  { level = 0.95 }: ClopperPearsonOptions = {},
): Interval {
  checkEvents(events, n);
  checkLevel(level);
  const method = 'clopper_pearson';
  if (n === 0) return { estimate: null, lower: 0, upper: 1, method, level, n, why: 'empty_denominator' };
  const tail = (1 - level) / 2;
  return {
    estimate: events / n,
    lower: events === 0 ? 0 : betaQuantile(tail, events, n - events + 1),
    upper: events === n ? 1 : betaQuantile(1 - tail, events + 1, n - events),
    method,
    level,
    n,
  };
}
