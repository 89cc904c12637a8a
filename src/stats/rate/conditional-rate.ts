/**
 * A rate whose denominator is itself random: incorrect among attempted, correct among attempted.
 * Given the number attempted it is a plain binomial, so Wilson on (part, attempted) is valid whatever the attempt
 * rate: coverage 94.9-96.8 % in every design of docs/statistics.md.
 */
import type { Interval, Why } from '../numeric/interval.ts';
import { type ProportionMethod, proportionInterval } from './proportion-interval.ts';

/** Options of {@link conditionalRate}. */
export interface ConditionalRateOptions {
  /** Confidence level, in (0, 1). @default 0.95 */
  readonly level?: number;
  /** Which interval. @default 'wilson' */
  readonly method?: ProportionMethod;
  /** The word given when the denominator is 0. @default 'no_attempts' */
  readonly whyEmpty?: Why;
}

/**
 * Interval for `part` out of `attempted`; null in [0, 1] with the reason when nothing was attempted.
 *
 * @throws RangeError unless 0 <= part <= attempted, both whole.
 * @example
 * conditionalRate(0, 0).why; // => 'no_attempts'
 */
export function conditionalRate(
  part: number,
  attempted: number,
  { level = 0.95, method = 'wilson', whyEmpty = 'no_attempts' }: ConditionalRateOptions = {},
): Interval {
  const interval = proportionInterval(part, attempted, { level, method });
  return attempted === 0 ? { ...interval, why: whyEmpty } : interval;
}
