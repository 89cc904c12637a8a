/**
 * A ratio of two sums with a cluster-robust standard error: incorrect/attempted when questions cluster by person.
 * The linearised ("delta") standard error, equal to that of R's survey::svyratio; where events are rare its interval
 * fails as every Wald-type one does.
 */
import { checkLevel, checkSameLength } from '../numeric/checks.ts';
import { tCritical } from '../numeric/distributions.ts';
import type { Interval } from '../numeric/interval.ts';
import { type ClusterLabels, clusterIndex } from './clusters.ts';

/** Options of {@link clusterRatio}. */
export interface ClusterRatioOptions {
  /** Confidence level, in (0, 1). @default 0.95 */
  readonly level?: number;
}

/** Numerators and denominators, row by row. */
export interface RatioColumns {
  readonly numerators: ArrayLike<number>;
  readonly denominators: ArrayLike<number>;
}

/**
 * Sum of numerators over sum of denominators, with t interval on G - 1 degrees of freedom (not clipped).
 *
 * Null with `empty_denominator` when the denominators sum to 0; no ends with one cluster.
 * @throws RangeError when the columns differ in length or the level is outside (0, 1).
 * Source: Cochran, Sampling Techniques, 1977, section 6.4; Lumley, Complex Surveys, 2010.
 * @example
 * clusterRatio({ numerators: [1, 0, 1], denominators: [1, 1, 1] }, ['a', 'a', 'b']).estimate; // => 0.6666666666666666
 */
export function clusterRatio(
  { numerators, denominators }: RatioColumns,
  labels: ClusterLabels,
  { level = 0.95 }: ClusterRatioOptions = {},
): Interval {
  checkLevel(level);
  checkSameLength(numerators, denominators, 'numerators and denominators');
  checkSameLength(numerators, labels, 'numerators and cluster labels');
  const { index, count: clusters } = clusterIndex(labels);
  let numerator = 0;
  let denominator = 0;
  for (let row = 0; row < index.length; row++) {
    numerator += numerators[row]!;
    denominator += denominators[row]!;
  }
  const residuals = new Float64Array(clusters);
  if (denominator !== 0) {
    const ratio = numerator / denominator;
    for (let row = 0; row < index.length; row++) {
      residuals[index[row]!]! += numerators[row]! - ratio * denominators[row]!;
    }
  }
  return ratioInterval({ numerator, denominator, residuals }, level);
}

/** The same from a numerator and a denominator a cluster, for callers that have counted already. */
export function clusterRatioOfSums(
  { numerators, denominators }: RatioColumns,
  { level = 0.95 }: ClusterRatioOptions = {},
): Interval {
  let numerator = 0;
  let denominator = 0;
  for (let cluster = 0; cluster < numerators.length; cluster++) {
    numerator += numerators[cluster]!;
    denominator += denominators[cluster]!;
  }
  const ratio = numerator / denominator;
  const residuals = new Float64Array(numerators.length);
  for (let cluster = 0; cluster < residuals.length; cluster++) {
    residuals[cluster] = numerators[cluster]! - ratio * denominators[cluster]!;
  }
  return ratioInterval({ numerator, denominator, residuals }, level);
}

interface RatioSums {
  readonly numerator: number;
  readonly denominator: number;
  /** By cluster. */
  readonly residuals: Float64Array;
}

function ratioInterval({ numerator, denominator, residuals }: RatioSums, level: number): Interval {
  const clusters = residuals.length;
  const base = { method: 'cluster_ratio', level, n: denominator, clusters };
  const without = { ...base, lower: null, upper: null, standardError: null };
  if (denominator === 0) return { ...without, estimate: null, why: 'empty_denominator' };
  const ratio = numerator / denominator;
  if (clusters === 1) return { ...without, estimate: ratio, why: 'one_cluster' };
  const squares = residuals.reduce((sum, residual) => sum + residual * residual, 0);
  const standardError = Math.sqrt((clusters / (clusters - 1)) * squares) / Math.abs(denominator);
  const spread = tCritical(level, clusters - 1) * standardError;
  return {
    ...base,
    estimate: ratio,
    lower: ratio - spread,
    upper: ratio + spread,
    standardError,
    degreesOfFreedom: clusters - 1,
  };
}
