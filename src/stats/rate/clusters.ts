/**
 * Sums by cluster: the only thing the clustered statistics read.
 * A cluster is the coarser unit that questions share, the person asked about or the question asked several times;
 * with both at once, cluster by the person. Labels may be numbers or strings, in any order.
 */
import { checkSameLength } from '../numeric/checks.ts';

/** A column of cluster labels, one a row. */
export type ClusterLabels = ArrayLike<number> | ArrayLike<string>;

/** Size and sum of values of each cluster, in order of first appearance. */
export interface ClusterSums {
  readonly sizes: Float64Array;
  readonly sums: Float64Array;
  /** Sum of squares of the values of each cluster. */
  readonly squares: Float64Array;
  /** Number of rows. */
  readonly n: number;
  /** Mean of all values; null without rows. */
  readonly mean: number | null;
}

/**
 * Groups `values` by `labels`.
 *
 * @throws RangeError when the columns differ in length or a value is not finite.
 * @example
 * clusterSums([1, 0, 1], ['a', 'a', 'b']).sums; // => Float64Array [1, 1]
 */
export function clusterSums(values: ArrayLike<number>, labels: ClusterLabels): ClusterSums {
  checkSameLength(values, labels, 'values and cluster labels');
  const { index, count } = clusterIndex(labels);
  const sizes = new Float64Array(count);
  const sums = new Float64Array(count);
  const squares = new Float64Array(count);
  let total = 0;
  for (let row = 0; row < values.length; row++) {
    const value = values[row]!;
    if (!Number.isFinite(value)) throw new RangeError(`values must be finite, got ${value} in row ${row}`);
    const cluster = index[row]!;
    sizes[cluster]! += 1;
    sums[cluster]! += value;
    squares[cluster]! += value * value;
    total += value;
  }
  return { sizes, sums, squares, n: values.length, mean: values.length === 0 ? null : total / values.length };
}

/** The labels as whole numbers from 0 in order of first appearance, and how many there are. */
export function clusterIndex(labels: ClusterLabels): { readonly index: Uint32Array; readonly count: number } {
  const numbers = new Map<number | string, number>();
  const index = new Uint32Array(labels.length);
  for (let row = 0; row < labels.length; row++) {
    const label = labels[row]!;
    let number = numbers.get(label);
    if (number === undefined) {
      number = numbers.size;
      numbers.set(label, number);
    }
    index[row] = number;
  }
  return { index, count: numbers.size };
}

/**
 * Sum of squares of the cluster totals of value - mean, the core of every cluster-robust variance; exactly 0 where all
 * clusters have the same mean. Written out: comparing all pairs asks it thousands of times.
 */
export function clusterResidualSquares({ sizes, sums, mean }: Omit<ClusterSums, 'squares'>): number {
  let squares = 0;
  for (let cluster = 0; cluster < sums.length; cluster += 1) {
    const residual = residualOf(sums[cluster]!, sizes[cluster]! * (mean ?? 0));
    squares += residual * residual;
  }
  return squares;
}

/** Total of value - mean of each cluster; what rounding alone can have left counts as 0. */
export function clusterResiduals({ sizes, sums, mean }: ClusterSums): Float64Array {
  return sums.map((sum, cluster) => residualOf(sum, sizes[cluster]! * (mean ?? 0)));
}

function residualOf(sum: number, expected: number): number {
  return Math.abs(sum - expected) <= 1e-12 * Math.abs(expected) ? 0 : sum - expected;
}
