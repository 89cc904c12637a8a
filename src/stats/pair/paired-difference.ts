/**
 * Difference of the rates of two respondents on the same questions, with its interval; Tango's unless told otherwise.
 * For one trial a question and no clusters. With either, average within the question and use pairedMeanDifference.
 */
import { checkLevel } from '../numeric/checks.ts';
import type { Interval } from '../numeric/interval.ts';
import { newcombePaired } from './newcombe-paired.ts';
import { checkPairCounts, type PairCounts } from './pair-counts.ts';
import { tango } from './tango.ts';
import { waldPaired } from './wald-paired.ts';

/** The ends of one method, with what else it knows. */
type PairedEnds = { lower: number; upper: number; phi?: number; standardError?: number };

const METHODS = {
  tango,
  newcombe: newcombePaired,
  wald: (counts: PairCounts, level: number) => waldPaired(counts, level, 0),
  agresti_min: (counts: PairCounts, level: number) => waldPaired(counts, level, 0.5),
} as const satisfies Record<string, (counts: PairCounts, level: number) => PairedEnds>;

/** The name of a method for the difference of two paired proportions. */
export type PairedMethod = keyof typeof METHODS;

/** Options of {@link pairedDifference}. */
export interface PairedDifferenceOptions {
  /** Confidence level, in (0, 1). @default 0.95 */
  readonly level?: number;
  /** Which interval. @default 'tango' */
  readonly method?: PairedMethod;
}

/** The interval, with the correlation that Newcombe's method uses. */
export interface PairedDifference extends Interval {
  readonly phi?: number;
}

/**
 * Rate of the first minus rate of the second in [-1, 1]; null with [-1, 1] when no question was shared.
 *
 * @throws RangeError unless the counts are whole numbers of at least 0, the level lies in (0, 1), the method is known.
 * Source: Fagerland, Lydersen, Laake, Statistics in Medicine 33:2850, 2014, for the comparison of methods.
 * @example
 * pairedDifference({ both: 59, onlyFirst: 6, onlySecond: 16, neither: 80 }).estimate; // => -0.062111801242236024
 */
export function pairedDifference(
  counts: PairCounts,
  { level = 0.95, method = 'tango' }: PairedDifferenceOptions = {},
): PairedDifference {
  const n = checkPairCounts(counts);
  checkLevel(level);
  const interval = METHODS[method];
  if (!interval)
    throw new RangeError(`method must be one of ${Object.keys(METHODS).join(', ')}, got ${method}`);
  if (n === 0) return { estimate: null, lower: -1, upper: 1, method, level, n, why: 'no_questions' };
  const { lower, upper, ...more } = interval(counts, level);
  return {
    estimate: (counts.onlyFirst - counts.onlySecond) / n,
    lower: Math.max(-1, lower),
    upper: Math.min(1, upper),
    method,
    level,
    n,
    ...more,
  };
}
