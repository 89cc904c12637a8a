/**
 * Mean of clustered values that are skewed, such as scores in which a rare error costs much: the cluster-robust t interval
 * with Hall's transformation, which moves both ends towards the long tail. With values that are not skewed it is the
 * interval of clusterMean.
 */
import { checkLevel } from '../numeric/checks.ts';
import { tCritical } from '../numeric/distributions.ts';
import { type ClusterMean, type ClusterMeanOptions, clusterMeanOfSums } from './cluster-mean.ts';
import { type ClusterLabels, clusterSums } from './clusters.ts';

/**
 * Mean of `values`, whose rows belong to the clusters named in `labels`.
 *
 * The studentised mean T has the distribution Φ(x) + γ(2x² + 1)φ(x)/(6√G) up to terms of order 1/G, γ the skewness of the
 * clusters' deviations; Hall's cubic g(T) takes the second term away, and has an inverse everywhere.
 * @throws RangeError when the columns differ in length, a value is not finite, or the level is outside (0, 1).
 * Source: Hall 1992, On the removal of skewness by transformation, JRSS B 54:221.
 * @example
 * skewedClusterMean([1, 0, 1, 1], ['a', 'a', 'b', 'b']).estimate; // => 0.75
 */
export function skewedClusterMean(
  values: ArrayLike<number>,
  labels: ClusterLabels,
  { level = 0.95 }: ClusterMeanOptions = {},
): ClusterMean {
  checkLevel(level);
  const groups = clusterSums(values, labels);
  const plain = clusterMeanOfSums(groups, level);
  const { estimate, standardError, clusters } = plain;
  if (estimate === null || !standardError || plain.lower === null) return plain;
  const gamma = skewness(groups.sums.map((sum, cluster) => sum - estimate * groups.sizes[cluster]!));
  if (Math.abs(gamma) < 1e-9) return plain;
  const root = Math.sqrt(clusters);
  const critical = tCritical(level, clusters - 1);
  const inverse = (x: number) =>
    (3 * root * (Math.cbrt(1 + (gamma / root) * (x - gamma / (6 * root))) - 1)) / gamma;
  return {
    ...plain,
    method: 'cluster_t_hall',
    lower: estimate - inverse(critical) * standardError,
    upper: estimate - inverse(-critical) * standardError,
  };
}

/** Third central moment over the cube of the standard deviation; 0 where nothing varies. */
function skewness(values: Float64Array): number {
  const n = values.length;
  const mean = values.reduce((sum, value) => sum + value, 0) / n;
  const moment = (power: number) => values.reduce((sum, value) => sum + (value - mean) ** power, 0) / n;
  const variance = moment(2);
  return variance === 0 ? 0 : moment(3) / variance ** 1.5;
}
