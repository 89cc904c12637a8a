/**
 * The intraclass correlation by restricted maximum likelihood in the random-intercept model.
 * The alternative to the ANOVA estimate for unequal sizes: never negative, and what lme4 reports. For 0/1 outcomes it
 * is a working model, as there.
 */
import { type ClusterLabels, type ClusterSums, clusterSums } from './clusters.ts';

/** Variance components of the random-intercept model. */
export interface RestrictedCorrelation {
  /** varianceBetween/(varianceBetween + varianceWithin); null without variation or with one cluster. */
  readonly correlation: number | null;
  readonly varianceBetween: number | null;
  readonly varianceWithin: number | null;
  readonly clusters: number;
  readonly why?: 'one_cluster' | 'no_variation' | 'no_questions' | 'degenerate';
}

/**
 * Maximises the restricted likelihood over the ratio of the two variances, the other parameters having closed forms.
 *
 * @throws RangeError when the columns differ in length or a value is not finite.
 * Source: Patterson and Thompson, Biometrika 58:545, 1971; Bates et al., Journal of Statistical Software 67(1), 2015.
 * @example
 * intraclassCorrelationReml([1, 0, 0, 1], ['a', 'a', 'b', 'b']).correlation; // => 0
 */
export function intraclassCorrelationReml(
  values: ArrayLike<number>,
  labels: ClusterLabels,
): RestrictedCorrelation {
  const groups = clusterSums(values, labels);
  const clusters = groups.sizes.length;
  const without = { correlation: null, varianceBetween: null, varianceWithin: null, clusters };
  if (groups.n === 0) return { ...without, why: 'no_questions' };
  if (clusters === 1) return { ...without, why: 'one_cluster' };
  if (groups.n === clusters) return { ...without, why: 'degenerate' };
  if (criterion(groups, 0).residual <= 1e-14 * groups.n) {
    return { correlation: null, varianceBetween: 0, varianceWithin: 0, clusters, why: 'no_variation' };
  }
  const ratio = bestRatio(groups);
  if (ratio === Infinity) {
    const { between } = criterion(groups, 1e12);
    return { correlation: 1, varianceBetween: between, varianceWithin: 0, clusters };
  }
  const { residual } = criterion(groups, ratio);
  const varianceWithin = residual / (groups.n - 1);
  const varianceBetween = ratio * varianceWithin;
  return {
    correlation: varianceBetween / (varianceBetween + varianceWithin),
    varianceBetween,
    varianceWithin,
    clusters,
  };
}

/** -2 log restricted likelihood, up to a constant, at varianceBetween/varianceWithin = `ratio`. */
function criterion({ sizes, sums, squares, n }: ClusterSums, ratio: number) {
  let weight = 0;
  let weightedSum = 0;
  let logDeterminant = 0;
  let within = 0;
  for (let cluster = 0; cluster < sizes.length; cluster++) {
    const size = sizes[cluster]!;
    const shrunk = size / (1 + ratio * size);
    weight += shrunk;
    weightedSum += (shrunk * sums[cluster]!) / size;
    logDeterminant += Math.log1p(ratio * size);
    within += squares[cluster]! - sums[cluster]! ** 2 / size;
  }
  const mean = weightedSum / weight;
  let between = 0;
  for (let cluster = 0; cluster < sizes.length; cluster++) {
    const size = sizes[cluster]!;
    between += (size / (1 + ratio * size)) * (sums[cluster]! / size - mean) ** 2;
  }
  const residual = within + between;
  return {
    value: (n - 1) * Math.log(residual) + logDeterminant + Math.log(weight),
    residual,
    between: (between * ratio) / (sizes.length - 1),
    within,
  };
}

/** The ratio in [0, Infinity] with the lowest criterion: a scan on a log grid, then golden section around the best. */
function bestRatio(groups: ClusterSums): number {
  if (criterion(groups, 0).within <= 1e-14 * groups.n) return Infinity;
  const at = (logRatio: number) => criterion(groups, Math.exp(logRatio)).value;
  let best = -20;
  for (let logRatio = -20; logRatio <= 20; logRatio += 0.25) if (at(logRatio) < at(best)) best = logRatio;
  let low = best - 0.25;
  let high = best + 0.25;
  const golden = (Math.sqrt(5) - 1) / 2;
  while (high - low > 1e-9) {
    const left = high - golden * (high - low);
    const right = low + golden * (high - low);
    if (at(left) < at(right)) high = right;
    else low = left;
  }
  const ratio = Math.exp((low + high) / 2);
  return criterion(groups, 0).value <= criterion(groups, ratio).value ? 0 : ratio;
}
