/** What is told of the hull: whom resamples do not tell apart stand on one rung, and slivers between two are none. */
import { describe, expect, test } from 'vitest';
import { type Cell, outcomeTableBuilder } from '../../../src/core/outcome-table.ts';
import { parsePolicy } from '../../../src/core/policy.ts';
import { analyze } from '../../../src/stages/analyze/analyze.ts';
import { questionRow } from '../../fixtures/outcome-rows.ts';

const QUESTIONS = 400;

interface Minds {
  readonly model: string;
  readonly stake: number;
  readonly correct: number;
  readonly incorrect: number;
}

/** The n-th mind answers the questions from another start, so that no two agree on all. */
function summaryOf(minds: readonly Minds[], penalties?: readonly number[]) {
  const builder = outcomeTableBuilder();
  const ids = minds.map(({ model, stake }) => `${model} · penalty:${stake}`);
  for (const [respondent, { correct, incorrect }] of minds.entries()) {
    for (let question = 0; question < QUESTIONS; question += 1) {
      const at = (question * 7 + respondent * 53) % QUESTIONS;
      const cell: Cell = at < correct ? 'correct' : at < correct + incorrect ? 'incorrect' : 'refused';
      builder.add({ question, respondent, cell });
    }
  }
  const table = builder.build({
    questions: Array.from({ length: QUESTIONS }, (_, index) => questionRow(`q${index}`)),
    respondents: minds.map(({ model, stake }, index) => ({
      id: ids[index]!,
      model,
      settings: {},
      policy: parsePolicy(`penalty:${stake}`),
      family: null,
      knowledgeCutoff: null,
      simulated: false,
    })),
    closedBook: minds.map(() => 'declared' as const),
    planned: minds.map(() => QUESTIONS),
  });
  return analyze(table, { title: 't', ...(penalties && { penalties }) });
}

describe('the ladder that the headline tells', () => {
  const steps = [0, 1, 2, 3, 4];
  const alike = steps.map((step) => ({
    model: 'mini',
    stake: step + 1,
    correct: 200 - 2 * step,
    incorrect: 60 - 2 * step,
  }));

  test('settings of one model that differ by chance are one rung with the model’s name', () => {
    const { frontier, decision } = summaryOf(alike);
    expect(frontier!.hull.length).toBeGreaterThan(2);
    expect(frontier!.rungs!.filter(({ open }) => open).length).toBeLessThanOrEqual(1);
    expect(decision.headline).toMatch(/any of \d settings of mini \(resamples do not tell them apart\)/);
    expect(decision.headline).toMatch(/no setting of mini is best in more than \d+% of resamples/);
    expect(decision.headline).not.toMatch(/from [\d.]+ to [\d.]+ choose mini · penalty:2/);
  });

  test('settings that differ clearly keep their rungs', () => {
    const { frontier, decision } = summaryOf([
      { model: 'mini', stake: 1, correct: 240, incorrect: 140 },
      { model: 'mini', stake: 9, correct: 150, incorrect: 12 },
    ]);
    expect(frontier!.rungs!.map(({ competitors, open }) => [competitors[0], open])).toEqual([
      ['mini · penalty:1', false],
      ['mini · penalty:9', false],
      [null, false],
    ]);
    expect(decision.headline).not.toContain('apart');
  });

  const sliver = [
    { model: 'bold', stake: 1, correct: 240, incorrect: 140 },
    { model: 'middle', stake: 1, correct: 199, incorrect: 76 },
    { model: 'careful', stake: 1, correct: 150, incorrect: 12 },
  ];

  test('a sliver between two clear ones is not printed, and they meet where they are worth the same', () => {
    const { frontier } = summaryOf(sliver, [0, 3, 9]);
    expect(frontier!.hull.map(({ competitors }) => competitors[0])).toContain('middle · penalty:1');
    const [first, second] = frontier!.rungs!;
    expect([first!.competitors[0], second!.competitors[0]]).toEqual([
      'bold · penalty:1',
      'careful · penalty:1',
    ]);
    expect(first!.to).toBeCloseTo((240 - 150) / (140 - 12), 6);
    expect(second!.from).toBe(first!.to);
  });

  test('where it is too close to call at a penalty reported, the ladder says so over the same stretch', () => {
    const { frontier, decision } = summaryOf(sliver, [0, 1, 3, 9]);
    const open = frontier!.rungs!.filter((rung) => rung.open);
    expect(open.map(({ from, to }) => from < 1 && to! >= 1)).toEqual([true]);
    const [, low, high] = /^Too close to call from L = ([\d.]+) to ([\d.]+):/.exec(decision.headline)!;
    expect(decision.headline).toContain(
      `less than ${low} right ones, choose bold; from ${low} to ${high} choose bold, middle or careful (resamples do not tell them apart); from ${high} to 12.5 choose careful;`,
    );
  });
});
