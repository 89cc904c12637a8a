/**
 * What the calibration error of a perfectly calibrated model would be on these very confidences: the yardstick without
 * which the plain error says nothing. Outcomes are redrawn with the stated confidences as true chances (consistency
 * resampling) and the error computed anew.
 */

import { createRandom } from '../draw/random.ts';
import { chance, drawBinomial } from '../draw/random-binomial.ts';
import type { Why } from '../numeric/interval.ts';
import { binFinder, defaultBins } from './calibration-bins.ts';
import { checkConfidences } from './forecasts.ts';
import { tiesByConfidence } from './risk-coverage.ts';

export interface NullCalibrationErrorOptions {
  /** Whole number that names the sequence of random numbers. @default 1 */
  readonly seed?: number;
  /** Times the outcomes are redrawn. @default 1000 */
  readonly resamples?: number;
  /** Number of bins. @default 15, fewer so that a bin holds at least 20 answers */
  readonly bins?: number;
  /** Equal mass or equal width. @default 'mass' */
  readonly scheme?: 'mass' | 'width';
  /** Mean gap, root mean squared gap, or largest gap. @default 'l1' */
  readonly norm?: 'l1' | 'l2' | 'max';
  /** An observed error: its p value is the share of redrawn errors at least as large. */
  readonly observed?: number;
}

export interface NullCalibrationError {
  /** Mean error by chance alone; null without answers. */
  readonly mean: number | null;
  /** 95 % of calibrated models lie below this. */
  readonly upper95: number | null;
  /** Share of redrawn errors of at least `observed`, counting the observed one; null without one. */
  readonly pValue: number | null;
  readonly resamples: number;
  readonly seed: number;
  readonly why?: Why;
}

/**
 * Distribution of the calibration error under perfect calibration, over the same bins as `calibration-error`. Depends on
 * the confidences and the seed, not on the order of the rows.
 *
 * Source: consistency resampling, Bröcker and Smith 2007, Weather and Forecasting 22:651; Vaicenavicius et al. 2019.
 *
 * @throws RangeError if a confidence lies outside [0, 1]
 * @example
 * nullCalibrationError([1, 0, 1], { bins: 2 }).mean; // => 0
 */
export function nullCalibrationError(
  confidences: ArrayLike<number>,
  {
    seed = 1,
    resamples = 1000,
    bins = defaultBins(confidences.length),
    scheme = 'mass',
    norm = 'l1',
    observed,
  }: NullCalibrationErrorOptions = {},
): NullCalibrationError {
  checkConfidences(confidences);
  const n = confidences.length;
  if (n === 0) return { mean: null, upper95: null, pValue: null, resamples: 0, seed, why: 'no_attempts' };
  const binOf = binFinder(confidences, { bins, scheme });
  const size = new Float64Array(bins);
  const expected = new Float64Array(bins);
  // One draw for all answers of a confidence: they share a bin, and the order of the rows cannot matter.
  const ties = tiesByConfidence(confidences).map((tie) => {
    const bin = binOf(tie.confidence);
    size[bin]! += tie.n;
    expected[bin]! += tie.n * tie.confidence;
    return { bin, n: tie.n, chance: chance(tie.confidence) };
  });
  const random = createRandom(seed, { stream: 'null-calibration-error' });
  const errors = new Float64Array(resamples);
  const right = new Float64Array(bins);
  for (let b = 0; b < resamples; b++) {
    right.fill(0);
    for (const tie of ties) right[tie.bin]! += drawBinomial(random, tie.n, tie.chance);
    let error = 0;
    for (let bin = 0; bin < bins; bin++) {
      if (size[bin] === 0) continue;
      // The gap of sums is the gap of means times the bin's size.
      const gap = Math.abs(right[bin]! - expected[bin]!);
      if (norm === 'max') error = Math.max(error, gap / size[bin]!);
      else error += norm === 'l1' ? gap / n : gap ** 2 / (size[bin]! * n);
    }
    errors[b] = norm === 'l2' ? Math.sqrt(error) : error;
  }
  let sum = 0;
  let asLarge = 1;
  for (const error of errors) {
    sum += error;
    if (observed !== undefined && error >= observed - 1e-12) asLarge++;
  }
  errors.sort();
  return {
    mean: sum / resamples,
    upper95: errors[Math.min(resamples - 1, Math.ceil(0.95 * resamples) - 1)]!,
    pValue: observed === undefined ? null : asLarge / (resamples + 1),
    resamples,
    seed,
  };
}
