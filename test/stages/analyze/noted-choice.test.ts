/** A note that speaks against the choice stands with the choice. */
import { expect, test } from 'vitest';
import { notedChoice } from '../../../src/stages/analyze/noted-choice.ts';

const hull = [
  { from: 0, to: 2, competitors: ['o1'] },
  { from: 2, to: null, competitors: [null] },
];
const rows = [
  { model: 'o1', note: 'printed of all questions; contradiction kept: 0.55 here, 0.47 in the later card.' },
  { model: 'other', note: 'printed of all questions; incorrect computed as the rest' },
];

test('notes of whoever is chosen, without what is noted of every row', () => {
  expect(notedChoice(rows, { hull })).toEqual([
    'The source notes of o1: contradiction kept: 0.55 here, 0.47 in the later card.',
  ]);
  const other = [{ from: 0, to: null, competitors: ['other'] }];
  expect(notedChoice(rows, { hull: other })).toEqual([]);
});

test('one note of several is told once, and a long one is cut', () => {
  const shared = ['a', 'b', 'c'].map((model) => ({
    model,
    note: model === 'c' ? '' : `disputed ${'x'.repeat(500)}`,
  }));
  const both = { rungs: [{ from: 0, to: null, competitors: ['a', 'b', null], open: true }], hull };
  const [only, ...others] = notedChoice(shared, both);
  expect(only).toMatch(/^The source notes of a and b: disputed x{231}….$/);
  expect(others).toEqual([]);
});
