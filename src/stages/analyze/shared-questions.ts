/**
 * The questions that everyone who is chosen among has an outcome on: the one set that headline, hull, resamples, pairs
 * and worth rest on, unless too few are left (see `estimatedBase`). Over each one's own graded replies a respondent would
 * win by what nobody graded of it.
 */
import { type Grid, outcomesIn } from './grid.ts';

/**
 * Questions that every member has an outcome on in every trial, and a look-up in none: with a trial missing the rate over
 * replies and the mean over questions would part, and headline and resamples with them.
 */
export function sharedColumns(grid: Grid, members: readonly number[]): Uint8Array {
  const width = grid.questions.length;
  const shared = new Uint8Array(width).fill(1);
  for (const row of members) {
    for (let column = 0; column < width; column += 1)
      if (!isGraded(grid, row * width + column)) shared[column] = 0;
  }
  return shared;
}

/**
 * The grid with the outcomes of every set's members on their shared questions alone; rows of no set, and sets that
 * share none or rest on an estimated base, stay as they are. The grid itself where nothing is taken away.
 */
export function sharedGrid(
  grid: Grid,
  sets: readonly { readonly members: readonly number[]; readonly base: unknown }[],
): Grid {
  const width = grid.questions.length;
  let kept: Pick<Grid, 'correct' | 'incorrect' | 'refused'> | null = null;
  for (const { members, base } of sets) {
    if (base !== null) continue;
    const shared = sharedColumns(grid, members);
    if (!shared.includes(1)) continue;
    for (const row of members) {
      for (let column = 0; column < width; column += 1) {
        const cell = row * width + column;
        if (shared[column] === 1 || outcomesIn(grid, cell) === 0) continue;
        kept ??= {
          correct: grid.correct.slice(),
          incorrect: grid.incorrect.slice(),
          refused: grid.refused.slice(),
        };
        kept.correct[cell] = 0;
        kept.incorrect[cell] = 0;
        kept.refused[cell] = 0;
      }
    }
  }
  return kept === null ? grid : { ...grid, ...kept };
}

function isGraded(grid: Grid, cell: number): boolean {
  return grid.violated[cell] === 0 && grid.missing[cell] === 0 && outcomesIn(grid, cell) > 0;
}
