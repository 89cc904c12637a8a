/**
 * Standard error of a cross-fitted choice by redrawing clusters and choosing anew. Where candidates are nearly equal the
 * folds choose differently, and what one fold holds sways the choice of all the others: held-out values are then alike
 * across folds, and the error read off them is too small by up to a half (coverage 79 % where 95 are promised).
 */
import { createRandom, nextUniform } from '../draw/random.ts';

export interface CrossFittedErrorOptions {
  /** Number of questions the sums are made of. */
  readonly questions: number;
  readonly seed: number;
  /** Times the clusters are redrawn. @default 200 */
  readonly resamples?: number;
}

/**
 * Standard deviation of the held-out mean over resamples of whole clusters, dealt to folds of the same sizes.
 *
 * @param sums each candidate's sum in each cluster
 * @param foldOf fold of each cluster, whole numbers from 0
 */
export function crossFittedError(
  sums: readonly Float64Array[],
  foldOf: Int32Array,
  { questions, seed, resamples = 200 }: CrossFittedErrorOptions,
): number {
  const random = createRandom(seed, { stream: 'cross-fitted-error' });
  const clusters = foldOf.length;
  const folds = foldOf.reduce((most, fold) => Math.max(most, fold), 0) + 1;
  const candidates = sums.length;
  // Cluster by cluster: a drawn cluster is one stretch of memory, and not one place in each of a hundred columns.
  const byCluster = new Float64Array(clusters * candidates);
  for (let at = 0; at < byCluster.length; at++) {
    byCluster[at] = sums[at % candidates]![Math.floor(at / candidates)]!;
  }
  const byFold = new Float64Array(folds * candidates);
  const means = Array.from({ length: resamples }, () => {
    byFold.fill(0);
    for (const fold of foldOf) {
      const from = Math.floor(nextUniform(random) * clusters) * candidates;
      const into = fold * candidates;
      for (let candidate = 0; candidate < candidates; candidate++)
        byFold[into + candidate]! += byCluster[from + candidate]!;
    }
    const totals = sums.map((_, candidate) =>
      Float64Array.from({ length: folds }, (_, fold) => byFold[fold * candidates + candidate]!),
    );
    return choiceByFold(totals).reduce((sum, choice, fold) => sum + totals[choice]![fold]!, 0) / questions;
  });
  const mean = means.reduce((sum, value) => sum + value, 0) / resamples;
  return Math.sqrt(means.reduce((sum, value) => sum + (value - mean) ** 2, 0) / (resamples - 1));
}

/** For each fold the candidate that is best on all the others, from each candidate's totals by fold. */
export function choiceByFold(totals: readonly Float64Array[]): number[] {
  const whole = totals.map((sums) => sums.reduce((sum, value) => sum + value, 0));
  const folds = totals[0]?.length ?? 0;
  return Array.from({ length: folds }, (_, fold) =>
    firstOfLargest(whole.map((sum, candidate) => sum - totals[candidate]![fold]!)),
  );
}

/** Index of the first of the largest, where sums that differ by rounding alone are equal. */
export function firstOfLargest(sums: readonly number[]): number {
  let at = 0;
  sums.forEach((sum, candidate) => {
    if (sum > sums[at]! + 1e-9 * (1 + Math.abs(sums[at]!))) at = candidate;
  });
  return at;
}
