/**
 * The simulator behind our own adapters: the same words over all four wire formats, trials that differ, faults that
 * arrive as faults.
 */
import { afterEach, describe, expect, it } from 'vitest';
import type { Completion } from '../../src/core/completion.ts';
import { parsePolicy } from '../../src/core/policy.ts';
import { type Models, openModels } from '../../src/model/open-models.ts';
import { askMessages } from '../../src/prompts/policies.ts';
import { demoQuestions } from '../../src/simulate/demo-questions.ts';
import { type Simulator, startSimulator } from '../../src/simulate/start-simulator.ts';

const questions = demoQuestions(9, 60);
let simulator: Simulator;
let models: Models;
afterEach(async () => {
  await models?.close();
  await simulator?.close();
});

function open(simulatedWire: 'chat' | 'responses' | 'messages' | 'gemini'): void {
  models = openModels({
    env: { CLOSEDBOOK_SIMULATED_URL: simulator.url },
    concurrency: 8,
    maxRetries: 0,
    simulatedWire,
  });
}

function ask(model: string, nonce?: string): Promise<Completion[]> {
  return Promise.all(
    questions.map(({ text }) =>
      models.complete({
        model: `simulated/${model}`,
        messages: askMessages(text, parsePolicy('plain')),
        settings: {},
        purpose: 'ask',
        nonce,
      }),
    ),
  );
}

const words = (completions: readonly Completion[]) =>
  completions.map((completion) => (completion.status === 'answered' ? completion.text : completion.status));

describe('the simulator behind our adapters', () => {
  it('says the same over Chat Completions, Responses, Messages and generateContent', async () => {
    simulator = await startSimulator({ questions });
    const said = [];
    for (const wire of ['chat', 'responses', 'messages', 'gemini'] as const) {
      open(wire);
      said.push(words(await ask('stilt')));
      await models.close();
    }
    expect(said[1]).toEqual(said[0]);
    expect(said[2]).toEqual(said[0]);
    expect(said[3]).toEqual(said[0]);
  });

  it('gives every trial its own reply, the same one when the trial is asked again', async () => {
    simulator = await startSimulator({ questions });
    open('chat');
    const first = words(await ask('jackdaw', 'open 0'));
    const second = words(await ask('jackdaw', 'open 1'));
    expect(second).not.toEqual(first);
    expect(words(await ask('jackdaw', 'open 1'))).toEqual(second);
    expect(words(await ask('jackdaw'))).toEqual(first);
  });

  it('shows searches against orders as signs, over every wire format', async () => {
    simulator = await startSimulator({ questions });
    for (const wire of ['chat', 'responses', 'messages', 'gemini'] as const) {
      open(wire);
      const completions = await ask('starling');
      const signed = completions.filter(({ closedBookSigns }) => closedBookSigns.length > 0).length;
      const browsed = simulator
        .ledger()
        .slice(-questions.length)
        .filter((entry) => entry.browsed).length;
      expect(signed).toBe(browsed);
      expect(browsed).toBeGreaterThan(0);
      await models.close();
    }
  });

  it.each(['server-error', 'malformed', 'empty', 'truncated', 'reset'] as const)(
    'arrives as a failed completion when there is a fault: %s',
    async (kind) => {
      simulator = await startSimulator({ questions: questions.slice(0, 5), faults: { [kind]: 1 } });
      open('chat');
      const [completion] = await ask('rook');
      expect(completion!.status).toBe('failed');
    },
  );
});
