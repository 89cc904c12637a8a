/**
 * The distinct types of cluster in the data, as units to resample.
 * Clusters with equal totals are interchangeable, so persons with three questions each give at most ten types however
 * many persons there are.
 */

import type { ResampleUnit } from '../draw/resample.ts';
import { type ClusterLabels, clusterIndex } from './clusters.ts';

/**
 * Sums each of `columns` within the clusters of `labels` and counts how often each combination of sums occurs.
 *
 * @throws RangeError when a column and the labels differ in length.
 * @example
 * clusterUnits([[1, 1, 0]], ['a', 'b', 'c']); // => [{ count: 2, totals: [1] }, { count: 1, totals: [0] }]
 */
export function clusterUnits(columns: readonly ArrayLike<number>[], labels: ClusterLabels): ResampleUnit[] {
  const { index, count } = clusterIndex(labels);
  const sums = Array.from({ length: count }, () => new Array<number>(columns.length).fill(0));
  for (const [column, values] of columns.entries()) {
    if (values.length !== index.length) {
      throw new RangeError(
        `columns and labels must have equal lengths, got ${values.length} and ${index.length}`,
      );
    }
    for (let row = 0; row < index.length; row++) sums[index[row]!]![column]! += values[row]!;
  }
  const types = new Map<string, { count: number; totals: number[] }>();
  for (const totals of sums) {
    const key = totals.join('/');
    const type = types.get(key);
    if (type) type.count++;
    else types.set(key, { count: 1, totals });
  }
  return [...types.values()];
}
