/** The title of the matrix of two respondents is about wrong answers that somebody gave. */
import { expect, test } from 'vitest';
import type { Comparison } from '../../../../src/core/summary/comparisons.ts';
import { lookOf } from '../../../../src/stages/report/charts/look.ts';
import { transitions } from '../../../../src/stages/report/charts/transitions.ts';
import { SIX } from '../fixtures/published.ts';
import { summaryFromCounts } from '../fixtures/summary-from-counts.ts';

const summary = summaryFromCounts(SIX);
const [a, b] = summary.respondents.map(({ id }) => id);

function titleOf(cells: number[][]): string | undefined {
  const pair = { a, b, transitions: cells } as unknown as Comparison;
  return transitions([pair], lookOf(summary), null)?.title;
}

test.each([
  [
    'of the first',
    [
      [4, 0, 0],
      [0, 1, 3],
      [0, 0, 2],
    ],
    /^Of the 4 questions \S+ got wrong, \S+ declined 3$/,
  ],
  [
    'of the second, where the first gave none',
    [
      [4, 2, 0],
      [0, 0, 0],
      [0, 0, 4],
    ],
    /^Of the 2 questions \S+ got wrong, \S+ declined 0$/,
  ],
  [
    'of nobody',
    [
      [4, 0, 0],
      [0, 0, 0],
      [0, 0, 6],
    ],
    /came to the same on 10 of 10 questions$/,
  ],
])('%s', (_, cells, title) => {
  expect(titleOf(cells)).toMatch(title);
});
