/**
 * The percentile bootstrap of a ratio over clusters with infinitely many resamples, exactly.
 * The distribution of the two sums is convolved cluster by cluster, so 40 clusters of 0/1 rows need no more than their
 * lattice, where listing all resamples would end at eight.
 */
import { checkLevel } from '../numeric/checks.ts';
import type { RatioColumns } from '../rate/cluster-ratio.ts';
import { type ClusterLabels, clusterIndex } from '../rate/clusters.ts';

/** Options of {@link idealClusterBootstrap}. */
export interface IdealClusterBootstrapOptions {
  /** Confidence level, in (0, 1). @default 0.95 */
  readonly level?: number;
}

/** The exact cluster-bootstrap distribution of a ratio, summed up. */
export interface IdealClusterBootstrap {
  readonly estimate: number | null;
  /** Inverse-cdf percentiles over the resamples whose denominator is not 0. */
  readonly lower: number | null;
  readonly upper: number | null;
  readonly mean: number | null;
  readonly standardError: number | null;
  /** Share of resamples whose denominator is 0. */
  readonly undefinedShare: number;
}

interface Point {
  numerator: number;
  denominator: number;
  weight: number;
}

/** Distinct pairs of sums above which the exact distribution is refused. */
const LARGEST = 2_000_000;

/**
 * Distribution of sum(numerators)/sum(denominators) when whole clusters are drawn with replacement.
 *
 * @throws RangeError when the columns differ in length, the level is outside (0, 1), or the sums take more than two
 * million distinct values (many clusters of values off a lattice): resample with clusterBootstrap there.
 * Source: Davison and Hinkley, Bootstrap Methods, 1997, section 3.8.
 * @example
 * idealClusterBootstrap({ numerators: [1, 0], denominators: [1, 1] }, ['a', 'b']).upper; // => 1
 */
export function idealClusterBootstrap(
  { numerators, denominators }: RatioColumns,
  labels: ClusterLabels,
  { level = 0.95 }: IdealClusterBootstrapOptions = {},
): IdealClusterBootstrap {
  checkLevel(level);
  const types = clusterTypes({ numerators, denominators }, labels);
  const clusters = types.reduce((sum, type) => sum + type.weight, 0);
  const totalOf = (key: 'numerator' | 'denominator') =>
    types.reduce((sum, type) => sum + type.weight * type[key], 0);
  const denominator = totalOf('denominator');
  const estimate = denominator === 0 ? null : totalOf('numerator') / denominator;
  let sums: Point[] = [{ numerator: 0, denominator: 0, weight: 1 }];
  for (let draw = 0; draw < clusters; draw++) sums = convolve(sums, types, clusters);
  const defined = sums.filter((point) => point.denominator !== 0);
  const definedWeight = defined.reduce((sum, point) => sum + point.weight, 0);
  if (clusters === 0 || defined.length === 0) {
    return { estimate, lower: null, upper: null, mean: null, standardError: null, undefinedShare: 1 };
  }
  const ratios = defined
    .map(({ numerator, denominator: whole, weight }) => ({
      ratio: numerator / whole,
      share: weight / definedWeight,
    }))
    .sort((a, b) => a.ratio - b.ratio);
  const mean = ratios.reduce((sum, { ratio, share }) => sum + share * ratio, 0);
  const variance = ratios.reduce((sum, { ratio, share }) => sum + share * (ratio - mean) ** 2, 0);
  const tail = (1 - level) / 2;
  return {
    estimate,
    lower: quantile(ratios, tail),
    upper: quantile(ratios, 1 - tail),
    mean,
    standardError: Math.sqrt(variance),
    undefinedShare: Math.max(0, 1 - definedWeight),
  };
}

/** The distinct pairs of cluster sums, weighted by how many clusters have them. */
function clusterTypes({ numerators, denominators }: RatioColumns, labels: ClusterLabels): Point[] {
  const { index, count } = clusterIndex(labels);
  if (numerators.length !== index.length || denominators.length !== index.length) {
    throw new RangeError(
      `numerators, denominators and labels must have equal lengths, got ${numerators.length}, ${denominators.length} and ${index.length}`,
    );
  }
  const points = Array.from({ length: count }, () => ({ numerator: 0, denominator: 0, weight: 1 }));
  for (let row = 0; row < index.length; row++) {
    const point = points[index[row]!]!;
    point.numerator += numerators[row]!;
    point.denominator += denominators[row]!;
  }
  return merge(points);
}

function convolve(sums: readonly Point[], types: readonly Point[], clusters: number): Point[] {
  const next: Point[] = [];
  for (const sum of sums) {
    for (const type of types) {
      next.push({
        numerator: sum.numerator + type.numerator,
        denominator: sum.denominator + type.denominator,
        weight: (sum.weight * type.weight) / clusters,
      });
    }
  }
  return merge(next);
}

/** Adds up the weights of equal pairs. */
function merge(points: readonly Point[]): Point[] {
  const distinct = new Map<string, Point>();
  for (const point of points) {
    const key = `${point.numerator}/${point.denominator}`;
    const seen = distinct.get(key);
    if (seen) seen.weight += point.weight;
    else distinct.set(key, { ...point });
  }
  if (distinct.size > LARGEST) {
    throw new RangeError(`sums must take at most ${LARGEST} distinct values, got ${distinct.size}`);
  }
  return [...distinct.values()];
}

/** The smallest ratio at which the running share reaches `target`. */
function quantile(
  ratios: readonly { readonly ratio: number; readonly share: number }[],
  target: number,
): number {
  let reached = 0;
  for (const { ratio, share } of ratios) {
    reached += share;
    if (reached >= target - 1e-12) return ratio;
  }
  return ratios[ratios.length - 1]!.ratio;
}
