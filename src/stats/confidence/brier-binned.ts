/**
 * Murphy's split of the Brier score over bins, with the two terms that the bins themselves cause.
 * Without those terms the parts do not add up, and the finer the confidences vary within a bin the worse.
 */

import type { Why } from '../numeric/interval.ts';
import { assignBins, type BinScheme, defaultBins } from './calibration-bins.ts';
import { checkForecasts } from './forecasts.ts';

export interface BrierBinnedOptions {
  /** Number of bins. @default 15, fewer so that a bin holds at least 20 answers */
  readonly bins?: number;
  /** @default 'mass' */
  readonly scheme?: BinScheme;
}

export interface BrierBinned {
  /** The Brier score itself, without bins; null without answers. */
  readonly estimate: number | null;
  readonly reliability: number | null;
  readonly resolution: number | null;
  readonly uncertainty: number | null;
  /** Spread of the confidences within their bins. */
  readonly withinBinVariance: number | null;
  /** Twice the covariance of confidence and outcome within bins. */
  readonly withinBinCovariance: number | null;
  readonly n: number;
  readonly why?: Why;
}

/**
 * score = reliability - resolution + uncertainty + within-bin variance - within-bin covariance, exactly.
 *
 * Source: Stephenson, Coelho and Jolliffe 2008, Weather and Forecasting 23:752.
 *
 * @throws RangeError if a confidence lies outside [0, 1] or the columns differ in length
 * @example
 * brierBinned([0.7, 0.9], [1, 0], { bins: 1 }).withinBinVariance; // => 0.010000000000000005
 */
export function brierBinned(
  confidences: ArrayLike<number>,
  correct: ArrayLike<number>,
  { bins = defaultBins(confidences.length), scheme = 'mass' }: BrierBinnedOptions = {},
): BrierBinned {
  checkForecasts(confidences, correct);
  const n = confidences.length;
  if (n === 0) {
    return {
      estimate: null,
      reliability: null,
      resolution: null,
      uncertainty: null,
      withinBinVariance: null,
      withinBinCovariance: null,
      n,
      why: 'no_attempts',
    };
  }
  const binOf = assignBins(confidences, { bins, scheme });
  const size = new Float64Array(bins);
  const confidenceSum = new Float64Array(bins);
  const rightSum = new Float64Array(bins);
  let right = 0;
  for (let i = 0; i < n; i++) {
    size[binOf[i]!]!++;
    confidenceSum[binOf[i]!]! += confidences[i]!;
    rightSum[binOf[i]!]! += correct[i]!;
    right += correct[i]!;
  }
  const base = right / n;
  let reliability = 0;
  let resolution = 0;
  for (let bin = 0; bin < bins; bin++) {
    if (size[bin] === 0) continue;
    const rate = rightSum[bin]! / size[bin]!;
    reliability += (size[bin]! / n) * (confidenceSum[bin]! / size[bin]! - rate) ** 2;
    resolution += (size[bin]! / n) * (rate - base) ** 2;
  }
  let score = 0;
  let variance = 0;
  let covariance = 0;
  for (let i = 0; i < n; i++) {
    const bin = binOf[i]!;
    const offset = confidences[i]! - confidenceSum[bin]! / size[bin]!;
    score += (confidences[i]! - correct[i]!) ** 2 / n;
    variance += offset ** 2 / n;
    covariance += (2 * offset * (correct[i]! - rightSum[bin]! / size[bin]!)) / n;
  }
  return {
    estimate: score,
    reliability,
    resolution,
    uncertainty: base * (1 - base),
    withinBinVariance: variance,
    withinBinCovariance: covariance,
    n,
  };
}
