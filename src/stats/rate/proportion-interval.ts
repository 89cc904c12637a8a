/**
 * Interval for a proportion by a method named in words; Wilson unless told otherwise.
 * The one entrance for code that lets a user choose: each method stands in a file of its own.
 */

import type { Interval } from '../numeric/interval.ts';
import { agrestiCoull } from './agresti-coull.ts';
import { clopperPearson } from './clopper-pearson.ts';
import { jeffreys } from './jeffreys.ts';
import { midP } from './mid-p.ts';
import { wald } from './wald.ts';
import { wilson } from './wilson.ts';
import { wilsonCorrected } from './wilson-corrected.ts';

const METHODS = {
  wilson,
  wilson_cc: wilsonCorrected,
  clopper_pearson: clopperPearson,
  jeffreys,
  agresti_coull: agrestiCoull,
  midp: midP,
  wald,
} as const;

/** The name of a method for one proportion. */
export type ProportionMethod = keyof typeof METHODS;

/** Options of {@link proportionInterval}. */
export interface ProportionIntervalOptions {
  /** Confidence level, in (0, 1). @default 0.95 */
  readonly level?: number;
  /** Which interval. @default 'wilson' */
  readonly method?: ProportionMethod;
}

/**
 * Interval for `events` out of `n`.
 *
 * @throws RangeError unless 0 <= events <= n, both whole, the level lies in (0, 1) and the method is known.
 * @example
 * proportionInterval(0, 30, { method: 'jeffreys' }).lower; // => 0
 */
export function proportionInterval(
  events: number,
  n: number,
  { level = 0.95, method = 'wilson' }: ProportionIntervalOptions = {},
): Interval {
  const interval = METHODS[method];
  if (!interval)
    throw new RangeError(`method must be one of ${Object.keys(METHODS).join(', ')}, got ${method}`);
  return interval(events, n, { level });
}
