/**
 * Wilson's interval with continuity correction (Newcombe's method 4): conservative, only on request.
 * R's one-sample prop.test is not this interval: it shrinks the correction when the count is near n/2.
 */
import { checkEvents, checkLevel } from '../numeric/checks.ts';
import { normalCritical } from '../numeric/distributions.ts';
import type { Interval } from '../numeric/interval.ts';

/** Options of {@link wilsonCorrected}. */
export interface WilsonCorrectedOptions {
  /** Confidence level, in (0, 1). @default 0.95 */
  readonly level?: number;
}

/**
 * Interval for `events` out of `n`; lower end 0 at 0 of n, upper end 1 at n of n, [0, 1] with null at n = 0.
 *
 * @throws RangeError unless 0 <= events <= n, both whole, and the level lies in (0, 1).
 * Source: Newcombe, Statistics in Medicine 17:857, 1998, method 4.
 * @example
 * wilsonCorrected(0, 30).upper; // => 0.1413204796824516
 */
export function wilsonCorrected(
  events: number,
  n: number,
  { level = 0.95 }: WilsonCorrectedOptions = {},
): Interval {
  checkEvents(events, n);
  checkLevel(level);
  const method = 'wilson_cc';
  if (n === 0) return { estimate: null, lower: 0, upper: 1, method, level, n, why: 'empty_denominator' };
  const z = normalCritical(level);
  const p = events / n;
  const q = 1 - p;
  const scale = 2 * (n + z * z);
  const lowerSpread = z * Math.sqrt(z * z - 2 - 1 / n + 4 * p * (n * q + 1));
  const upperSpread = z * Math.sqrt(z * z + 2 - 1 / n + 4 * p * (n * q - 1));
  return {
    estimate: p,
    lower: events === 0 ? 0 : Math.max(0, (2 * n * p + z * z - 1 - lowerSpread) / scale),
    upper: events === n ? 1 : Math.min(1, (2 * n * p + z * z + 1 + upperSpread) / scale),
    method,
    level,
    n,
  };
}
