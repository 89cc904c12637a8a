/** Wordings are a factor of their own, stakes a curve: both found by the policies, and said with their numbers. */
import { describe, expect, test } from 'vitest';
import { ownPolicies, parsePolicy } from '../../../src/core/policy.ts';
import { DEFAULT_MODELS } from '../../../src/simulate/default-models.ts';
import { demoQuestions } from '../../../src/simulate/demo-questions.ts';
import { simulateOutcomes } from '../../../src/simulate/simulate-outcomes.ts';
import { analyze } from '../../../src/stages/analyze/analyze.ts';
import { behaviouralTables } from '../../../src/stages/report/tables/behavioural-tables.ts';
import { wordingsTable } from '../../../src/stages/report/tables/wordings-table.ts';

const models = DEFAULT_MODELS.filter(({ name }) => name === 'heron');
const questions = demoQuestions(1, 120);

function summaryOf(names: readonly string[]) {
  const policies = names.map((name) => parsePolicy(name));
  return analyze(simulateOutcomes({ questions, models, policies, seed: 3 }), { title: 't' });
}

describe('wordings', () => {
  test('respondents that differ by the wording alone are one policy; others are not', () => {
    const { wordings } = summaryOf(['plain', 'plain~b', 'conservative', 'penalty:3', 'penalty:3+humility~b']);
    expect(
      wordings?.rows.map(({ policy, metric, respondents }) => [policy, metric, respondents.length]),
    ).toEqual([
      ['plain', 'correct/asked', 2],
      ['plain', 'incorrect/asked', 2],
      ['plain', 'refused/asked', 2],
    ]);
    expect(summaryOf(['plain', 'eager']).wordings).toBeUndefined();
  });

  test('what phrasing does stands beside what the draw of questions does, in the table and in a sentence', () => {
    const own = ownPolicies({
      name: 'house',
      wordings: {
        x: { system: 'Hm.' },
        y: { system: 'Only answer if sure.' },
        z: { system: 'Your best guess.' },
      },
    });
    // Simulated minds act on the text, which stands in the instruction's place there.
    const policies = own.map((policy) => ({ ...policy, instruction: policy.words!.system! }));
    const table = simulateOutcomes({ questions, models, policies, seed: 3 });
    const named = {
      ...table,
      respondents: table.respondents.map((one, at) => ({ ...one, policy: own[at]! })),
    };
    const { wordings } = analyze(named, { title: 't' });
    const refusals = wordings!.rows.find(({ metric }) => metric === 'refused/asked')!;
    expect(refusals.spread.value!).toBeGreaterThan(3 * refusals.samplingError!);
    expect(refusals.spread.low!).toBeGreaterThan(0);
    expect(refusals.gapByPhrasing).toBeCloseTo(1.959964 * Math.SQRT2 * refusals.spread.value!, 6);
    expect(wordings!.sentences[2]).toMatch(
      /own:house: refusals ran from \d+\.\d% to \d+\.\d% over 3 wordings; phrasing moves them by/,
    );
    expect(wordingsTable(wordings!)!.rows).toHaveLength(3);
  });
});

test('stakes are ordered by what they amount to, and prompts with other words besides are a curve of their own', () => {
  const names = [
    'penalty:9',
    'penalty:1,reward:0.5',
    'penalty:0',
    'penalty:0+humility',
    'penalty:9+humility',
  ];
  const { behavioural } = summaryOf(names);
  expect(behavioural!.models.map(({ model, rows }) => [model, rows.map(({ penalty }) => penalty)])).toEqual([
    ['simulated/heron', [0, 3, 9]],
    ['simulated/heron +humility', [0, 9]],
  ]);
  const [table] = behaviouralTables(behavioural!);
  expect(table!.notes[1]).toMatch(
    /^simulated\/heron: raising the stake from 0 to 9 took away \d+ points of answers \(\d+ to \d+\); right when answering should then have been at least 90%, was \d+\.?\d*%/,
  );
});

test('a stake stated in one manner alone is a row beside the others of its model, and no move', () => {
  const { behavioural } = summaryOf(['penalty:1', 'penalty:9', 'penalty:9+humility', 'plain']);
  expect(behavioural!.models.map(({ model, rows }) => [model, rows.map(({ penalty }) => penalty)])).toEqual([
    ['simulated/heron', [1, 9]],
    ['simulated/heron +humility', [9]],
  ]);
  expect(behavioural!.models[1]!.moved).toBeUndefined();
  const [table] = behaviouralTables(behavioural!);
  expect(table!.rows.map(([model, stake]) => [model, stake])).toContainEqual([
    'simulated/heron +humility',
    "L' = 9",
  ]);
  expect(table!.notes).toHaveLength(2);
  expect(summaryOf(['penalty:9', 'plain']).behavioural).toBeUndefined();
});
