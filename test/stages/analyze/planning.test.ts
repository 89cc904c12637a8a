/** Plans: published sizes come out, and what is measured on answers is what a plan then uses. */

import { describe, expect, test } from 'vitest';
import { planningText } from '../../../src/cli/text/plan-text.ts';
import { type OutcomeTable, outcomeTableBuilder } from '../../../src/core/outcome-table.ts';
import { plan } from '../../../src/pipeline/plan/plan.ts';
import { subjectKey } from '../../../src/stages/analyze/grid.ts';
import { measuredPairs } from '../../../src/stages/analyze/planning/measure-basis.ts';
import { planBasis } from '../../../src/stages/analyze/planning/plan-basis.ts';
import {
  detectableDifference,
  questionsForDifference,
} from '../../../src/stages/analyze/planning/plan-questions.ts';
import { detectablePairedProportion } from '../../../src/stats/plan/detectable-paired-proportion.ts';
import { nMcnemar } from '../../../src/stats/plan/n-mcnemar.ts';
import { questionRow, respondentRow } from '../../fixtures/outcome-rows.ts';

const workspace = {
  storePath: 'none.db',
  env: {},
  now: () => new Date(0),
  progress: () => {},
  stop: new AbortController().signal,
  config: {},
  abandon: new AbortController().signal,
  version: '0',
  warn: () => {},
};

describe('planning', () => {
  test('969 questions see three points where differences vary by 1/9 between questions (Miller 2024)', async () => {
    const made = await plan({ base: [], difference: 0.03, given: { between: 1 / 9 } }, workspace);
    expect(made.questions).toBe(969);
    expect(made.difference?.method).toBe('paired-means');
    const text = planningText(made, 80);
    expect(text).toContain('969 questions');
    for (const line of text.split('\n')) expect(line.length).toBeLessThanOrEqual(80);
  });

  test('ten trials at 198 questions see 7.57 points, one trial 13.27 (Miller 2024, as computed)', () => {
    const basis = planBasis({ between: 1 / 9, within: 1 / 6 });
    expect(detectableDifference(198, basis, { trials: 10 })).toBeCloseTo(0.0757, 4);
    expect(detectableDifference(198, basis, { trials: 1 })).toBeCloseTo(0.1327, 4);
  });

  test('a known discordance gives McNemar’s size, and clusters multiply it', () => {
    const alone = questionsForDifference(0.05, planBasis({ discordance: 0.25 }));
    expect(alone).toMatchObject({ method: 'mcnemar', questions: Math.ceil(nMcnemar(0.15, 0.1)!) });
    const clustered = questionsForDifference(
      0.05,
      planBasis({ discordance: 0.25, clusterSize: 3, correlation: 0.5 }),
    );
    expect(clustered.questions! / alone.questions!).toBeCloseTo(2, 2);
  });

  test('a difference larger than the disagreement cannot be planned for', () => {
    expect(questionsForDifference(0.3, planBasis({ discordance: 0.2 })).questions).toBeNull();
    expect(detectablePairedProportion(0.01, { n: 50 })).toBeNull();
    const seen = detectablePairedProportion(0.2, { n: 500 })!;
    expect(nMcnemar((0.2 + seen) / 2, (0.2 - seen) / 2)).toBeCloseTo(500, 6);
  });

  test('a price makes a cost, per respondent and judge', async () => {
    const made = await plan(
      {
        base: [],
        questions: 1000,
        given: {},
        models: ['compatible/m@http://localhost:1/v1'],
        policies: ['plain', 'conservative'],
        trials: 2,
        judges: ['compatible/m@http://localhost:1/v1'],
        price: { input: 1, output: 4 },
      },
      workspace,
    );
    expect(made.asking?.respondents.map((one) => one.calls)).toEqual([2000, 2000]);
    expect(made.asking?.calls).toBe(8000);
    const tokens = made.asking!;
    expect(tokens.costUsd).toBeCloseTo((tokens.inputTokens + 4 * tokens.outputTokens) / 1e6, 6);
  });

  test('without a wish or a base it says what to ask for', async () => {
    await expect(plan({ base: [], given: {} }, workspace)).rejects.toThrow('--difference');
    await expect(plan({ base: [], given: { metric: 'luck' }, questions: 5 }, workspace)).rejects.toThrow(
      'utility@L',
    );
  });
});

describe('a basis measured on answers', () => {
  test('splits what is chance between trials from what differs between questions', () => {
    // Half the questions are known by a alone, always; on the others both are right every other time.
    const builder = outcomeTableBuilder();
    for (let question = 0; question < 200; question += 1) {
      for (let trial = 0; trial < 4; trial += 1) {
        const sure = question % 2 === 0;
        const lucky = trial % 2 === 0 ? 'correct' : 'incorrect';
        builder.add({ question, respondent: 0, trial, cell: sure ? 'correct' : lucky });
        builder.add({ question, respondent: 1, trial, cell: sure ? 'incorrect' : lucky });
      }
    }
    const [pair] = measuredPairs(tableOf(builder, 200), { metric: 'correct/asked', clusterKey: subjectKey });
    // Per question variance 1/3 between four trials of a fair coin, on half the questions.
    expect(pair!.basis.within?.value).toBeCloseTo(1 / 6, 6);
    expect(pair!.basis.discordance?.value).toBeCloseTo(0.5 * 1 + 0.5 * 0.5, 6);
    // Var(d) = 1/4 (0 or 1, half each), less the chance that four trials leave.
    expect(pair!.basis.between.value).toBeCloseTo((0.25 * 200) / 199 - (2 * (1 / 6)) / 4, 6);
    expect(pair!.difference).toBeCloseTo(0.5, 9);
  });
});

function tableOf(builder: ReturnType<typeof outcomeTableBuilder>, questions: number): OutcomeTable {
  return builder.build({
    questions: Array.from({ length: questions }, (_, index) => questionRow(`q${index}`)),
    respondents: ['a', 'b'].map((id) => respondentRow(id)),
    closedBook: ['enforced', 'enforced'],
    planned: [null, null],
  });
}
