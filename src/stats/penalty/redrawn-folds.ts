/**
 * Totals by fold of many columns over redrawn clusters: drawn once for every choice among the columns, for what is drawn
 * does not hang on what is chosen. Columns that follow each other are often nearly alike (one threshold and the next),
 * so only their differences are added up, and a column is read off as the running sum.
 */
import { createRandom, nextUniform } from '../draw/random.ts';
import type { ClusterFolds } from './cluster-folds.ts';

export interface RedrawnFolds {
  readonly resamples: number;
  readonly folds: number;
  readonly columns: number;
  /** Resample after resample, fold after fold, the total of each column. */
  readonly totals: Float64Array;
}

/** Resamples of whole clusters, dealt to folds of the same sizes; `sums` has each column's sum in each cluster. */
export function redrawnFolds(
  sums: readonly Float64Array[],
  { clusters, folds, foldOf }: ClusterFolds,
  { seed, resamples = 200 }: { readonly seed: number; readonly resamples?: number },
): RedrawnFolds {
  const random = createRandom(seed, { stream: 'cross-fitted-error' });
  const columns = sums.length;
  const { starts, column, difference } = differences(sums, clusters);
  const totals = new Float64Array(resamples * folds * columns);
  for (let resample = 0; resample < resamples; resample++) {
    const own = totals.subarray(resample * folds * columns, (resample + 1) * folds * columns);
    for (let place = 0; place < clusters; place++) {
      const drawn = Math.floor(nextUniform(random) * clusters);
      const into = foldOf[place]! * columns;
      const end = starts[drawn + 1]!;
      for (let at = starts[drawn]!; at < end; at++) own[into + column[at]!]! += difference[at]!;
    }
    for (let fold = 0; fold < folds; fold++) {
      const from = fold * columns;
      for (let at = from + 1; at < from + columns; at++) own[at]! += own[at - 1]!;
    }
  }
  return { resamples, folds, columns, totals };
}

/** What each cluster has in a column more than in the one before, where that is not nothing. */
function differences(sums: readonly Float64Array[], clusters: number) {
  const differenceAt = (at: number, cluster: number): number =>
    at === 0 ? sums[0]![cluster]! : sums[at]![cluster]! - sums[at - 1]![cluster]!;
  const starts = new Uint32Array(clusters + 1);
  for (let at = 0; at < sums.length; at++) {
    for (let cluster = 0; cluster < clusters; cluster++) {
      if (differenceAt(at, cluster) !== 0) starts[cluster + 1]! += 1;
    }
  }
  for (let cluster = 0; cluster < clusters; cluster++) starts[cluster + 1]! += starts[cluster]!;
  const next = starts.slice();
  const column = new Uint32Array(starts[clusters]!);
  const difference = new Float64Array(starts[clusters]!);
  for (let at = 0; at < sums.length; at++) {
    for (let cluster = 0; cluster < clusters; cluster++) {
      const more = differenceAt(at, cluster);
      if (more === 0) continue;
      column[next[cluster]!] = at;
      difference[next[cluster]!] = more;
      next[cluster]! += 1;
    }
  }
  return { starts, column, difference };
}
