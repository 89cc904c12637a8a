/**
 * The confidence sequence of a column of values in the order in which they were asked, read at its end: what a sequence fed
 * unit after unit would say by then. For a study that is over; who wants to stop early starts with startMeanSequence.
 */
import { checkSameLength } from '../numeric/checks.ts';
import { type ClusterLabels, clusterSums } from '../rate/clusters.ts';
import {
  type MeanSequence,
  type MeanSequenceInterval,
  type MeanSequenceOptions,
  meanSequenceInterval,
  observeUnit,
  startMeanSequence,
} from './mean-sequence.ts';

/** Options of {@link confidenceSequence}. */
export interface ConfidenceSequenceOptions extends Omit<MeanSequenceOptions, 'planned' | 'largest'> {
  /** Cluster of each value; a cluster is one unit, taken whole where its first value stands. */
  readonly clusters?: ClusterLabels;
  /** Units that had been planned. @default as many as there are */
  readonly planned?: number;
  /** Most questions that one unit could have held. @default those of the largest cluster */
  readonly largest?: number;
}

/**
 * Mean of `values`, with the interval that holds over all looks at once. Wider than a fixed-n interval by about 1.4 at the
 * planned number of units, 1.6 at most where questions vary ordinarily: the price of having been free to stop.
 *
 * @throws RangeError when a value lies outside the range or the columns differ in length
 * Source: Waudby-Smith and Ramdas, Journal of the Royal Statistical Society B 86:1, 2024.
 * @example
 * confidenceSequence(new Array(50).fill(1), { range: [0, 1] }).upper; // => 1
 */
export function confidenceSequence(
  values: ArrayLike<number>,
  { clusters, planned, largest, ...options }: ConfidenceSequenceOptions,
): MeanSequenceInterval {
  if (clusters) checkSameLength(values, clusters, 'values and clusters');
  const units = clusters ? clusterSums(values, clusters) : null;
  const count = units?.sizes.length ?? values.length;
  const sequence: MeanSequence = startMeanSequence({
    ...options,
    planned: planned ?? Math.max(1, count),
    largest: largest ?? units?.sizes.reduce((most, size) => Math.max(most, size), 1) ?? 1,
  });
  for (let unit = 0; unit < count; unit++) {
    observeUnit(
      sequence,
      units ? { sum: units.sums[unit]!, size: units.sizes[unit]! } : { sum: values[unit]! },
    );
  }
  return meanSequenceInterval(sequence);
}
