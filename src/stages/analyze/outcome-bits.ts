/**
 * A respondent's row of the grid as bit sets, where no cell holds several replies: a pair of twenty thousand questions is
 * then counted in six hundred words, and its differences by cluster are those of two sums made once a respondent, less
 * what only one of the two answered. Whole numbers throughout, so that both ways of counting give the same.
 */
import type { Grid } from './grid.ts';

export interface OutcomeBits {
  /** A bit a column, by outcome: correct, incorrect, refused. */
  readonly outcomes: readonly Uint32Array[];
  /** Where there is any of the three. */
  readonly told: Uint32Array;
  readonly violated: Uint32Array;
  /** By cluster: questions with an outcome, and the correct and the incorrect ones of them. */
  readonly sizes: Uint32Array;
  readonly correct: Uint32Array;
  readonly incorrect: Uint32Array;
}

const kept = new WeakMap<Grid, readonly (OutcomeBits | null)[]>();

/** By respondent; null where a cell holds several replies. Made once for all pairs of a grid. */
export function outcomeBits(grid: Grid): readonly (OutcomeBits | null)[] {
  const known = kept.get(grid);
  if (known !== undefined) return known;
  const rows = Array.from({ length: grid.respondents }, (_, respondent) => bitsOf(grid, respondent));
  kept.set(grid, rows);
  return rows;
}

function bitsOf(grid: Grid, respondent: number): OutcomeBits | null {
  const width = grid.questions.length;
  const set = () => new Uint32Array(Math.ceil(width / 32));
  const byCluster = () => new Uint32Array(grid.clusters);
  const [correct, incorrect, refused, told, violated] = [set(), set(), set(), set(), set()];
  const bits = { sizes: byCluster(), correct: byCluster(), incorrect: byCluster() };
  for (let column = 0; column < width; column += 1) {
    const cell = respondent * width + column;
    const [word, bit] = [column >>> 5, 1 << (column & 31)];
    if (grid.violated[cell] === 1) {
      violated[word]! |= bit;
      continue;
    }
    const replies = grid.correct[cell]! + grid.incorrect[cell]! + grid.refused[cell]!;
    if (replies > 1) return null;
    if (replies === 0) continue;
    const cluster = grid.cluster[column]!;
    told[word]! |= bit;
    bits.sizes[cluster]! += 1;
    if (grid.correct[cell] === 1) {
      correct[word]! |= bit;
      bits.correct[cluster]! += 1;
    } else if (grid.incorrect[cell] === 1) {
      incorrect[word]! |= bit;
      bits.incorrect[cluster]! += 1;
    } else refused[word]! |= bit;
  }
  return { outcomes: [correct, incorrect, refused], told, violated, ...bits };
}

/** Bits that both have. */
export function inBoth(some: Uint32Array, others: Uint32Array): number {
  let count = 0;
  for (let word = 0; word < some.length; word += 1) count += ones(some[word]! & others[word]!);
  return count;
}

/** Bits that either has. */
export function inEither(some: Uint32Array, others: Uint32Array): number {
  let count = 0;
  for (let word = 0; word < some.length; word += 1) count += ones(some[word]! | others[word]!);
  return count;
}

/** Calls back with every column that the first has and the second has not. */
export function eachLacking(some: Uint32Array, others: Uint32Array, found: (column: number) => void): void {
  for (let word = 0; word < some.length; word += 1) {
    for (let rest = some[word]! & ~others[word]!; rest !== 0; rest &= rest - 1)
      found(word * 32 + 31 - Math.clz32(rest & -rest));
  }
}

/** Bits set in a word. */
function ones(word: number): number {
  let bits = word - ((word >>> 1) & 0x55555555);
  bits = (bits & 0x33333333) + ((bits >>> 2) & 0x33333333);
  return Math.imul((bits + (bits >>> 4)) & 0x0f0f0f0f, 0x01010101) >>> 24;
}
