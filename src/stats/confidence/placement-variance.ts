/**
 * The variance of an area under the ROC curve, or of a difference of two, from DeLong's placements. Where answers share a
 * cluster (questions on one person) their placements are summed by cluster first, as Obuchowski does, right and wrong
 * answers of one cluster together; and because a careful model errs a handful of times, the quantile is then Student's
 * on the degrees of freedom that Satterthwaite gives the two kinds of answers, as in Brunner and Munzel's test.
 */
import { normalCritical, tCritical } from '../numeric/distributions.ts';
import { type ClusterLabels, clusterIndex } from '../rate/clusters.ts';

export interface PlacementVariance {
  readonly standardError: number;
  /** Quantile of the interval. */
  readonly critical: number;
  /** Of Student's t; null where the normal was used. */
  readonly degreesOfFreedom: number | null;
  /** Null where no clusters were named. */
  readonly clusters: number | null;
}

export interface PlacementVarianceOptions {
  /** 1 for right, 0 for wrong; the placements are in this order. */
  readonly outcomes: ArrayLike<number>;
  readonly clusters?: ClusterLabels | undefined;
  readonly level: number;
}

/**
 * Standard error of the mean placement, and the quantile to take it times.
 *
 * Source: DeLong, DeLong and Clarke-Pearson 1988, Biometrics 44:837; Obuchowski 1997, Biometrics 53:567; Brunner and
 * Munzel 2000, Biometrical Journal 42:17, for the degrees of freedom.
 */
export function placementVariance(
  placements: { readonly ofPositives: Float64Array; readonly ofNegatives: Float64Array },
  { outcomes, clusters: labels, level }: PlacementVarianceOptions,
): PlacementVariance {
  const rows = outcomes.length;
  const { index, count } = clusterIndex(labels ?? Int32Array.from({ length: rows }, (_, at) => at));
  const sides = [placements.ofNegatives, placements.ofPositives].map((values) => ({
    values,
    mean: values.reduce((sum, value) => sum + value, 0) / values.length,
    sums: new Float64Array(count),
    members: new Uint32Array(count),
    next: 0,
  }));
  for (let row = 0; row < rows; row += 1) {
    const side = sides[outcomes[row] === 1 ? 1 : 0]!;
    const cluster = index[row]!;
    side.sums[cluster]! += side.values[side.next]! - side.mean;
    side.members[cluster]! += 1;
    side.next += 1;
  }
  const parts = sides.map(({ values, sums, members }) => {
    const holding = members.reduce((holders, n) => holders + (n > 0 ? 1 : 0), 0);
    const squares = sums.reduce((sum, value) => sum + value * value, 0);
    return { variance: (correction(holding) * squares) / values.length ** 2, holding };
  });
  const [wrong, right] = sides as [(typeof sides)[number], (typeof sides)[number]];
  const products = wrong.sums.reduce((sum, value, cluster) => sum + value * right.sums[cluster]!, 0);
  const cross = (2 * correction(count) * products) / (wrong.values.length * right.values.length);
  const variance = parts.reduce((sum, part) => sum + part.variance, 0);
  const standardError = Math.sqrt(Math.max(0, variance + cross));
  if (labels === undefined) {
    return { standardError, critical: normalCritical(level), degreesOfFreedom: null, clusters: null };
  }
  const squared = parts.reduce((sum, part) => sum + part.variance ** 2 / Math.max(1, part.holding - 1), 0);
  const degreesOfFreedom = Math.max(1, squared === 0 ? count - 1 : variance ** 2 / squared);
  return { standardError, critical: tCritical(level, degreesOfFreedom), degreesOfFreedom, clusters: count };
}

/** G/(G − 1); with one cluster nothing can be said of the spread between clusters. */
function correction(clusters: number): number {
  return clusters < 2 ? 0 : clusters / (clusters - 1);
}
