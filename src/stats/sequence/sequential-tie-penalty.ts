/**
 * The tie penalty of a column of paired differences in the order in which they were asked, with the set that holds over all
 * looks at once: tiePenalty for whoever looked before the end.
 */
import type { QuestionDifference } from '../penalty/tie-penalty.ts';
import { clusterSums } from '../rate/clusters.ts';
import {
  observeTieUnit,
  startTiePenaltySequence,
  type TiePenaltySequenceOptions,
  type TiePenaltySequenceSet,
  tiePenaltySequenceSet,
} from './tie-penalty-sequence.ts';

/** Options of {@link sequentialTiePenalty}. */
export interface SequentialTiePenaltyOptions extends Omit<TiePenaltySequenceOptions, 'planned' | 'largest'> {
  /** Units that had been planned. @default as many as there are */
  readonly planned?: number;
  /** Most questions that one unit could have held. @default those of the largest cluster */
  readonly largest?: number;
}

/**
 * The penalties of at least 0 at which the two may tie. A cluster is one unit, taken where its first row stands; a row
 * with a `count` is that many units.
 *
 * @throws RangeError if a count is not a whole number of at least 0, a clustered row has one, or only some rows name a cluster
 * @example
 * sequentialTiePenalty([{ correct: 1, incorrect: 1, count: 90 }, { correct: 0, incorrect: 1, count: 30 }]).estimate; // => 0.75
 */
export function sequentialTiePenalty(
  differences: readonly QuestionDifference[],
  { planned, largest, ...options }: SequentialTiePenaltyOptions = {},
): TiePenaltySequenceSet {
  const units = unitsOf(differences);
  const sequence = startTiePenaltySequence({
    ...options,
    planned: planned ?? Math.max(1, units.length),
    largest: largest ?? units.reduce((most, { size }) => Math.max(most, size), 1),
  });
  for (const unit of units) observeTieUnit(sequence, unit);
  return tiePenaltySequenceSet(sequence);
}

interface Unit {
  readonly correct: number;
  readonly incorrect: number;
  readonly size: number;
}

function unitsOf(differences: readonly QuestionDifference[]): Unit[] {
  const named = differences.filter(({ cluster }) => cluster !== undefined).length;
  if (named > 0 && named < differences.length) {
    throw new RangeError('cluster must be named in all rows or in none, got some');
  }
  for (const { count = 1 } of differences) {
    if (!Number.isInteger(count) || count < 0 || (named > 0 && count !== 1)) {
      throw new RangeError(`count must be a whole number of at least 0, and 1 beside clusters, got ${count}`);
    }
  }
  if (named === 0) {
    return differences.flatMap(({ correct, incorrect, count = 1 }) =>
      Array.from({ length: count }, () => ({ correct, incorrect, size: 1 })),
    );
  }
  const labels = differences.map(({ cluster }) => String(cluster));
  const correct = clusterSums(
    differences.map((row) => row.correct),
    labels,
  );
  const incorrect = clusterSums(
    differences.map((row) => row.incorrect),
    labels,
  );
  return Array.from(correct.sizes, (size, unit) => ({
    correct: correct.sums[unit]!,
    incorrect: incorrect.sums[unit]!,
    size,
  }));
}
