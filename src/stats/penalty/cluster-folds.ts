/**
 * Questions dealt into folds by whole clusters, and columns of values added up by cluster and by fold: a person's second
 * question in another fold would betray the first.
 */
import { createRandom, nextUniform } from '../draw/random.ts';
import { type ClusterLabels, clusterIndex } from '../rate/clusters.ts';

export interface ClusterFolds {
  /** Number of questions. */
  readonly n: number;
  /** Cluster of each question, from 0. */
  readonly index: Uint32Array;
  readonly clusters: number;
  /** Questions in each cluster. */
  readonly sizes: Float64Array;
  readonly folds: number;
  /** Fold of each cluster, from 0. */
  readonly foldOf: Int32Array;
}

/** Folds that differ by at most one cluster; fewer than `wanted` where there are fewer clusters. */
export function clusterFolds(
  labels: ClusterLabels,
  { wanted, seed }: { readonly wanted: number; readonly seed: number },
): ClusterFolds {
  const { index, count } = clusterIndex(labels);
  const folds = Math.min(wanted, count);
  const foldOf = folds < 2 ? new Int32Array(count) : dealt(count, folds, seed);
  const sizes = new Float64Array(count);
  for (let row = 0; row < index.length; row++) sizes[index[row]!]! += 1;
  return { n: labels.length, index, clusters: count, sizes, folds, foldOf };
}

/** Clusters in random order, dealt out one by one. */
function dealt(count: number, folds: number, seed: number): Int32Array {
  const random = createRandom(seed, { stream: 'folds' });
  const order = Int32Array.from({ length: count }, (_, cluster) => cluster);
  for (let last = count - 1; last > 0; last--) {
    const other = Math.floor(nextUniform(random) * (last + 1));
    const kept = order[last]!;
    order[last] = order[other]!;
    order[other] = kept;
  }
  const foldOf = new Int32Array(count);
  for (let place = 0; place < count; place++) foldOf[order[place]!] = place % folds;
  return foldOf;
}

/** Sum of a column in each cluster. */
export function sumsByCluster(values: ArrayLike<number>, { n, index, clusters }: ClusterFolds): Float64Array {
  const sums = new Float64Array(clusters);
  for (let row = 0; row < n; row++) sums[index[row]!]! += values[row]!;
  return sums;
}

/** Totals of each column by fold, fold after fold. */
export function totalsByFold(
  sums: readonly Float64Array[],
  { clusters, folds, foldOf }: ClusterFolds,
): Float64Array {
  const totals = new Float64Array(folds * sums.length);
  for (const [column, byCluster] of sums.entries()) {
    for (let cluster = 0; cluster < clusters; cluster++) {
      totals[foldOf[cluster]! * sums.length + column]! += byCluster[cluster]!;
    }
  }
  return totals;
}
