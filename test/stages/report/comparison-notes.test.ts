/** What the table of ties says of an interval that lies, wholly or in part, below a penalty of 0. */
import { expect, test } from 'vitest';
import type { Comparison } from '../../../src/core/summary/comparisons.ts';
import { lookOf } from '../../../src/stages/report/charts/look.ts';
import { comparisonNotes } from '../../../src/stages/report/page/comparison-notes.ts';
import { fullSummary } from './fixtures/full-summary.ts';
import { SIX } from './fixtures/published.ts';

const summary = fullSummary(SIX.slice(0, 2));
const [pair] = summary.comparisons!.pairs;

test.each([
  [null, -0.13, 'the data do not bound it'],
  [0, -0.13, 'the data do not bound it'],
  [null, 4.5, 'from 4.50 on'],
  [0.5, null, 'up to 0.50'],
  [0.5, 4.5, 'up to 0.50 or from 4.50 on'],
])('outside %s to %s', (low, high, words) => {
  const tie: Comparison['tie'] = {
    ...pair!.tie,
    penalty: 2.5,
    dominant: null,
    kind: 'complement',
    low,
    high,
  };
  const { markup } = comparisonNotes(
    { pairs: [{ ...pair!, tie }], multiplicity: 'none' },
    lookOf(summary),
  ) as { markup: string };
  expect(markup).toContain(`L = 2.50 (${words})`);
});
