/**
 * Expected calibration error: how far stated confidence lies from the share that was right, averaged over bins.
 * The plain figure is never 0: a perfectly calibrated model shows .095 at 100 answers and 10 bins by chance alone.
 * So print it beside `null-calibration-error`, or use the debiased form, which is 0 on average for such a model.
 */

import type { Why } from '../numeric/interval.ts';
import { type BinScheme, calibrationBins, defaultBins } from './calibration-bins.ts';

export interface CalibrationErrorOptions {
  /** Number of bins. @default 15, fewer so that a bin holds at least 20 answers */
  readonly bins?: number;
  /** @default 'mass' */
  readonly scheme?: BinScheme;
  /** Mean gap (`l1`), root mean squared gap (`l2`) or the largest gap. @default 'l1' */
  readonly norm?: 'l1' | 'l2' | 'max';
  /** Subtract each bin's own binomial noise; the estimate is then of the `l2` kind. @default false */
  readonly debiased?: boolean;
}

export interface CalibrationError {
  /** The error, in [0, 1]; null without answers. */
  readonly estimate: number | null;
  /** Mean squared gap; with `debiased` its bias is removed and it can be negative, which means "none found". */
  readonly squared: number | null;
  /** Bins that hold answers. */
  readonly bins: number;
  readonly n: number;
  readonly why?: Why;
}

/**
 * Calibration error of stated confidences over attempted answers.
 *
 * Debiased: sum of w_b [(right_b - confidence_b)^2 - right_b (1 - right_b) / (n_b - 1)]; bins with one answer cannot be
 * corrected. The estimate is then the root of that, or 0 where it is negative.
 *
 * Misleads: depends on the bins; says nothing about whether confidence separates right from wrong (a constant,
 * correct confidence has error 0), which `auroc` and `risk-coverage` measure.
 *
 * Source: Naeini et al. 2015; Bröcker 2012, Climate Dynamics 39:655; Kumar, Liang and Ma 2019, arXiv:1909.10155.
 *
 * @throws RangeError if a confidence lies outside [0, 1] or the columns differ in length
 * @example
 * calibrationError([1, 1, 0, 0.5], [1, 0, 0, 1], { bins: 10, scheme: 'width' }).estimate; // => 0.375
 */
export function calibrationError(
  confidences: ArrayLike<number>,
  correct: ArrayLike<number>,
  {
    bins = defaultBins(confidences.length),
    scheme = 'mass',
    norm = 'l1',
    debiased = false,
  }: CalibrationErrorOptions = {},
): CalibrationError {
  const filled = calibrationBins(confidences, correct, { bins, scheme });
  const n = confidences.length;
  if (n === 0) return { estimate: null, squared: null, bins: 0, n, why: 'no_attempts' };
  let absolute = 0;
  let squared = 0;
  let largest = 0;
  for (const bin of filled) {
    const gap = Math.abs(bin.correctRate - bin.meanConfidence);
    const noise = debiased && bin.n > 1 ? (bin.correctRate * (1 - bin.correctRate)) / (bin.n - 1) : 0;
    absolute += (bin.n / n) * gap;
    squared += (bin.n / n) * (gap ** 2 - noise);
    largest = Math.max(largest, gap);
  }
  const root = Math.sqrt(Math.max(0, squared));
  const estimate = debiased || norm === 'l2' ? root : norm === 'max' ? largest : absolute;
  return { estimate, squared, bins: filled.length, n };
}
