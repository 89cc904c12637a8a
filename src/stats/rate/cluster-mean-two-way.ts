/**
 * Mean of values clustered two ways at once: by person and by template when every template is asked of every person.
 * Adds the two cluster-robust variances and takes off that of their crossing; floored at the larger of the two, because
 * the sum may come out smaller (or negative) by chance. Where one clustering nests in the other use the coarser alone.
 */
import { checkLevel } from '../numeric/checks.ts';
import { tCritical } from '../numeric/distributions.ts';
import type { Interval } from '../numeric/interval.ts';
import { clusterMean } from './cluster-mean.ts';
import { type ClusterLabels, clusterIndex } from './clusters.ts';

/** Options of {@link clusterMeanTwoWay}. */
export interface ClusterMeanTwoWayOptions {
  /** Confidence level, in (0, 1). @default 0.95 */
  readonly level?: number;
}

/**
 * Mean of `values` whose rows belong to a cluster of each of the two label columns, with a t interval on the smaller
 * number of clusters less one. Null ends with a single cluster either way.
 *
 * @throws RangeError when the columns differ in length, a value is not finite, or the level is outside (0, 1).
 * Source: Cameron, Gelbach, Miller, Journal of Business and Economic Statistics 29:238, 2011.
 * @example
 * clusterMeanTwoWay([1, 0, 1, 1], [['a', 'a', 'b', 'b'], [1, 2, 1, 2]]).estimate; // => 0.75
 */
export function clusterMeanTwoWay(
  values: ArrayLike<number>,
  [first, second]: readonly [ClusterLabels, ClusterLabels],
  { level = 0.95 }: ClusterMeanTwoWayOptions = {},
): Interval {
  checkLevel(level);
  const one = clusterMean(values, first, { level });
  const other = clusterMean(values, second, { level });
  const clusters = Math.min(one.clusters, other.clusters);
  const base = { estimate: one.estimate, method: 'cluster_two_way_t', level, n: values.length, clusters };
  if (one.estimate === null || one.standardError === null || other.standardError === null) {
    const why = one.why === 'no_questions' ? 'no_questions' : 'one_cluster';
    return { ...base, lower: null, upper: null, standardError: null, why };
  }
  const crossed = clusterMean(values, crossing(first, second), { level }).standardError ?? 0;
  const larger = Math.max(one.standardError, other.standardError);
  const variance = one.standardError ** 2 + other.standardError ** 2 - crossed ** 2;
  const standardError = Math.sqrt(Math.max(variance, larger ** 2));
  if (standardError === 0) {
    return { ...base, lower: null, upper: null, standardError, why: 'no_variation' };
  }
  const spread = tCritical(level, clusters - 1) * standardError;
  return {
    ...base,
    lower: one.estimate - spread,
    upper: one.estimate + spread,
    standardError,
    degreesOfFreedom: clusters - 1,
    ...(clusters < 10 ? { why: 'few_clusters' as const } : {}),
  };
}

/** One label for each combination of the two. */
function crossing(first: ClusterLabels, second: ClusterLabels): Float64Array {
  const one = clusterIndex(first);
  const other = clusterIndex(second);
  return Float64Array.from(one.index, (label, row) => label * other.count + other.index[row]!);
}
