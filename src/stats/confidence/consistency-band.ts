/**
 * Where the share right in a bin would fall if the stated confidences in it were true: the band to draw around the
 * diagonal of a reliability diagram. A point outside it speaks against calibration; a Wilson bar answers another
 * question (how well the share itself is known).
 */
import { checkLevel } from '../numeric/checks.ts';
import type { Why } from '../numeric/interval.ts';
import { poissonBinomial } from './poisson-binomial.ts';

export interface ConsistencyBand {
  /** Ends of the band as shares; null for an empty bin. */
  readonly lower: number | null;
  readonly upper: number | null;
  /** Mean confidence, the share expected. */
  readonly mean: number | null;
  readonly level: number;
  readonly n: number;
  readonly why?: Why;
}

/**
 * Quantiles (smallest share whose cumulated chance reaches the level) of the share right, exact.
 *
 * Source: Bröcker and Smith 2007, Weather and Forecasting 22:651, with the exact law in place of resampling.
 *
 * @param confidences stated confidences of the bin's answers, in [0, 1]
 * @throws RangeError if a confidence lies outside [0, 1]
 * @example
 * consistencyBand([0.5, 0.5, 0.5, 0.5]).lower; // => 0
 */
export function consistencyBand(
  confidences: ArrayLike<number>,
  { level = 0.95 }: { readonly level?: number } = {},
): ConsistencyBand {
  checkLevel(level);
  const n = confidences.length;
  if (n === 0) return { lower: null, upper: null, mean: null, level, n, why: 'no_attempts' };
  const mass = poissonBinomial(confidences);
  const quantile = (share: number) => {
    let cumulated = 0;
    for (let k = 0; k < n; k++) {
      cumulated += mass[k]!;
      if (cumulated >= share) return k / n;
    }
    return 1;
  };
  let sum = 0;
  for (let i = 0; i < n; i++) sum += confidences[i]!;
  const tail = (1 - level) / 2;
  return { lower: quantile(tail), upper: quantile(1 - tail), mean: sum / n, level, n };
}
