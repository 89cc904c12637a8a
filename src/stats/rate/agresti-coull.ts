/**
 * Agresti-Coull interval for a proportion: the normal interval around Wilson's centre.
 * Offered because papers print it; it is wider than Wilson's and never better.
 */
import { checkEvents, checkLevel } from '../numeric/checks.ts';
import { normalCritical } from '../numeric/distributions.ts';
import type { Interval } from '../numeric/interval.ts';

/** Options of {@link agrestiCoull}. */
export interface AgrestiCoullOptions {
  /** Confidence level, in (0, 1). @default 0.95 */
  readonly level?: number;
}

/**
 * Interval for `events` out of `n`, clipped to [0, 1]; null at n = 0.
 *
 * @throws RangeError unless 0 <= events <= n, both whole, and the level lies in (0, 1).
 * Source: Agresti and Coull, American Statistician 52:119, 1998.
 * @example
 * agrestiCoull(81, 263).lower; // => 0.25522066518999675
 */
export function agrestiCoull(
  events: number,
  n: number,
  { level = 0.95 }: AgrestiCoullOptions = {},
): Interval {
  checkEvents(events, n);
  checkLevel(level);
  const method = 'agresti_coull';
  if (n === 0) return { estimate: null, lower: 0, upper: 1, method, level, n, why: 'empty_denominator' };
  const z = normalCritical(level);
  const widerN = n + z * z;
  const centre = (events + (z * z) / 2) / widerN;
  const spread = z * Math.sqrt((centre * (1 - centre)) / widerN);
  return {
    estimate: events / n,
    lower: Math.max(0, centre - spread),
    upper: Math.min(1, centre + spread),
    method,
    level,
    n,
  };
}
