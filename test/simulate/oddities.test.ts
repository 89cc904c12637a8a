/**
 * Runs over servers as they really are: with every calm oddity on, in every wire format, each reply ends where it would
 * have ended without; the others end as stated, and none of them as an answer.
 */
import { afterEach, describe, expect, test } from 'vitest';
import { openBudget } from '../../src/core/budget.ts';
import type { Completion } from '../../src/core/completion.ts';
import { parsePolicy } from '../../src/core/policy.ts';
import { costUsd } from '../../src/model/cost.ts';
import { type Models, openModels } from '../../src/model/open-models.ts';
import { askMessages } from '../../src/prompts/policies.ts';
import { demoQuestions } from '../../src/simulate/demo-questions.ts';
import {
  CALM_ODDITIES,
  ODDITIES,
  ODDITY_NAMES,
  type OddityName,
  type OddityRates,
} from '../../src/simulate/oddities.ts';
import { type Simulator, startSimulator } from '../../src/simulate/start-simulator.ts';
import { ask } from '../../src/stages/ask/ask.ts';
import { askingsOf } from '../../src/stages/ask/asking.ts';
import { respondent } from '../stages/ask/scripted-models.ts';

const questions = demoQuestions(9, 40);
const WIRES = ['chat', 'responses', 'messages', 'gemini'] as const;
/** Oddities that a format has no place for. */
const PLACELESS: Readonly<Record<string, readonly (typeof WIRES)[number][]>> = {
  parts: ['responses'],
  phases: ['chat', 'messages', 'gemini'],
  'usage-outside': ['messages', 'gemini'],
  fallback: ['chat', 'responses', 'gemini'],
  'prompt-blocked': ['responses', 'messages'],
};
let simulator: Simulator;
let models: Models;
afterEach(async () => {
  await models?.close();
  await simulator?.close();
});

async function askAll(
  wire: (typeof WIRES)[number],
  oddities: OddityRates,
  asked = questions,
): Promise<Completion[]> {
  simulator = await startSimulator({ questions, oddities });
  models = openModels({
    env: { CLOSEDBOOK_SIMULATED_URL: simulator.url },
    concurrency: 8,
    simulatedWire: wire,
    backoff: { baseMs: 1, capMs: 2 },
    maxRetryAfterMs: 2,
  });
  const completions = await Promise.all(
    asked.map(({ text }) =>
      models.complete({
        model: 'simulated/heron',
        messages: askMessages(text, parsePolicy('plain')),
        settings: {},
        purpose: 'ask',
      }),
    ),
  );
  await models.close();
  return completions;
}

const ends = (completions: readonly Completion[]) =>
  completions.map(({ status, text, usage, closedBookSigns }) => ({ status, text, usage, closedBookSigns }));

describe.each(WIRES)('over %s', (wire) => {
  test('every calm oddity ends as a calm run', async () => {
    const calm = ends(await askAll(wire, {}));
    await simulator.close();
    const met = new Set<string>();
    // Where every question meets a limit the pace is lowered, as it should be, and the run takes minutes.
    const alone = CALM_ODDITIES.filter((name) => !/limit|quota/.test(name));
    const mixed = Object.fromEntries(CALM_ODDITIES.map((name) => [name, 1 / CALM_ODDITIES.length]));
    for (const oddities of [mixed, ...alone.map((name) => ({ [name]: 1 }))] as OddityRates[]) {
      const asked = oddities === mixed ? questions : questions.slice(0, 12);
      const odd = ends(await askAll(wire, oddities, asked));
      expect(odd, JSON.stringify(oddities)).toEqual(calm.slice(0, asked.length));
      for (const { oddity } of simulator.ledger()) if (oddity !== null) met.add(oddity);
      await simulator.close();
    }
    // Each was sent wherever the format has a place for it.
    expect(alone.filter((name) => !met.has(name) && !PLACELESS[name]?.includes(wire))).toEqual([]);
  });

  test('the budget holds within one reply of its cap, whichever side of the output the reasoning is counted on', async () => {
    const price = {
      inputUsdPerMillion: 2,
      outputUsdPerMillion: 10,
      cachedInputUsdPerMillion: null,
      batchUsdPerMillion: null,
      asOf: '',
      source: '',
    };
    const spent: number[] = [];
    for (const oddities of [{}, { 'usage-outside': 1 }] as OddityRates[]) {
      simulator = await startSimulator({ questions, oddities });
      models = openModels({ env: { CLOSEDBOOK_SIMULATED_URL: simulator.url }, simulatedWire: wire });
      const costs: number[] = [];
      const budget = openBudget({ maxUsd: 0.02 });
      const result = await ask(
        askingsOf(questions, { respondents: [respondent('simulated/heron')] }),
        {
          complete: models.complete,
          lane: models.lane,
          closedBookLevel: models.closedBookLevel,
          costUsd: (_, usage) => {
            const usd = costUsd(price, usage);
            costs.push(usd ?? 0);
            return usd;
          },
          save: async () => {},
        },
        { runId: 'run', concurrency: 4, budget },
      );
      expect(budget.spentUsd).toBeLessThanOrEqual(0.02 + Math.max(...costs));
      if (wire !== 'messages') expect(result.stoppedBy).toBe('budget');
      spent.push(Math.max(...costs));
      await models.close();
      await simulator.close();
    }
    expect(spent[1]! / spent[0]!).toBeCloseTo(1, 1);
  });

  const others = ODDITY_NAMES.filter((name) => ODDITIES[name].means !== 'calm');
  test.each(others)('%s is no answer of the model asked', async (name: OddityName) => {
    const completions = await askAll(wire, { [name]: 1 });
    const odd = simulator.ledger().filter(({ oddity }) => oddity !== null);
    if (!PLACELESS[name]?.includes(wire)) expect(odd.length).toBeGreaterThan(10);
    const { means } = ODDITIES[name];
    const right = completions.filter((completion) => {
      if (means === 'looked-up' || means === 'other-model') {
        const kinds = completion.closedBookSigns.map(({ kind }) => kind);
        return means === 'other-model' ? kinds.includes('other-model') : kinds.length > 0;
      }
      if (means === 'truncated') return completion.status === 'failed' && completion.kind === 'truncated';
      return completion.status === means && (completion.status !== 'blocked' || completion.by === 'filter');
    });
    // What the simulator blocks by itself is blocked in any case.
    expect(right.length).toBeGreaterThanOrEqual(odd.length);
    if (means !== 'looked-up' && means !== 'other-model') {
      expect(completions.filter(({ status }) => status === 'answered').length).toBe(
        questions.length - odd.length - blockedAnyway(),
      );
    }
  });
});

function blockedAnyway(): number {
  return simulator.ledger().filter(({ oddity, status }) => oddity === null && status !== 'answered').length;
}
