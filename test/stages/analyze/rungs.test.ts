/** What is told of the hull: whom resamples do not tell apart stand on one rung. */
import { describe, expect, test } from 'vitest';
import { type Cell, outcomeTableBuilder } from '../../../src/core/outcome-table.ts';
import { parsePolicy } from '../../../src/core/policy.ts';
import { analyze } from '../../../src/stages/analyze/analyze.ts';
import { reignsText } from '../../../src/stages/analyze/reigns-text.ts';
import { rungsOf } from '../../../src/stages/analyze/rungs.ts';
import { frontierFinding } from '../../../src/stages/report/charts/frontier-finding.ts';
import { lookOf } from '../../../src/stages/report/charts/look.ts';
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
    expect(decision.headline).toMatch(
      /These 5 settings of mini cannot be told apart: .*none of them is best in 80% of resamples.*; so may declining everything/,
    );
    expect(decision.sentences.join()).toMatch(
      /Telling \S.* from \S.* at L = 1 (takes about [\d,]+ questions, of which 400 were asked|would take more than 100,000 questions)/,
    );
    expect(frontierFinding(frontier!, lookOf(summaryOf(alike)))).toMatch(/^\d cannot be told apart below/);
    expect(decision.headline).toMatch(/no setting of mini is best in more than \d+% of resamples/);
    expect(decision.headline).not.toMatch(/from [\d.]+ to [\d.]+ choose mini · penalty:2/);
  });

  test('settings that differ clearly keep their rungs, with what is in doubt between them', () => {
    const { frontier, decision } = summaryOf([
      { model: 'mini', stake: 1, correct: 240, incorrect: 140 },
      { model: 'mini', stake: 9, correct: 150, incorrect: 12 },
    ]);
    expect(frontier!.rungs!.map(({ competitors, open }) => [competitors[0], open])).toEqual([
      ['mini · penalty:1', false],
      ['mini · penalty:9', true],
      ['mini · penalty:9', false],
      ['mini · penalty:9', true],
      [null, false],
    ]);
    // The pair takes turns at both ends of the rung that it shares, and is told once.
    expect(decision.sentences.join('\n').match(/is ahead of/g)).toHaveLength(1);
  });

  const sliver = [
    { model: 'bold', stake: 1, correct: 240, incorrect: 140 },
    { model: 'middle', stake: 1, correct: 199, incorrect: 76 },
    { model: 'careful', stake: 1, correct: 150, incorrect: 12 },
  ];

  test('the ladder is that of the data, whichever penalties are reported', () => {
    const ladders = [[0, 3, 9], [0, 1, 3, 9], [0.7], [12]].map(
      (asked) => summaryOf(sliver, asked).frontier!.rungs,
    );
    const [first, ...others] = ladders;
    expect(first!.map(({ open }) => open)).toEqual([false, true, false, true, false]);
    for (const ladder of others) expect(ladder).toEqual(first);
  });

  test('where it is too close to call at a penalty reported, the ladder says so over the same stretch', () => {
    const { frontier, decision } = summaryOf(sliver, [0, 1, 3, 9]);
    const open = frontier!.rungs!.filter((rung) => rung.open);
    expect(open.map(({ from, to }) => from < 1 && to! >= 1)).toEqual([true, false]);
    const [, low, high] = /^Too close to call from L = ([\d.]+) to ([\d.]+):/.exec(decision.headline)!;
    expect(decision.headline).toContain(
      `less than ${low} right ones, choose bold; from ${low} to ${high} choose bold, middle or careful (resamples do not tell them apart); from ${high} to 10.1 choose careful; from 10.1 to 15.7 choose careful or decline everything (resamples do not tell them apart); beyond`,
    );
  });

  test('a reign between two penalties of the grid is not printed, and those beside it meet where they are worth the same', () => {
    const rate = (value: number) => ({
      ...{ metric: 'x', value, low: null, high: null, level: 0.95, method: 'wilson' },
      ...{ numerator: null, denominator: null, n: 100_000, clusters: null },
    });
    const point = (respondent: string, correct: number, incorrect: number) => ({
      ...{ respondent, correct: rate(correct), incorrect: rate(incorrect) },
      ...{ pareto: true, onHull: true, breakEven: rate(0) },
    });
    const rungs = rungsOf({
      points: [point('bold', 0.8, 0.2), point('middle', 0.69, 0.11), point('careful', 0.575, 0.02)],
      hull: [
        { competitors: ['bold'], from: 0, to: 1.222 },
        { competitors: ['middle'], from: 1.222, to: 1.278 },
        { competitors: ['careful'], from: 1.278, to: null },
      ],
      penalties: [0, 1, 2, 3],
      probabilityBest: {
        ...{ method: 'resamples', resamples: 100 },
        rows: [
          { respondent: 'bold', probabilities: [1, 1, 0, 0] },
          { respondent: 'middle', probabilities: [0, 0, 0, 0] },
          { respondent: 'careful', probabilities: [0, 0, 1, 1] },
        ],
      },
    });
    expect(rungs).toEqual([
      { competitors: ['bold'], from: 0, to: expect.closeTo(1.25, 6), open: false },
      { competitors: ['careful'], from: expect.closeTo(1.25, 6), to: null, open: false },
    ]);
  });
});

test('where everything is in doubt nobody is chosen, whoever is on the one rung', () => {
  const said = (competitors: (string | null)[], to: number | null = null, all = 9) =>
    reignsText(
      [
        { from: 0, to, competitors, open: true },
        ...(to === null ? [] : [{ from: to, to: null, competitors: [null], open: false }]),
      ],
      (id) => id,
      { all },
    );
  expect(said(['owl', 'rook', null])).toBe(
    'These 2 of 9 cannot be told apart: at no cost of a wrong answer is one of them best in 80% of resamples, and each may be at some cost: owl and rook; so may declining everything.',
  );
  expect(said(['owl', 'rook'], 4, 2)).toBe(
    'These 2 cannot be told apart: while a wrong answer costs less than 4.00 right ones none of them is best in 80% of resamples, and each may be at some cost: owl and rook; beyond 4.00 decline everything.',
  );
  const { frontier, ...rest } = summaryOf([{ model: 'owl', stake: 1, correct: 200, incorrect: 60 }]);
  const owl = frontier!.points[0]!.respondent;
  const rungs = [{ from: 0, to: null, competitors: [owl, null], open: true }];
  expect(frontierFinding({ ...frontier!, rungs }, lookOf({ ...rest, frontier }))).toMatch(
    / cannot be told from declining everything at any penalty$/,
  );
  expect(said(['owl', null])).toBe(
    'owl cannot be told from declining everything: at no cost of a wrong answer is it better in 80% of resamples.',
  );
  expect(said(['owl', null], 4)).toBe(
    'owl cannot be told from declining everything: at no cost of a wrong answer below 4.00 right ones is it better in 80% of resamples; beyond 4.00 decline everything.',
  );
  expect(said(['a', 'b', 'c', 'd', 'e', 'f', 'g', 'h', 'i'])).toContain('a, b, c, d, e, f, g and 2 more.');
});
