/**
 * The bins of a reliability diagram: stated confidence against the share that was right, with Wilson bars.
 * Equal-mass bins are the default, because models state few and high confidences and equal-width bins stay empty.
 * The bin follows from the confidence alone, so equal confidences cannot part: cut in two, the halves would be told
 * apart by the order of the rows, and a constant honest confidence would look wrong.
 */
import { checkLevel } from '../numeric/checks.ts';
import { wilson } from '../rate/wilson.ts';
import { checkForecasts } from './forecasts.ts';

/**
 * `mass`: about as many answers in each bin, equal confidences together; `width`: equal stretches of confidence;
 * `array-split`: bins of numpy's sizes, ties cut in the order of the rows: to check other tools' figures, not to report.
 */
export type BinScheme = 'mass' | 'width' | 'array-split';

export interface CalibrationBinsOptions {
  /** Number of bins asked for. @default 15, fewer so that a bin holds at least 20 answers */
  readonly bins?: number;
  /** @default 'mass' */
  readonly scheme?: BinScheme;
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
 * Groups answers by confidence, in ascending order; empty bins are left out. Equal confidences share a bin, whatever the
 * order of the rows.
 *
 * Width: bin = min(floor(confidence x bins), bins - 1). Mass: sorted by confidence and cut like numpy's array_split, each
 * cut then moved to the nearest end of the tie it falls into (the lower one of two as near); so bins may differ in size
 * and be fewer than asked for.
 *
 * Source: Bröcker and Smith 2007, Weather and Forecasting 22:651.
 *
 * @throws RangeError if a confidence lies outside [0, 1] or the columns differ in length
 * @example
 * calibrationBins([0.7, 0.9, 0.7, 0.7], [1, 1, 0, 1], { bins: 2 }).map((bin) => bin.n); // => [3, 1]
 */
export function calibrationBins(
  confidences: ArrayLike<number>,
  correct: ArrayLike<number>,
  { bins = defaultBins(confidences.length), scheme = 'mass', level = 0.95 }: CalibrationBinsOptions = {},
): readonly CalibrationBin[] {
  checkForecasts(confidences, correct);
  checkLevel(level);
  const binOf = assignBins(confidences, { bins, scheme });
  const filled = new Map<number, { n: number; right: number; sum: number; from: number; to: number }>();
  // Ascending, so that neither the bins nor the rounding of their sums hang on the order of the rows.
  for (const i of ascending(confidences)) {
    const confidence = confidences[i]!;
    const bin = filled.get(binOf[i]!) ?? { n: 0, right: 0, sum: 0, from: confidence, to: confidence };
    bin.n++;
    bin.right += correct[i]!;
    bin.sum += confidence;
    bin.to = confidence;
    filled.set(binOf[i]!, bin);
  }
  return [...filled.values()].map(({ n, right, sum, from, to }) => {
    const bar = wilson(right, n, { level });
    return {
      from,
      to,
      // A mean of equal numbers is that number, whatever rounding makes of their sum.
      meanConfidence: from === to ? from : sum / n,
      correctRate: right / n,
      lower: bar.lower!,
      upper: bar.upper!,
      n,
      correct: right,
    };
  });
}

/** 15 bins, or as many as leave 20 answers in each; at least 1. */
export function defaultBins(n: number): number {
  return Math.max(1, Math.min(15, Math.floor(n / 20)));
}

/**
 * The bin of each answer, from 0 and below `bins`, ascending in confidence. Outcomes have no part in it, so redrawn
 * outcomes can reuse it.
 */
export function assignBins(
  confidences: ArrayLike<number>,
  { bins, scheme }: { readonly bins: number; readonly scheme: BinScheme },
): Int32Array {
  if (scheme !== 'array-split') return Int32Array.from(confidences, binFinder(confidences, { bins, scheme }));
  checkBins(bins);
  const cuts = arraySplit(confidences.length, bins);
  const binOf = new Int32Array(confidences.length);
  let bin = 0;
  for (const [place, i] of ascending(confidences).entries()) {
    while (place >= cuts[bin]!) bin++;
    binOf[i] = bin;
  }
  return binOf;
}

/**
 * The bin of a confidence, as {@link assignBins} numbers them, given all confidences.
 *
 * @throws RangeError if `bins` is no whole number of at least 1
 */
export function binFinder(
  confidences: ArrayLike<number>,
  { bins, scheme }: { readonly bins: number; readonly scheme: 'mass' | 'width' },
): (confidence: number) => number {
  checkBins(bins);
  if (scheme === 'width') return (confidence) => Math.min(Math.floor(confidence * bins), bins - 1);
  const starts = massStarts(Float64Array.from(confidences).sort(), bins);
  return (confidence) => {
    let bin = 0;
    while (bin < starts.length && confidence >= starts[bin]!) bin++;
    return bin;
  };
}

function checkBins(bins: number): void {
  if (Number.isInteger(bins) && bins >= 1) return;
  throw new RangeError(`bins must be a whole number of at least 1, got ${bins}`);
}

/** The lowest confidence of every bin but the first. */
function massStarts(sorted: Float64Array, bins: number): readonly number[] {
  const starts = new Set<number>();
  for (const cut of arraySplit(sorted.length, bins)) {
    if (cut === sorted.length) break;
    const tie = { start: sorted.indexOf(sorted[cut]!), end: sorted.lastIndexOf(sorted[cut]!) + 1 };
    const moved = cut - tie.start <= tie.end - cut ? tie.start : tie.end;
    if (moved > 0 && moved < sorted.length) starts.add(sorted[moved]!);
  }
  return [...starts];
}

/** Where each bin ends in n sorted answers: the first n mod bins of them hold one more. */
function arraySplit(n: number, bins: number): readonly number[] {
  return Array.from(
    { length: bins },
    (_, bin) => (bin + 1) * Math.floor(n / bins) + Math.min(bin + 1, n % bins),
  );
}

/** Places of the answers by rising confidence, equal ones in the order of the rows. */
function ascending(confidences: ArrayLike<number>): readonly number[] {
  return Array.from({ length: confidences.length }, (_, i) => i).sort(
    (a, b) => confidences[a]! - confidences[b]! || a - b,
  );
}
