/** How sure the headline is: resamples, and the interval of every penalty at which it changes its choice. */
import { describe, expect, test } from 'vitest';
import type { FrontierSection } from '../../../src/core/summary/frontier.ts';
import { decisionOf } from '../../../src/stages/analyze/decision.ts';

const estimate = (value: number, low: number | null, high: number | null) => ({
  metric: 'x',
  value,
  low,
  high,
  level: 0.95,
  method: 'wilson',
  numerator: null,
  denominator: null,
  n: 100,
  clusters: null,
});
const frontier = (probabilities: readonly number[]): FrontierSection => ({
  points: [
    {
      respondent: 'owl',
      correct: estimate(0.4, 0.3, 0.5),
      incorrect: estimate(0.1, 0.05, 0.2),
      pareto: true,
      onHull: true,
      breakEven: estimate(4, 2.5, 7),
    },
  ],
  hull: [
    { competitors: ['owl'], from: 0, to: 4 },
    { competitors: [null], from: 4, to: null },
  ],
  penalties: [0, 1],
  curves: [],
  probabilityBest: {
    method: 'bootstrap',
    resamples: 100,
    rows: [
      { respondent: 'owl', probabilities: [1, probabilities[0]] },
      { respondent: null, probabilities: [0, probabilities[1]] },
    ],
  },
  paired: true,
  modelCurves: [],
});
const sentences = (probabilities: readonly number[]) =>
  decisionOf(frontier(probabilities), [], (id) => id).sentences;

describe('the decision', () => {
  test('names the runner-up where resamples waver, and nobody where they do not', () => {
    expect(sentences([0.8, 0.2])[0]).toBe(
      'Over resamples of the questions, owl is best at L = 1 in 80%, declining everything in 20%.',
    );
    expect(sentences([0.45, 0.4])[0]).toContain('the data leave this choice open');
    expect(sentences([0.999, 0.001])[0]).toBe(
      'Over resamples of the questions, owl is best at L = 1 in more than 99%.',
    );
  });

  test('gives the penalty beyond which silence is best its interval', () => {
    expect(sentences([1, 0]).at(-1)).toBe(
      'owl is worth more than declining everything up to L = 4.00 (95% interval 2.50 to 7.00).',
    );
  });
});
