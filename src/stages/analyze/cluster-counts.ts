/**
 * Outcomes of one respondent by cluster: from here on no statistic looks at single replies. Several trials of a
 * question and several questions on a person end in the same cluster, so both are paid for at once.
 */
import type { Tally } from '../../core/tally.ts';
import type { Grid } from './grid.ts';

export interface ClusterCounts {
  /** One entry a cluster with at least one outcome. */
  readonly correct: Float64Array;
  readonly incorrect: Float64Array;
  readonly refused: Float64Array;
  readonly total: Tally;
  /** True when no cluster holds more than one outcome: then the questions are independent. */
  readonly independent: boolean;
  /** Whole numbers of replies, for what takes them for draws, where the counts above are estimated. @default the total */
  readonly whole?: Tally;
  /**
   * Whole numbers of questions, for what takes counts for draws, where some were asked in several trials: asked five times
   * and never wrong, a question is one that was not, not five. @default the total
   */
  readonly draws?: Tally;
}

/** Counts of one respondent, over all columns or the given ones, each named once. */
export function clusterCounts(grid: Grid, respondent: number, columns?: Iterable<number>): ClusterCounts {
  const width = grid.questions.length;
  const correct = new Float64Array(grid.clusters);
  const incorrect = new Float64Array(grid.clusters);
  const refused = new Float64Array(grid.clusters);
  const total = { correct: 0, incorrect: 0, refused: 0 };
  const draws = { correct: 0, incorrect: 0, refused: 0 };
  let trials = false;
  const count = (column: number): void => {
    const cell = respondent * width + column;
    const cluster = grid.cluster[column]!;
    const size = grid.correct[cell]! + grid.incorrect[cell]! + grid.refused[cell]!;
    if (size > 1) trials = true;
    if (size > 0) {
      draws.correct += grid.correct[cell]! / size;
      draws.incorrect += grid.incorrect[cell]! / size;
      draws.refused += grid.refused[cell]! / size;
    }
    correct[cluster]! += grid.correct[cell]!;
    incorrect[cluster]! += grid.incorrect[cell]!;
    refused[cluster]! += grid.refused[cell]!;
    total.correct += grid.correct[cell]!;
    total.incorrect += grid.incorrect[cell]!;
    total.refused += grid.refused[cell]!;
  };
  if (columns === undefined) for (let column = 0; column < width; column += 1) count(column);
  else for (const column of columns) count(column);
  let kept = 0;
  let independent = true;
  for (let cluster = 0; cluster < grid.clusters; cluster += 1) {
    const size = correct[cluster]! + incorrect[cluster]! + refused[cluster]!;
    if (size === 0) continue;
    if (size > 1) independent = false;
    correct[kept] = correct[cluster]!;
    incorrect[kept] = incorrect[cluster]!;
    refused[kept] = refused[cluster]!;
    kept += 1;
  }
  return {
    correct: correct.subarray(0, kept),
    incorrect: incorrect.subarray(0, kept),
    refused: refused.subarray(0, kept),
    total,
    independent,
    ...(trials ? { draws: wholeTally(draws) } : {}),
  };
}

/** What was seen at all is one at least. */
function wholeTally({ correct, incorrect, refused }: Tally): Tally {
  const whole = (sum: number): number => (sum === 0 ? 0 : Math.max(1, Math.round(sum)));
  return { correct: whole(correct), incorrect: whole(incorrect), refused: whole(refused) };
}
