/**
 * How alike the answers within a cluster are: the ANOVA estimate of the intraclass correlation.
 * It may come out negative and is reported raw; floor it at 0 where it feeds a design effect that must not shrink
 * an interval.
 */

import { fUpperTail } from '../numeric/distributions.ts';
import { type ClusterLabels, clusterSums } from './clusters.ts';

/** The one-way analysis of variance behind an intraclass correlation. */
export interface IntraclassCorrelation {
  /** (MSB - MSW)/(MSB + (n0 - 1) MSW); null without variation, with one cluster, or with no cluster above one row. */
  readonly correlation: number | null;
  readonly meanSquareBetween: number | null;
  readonly meanSquareWithin: number | null;
  /** The effective common cluster size n0. */
  readonly effectiveSize: number | null;
  readonly varianceBetween: number | null;
  readonly varianceWithin: number | null;
  /** F statistic of no cluster effect, and its p value; null when MSW is 0. */
  readonly statistic: number | null;
  readonly pValue: number | null;
  readonly clusters: number;
  readonly why?: 'one_cluster' | 'no_variation' | 'no_questions' | 'degenerate';
}

/**
 * One-way analysis of variance of `values` by cluster, with n0 = (N - sum m^2/N)/(G - 1) for unequal sizes.
 *
 * @throws RangeError when the columns differ in length or a value is not finite.
 * Source: Donner, International Statistical Review 54:67, 1986; R aov().
 * @example
 * intraclassCorrelation([1, 1, 0, 0], ['a', 'a', 'b', 'b']).correlation; // => 1
 */
export function intraclassCorrelation(
  values: ArrayLike<number>,
  labels: ClusterLabels,
): IntraclassCorrelation {
  const { sizes, sums, squares, n, mean } = clusterSums(values, labels);
  const clusters = sizes.length;
  const undefinedParts = {
    correlation: null,
    meanSquareBetween: null,
    meanSquareWithin: null,
    effectiveSize: null,
    varianceBetween: null,
    varianceWithin: null,
    statistic: null,
    pValue: null,
    clusters,
  };
  if (mean === null) return { ...undefinedParts, why: 'no_questions' };
  if (clusters === 1) return { ...undefinedParts, why: 'one_cluster' };
  let between = 0;
  let within = 0;
  let sizeSquares = 0;
  for (let cluster = 0; cluster < clusters; cluster++) {
    const size = sizes[cluster]!;
    const clusterMean = sums[cluster]! / size;
    between += size * (clusterMean - mean) ** 2;
    within += squares[cluster]! - size * clusterMean ** 2;
    sizeSquares += size * size;
  }
  const meanSquareBetween = between / (clusters - 1);
  const effectiveSize = (n - sizeSquares / n) / (clusters - 1);
  // With one row a cluster nothing varies within, and nothing can be said of likeness.
  if (n === clusters) return { ...undefinedParts, meanSquareBetween, effectiveSize, why: 'degenerate' };
  // The difference of large sums leaves 1e-16 where the true value is 0.
  const meanSquareWithin = within < 1e-12 * (between + within) ? 0 : within / (n - clusters);
  const varianceBetween = (meanSquareBetween - meanSquareWithin) / effectiveSize;
  const total = meanSquareBetween + (effectiveSize - 1) * meanSquareWithin;
  const flat = meanSquareWithin === 0;
  const statistic = flat ? null : meanSquareBetween / meanSquareWithin;
  return {
    correlation: total === 0 ? null : (meanSquareBetween - meanSquareWithin) / total,
    meanSquareBetween,
    meanSquareWithin,
    effectiveSize,
    varianceBetween,
    varianceWithin: meanSquareWithin,
    statistic,
    pValue:
      statistic === null
        ? meanSquareBetween === 0
          ? null
          : 0
        : fUpperTail(statistic, clusters - 1, n - clusters),
    clusters,
    ...(total === 0 ? { why: 'no_variation' as const } : {}),
  };
}
