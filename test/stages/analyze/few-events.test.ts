/** Resamples of few events: as sure as the interval of the worth, and not surer. */
import { expect, test } from 'vitest';
import { unpairedProbabilityBest } from '../../../src/stages/analyze/probability-best.ts';
import { dirichletMargin } from '../../../src/stats/rate/dirichlet-margin.ts';

const best = (correct: number, incorrect: number, refused: number, penalty: number) => {
  const tally = { correct, incorrect, refused };
  const { method, rows } = unpairedProbabilityBest([tally], ['owl'], { penalties: [penalty], seed: 1 })!;
  return { method, share: rows[0]!.probabilities[0]! };
};

test.each([
  [0, 12],
  [0, 40],
  [1, 6],
  [3, 3],
])('%d wrong of 37: at L = %d as sure as the posterior that the interval is made of', (wrong, penalty) => {
  const counts = { correct: 14, incorrect: wrong, refused: 23 - wrong };
  const { share, method } = best(counts.correct, counts.incorrect, counts.refused, penalty);
  expect(method).toContain('a half of each rare outcome added');
  expect(share).toBeGreaterThan(0.5);
  expect(share).toBeLessThan(0.999);
  // The interval with as much below it as resamples are lost begins at declining everything.
  const { lower, upper } = dirichletMargin(`utility@${penalty}`, counts, { level: 2 * share - 1 });
  expect(Math.abs(lower) / (upper - lower)).toBeLessThan(0.12);
});

test('with ten of each the resamples are those of the questions alone', () => {
  expect(best(14, 10, 13, 1).method).toBe('independent resamples, pairing unknown');
});
