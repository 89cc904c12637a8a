/**
 * Two respondents side by side on the questions that both have an outcome on: the nine transitions, and per cluster
 * the differences in correct and incorrect. One pass over two rows of the grid gives every number of a comparison.
 */
import type { Grid } from './grid.ts';
import { eachLacking, inBoth, inEither, type OutcomeBits, outcomeBits } from './outcome-bits.ts';

export interface PairTally {
  /** Questions with an outcome on both sides. */
  readonly shared: number;
  /** Rows outcome of the first, columns of the second: correct, incorrect, refused. Whole only without trials. */
  readonly transitions: readonly (readonly number[])[];
  /** True when every cell rests on one reply and every cluster on one question: then exact tests apply. */
  readonly simple: boolean;
  /** Per cluster: questions, and sums over them of the differences (means over trials), first less second. */
  readonly sizes: Float64Array;
  readonly correct: Float64Array;
  readonly incorrect: Float64Array;
  /** Questions left out on both sides because one side's reply showed a look-up. */
  readonly violated: number;
}

/** Counts a pair. */
export function pairTally(grid: Grid, first: number, second: number): PairTally {
  const rows = outcomeBits(grid);
  const [a, b] = [rows[first]!, rows[second]!];
  return a === null || b === null ? trialsTally(grid, first, second) : repliesTally(grid, a, b);
}

/** One reply a cell. */
function repliesTally(grid: Grid, a: OutcomeBits, b: OutcomeBits): PairTally {
  const transitions = a.outcomes.map((from) => b.outcomes.map((to) => inBoth(from, to)));
  const shared = transitions.flat().reduce((sum, count) => sum + count, 0);
  const sizes = Float64Array.from(a.sizes);
  const correct = new Float64Array(grid.clusters);
  const incorrect = new Float64Array(grid.clusters);
  for (let cluster = 0; cluster < grid.clusters; cluster += 1) {
    correct[cluster] = a.correct[cluster]! - b.correct[cluster]!;
    incorrect[cluster] = a.incorrect[cluster]! - b.incorrect[cluster]!;
  }
  const lessOf = ({ outcomes }: OutcomeBits, sign: 1 | -1) => {
    return (column: number): void => {
      const cluster = grid.cluster[column]!;
      if (sign > 0) sizes[cluster]! -= 1;
      if (isIn(outcomes[0]!, column)) correct[cluster]! -= sign;
      else if (isIn(outcomes[1]!, column)) incorrect[cluster]! -= sign;
    };
  };
  eachLacking(a.told, b.told, lessOf(a, 1));
  eachLacking(b.told, a.told, lessOf(b, -1));
  const simple = sizes.every((size) => size <= 1);
  const violated = inEither(a.violated, b.violated);
  return { shared, transitions, simple, ...withoutEmpty(sizes, correct, incorrect), violated };
}

function isIn(bits: Uint32Array, column: number): boolean {
  return (bits[column >>> 5]! & (1 << (column & 31))) !== 0;
}

function trialsTally(grid: Grid, first: number, second: number): PairTally {
  const width = grid.questions.length;
  const transitions = [
    [0, 0, 0],
    [0, 0, 0],
    [0, 0, 0],
  ];
  const sizes = new Float64Array(grid.clusters);
  const correct = new Float64Array(grid.clusters);
  const incorrect = new Float64Array(grid.clusters);
  let shared = 0;
  let violated = 0;
  let simple = true;
  for (let column = 0; column < width; column += 1) {
    const a = first * width + column;
    const b = second * width + column;
    const repliesA = grid.correct[a]! + grid.incorrect[a]! + grid.refused[a]!;
    const repliesB = grid.correct[b]! + grid.incorrect[b]! + grid.refused[b]!;
    if (grid.violated[a] === 1 || grid.violated[b] === 1) {
      violated += 1;
      continue;
    }
    if (repliesA === 0 || repliesB === 0) continue;
    shared += 1;
    // Shares of the replies, written out: this runs once a question and pair.
    const correctA = grid.correct[a]! / repliesA;
    const incorrectA = grid.incorrect[a]! / repliesA;
    const correctB = grid.correct[b]! / repliesB;
    const incorrectB = grid.incorrect[b]! / repliesB;
    if (repliesA === 1 && repliesB === 1) {
      const from = grid.correct[a] === 1 ? 0 : grid.incorrect[a] === 1 ? 1 : 2;
      const to = grid.correct[b] === 1 ? 0 : grid.incorrect[b] === 1 ? 1 : 2;
      transitions[from]![to]! += 1;
    } else {
      const sharesB = [correctB, incorrectB, grid.refused[b]! / repliesB];
      [correctA, incorrectA, grid.refused[a]! / repliesA].forEach((share, from) => {
        for (let to = 0; to < 3; to += 1) transitions[from]![to]! += share * sharesB[to]!;
      });
    }
    const cluster = grid.cluster[column]!;
    if (repliesA > 1 || repliesB > 1 || sizes[cluster]! > 0) simple = false;
    sizes[cluster]! += 1;
    correct[cluster]! += correctA - correctB;
    incorrect[cluster]! += incorrectA - incorrectB;
  }
  return { shared, transitions, simple, ...withoutEmpty(sizes, correct, incorrect), violated };
}

function withoutEmpty(sizes: Float64Array, correct: Float64Array, incorrect: Float64Array) {
  let kept = 0;
  for (let cluster = 0; cluster < sizes.length; cluster += 1) {
    if (sizes[cluster] === 0) continue;
    sizes[kept] = sizes[cluster]!;
    correct[kept] = correct[cluster]!;
    incorrect[kept] = incorrect[cluster]!;
    kept += 1;
  }
  return {
    sizes: sizes.subarray(0, kept),
    correct: correct.subarray(0, kept),
    incorrect: incorrect.subarray(0, kept),
  };
}
