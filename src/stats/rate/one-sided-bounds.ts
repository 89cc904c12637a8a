/**
 * One-sided Clopper-Pearson bounds: "with 95 % confidence at most this share is wrong", or at least.
 * Each bound spends the whole of 1 - level on its own side; together they are not a 95 % interval.
 */
import { checkEvents, checkLevel } from '../numeric/checks.ts';
import { betaQuantile } from '../numeric/distributions.ts';

/** Options of {@link oneSidedBounds}. */
export interface OneSidedBoundsOptions {
  /** Confidence level of each bound by itself, in (0, 1). @default 0.95 */
  readonly level?: number;
}

/** A lower and an upper confidence bound, each valid alone. */
export interface OneSidedBounds {
  readonly lower: number;
  readonly upper: number;
}

/**
 * Exact bounds for the rate behind `events` out of `n`; 0 and 1 when n = 0.
 *
 * @throws RangeError unless 0 <= events <= n, both whole, and the level lies in (0, 1).
 * Source: Clopper and Pearson, Biometrika 26:404, 1934. At 0 of n the upper bound is 1 - (1 - level)^(1/n).
 * @example
 * oneSidedBounds(0, 59).upper; // => 0.04950760988822693
 */
export function oneSidedBounds(
  events: number,
  n: number,
  { level = 0.95 }: OneSidedBoundsOptions = {},
): OneSidedBounds {
  checkEvents(events, n);
  checkLevel(level);
  return {
    lower: events === 0 ? 0 : betaQuantile(1 - level, events, n - events + 1),
    upper: events === n ? 1 : betaQuantile(level, events + 1, n - events),
  };
}
