/** How many questions would tell the two likeliest apart: the formula of a plan, on what is known of the pair. */
import { expect, test } from 'vitest';
import type { Comparison } from '../../../src/core/summary/comparisons.ts';
import type { FrontierSection } from '../../../src/core/summary/frontier.ts';
import { whatWouldTell } from '../../../src/stages/analyze/what-would-tell.ts';

const share = (value: number) => ({ value, n: 200 });
const frontier = (paired: boolean, open = true) =>
  ({
    paired,
    penalties: [0, 1],
    rungs: [{ from: 0, to: null, competitors: ['a', 'b'], open }],
    probabilityBest: {
      rows: [
        { respondent: null, probabilities: [0, 0.3] },
        { respondent: 'a', probabilities: [0.5, 0.4] },
        { respondent: 'b', probabilities: [0.4, 0.2] },
        { respondent: 'c', probabilities: [0.1, 0.1] },
      ],
    },
    points: [
      { respondent: 'a', correct: share(0.6), incorrect: share(0.2) },
      { respondent: 'b', correct: share(0.5), incorrect: share(0.2) },
    ],
  }) as unknown as FrontierSection;
const pair = (value: number, half: number) =>
  [
    {
      ...{ a: 'b', b: 'a' },
      differences: [
        {
          metric: 'utility@1',
          estimate: { value, low: value - half, high: value + half, n: 200, level: 0.95 },
        },
      ],
    },
  ] as unknown as Comparison[];
const options = { penalty: 1, who: (id: string | null) => id ?? 'declining everything' };

test('paired, from the interval of the difference: nine times the questions for a third of the width', () => {
  // An interval as wide as (1.96 + 0.84) standard errors would need is reached when half of it is 0.7 of the difference.
  expect(whatWouldTell(frontier(true), pair(-0.1, 0.21), options)).toEqual([
    'Telling a from b at L = 1 takes about 1,900 questions, of which 200 were asked, if they differ by the 10.0 per 100 questions that they seem to (80% power; closedbook plan reckons others).',
  ]);
  expect(whatWouldTell(frontier(true), pair(0.001, 0.2), options)[0]).toContain(
    'more than 100,000 questions',
  );
});

test('unpaired, from both shares', () => {
  // (0.8 − 0.4² + 0.7 − 0.3²) · 2.8016² / 0.1² = 981.1
  expect(whatWouldTell(frontier(false), [], options)[0]).toContain('takes about 990 questions, of which 200');
});

test('nothing where some rung is sure, or nothing is known of the pair', () => {
  expect(whatWouldTell(frontier(true, false), pair(-0.1, 0.2), options)).toEqual([]);
  expect(whatWouldTell(frontier(true), [], options)).toEqual([]);
});
