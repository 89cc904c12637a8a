/**
 * Counts in which a reply stands for as many as its question's chance of being drawn says: 1/chance, scaled so that the mean
 * weight is 1 and sums stay the size of counts. What is made of them by cluster sums is then the Hájek estimate with its
 * linearised variance; what takes counts for binomial is not, and `independent` and `simple` are never set.
 */
import type { Drawing } from '../../../core/adaptive-order.ts';
import type { OutcomeTable } from '../../../core/outcome-table.ts';
import type { ClusterCounts } from '../cluster-counts.ts';
import type { Grid } from '../grid.ts';
import { type PairTally, pairTally } from '../pair-tally.ts';

/** The weight of each column of the grid. @throws RangeError for a question without a chance in the drawing */
export function columnWeights(
  grid: Grid,
  table: OutcomeTable,
  { inclusion }: Pick<Drawing, 'inclusion'>,
): Float64Array {
  const weights = Float64Array.from(grid.questions, (question) => {
    const { id } = table.questions[question]!;
    const chance = Object.hasOwn(inclusion, id) ? inclusion[id]! : null;
    if (chance === null) throw new RangeError(`question ${id} has no chance in the run's drawing`);
    return 1 / chance;
  });
  const mean = weights.reduce((sum, weight) => sum + weight, 0) / Math.max(1, weights.length);
  return weights.map((weight) => weight / mean);
}

export interface WeightedCounts extends ClusterCounts {
  /** Replies of equal weight that know as much of a rate of 0 or 1, where replies cannot tell their own variance (Kish 1965). */
  readonly effective: number;
}

/** Weighted counts of one respondent by cluster. */
export function weightedCounts(grid: Grid, respondent: number, weights: Float64Array): WeightedCounts {
  const width = grid.questions.length;
  const sums = ['correct', 'incorrect', 'refused'].map(() => new Float64Array(grid.clusters));
  let [weightSum, squares] = [0, 0];
  for (let column = 0; column < width; column += 1) {
    const cell = respondent * width + column;
    const cluster = grid.cluster[column]!;
    const weight = weights[column]!;
    const replies = grid.correct[cell]! + grid.incorrect[cell]! + grid.refused[cell]!;
    weightSum += weight * replies;
    squares += weight ** 2 * replies;
    [grid.correct, grid.incorrect, grid.refused].forEach((counts, outcome) => {
      sums[outcome]![cluster]! += weight * counts[cell]!;
    });
  }
  const kept = Array.from({ length: grid.clusters }, (_, cluster) => cluster).filter((cluster) =>
    sums.some((one) => one[cluster]! > 0),
  );
  const [correct, incorrect, refused] = sums.map((one) =>
    Float64Array.from(kept, (cluster) => one[cluster]!),
  );
  const total = (one: Float64Array): number => one.reduce((sum, value) => sum + value, 0);
  return {
    correct: correct!,
    incorrect: incorrect!,
    refused: refused!,
    total: { correct: total(correct!), incorrect: total(incorrect!), refused: total(refused!) },
    independent: false,
    effective: squares === 0 ? 0 : weightSum ** 2 / squares,
  };
}

/** A pair with weighted sums by cluster; `shared` is their weight, transitions are counts as ever. */
export function weightedPairTally(weights: Float64Array) {
  return (grid: Grid, first: number, second: number): PairTally => {
    const width = grid.questions.length;
    const [sizes, correct, incorrect] = [0, 1, 2].map(() => new Float64Array(grid.clusters));
    let shared = 0;
    for (let column = 0; column < width; column += 1) {
      const [a, b] = [first * width + column, second * width + column];
      const repliesA = grid.correct[a]! + grid.incorrect[a]! + grid.refused[a]!;
      const repliesB = grid.correct[b]! + grid.incorrect[b]! + grid.refused[b]!;
      const violated = grid.violated[a] === 1 || grid.violated[b] === 1;
      if (violated || repliesA === 0 || repliesB === 0) continue;
      const cluster = grid.cluster[column]!;
      const weight = weights[column]!;
      shared += weight;
      sizes![cluster]! += weight;
      correct![cluster]! += weight * (grid.correct[a]! / repliesA - grid.correct[b]! / repliesB);
      incorrect![cluster]! += weight * (grid.incorrect[a]! / repliesA - grid.incorrect[b]! / repliesB);
    }
    const kept = Array.from(sizes!, (_, cluster) => cluster).filter((cluster) => sizes![cluster]! > 0);
    const only = (one: Float64Array): Float64Array => Float64Array.from(kept, (cluster) => one[cluster]!);
    const { transitions, violated } = pairTally(grid, first, second);
    return {
      ...{ shared, transitions, simple: false, violated },
      ...{ sizes: only(sizes!), correct: only(correct!), incorrect: only(incorrect!) },
    };
  };
}
