/** Resamples of few events: as sure as the interval of the worth, and not surer. */
import { expect, test } from 'vitest';
import { outcomeTableBuilder } from '../../../src/core/outcome-table.ts';
import { analyze } from '../../../src/stages/analyze/analyze.ts';
import { unpairedProbabilityBest } from '../../../src/stages/analyze/probability-best.ts';
import { dirichletMargin } from '../../../src/stats/rate/dirichlet-margin.ts';
import { wilson } from '../../../src/stats/rate/wilson.ts';
import { questionRow, respondentRow } from '../../fixtures/outcome-rows.ts';

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

/** Forty questions of which `wrong` are answered wrongly in every trial and the others rightly. */
function ratesOf(wrong: number, trials: number) {
  const builder = outcomeTableBuilder();
  const questions = Array.from({ length: 40 }, (_, n) => questionRow(`q${n}`));
  for (const question of questions.keys())
    for (let trial = 0; trial < trials; trial += 1)
      builder.add({ question, respondent: 0, trial, cell: question < wrong ? 'incorrect' : 'correct' });
  const table = builder.build({
    questions,
    respondents: [respondentRow('a')],
    closedBook: ['declared'],
    planned: [40 * trials],
  });
  return analyze(table, { title: 't' }).rates.rows[0]!;
}

test.each([0, 2])(
  'five trials of forty questions, %d of them always wrong, tell what one trial tells',
  (wrong) => {
    const [once, often] = [ratesOf(wrong, 1), ratesOf(wrong, 5)];
    if (wrong === 0) {
      const { low, high, n } = often.estimates['incorrect/asked']!;
      expect([low, high, n]).toEqual([0, wilson(0, 40).upper, 200]);
    }
    expect(often.breakEven).toMatchObject({ value: once.breakEven.value, n: 200 });
    expect(often.breakEven.low).toBeCloseTo(once.breakEven.low!, 12);
    expect(often.breakEven.high).toBe(once.breakEven.high);
    for (const [place, { penalty, estimate }] of often.utilities.entries()) {
      const { low, high } = once.utilities[place]!.estimate;
      expect([penalty, estimate.low, estimate.high]).toEqual([penalty, low, high]);
    }
  },
);
