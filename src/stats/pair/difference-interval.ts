/**
 * Interval for the difference of two independent proportions by a method named in words.
 * For two respondents on the same questions this is the wrong tool: use the paired difference, which is narrower
 * and honest about the pairing. Published counts without pairing are what this is for.
 */

import { checkEvents, checkLevel } from '../numeric/checks.ts';
import type { Interval } from '../numeric/interval.ts';
import { agrestiCaffo } from './agresti-caffo.ts';
import { miettinenNurminen } from './miettinen-nurminen.ts';
import { newcombeDifference } from './newcombe-difference.ts';
import { waldDifference } from './wald-difference.ts';

/** Events out of n on one side of a comparison. */
export interface Proportion {
  readonly events: number;
  readonly n: number;
}

const METHODS = {
  newcombe: newcombeDifference,
  miettinen_nurminen: miettinenNurminen,
  agresti_caffo: agrestiCaffo,
  wald: waldDifference,
} as const;

/** The name of a method for the difference of two independent proportions. */
export type DifferenceMethod = keyof typeof METHODS;

/** Options of {@link differenceInterval}. */
export interface DifferenceIntervalOptions {
  /** Confidence level, in (0, 1). @default 0.95 */
  readonly level?: number;
  /** Which interval. @default 'newcombe' */
  readonly method?: DifferenceMethod;
}

/**
 * Interval for first - second. With nothing asked on either side the estimate is null and the interval [-1, 1].
 *
 * @throws RangeError unless 0 <= events <= n on both sides, the level lies in (0, 1) and the method is known.
 * @example
 * differenceInterval({ events: 56, n: 70 }, { events: 48, n: 80 }).lower; // => 0.05243147240236498
 */
export function differenceInterval(
  first: Proportion,
  second: Proportion,
  { level = 0.95, method = 'newcombe' }: DifferenceIntervalOptions = {},
): Interval {
  checkEvents(first.events, first.n);
  checkEvents(second.events, second.n);
  checkLevel(level);
  const interval = METHODS[method];
  if (!interval)
    throw new RangeError(`method must be one of ${Object.keys(METHODS).join(', ')}, got ${method}`);
  const n = first.n + second.n;
  if (first.n === 0 || second.n === 0) {
    return { estimate: null, lower: -1, upper: 1, method, level, n, why: 'empty_denominator' };
  }
  const ends = interval(first, second, level);
  return {
    estimate: first.events / first.n - second.events / second.n,
    lower: Math.max(-1, ends.lower),
    upper: Math.min(1, ends.upper),
    method,
    level,
    n,
  };
}
