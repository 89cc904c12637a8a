/**
 * The bins of a reliability diagram: stated confidence against the share that was right, with Wilson bars.
 * Equal-mass bins are the default, because models state few and high confidences and equal-width bins stay empty.
 */
import { checkLevel } from './checks.ts';
import { checkForecasts } from './forecasts.ts';
import { wilson } from './wilson.ts';

export interface CalibrationBinsOptions {
  /** Number of bins asked for. @default 15, fewer so that a bin holds at least 20 answers */
  readonly bins?: number;
  /** `mass`: as many answers in each bin; `width`: equal stretches of confidence. @default 'mass' */
  readonly scheme?: 'mass' | 'width';
  /** Level of the Wilson bars, in (0, 1). @default 0.95 */
  readonly level?: number;
}

export interface CalibrationBin {
  /** Lowest and highest confidence in the bin. */
  readonly from: number;
  readonly to: number;
  readonly meanConfidence: number;
  /** Share that was right, with its Wilson interval. */
  readonly correctRate: number;
  readonly lower: number;
  readonly upper: number;
  /** Answers in the bin, and how many of them were right. */
  readonly n: number;
  readonly correct: number;
}

/**
 * Groups answers by confidence; empty bins are left out.
 *
 * Width: bin = min(floor(confidence x bins), bins - 1). Mass: sorted by confidence (ties in their given order), cut like
 * numpy's array_split, so equal confidences can fall into two bins.
 *
 * Source: Bröcker and Smith 2007, Weather and Forecasting 22:651.
 *
 * @throws RangeError if a confidence lies outside [0, 1] or the columns differ in length
 * @example
 * calibrationBins([0.2, 0.9, 0.8], [0, 1, 0], { bins: 2, scheme: 'width' }).map((bin) => bin.n); // => [1, 2]
 */
export function calibrationBins(
  confidences: ArrayLike<number>,
  correct: ArrayLike<number>,
  { bins = defaultBins(confidences.length), scheme = 'mass', level = 0.95 }: CalibrationBinsOptions = {},
): readonly CalibrationBin[] {
  checkForecasts(confidences, correct);
  checkLevel(level);
  const binOf = assignBins(confidences, { bins, scheme });
  const n = new Array<number>(bins).fill(0);
  const right = new Array<number>(bins).fill(0);
  const sum = new Array<number>(bins).fill(0);
  const from = new Array<number>(bins).fill(1);
  const to = new Array<number>(bins).fill(0);
  for (let i = 0; i < confidences.length; i++) {
    const bin = binOf[i]!;
    const confidence = confidences[i]!;
    n[bin]!++;
    right[bin]! += correct[i]!;
    sum[bin]! += confidence;
    from[bin] = Math.min(from[bin]!, confidence);
    to[bin] = Math.max(to[bin]!, confidence);
  }
  const filled: CalibrationBin[] = [];
  for (let bin = 0; bin < bins; bin++) {
    if (n[bin] === 0) continue;
    const bar = wilson(right[bin]!, n[bin]!, { level });
    filled.push({
      from: from[bin]!,
      to: to[bin]!,
      meanConfidence: sum[bin]! / n[bin]!,
      correctRate: right[bin]! / n[bin]!,
      lower: bar.lower!,
      upper: bar.upper!,
      n: n[bin]!,
      correct: right[bin]!,
    });
  }
  return filled;
}

/** 15 bins, or as many as leave 20 answers in each; at least 1. */
export function defaultBins(n: number): number {
  return Math.max(1, Math.min(15, Math.floor(n / 20)));
}

/** The bin of each answer; depends on the confidences alone, so resampled outcomes can reuse it. */
export function assignBins(
  confidences: ArrayLike<number>,
  { bins, scheme }: { readonly bins: number; readonly scheme: 'mass' | 'width' },
): Int32Array {
  if (!Number.isInteger(bins) || bins < 1) {
    throw new RangeError(`bins must be a whole number of at least 1, got ${bins}`);
  }
  const n = confidences.length;
  const binOf = new Int32Array(n);
  if (scheme === 'width') {
    for (let i = 0; i < n; i++) binOf[i] = Math.min(Math.floor(confidences[i]! * bins), bins - 1);
    return binOf;
  }
  const order = Array.from({ length: n }, (_, i) => i).sort(
    (a, b) => confidences[a]! - confidences[b]! || a - b,
  );
  const small = Math.floor(n / bins);
  const larger = n % bins;
  let next = 0;
  for (let bin = 0; bin < bins; bin++) {
    const size = bin < larger ? small + 1 : small;
    for (let k = 0; k < size; k++) binOf[order[next++]!] = bin;
  }
  return binOf;
}
