/** A third party's mock of both providers, answered through both SDKs: the wire formats are not only ours. */
import { LLMock } from '@copilotkit/aimock';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import type { ReplyRecord } from '../../src/core/saved-records.ts';
import { type Models, openModels } from '../../src/model/open-models.ts';
import { ask } from '../../src/stages/ask/ask.ts';
import { askingsOf } from '../../src/stages/ask/asking.ts';
import { manyQuestions, respondent } from '../stages/ask/scripted-models.ts';

let mock: LLMock;
let models: Models;

beforeEach(async () => {
  mock = new LLMock({ port: 0 });
  mock.onMessage(/Who was q7\?/, { content: 'I do not know.' });
  mock.onMessage(/Who was/, { content: 'A painter.' });
  await mock.start();
  models = openModels({
    env: {
      OPENAI_API_KEY: 'mock-key-openai',
      ANTHROPIC_API_KEY: 'mock-key-anthropic',
      OPENAI_BASE_URL: `${mock.url}/v1`,
      ANTHROPIC_BASE_URL: mock.url,
    },
    backoff: { baseMs: 1, capMs: 5 },
    maxRetryAfterMs: 20,
  });
});

afterEach(async () => {
  await models.close();
  await mock.stop();
});

const RESPONDENTS = [
  respondent('openai/gpt-4.1', 'conservative'),
  respondent('openai-chat/gpt-4.1', 'conservative'),
  respondent('anthropic/claude-sonnet-5', 'conservative'),
  respondent('openai/o3', 'eager', { effort: 'low' }),
];

async function askAll(): Promise<ReplyRecord[]> {
  const saved: ReplyRecord[] = [];
  await ask(
    askingsOf(manyQuestions(20), { respondents: RESPONDENTS }),
    { ...models, save: async (record) => void saved.push(record) },
    { runId: 'run', concurrency: 8 },
  );
  return saved;
}

describe('a mock that is not ours', () => {
  test('answers every respondent through both SDKs', async () => {
    const saved = await askAll();
    expect(saved).toHaveLength(20 * RESPONDENTS.length);
    for (const { reply, call } of saved) {
      expect(reply).toMatchObject({
        status: 'answered',
        text: reply.questionId === 'q7' ? 'I do not know.' : 'A painter.',
        closedBook: 'declared',
        closedBookSigns: [],
      });
      expect(call.inputTokens).not.toBeNull();
      expect(call.outputTokens).not.toBeNull();
    }
  });

  test('may limit the rate, break connections and mangle JSON: no answer is lost', async () => {
    mock.setChaos({ rateLimitRate: 0.1, malformedRate: 0.05, disconnectRate: 0.05 });
    const saved = await askAll();
    expect(saved.filter(({ reply }) => reply.status === 'answered')).toHaveLength(20 * RESPONDENTS.length);
    expect(models.totals().retries).toBeGreaterThan(0);
  });

  test('gets a schema for a judge from every interface and answers in it', async () => {
    mock.onMessage(/Grade/, { content: '{"verdict":"correct"}' });
    for (const { model } of RESPONDENTS) {
      const completion = await models.complete({
        model,
        messages: [{ role: 'user', content: 'Grade this.' }],
        settings: {},
        purpose: 'judge',
        output: {
          name: 'verdict',
          schema: {
            type: 'object',
            properties: { verdict: { type: 'string', enum: ['correct', 'incorrect'] } },
            required: ['verdict'],
            additionalProperties: false,
          },
        },
      });
      expect(completion).toMatchObject({ status: 'answered', text: '{"verdict":"correct"}' });
    }
  });
});
