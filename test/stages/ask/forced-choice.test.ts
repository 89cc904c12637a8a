import { describe, expect, test } from 'vitest';
import type { OpenOutcome } from '../../../src/core/open-outcome.ts';
import { askingsOf } from '../../../src/stages/ask/asking.ts';
import { estimateAsking } from '../../../src/stages/ask/estimate-asking.ts';
import { forcedChoice } from '../../../src/stages/ask/forced-choice.ts';
import { manyQuestions, respondent } from './scripted-models.ts';

const OWL = respondent('simulated/owl', 'conservative');

function outcomes(
  count: number,
  respondentId: string,
  of: (index: number) => OpenOutcome['outcome'],
): OpenOutcome[] {
  return Array.from({ length: count }, (_, index) => ({
    questionId: `q${index}`,
    respondentId,
    trial: 0,
    outcome: of(index),
    status: 'answered',
    forced: false,
  }));
}

describe('the forced pass', () => {
  test('asks again all that was refused and about a tenth of what was answered', async () => {
    const page = outcomes(4_000, OWL.id, (index) => (index % 4 === 0 ? 'refused' : 'incorrect'));
    const choice = await forcedChoice([page], { seed: 1 });
    expect(choice.refused).toBe(1_000);
    expect(choice.missing).toBe(1_000 + choice.control);
    const asked = page.map((one, index) => ({ ...one, forced: index % 2 === 0 }));
    const { missing } = await forcedChoice([asked], { seed: 1 });
    expect(missing).toBeLessThan(choice.control);
    expect(missing).toBeGreaterThan(0);
    // 3,000 draws at 0.1: five standard deviations either way.
    expect(choice.control).toBeGreaterThan(218);
    expect(choice.control).toBeLessThan(382);
    expect(
      page
        .filter(({ outcome }) => outcome === 'refused')
        .every(({ questionId }) => choice.chosen(questionId, OWL.id, 0)),
    ).toBe(true);
  });

  test('draws the same control for the same seed, another for another, and the same for all respondents', async () => {
    const chosen = async (seed: number, respondentId: string) => {
      const page = outcomes(500, respondentId, () => 'correct');
      const choice = await forcedChoice([page], { seed });
      return page
        .filter(({ questionId }) => choice.chosen(questionId, respondentId, 0))
        .map(({ questionId }) => questionId);
    };
    expect(await chosen(1, 'a')).toEqual(await chosen(1, 'a'));
    expect(await chosen(1, 'a')).toEqual(await chosen(1, 'b'));
    expect(await chosen(1, 'a')).not.toEqual(await chosen(2, 'a'));
  });

  test('leaves ungraded and failed replies alone and counts blocked ones as refused', async () => {
    const page: OpenOutcome[] = [
      { questionId: 'a', respondentId: OWL.id, trial: 0, outcome: null, status: 'answered', forced: false },
      { questionId: 'b', respondentId: OWL.id, trial: 0, outcome: null, status: 'failed', forced: false },
      { questionId: 'c', respondentId: OWL.id, trial: 0, outcome: null, status: 'blocked', forced: false },
    ];
    const choice = await forcedChoice([page], { seed: 1, control: 1 });
    expect(['a', 'b', 'c'].map((id) => choice.chosen(id, OWL.id, 0))).toEqual([false, false, true]);
  });

  test('is a fresh request of one turn whose instruction takes no refusal', async () => {
    const open = [];
    const forced = [];
    for await (const asking of askingsOf(manyQuestions(1), { respondents: [OWL] })) open.push(asking);
    for await (const asking of askingsOf(manyQuestions(1), { respondents: [OWL], pass: 'forced' }))
      forced.push(asking);
    expect(forced[0]!.request.messages.filter(({ role }) => role === 'user')).toHaveLength(1);
    expect(forced[0]!.request.messages.map(({ role }) => role)).toEqual(['system', 'user']);
    expect(forced[0]!.request.messages[0]!.content).toMatch(/best guess/i);
    expect(forced[0]!.askKey).not.toBe(open[0]!.askKey);
  });

  test('asks only what was chosen', async () => {
    const chosen = (questionId: string) => questionId === 'q3';
    const asked = [];
    for await (const asking of askingsOf(manyQuestions(10), { respondents: [OWL], pass: 'forced', chosen })) {
      asked.push(asking.questionId);
    }
    expect(asked).toEqual(['q3']);
  });
});

describe('the estimate before a run', () => {
  test('counts calls exactly, and tokens and cost roughly', async () => {
    const eager = respondent('other/heron', 'eager', { effort: 'high' });
    const rows = await estimateAsking(manyQuestions(100), {
      respondents: [OWL, eager],
      trials: 3,
      costUsd: (model, { inputTokens, outputTokens }) =>
        model === OWL.model ? (inputTokens! + outputTokens!) / 1e6 : null,
    });
    expect(rows[0]).toMatchObject({ respondentId: OWL.id, calls: 300, forcedCalls: 0 });
    expect(rows[0]!.inputTokens).toBeGreaterThan(300 * 20);
    expect(rows[0]!.inputTokens).toBeLessThan(300 * 120);
    expect(rows[0]!.costUsd).toBeGreaterThan(0);
    expect(rows[1]!.costUsd).toBeNull();
    expect(rows[1]!.outputTokens).toBeGreaterThan(rows[0]!.outputTokens);
  });

  test('a forced pass adds the refusals expected and the control', async () => {
    const [row] = await estimateAsking(manyQuestions(100), {
      respondents: [OWL],
      forced: { control: 0.1, refusalRate: 0.5 },
      costUsd: () => null,
    });
    expect(row).toMatchObject({ calls: 155, forcedCalls: 55 });
  });
});
