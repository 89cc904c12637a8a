/**
 * Mean of clustered values with the bias-reduced standard error (CR2) and Satterthwaite degrees of freedom.
 * Preferred over clusterMean when clusters have unequal sizes and are fewer than about 40; equal for equal sizes.
 */
import { checkLevel } from '../numeric/checks.ts';
import { tCritical } from '../numeric/distributions.ts';
import type { Interval } from '../numeric/interval.ts';
import { type ClusterLabels, clusterResiduals, clusterSums } from './clusters.ts';

/** Options of {@link clusterMeanSatterthwaite}. */
export interface ClusterMeanSatterthwaiteOptions {
  /** Confidence level, in (0, 1). @default 0.95 */
  readonly level?: number;
}

/**
 * Mean of `values`, whose rows belong to the clusters named in `labels`; ends null with one cluster, and
 * where all clusters have the same mean: a standard error of 0 is then no certainty.
 *
 * For a mean the adjustment matrices of CR2 reduce to 1/(1 - m/N) a cluster of m out of N rows, so no matrix is formed.
 * @throws RangeError when the columns differ in length, a value is not finite, or the level is outside (0, 1).
 * Source: Bell and McCaffrey, Survey Methodology 28:169, 2002; Pustejovsky and Tipton, JBES 36:672, 2018.
 * @example
 * clusterMeanSatterthwaite([1, 0, 1, 1], [1, 1, 2, 2]).degreesOfFreedom; // => 1
 */
export function clusterMeanSatterthwaite(
  values: ArrayLike<number>,
  labels: ClusterLabels,
  { level = 0.95 }: ClusterMeanSatterthwaiteOptions = {},
): Interval {
  checkLevel(level);
  const groups = clusterSums(values, labels);
  const { sizes, n, mean } = groups;
  const clusters = sizes.length;
  const base = { method: 'cluster_satterthwaite', level, n, clusters, estimate: mean };
  const without = { ...base, lower: null, upper: null, standardError: null };
  if (mean === null) return { ...without, why: 'no_questions' };
  if (clusters === 1) return { ...without, why: 'one_cluster' };
  const residuals = clusterResiduals(groups);
  let variance = 0;
  let weighted = 0;
  let weightedSquares = 0;
  let sizeSquares = 0;
  for (let cluster = 0; cluster < clusters; cluster++) {
    const size = sizes[cluster]!;
    const adjustment = 1 / (1 - size / n);
    variance += adjustment * residuals[cluster]! ** 2;
    weighted += adjustment * size * size;
    weightedSquares += (adjustment * size * size) ** 2;
    sizeSquares += size * size;
  }
  const standardError = Math.sqrt(variance) / n;
  if (standardError === 0) return { ...without, standardError, why: 'no_variation' };
  const degreesOfFreedom = n ** 2 / (sizeSquares + (weighted ** 2 - weightedSquares) / n ** 2);
  const spread = tCritical(level, degreesOfFreedom) * standardError;
  return { ...base, lower: mean - spread, upper: mean + spread, standardError, degreesOfFreedom };
}
