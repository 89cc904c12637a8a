/** What every adapter must do, whichever wire format it speaks. */
import { afterEach, describe, expect, test } from 'vitest';
import type { Completion, CompletionRequest } from '../../src/core/completion.ts';
import { type Models, type ModelsOptions, openModels } from '../../src/model/open-models.ts';
import { type FixtureAnswer, type FixtureServer, fixtureServer } from './fixture-server.ts';

const KEY = 'sk-test-0123456789abcdef';

const ADAPTERS = [
  { title: 'OpenAI Responses', model: () => 'openai/gpt-4.1', hasLogprobs: true },
  { title: 'OpenAI Chat Completions', model: () => 'openai-chat/gpt-4.1', hasLogprobs: true },
  { title: 'Anthropic Messages', model: () => 'anthropic/claude-opus-5', hasLogprobs: false },
  {
    title: 'an OpenAI-compatible server',
    model: (url: string) => `compatible/llama@${url}/v1`,
    hasLogprobs: true,
  },
  { title: 'Gemini', model: () => 'gemini/gemini-9-flash', hasLogprobs: true },
  {
    title: 'OpenRouter',
    model: (url: string) => `openrouter/meta/llama@${url}/v1`,
    hasLogprobs: true,
  },
] as const;

let server: FixtureServer;
let models: Models;
afterEach(async () => {
  await models?.close();
  await server?.close();
});

async function setUp(
  answer: FixtureAnswer | ((count: number) => FixtureAnswer),
  options: Partial<ModelsOptions> = {},
) {
  server = await fixtureServer((_, count) => (typeof answer === 'function' ? answer(count) : answer));
  models = openModels({
    env: {
      OPENAI_API_KEY: KEY,
      ANTHROPIC_API_KEY: KEY,
      COMPATIBLE_API_KEY: KEY,
      GEMINI_API_KEY: KEY,
      OPENROUTER_API_KEY: KEY,
      GEMINI_BASE_URL: server.url,
      OPENAI_BASE_URL: `${server.url}/v1`,
      ANTHROPIC_BASE_URL: server.url,
    },
    backoff: { baseMs: 1, capMs: 2 },
    timeoutMs: 2_000,
    ...options,
  });
}

function request(model: string, rest: Partial<CompletionRequest> = {}): CompletionRequest {
  return {
    model,
    messages: [
      { role: 'system', content: 'Answer briefly.' },
      { role: 'user', content: 'Who wrote Middlemarch?' },
    ],
    settings: {},
    purpose: 'ask',
    ...rest,
  };
}

for (const { title, model, hasLogprobs } of ADAPTERS) {
  const askOnce = (rest: Partial<CompletionRequest> = {}): Promise<Completion> =>
    models.complete(request(model(server.url), rest));

  describe(title, () => {
    test('an answer comes back with text, usage, served model and request id', async () => {
      await setUp({ text: 'George Eliot.' });
      expect(await askOnce()).toMatchObject({
        status: 'answered',
        text: 'George Eliot.',
        usage: { inputTokens: 20, outputTokens: 10, reasoningTokens: 3, cachedInputTokens: 4 },
        servedModel: expect.stringMatching(/-2026-01-01$/),
        requestId: 'req-1',
        attempts: 1,
        closedBookSigns: [],
      });
    });

    test('the question goes out with the instruction, without tools and without settings nobody gave', async () => {
      await setUp({ text: 'x' });
      await askOnce();
      const { body, question } = server.received[0]!;
      expect(question).toBe('Who wrote Middlemarch?');
      expect(JSON.stringify(body)).toContain('Answer briefly.');
      for (const absent of [
        'tools',
        'tool_choice',
        'temperature',
        'top_p',
        'seed',
        'plugins',
        'web_search_options',
      ]) {
        expect(body).not.toHaveProperty(absent);
      }
    });

    test('the key goes out in a header', async () => {
      await setUp({ text: 'x' });
      await askOnce();
      const { headers } = server.received[0]!;
      const named = [headers.authorization, headers['x-api-key'], headers['x-goog-api-key']];
      expect(named.join(' ')).toContain(KEY);
      expect(server.received[0]!.path).not.toContain(KEY);
    });

    test('settings that are given go out, sampling to the models that take it', async () => {
      await setUp({ text: 'x' });
      const sampled = title.startsWith('Anthropic') ? 'anthropic/claude-haiku-4-5' : model(server.url);
      await models.complete(request(sampled, { settings: { temperature: 0, topP: 0.9 } }));
      const { body, headers } = server.received[0]!;
      expect(title === 'Gemini' ? body.generationConfig : body).toMatchObject(
        title === 'Gemini' ? { temperature: 0, topP: 0.9 } : { temperature: 0, top_p: 0.9 },
      );
      if (title.startsWith('Anthropic')) expect(headers['anthropic-version']).toBe('2023-06-01');
    });

    test('thoughts are kept apart from the answer', async () => {
      await setUp({ text: 'George Eliot.', reasoning: 'A Victorian novel.' });
      expect(await askOnce()).toMatchObject({ text: 'George Eliot.', reasoning: 'A Victorian novel.' });
    });

    test('a refusal by the provider is blocked, not answered and not failed', async () => {
      await setUp({ refusal: 'I cannot help with that.' });
      expect(await askOnce()).toMatchObject({ status: 'blocked', text: 'I cannot help with that.' });
    });

    test('a content filter is blocked by the filter', async () => {
      await setUp({ filtered: true });
      expect(await askOnce()).toMatchObject({ status: 'blocked', by: 'filter' });
    });

    test('a content filter that answers with status 400 is blocked, too', async () => {
      await setUp({
        status: 400,
        body: {
          error: { code: 'content_filter', message: 'The prompt triggered our content management policy.' },
        },
      });
      expect(await askOnce()).toMatchObject({ status: 'blocked', by: 'filter' });
    });

    test('an answer that was cut off is truncated, whatever it says', async () => {
      await setUp({ text: 'George', finish: 'length' });
      expect(await askOnce()).toMatchObject({ status: 'failed', kind: 'truncated', text: 'George' });
    });

    test('a budget used up by reasoning is truncated, not empty and not wrong', async () => {
      await setUp({ text: '', reasoning: 'hmm', finish: 'length' });
      expect(await askOnce()).toMatchObject({ status: 'failed', kind: 'truncated' });
    });

    test('a blank answer is empty', async () => {
      await setUp({ text: ' \n' });
      expect(await askOnce()).toMatchObject({ status: 'failed', kind: 'empty' });
    });

    test('a search in the reply is a sign, whatever the text', async () => {
      await setUp({ searched: true, text: 'George Eliot.' });
      const { closedBookSigns } = await askOnce();
      expect(closedBookSigns.length).toBeGreaterThan(0);
      expect(closedBookSigns.every(({ kind }) => kind !== 'tool-call')).toBe(true);
    });

    test('a tool call in the reply is a sign', async () => {
      await setUp({ called: 'lookup', text: '' });
      expect(await askOnce()).toMatchObject({
        status: 'failed',
        closedBookSigns: [{ kind: 'tool-call', detail: 'lookup' }],
      });
    });

    test('an address in the prose is no sign', async () => {
      await setUp({ text: 'According to https://example.org, George Eliot.' });
      expect((await askOnce()).closedBookSigns).toEqual([]);
    });

    test('rate limits, server errors, resets and broken JSON are tried again, and counted', async () => {
      const faults: FixtureAnswer[] = [
        { status: 429, body: { error: { type: 'rate_limit_error', message: 'slow down' } } },
        { status: 500, body: {} },
        { status: 529, body: { error: { type: 'overloaded_error', message: 'overloaded' } } },
        { fault: 'reset' },
        { raw: '{"id": "broken' },
      ];
      await setUp((count) => faults[count - 1] ?? { text: 'George Eliot.' });
      expect(await askOnce()).toMatchObject({ status: 'answered', attempts: 6 });
    });

    test('a fault that stays is a failed completion with its status, after all attempts', async () => {
      await setUp(
        { status: 503, body: { error: { type: 'overloaded', message: 'busy' } } },
        { maxRetries: 2 },
      );
      expect(await askOnce()).toMatchObject({
        status: 'failed',
        kind: 'error',
        attempts: 3,
        error: { httpStatus: 503, message: 'busy' },
      });
    });

    test('a hang ends at the time limit', async () => {
      await setUp({ fault: 'hang' }, { maxRetries: 0, timeoutMs: 100 });
      expect(await askOnce()).toMatchObject({ status: 'failed', kind: 'error', error: { code: 'timeout' } });
    });

    test('a rejected key stops everything and says so', async () => {
      await setUp({ status: 401, body: { error: { message: `Incorrect API key provided: ${KEY}` } } });
      const error = await askOnce().catch((thrown: Error) => thrown);
      expect(error).toMatchObject({ code: 'key-rejected' });
      expect(String((error as Error).message)).not.toContain(KEY);
      expect(server.received).toHaveLength(1);
    });

    test('an empty account stops everything at the first answer, although its status is 429', async () => {
      await setUp({
        status: 429,
        body: {
          error: {
            code: 'insufficient_quota',
            type: 'insufficient_quota',
            message: 'You exceeded your current quota',
          },
        },
      });
      await expect(askOnce()).rejects.toMatchObject({ code: 'quota-exhausted', exitCode: 1 });
      expect(server.received).toHaveLength(1);
    });

    test('an empty account that answers 400 stops everything, too', async () => {
      await setUp({
        status: 400,
        body: {
          type: 'error',
          error: { type: 'invalid_request_error', message: 'Your credit balance is too low' },
        },
      });
      await expect(askOnce()).rejects.toMatchObject({ code: 'quota-exhausted' });
    });

    test('an unknown model stops everything', async () => {
      await setUp({
        status: 404,
        body: { error: { code: 'model_not_found', message: 'The model does not exist' } },
      });
      await expect(askOnce()).rejects.toMatchObject({ code: 'model-unknown' });
    });

    test('structured output goes out as a schema', async () => {
      await setUp({ text: '{"verdict":"correct"}' });
      const schema = { type: 'object', properties: { verdict: { type: 'string' } } };
      await askOnce({ output: { name: 'verdict', schema }, purpose: 'judge' });
      expect(JSON.stringify(server.received[0]!.body)).toMatch(/"json_schema"|"responseJsonSchema"/);
      expect(JSON.stringify(server.received[0]!.body)).toContain(JSON.stringify(schema));
    });

    test('log-probabilities come as their mean, or are refused before anything is sent', async () => {
      await setUp({ text: 'x', logprobs: [-0.5, -1.5] });
      if (hasLogprobs) {
        expect(await askOnce({ settings: { logprobs: true } })).toMatchObject({ meanLogprob: -1 });
      } else {
        await expect(askOnce({ settings: { logprobs: true } })).rejects.toMatchObject({
          code: 'setting-refused',
        });
        expect(server.received).toHaveLength(0);
      }
    });

    test('an output limit goes out, and reasoning effort with it', async () => {
      await setUp({ text: 'x' });
      await models.complete(
        request(title.startsWith('OpenAI') ? model('').replace('gpt-4.1', 'gpt-5') : model(server.url), {
          settings: { maxOutputTokens: 77, effort: 'low' },
        }),
      );
      const sent = JSON.stringify(server.received[0]!.body);
      expect(sent).toMatch(/"(max_(completion_|output_)?tokens|maxOutputTokens)":77/);
      expect(sent).toMatch(/(effort|thinkingLevel)":"low"/);
    });

    test('an abort is an AbortError', async () => {
      await setUp({ fault: 'hang' });
      const controller = new AbortController();
      setTimeout(() => controller.abort(), 30);
      await expect(
        models.complete(request(model(server.url)), { signal: controller.signal }),
      ).rejects.toMatchObject({ name: 'AbortError' });
    });

    test('a key in the prompt, the reply, its body or an error is found nowhere', async () => {
      await setUp((count) =>
        count === 1
          ? {
              text: `Your key is ${KEY}`,
              reasoning: KEY,
              headers: { 'x-request-id': KEY, 'request-id': KEY },
            }
          : { status: 422, body: { error: { message: `bad request with ${KEY}`, code: KEY } } },
      );
      const messages = [{ role: 'user', content: `My key: ${KEY}` }] as const;
      for (let count = 0; count < 2; count++) {
        const completion = await askOnce({ messages });
        expect(JSON.stringify(completion)).not.toContain(KEY);
      }
      expect(JSON.stringify(server.received[0]!.body)).not.toContain(KEY);
    });

    test('a body that is JSON but no reply is a failed completion', async () => {
      for (const raw of ['[]', '"hello"', '{"choices": 3, "output": 4, "content": 5}', 'null', '{}']) {
        await setUp({ raw });
        expect(await askOnce(), raw).toMatchObject({ status: 'failed', kind: 'error' });
        await models.close();
        await server.close();
      }
    });
  });
}
