/**
 * How many times larger clustering makes the variance of a mean, and how many independent questions are left.
 * Reported raw, so it may fall below 1 by chance; clusterWilson floors it, because a lucky sample must not narrow an
 * interval.
 */
import { type ClusterLabels, clusterResidualSquares, clusterSums } from './clusters.ts';
import { intraclassCorrelation } from './intraclass-correlation.ts';

/** Design effect of a mean of clustered values. */
export interface DesignEffect {
  /** Cluster-robust (CR1) variance over that of independent rows; null with one cluster or without variation. */
  readonly designEffect: number | null;
  /** Rows divided by the design effect. */
  readonly effectiveN: number | null;
  /** Sum of squared sizes over rows: the size of the cluster a random row is in. */
  readonly meanClusterSize: number | null;
  /** Kish's 1 + (meanClusterSize - 1) ICC, from the ANOVA correlation. */
  readonly kishDesignEffect: number | null;
  readonly why?: 'one_cluster' | 'no_variation' | 'no_questions';
}

/**
 * Design effect of the mean of `values` clustered by `labels`; rows vary as mean (1 - mean) when they are 0 or 1, and
 * by their population variance in general, which is the same there.
 *
 * @throws RangeError when the columns differ in length or a value is not finite.
 * Source: Kish, Survey Sampling, 1965, section 8.2; Korn and Graubard, Survey Methodology 24:193, 1998.
 * @example
 * designEffect([1, 1, 0, 0], ['a', 'a', 'b', 'b']).designEffect; // => 4
 */
export function designEffect(values: ArrayLike<number>, labels: ClusterLabels): DesignEffect {
  const groups = clusterSums(values, labels);
  const { n, mean } = groups;
  const clusters = groups.sizes.length;
  if (mean === null) {
    return {
      designEffect: null,
      effectiveN: null,
      meanClusterSize: null,
      kishDesignEffect: null,
      why: 'no_questions',
    };
  }
  const meanClusterSize = groups.sizes.reduce((sum, size) => sum + size * size, 0) / n;
  const correlation = intraclassCorrelation(values, labels).correlation;
  const kishDesignEffect = correlation === null ? null : 1 + (meanClusterSize - 1) * correlation;
  const spread = groups.squares.reduce((sum, square) => sum + square, 0) / n - mean * mean;
  const without = { designEffect: null, effectiveN: null, meanClusterSize, kishDesignEffect };
  if (clusters === 1) return { ...without, why: 'one_cluster' };
  if (spread <= 1e-14 * (1 + mean * mean)) return { ...without, why: 'no_variation' };
  const robust = ((clusters / (clusters - 1)) * clusterResidualSquares(groups)) / (n * n);
  const effect = robust / (spread / n);
  return {
    designEffect: effect,
    effectiveN: effect === 0 ? null : n / effect,
    meanClusterSize,
    kishDesignEffect,
  };
}
