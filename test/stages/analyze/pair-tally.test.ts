/** A pair counted in bit sets, held against a count question by question: gaps, look-ups and clusters included. */
import { describe, expect, it } from 'vitest';
import { emptyGrid, type Grid } from '../../../src/stages/analyze/grid.ts';
import { pairTally } from '../../../src/stages/analyze/pair-tally.ts';

const QUESTIONS = 100;

/** Cells drawn by a linear congruential generator: outcomes, some missing, some look-ups. */
function drawn(clusterOf: (column: number) => number): Grid {
  const cluster = Int32Array.from({ length: QUESTIONS }, (_, column) => clusterOf(column));
  const grid = emptyGrid({
    respondents: 2,
    questions: Uint32Array.from({ length: QUESTIONS }, (_, column) => column),
    cluster,
    clusters: Math.max(...cluster) + 1,
  });
  let state = 7;
  for (let cell = 0; cell < 2 * QUESTIONS; cell += 1) {
    state = (state * 1_103_515_245 + 12_345) % 2_147_483_648;
    const kind = Math.floor(state / 65_536) % 6;
    if (kind < 3) [grid.correct, grid.incorrect, grid.refused][kind]![cell] = 1;
    else if (kind === 3) grid.missing[cell] = 1;
    else if (kind === 4) grid.violated[cell] = 1;
    else grid.correct[cell] = 1;
  }
  return grid;
}

const outcomeAt = (grid: Grid, cell: number) =>
  grid.violated[cell] === 1
    ? -1
    : [grid.correct, grid.incorrect, grid.refused].findIndex((column) => column[cell] === 1);

describe('a pair', () => {
  it.each([
    ['questions of their own', (column: number) => column],
    ['seven clusters', (column: number) => column % 7],
  ])('is counted as it is question by question: %s', (_, clusterOf) => {
    const grid = drawn(clusterOf);
    const clusters = new Map<number, number[]>();
    const transitions = [0, 1, 2].map(() => [0, 0, 0]);
    for (let column = 0; column < QUESTIONS; column += 1) {
      const [from, to] = [outcomeAt(grid, column), outcomeAt(grid, QUESTIONS + column)];
      if (from < 0 || to < 0) continue;
      transitions[from]![to]! += 1;
      const sums = clusters.get(clusterOf(column)) ?? [0, 0, 0];
      sums[0]! += 1;
      sums[1]! += Number(from === 0) - Number(to === 0);
      sums[2]! += Number(from === 1) - Number(to === 1);
      clusters.set(clusterOf(column), sums);
    }
    const sums = [...clusters].sort(([a], [b]) => a - b).map(([, values]) => values);
    const tally = pairTally(grid, 0, 1);
    expect(tally.transitions).toEqual(transitions);
    expect([tally.sizes, tally.correct, tally.incorrect].map((column) => [...column])).toEqual(
      [0, 1, 2].map((at) => sums.map((values) => values[at]!)),
    );
    expect(tally.shared).toBe(transitions.flat().reduce((sum, count) => sum + count, 0));
    expect(tally.simple).toBe(sums.every(([size]) => size === 1));
    expect(tally.violated).toBe(
      Array.from({ length: QUESTIONS }, (_, column) => column).filter(
        (column) => grid.violated[column] === 1 || grid.violated[QUESTIONS + column] === 1,
      ).length,
    );
  });
});
