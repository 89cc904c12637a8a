/**
 * Standard error of a cross-fitted choice by redrawing clusters and choosing anew. Where candidates are nearly equal the
 * folds choose differently, and what one fold holds sways the choice of all the others: held-out values are then alike
 * across folds, and the error read off them is too small by up to a half (coverage 79 % where 95 are promised).
 */
import type { RedrawnFolds } from './redrawn-folds.ts';

export interface CrossFittedErrorOptions {
  /** Number of questions the totals are made of. */
  readonly questions: number;
  readonly candidates: number;
  /** Writes each candidate's total in one fold of one resample, whose columns begin at `from`. */
  readonly read: (from: number, into: Float64Array) => void;
}

/** Standard deviation of the held-out mean over the resamples. */
export function crossFittedError(
  { resamples, folds, columns }: RedrawnFolds,
  { questions, candidates, read }: CrossFittedErrorOptions,
): number {
  const totals = new Float64Array(folds * candidates);
  const means = Array.from({ length: resamples }, (_, resample) => {
    for (let fold = 0; fold < folds; fold++) {
      read((resample * folds + fold) * columns, totals.subarray(fold * candidates, (fold + 1) * candidates));
    }
    return (
      choiceByFold(totals, candidates).reduce(
        (sum, choice, fold) => sum + totals[fold * candidates + choice]!,
        0,
      ) / questions
    );
  });
  const mean = means.reduce((sum, value) => sum + value, 0) / resamples;
  return Math.sqrt(means.reduce((sum, value) => sum + (value - mean) ** 2, 0) / (resamples - 1));
}

/** For each fold the candidate that is best on all the others, from the candidates' totals, fold after fold. */
export function choiceByFold(totals: Float64Array, candidates: number): number[] {
  const folds = totals.length / candidates;
  const whole = new Float64Array(candidates);
  for (let at = 0; at < totals.length; at++) whole[at % candidates]! += totals[at]!;
  const others = new Float64Array(candidates);
  return Array.from({ length: folds }, (_, fold) => {
    for (let candidate = 0; candidate < candidates; candidate++) {
      others[candidate] = whole[candidate]! - totals[fold * candidates + candidate]!;
    }
    return firstOfLargest(others);
  });
}

/** Index of the first of the largest, where sums that differ by rounding alone are equal. */
export function firstOfLargest(sums: ArrayLike<number>): number {
  let at = 0;
  for (let candidate = 1; candidate < sums.length; candidate++) {
    if (sums[candidate]! > sums[at]! + 1e-9 * (1 + Math.abs(sums[at]!))) at = candidate;
  }
  return at;
}
