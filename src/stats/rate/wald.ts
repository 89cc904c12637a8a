/**
 * The normal ("Wald") interval for a proportion, here to be compared with, never a default.
 * It has zero width at 0 of n and covers 14 % instead of 95 % at n = 30 with a true rate of half a percent.
 */
import { checkEvents, checkLevel } from '../numeric/checks.ts';
import { normalCritical } from '../numeric/distributions.ts';
import type { Interval } from '../numeric/interval.ts';

/** Options of {@link wald}. */
export interface WaldOptions {
  /** Confidence level, in (0, 1). @default 0.95 */
  readonly level?: number;
}

/**
 * Interval for `events` out of `n`, clipped to [0, 1]; null at n = 0.
 *
 * @throws RangeError unless 0 <= events <= n, both whole, and the level lies in (0, 1).
 * Source: Laplace, 1812; its failings in Brown, Cai, DasGupta, Statistical Science 16:101, 2001.
 * @example
 * wald(7, 50).lower; // => 0.043821869220537185
 */
export function wald(events: number, n: number, { level = 0.95 }: WaldOptions = {}): Interval {
  checkEvents(events, n);
  checkLevel(level);
  const method = 'wald';
  if (n === 0) return { estimate: null, lower: 0, upper: 1, method, level, n, why: 'empty_denominator' };
  const rate = events / n;
  const standardError = Math.sqrt((rate * (1 - rate)) / n);
  const spread = normalCritical(level) * standardError;
  return {
    estimate: rate,
    lower: Math.max(0, rate - spread),
    upper: Math.min(1, rate + spread),
    method,
    level,
    n,
    standardError,
  };
}
