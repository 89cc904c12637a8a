/**
 * Two respondents side by side on the questions that both have an outcome on: the nine transitions, and per cluster
 * the differences in correct and incorrect. One pass over two rows of the grid gives every number of a comparison.
 */
import type { Grid } from './grid.ts';

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
  const rows = oneReplyCells(grid);
  const a = rows[first]!;
  const b = rows[second]!;
  return a === null || b === null ? trialsTally(grid, first, second) : repliesTally(grid, a, b);
}

/** No outcome, and a look-up or another model's reply, beside the places of the three outcomes. */
const [NOTHING, VIOLATED] = [3, 4];

const packed = new WeakMap<Grid, readonly (Uint8Array | null)[]>();

/** Each row as one code a cell; null where a cell holds several replies. Made once for all pairs of a grid. */
function oneReplyCells(grid: Grid): readonly (Uint8Array | null)[] {
  const known = packed.get(grid);
  if (known !== undefined) return known;
  const width = grid.questions.length;
  const rows = Array.from({ length: grid.respondents }, (_, row) => {
    const codes = new Uint8Array(width);
    for (let column = 0; column < width; column += 1) {
      const cell = row * width + column;
      const replies = grid.correct[cell]! + grid.incorrect[cell]! + grid.refused[cell]!;
      if (grid.violated[cell] === 1) codes[column] = VIOLATED;
      else if (replies > 1) return null;
      else if (replies === 0) codes[column] = NOTHING;
      else codes[column] = grid.correct[cell] === 1 ? 0 : grid.incorrect[cell] === 1 ? 1 : 2;
    }
    return codes;
  });
  packed.set(grid, rows);
  return rows;
}

/** One reply a cell: whole numbers only, a few nanoseconds a question. */
function repliesTally(grid: Grid, a: Uint8Array, b: Uint8Array): PairTally {
  const counts = new Uint32Array(25);
  const sizes = new Float64Array(grid.clusters);
  const correct = new Float64Array(grid.clusters);
  const incorrect = new Float64Array(grid.clusters);
  let simple = true;
  for (let column = 0; column < a.length; column += 1) {
    const from = a[column]!;
    const to = b[column]!;
    counts[from * 5 + to]! += 1;
    if (from > 2 || to > 2) continue;
    const cluster = grid.cluster[column]!;
    if (sizes[cluster]! > 0) simple = false;
    sizes[cluster]! += 1;
    if (from === to) continue;
    if (from === 0) correct[cluster]! += 1;
    else if (from === 1) incorrect[cluster]! += 1;
    if (to === 0) correct[cluster]! -= 1;
    else if (to === 1) incorrect[cluster]! -= 1;
  }
  const transitions = [0, 1, 2].map((from) => [0, 1, 2].map((to) => counts[from * 5 + to]!));
  let violated = 0;
  for (let code = 0; code < 5; code += 1)
    violated += counts[VIOLATED * 5 + code]! + counts[code * 5 + VIOLATED]!;
  violated -= counts[VIOLATED * 5 + VIOLATED]!;
  const shared = transitions.flat().reduce((sum, count) => sum + count, 0);
  return { shared, transitions, simple, ...withoutEmpty(sizes, correct, incorrect), violated };
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
