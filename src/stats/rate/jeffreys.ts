/**
 * Jeffreys interval for a proportion: equal tails of the Beta(x + 1/2, n - x + 1/2) posterior.
 * Offered where a posterior is wanted; its ends at 0 of n and n of n are moved to 0 and 1 (the rule of Brown, Cai and
 * DasGupta), because the bare posterior would exclude a rate of 0 after seeing none.
 */
import { checkEvents, checkLevel } from '../numeric/checks.ts';
import { betaQuantile } from '../numeric/distributions.ts';
import type { Interval } from '../numeric/interval.ts';

/** Options of {@link jeffreys}. */
export interface JeffreysOptions {
  /** Confidence level, in (0, 1). @default 0.95 */
  readonly level?: number;
}

/**
 * Interval for `events` out of `n`; [0, 1] with null at n = 0.
 *
 * @throws RangeError unless 0 <= events <= n, both whole, and the level lies in (0, 1).
 * Source: Brown, Cai, DasGupta, Statistical Science 16:101, 2001, section 3.1.1.
 * @example
 * jeffreys(0, 30).upper; // => 0.07967817381725999
 */
export function jeffreys(events: number, n: number, { level = 0.95 }: JeffreysOptions = {}): Interval {
  checkEvents(events, n);
  checkLevel(level);
  const method = 'jeffreys';
  if (n === 0) return { estimate: null, lower: 0, upper: 1, method, level, n, why: 'empty_denominator' };
  const tail = (1 - level) / 2;
  return {
    estimate: events / n,
    lower: events === 0 ? 0 : betaQuantile(tail, events + 0.5, n - events + 0.5),
    upper: events === n ? 1 : betaQuantile(1 - tail, events + 0.5, n - events + 0.5),
    method,
    level,
    n,
  };
}
