/** The ask stage through real sockets against the simulator at its worst, over each wire format. */
import { describe, expect, test } from 'vitest';
import type { ReplyRecord } from '../../../src/core/saved-records.ts';
import { type Models, type ModelsOptions, openModels } from '../../../src/model/open-models.ts';
import type { Wire } from '../../../src/model/providers.ts';
import {
  type Simulator,
  type StartSimulatorOptions,
  startSimulator,
} from '../../../src/simulate/start-simulator.ts';
import { ask } from '../../../src/stages/ask/ask.ts';
import { askingsOf } from '../../../src/stages/ask/asking.ts';
import { manyQuestions, respondent } from './scripted-models.ts';

/** Both close with the test. */
async function under(
  simulated: StartSimulatorOptions,
  options: (simulator: Simulator) => ModelsOptions,
  work: (simulator: Simulator, models: Models) => Promise<void>,
): Promise<void> {
  const simulator = await startSimulator(simulated);
  const models = openModels(options(simulator));
  try {
    await work(simulator, models);
  } finally {
    await models.close();
    await simulator.close();
  }
}

async function askAll(models: Models, count: number, concurrency: number): Promise<ReplyRecord[]> {
  const saved: ReplyRecord[] = [];
  await ask(
    askingsOf(manyQuestions(count), { respondents: [respondent('simulated/owl')] }),
    { ...models, save: async (record) => void saved.push(record) },
    { runId: 'run', concurrency },
  );
  return saved;
}

describe('a storm of faults', () => {
  // Mostly waiting for what hangs: all at once.
  test.concurrent.each<Wire>(['chat', 'responses', 'messages', 'gemini'])(
    'over %s loses no answer and invents none',
    async (simulatedWire) => {
      await under(
        {
          questions: [...manyQuestions(160)],
          faults: {
            'rate-limit': 0.05,
            'rate-limit-bare': 0.05,
            'server-error': 0.04,
            overloaded: 0.01,
            hang: 0.02,
            reset: 0.02,
            malformed: 0.01,
          },
          retryAfterSeconds: 0.05,
          retryAfterForm: 'milliseconds',
        },
        ({ url }) => ({
          env: { CLOSEDBOOK_SIMULATED_URL: url },
          simulatedWire,
          concurrency: 40,
          timeoutMs: 1_500,
          backoff: { baseMs: 20, capMs: 200 },
        }),
        async (simulator, models) => {
          const saved = await askAll(models, 160, 40);
          expect(saved).toHaveLength(160);
          expect(saved.filter(({ reply }) => reply.status === 'failed')).toEqual([]);
          // What was saved is what was said: text for text by the simulator's own ledger.
          const said = simulator.ledger().filter(({ fault }) => fault === null);
          expect(new Set(said.map(({ text }) => text)).size).toBeGreaterThan(1);
          const texts = new Set(said.map(({ text }) => text));
          for (const { reply } of saved) if (reply.status === 'answered') expect(texts).toContain(reply.text);
          expect(models.totals().retries).toBeGreaterThan(10);
        },
      );
    },
  );
});

describe('keys', () => {
  test('that a server repeats in bodies and headers are found in nothing that is saved or thrown', async () => {
    const key = 'sk-very-secret-0123456789';
    await under(
      { questions: [...manyQuestions(20)], faults: { 'echo-key': 1 } },
      ({ url }) => ({ env: { OPENAI_API_KEY: key, OPENAI_BASE_URL: `${url}/v1` }, maxRetries: 0 }),
      async (_, models) => {
        const saved: ReplyRecord[] = [];
        const thrown = await ask(
          askingsOf(manyQuestions(40), { respondents: [respondent('openai-chat/owl')] }),
          { ...models, save: async (record) => void saved.push(record) },
          { runId: 'run', concurrency: 2, keepRawBodies: true, maxFailuresInARow: 5 },
        ).catch((error: Error) => error);
        expect(saved.length).toBeGreaterThan(0);
        expect(saved.every(({ call }) => call.rawBody !== null)).toBe(true);
        expect(JSON.stringify(saved)).not.toContain(key);
        expect(`${(thrown as Error).message} ${(thrown as Error).stack}`).not.toContain(key);
      },
    );
  });
});
