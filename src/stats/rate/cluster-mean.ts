/**
 * Mean of clustered values with cluster-robust standard errors and a t interval on G - 1 degrees of freedom.
 * For means of utilities. For a rate use clusterWilson: with rare events and few clusters this interval covers 33-75 %.
 */
import { checkLevel } from '../numeric/checks.ts';
import { tCritical } from '../numeric/distributions.ts';
import type { Interval } from '../numeric/interval.ts';
import { type ClusterLabels, type ClusterSums, clusterResidualSquares, clusterSums } from './clusters.ts';

/** Options of {@link clusterMean}. */
export interface ClusterMeanOptions {
  /** Confidence level, in (0, 1). @default 0.95 */
  readonly level?: number;
}

/** The mean, and both cluster-robust standard errors. */
export interface ClusterMean extends Interval {
  readonly clusters: number;
  /** Without small-sample factor (CR0). */
  readonly rawStandardError: number | null;
  /** With the factor G/(G - 1) (CR1); the one the interval uses. */
  readonly standardError: number | null;
}

/**
 * Mean of `values`, whose rows belong to the clusters named in `labels`.
 *
 * With one cluster no standard error exists: it and the ends are null, `why` is `one_cluster`. Where all clusters have
 * the same mean the standard error is 0, which is no certainty (two clusters agree easily): the ends are null, `why` is
 * `no_variation`. Below ten clusters `why` warns with `few_clusters`.
 * @throws RangeError when the columns differ in length, a value is not finite, or the level is outside (0, 1).
 * Source: Cameron and Miller, Journal of Human Resources 50:317, 2015; Miller 2024, arXiv:2411.00640.
 * @example
 * clusterMean([1, 0, 1, 1], ['a', 'a', 'b', 'b']).estimate; // => 0.75
 */
export function clusterMean(
  values: ArrayLike<number>,
  labels: ClusterLabels,
  { level = 0.95 }: ClusterMeanOptions = {},
): ClusterMean {
  checkLevel(level);
  const groups = clusterSums(values, labels);
  return clusterMeanOfSums(groups, level);
}

/** The same from sums by cluster. */
export function clusterMeanOfSums(groups: Omit<ClusterSums, 'squares'>, level: number): ClusterMean {
  const clusters = groups.sizes.length;
  const base = { method: 'cluster_t', level, n: groups.n, clusters, estimate: groups.mean };
  const without = { ...base, lower: null, upper: null, rawStandardError: null, standardError: null };
  if (groups.mean === null) return { ...without, why: 'no_questions' };
  if (clusters === 1) return { ...without, why: 'one_cluster' };
  const rawStandardError = Math.sqrt(clusterResidualSquares(groups)) / groups.n;
  const standardError = rawStandardError * Math.sqrt(clusters / (clusters - 1));
  if (standardError === 0) return { ...without, rawStandardError, standardError, why: 'no_variation' };
  const spread = tCritical(level, clusters - 1) * standardError;
  return {
    ...base,
    lower: groups.mean - spread,
    upper: groups.mean + spread,
    rawStandardError,
    standardError,
    degreesOfFreedom: clusters - 1,
    ...(clusters < 10 ? { why: 'few_clusters' as const } : {}),
  };
}
