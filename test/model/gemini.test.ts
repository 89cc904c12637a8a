import { afterEach, expect, test } from 'vitest';
import type { Settings } from '../../src/core/respondent.ts';
import { gemini } from '../../src/model/gemini.ts';
import { modelCard } from '../../src/model/model-card.ts';
import { type Models, openModels } from '../../src/model/open-models.ts';
import { type FixtureAnswer, type FixtureServer, fixtureServer } from './fixture-server.ts';

let server: FixtureServer | undefined;
let models: Models | undefined;
afterEach(async () => {
  await models?.close();
  await server?.close();
});

async function ask(
  answer: FixtureAnswer,
  { model = 'gemini/gemini-3.8-flash', settings = {} as Settings } = {},
) {
  server = await fixtureServer(() => answer);
  models = openModels({
    env: { GEMINI_API_KEY: 'AIza-0123456789', GEMINI_BASE_URL: server.url },
    maxRetries: 0,
  });
  return models.complete({
    model,
    messages: [
      { role: 'system', content: 'Answer briefly.' },
      { role: 'user', content: 'Who wrote Middlemarch?' },
      { role: 'assistant', content: 'A novelist.' },
      { role: 'user', content: 'Who?' },
    ],
    settings,
    purpose: 'ask',
  });
}

const card = (name: string) => modelCard(name, { today: '2026-11-29' });
const reading = (reply: unknown) => gemini.read(reply);
const candidate = (rest: object) => ({
  candidates: [{ content: { parts: [{ text: 'George Eliot.' }] }, ...rest }],
});

test('the model stands in the address, the instruction apart, turns as user and model; nothing is stored', async () => {
  await ask({ text: 'George Eliot.' });
  const { path, body, headers } = server!.received[0]!;
  expect(path).toBe('/v1beta/models/gemini-3.8-flash:generateContent');
  expect(headers['x-goog-api-key']).toBe('AIza-0123456789');
  expect(body).toEqual({
    systemInstruction: { parts: [{ text: 'Answer briefly.' }] },
    contents: [
      { role: 'user', parts: [{ text: 'Who wrote Middlemarch?' }] },
      { role: 'model', parts: [{ text: 'A novelist.' }] },
      { role: 'user', parts: [{ text: 'Who?' }] },
    ],
  });
});

test('levels go out as levels, budgets as budgets, and never both', () => {
  const config = (settings: Settings) => {
    const request = { model: '', messages: [], settings, purpose: 'ask' } as const;
    return (
      gemini.body(request, card('gemini/gemini-9')).generationConfig as { thinkingConfig: object } | undefined
    )?.thinkingConfig;
  };
  expect(config({})).toBeUndefined();
  expect(config({ effort: 'high' })).toEqual({ thinkingLevel: 'high', includeThoughts: true });
  expect(config({ effort: 'none' })).toEqual({ thinkingBudget: 0, includeThoughts: true });
  expect(config({ thinking: 512 })).toEqual({ thinkingBudget: 512, includeThoughts: true });
  expect(config({ thinking: true })).toEqual({ thinkingBudget: -1, includeThoughts: true });
  expect(config({ thinking: false })).toEqual({ thinkingBudget: 0, includeThoughts: true });
});

test('a level that the model has not is refused before anything is sent', async () => {
  await expect(
    ask({ text: 'x' }, { model: 'gemini/gemini-4-argon', settings: { effort: 'minimal' } }),
  ).rejects.toMatchObject({ code: 'setting-refused' });
  expect(server!.received).toHaveLength(0);
});

test('the version that answered is the served model, whatever was asked', () => {
  expect(reading({ ...candidate({ finishReason: 'STOP' }), modelVersion: 'gemini-3.8-flash' })).toMatchObject(
    {
      status: 'answered',
      servedModel: 'gemini-3.8-flash',
    },
  );
});

test.each([
  ['a blocked prompt', { promptFeedback: { blockReason: 'PROHIBITED_CONTENT' } }, 'PROHIBITED_CONTENT'],
  ['SAFETY', candidate({ finishReason: 'SAFETY' }), 'SAFETY'],
  [
    'SAFETY with the rating that acted',
    candidate({
      finishReason: 'SAFETY',
      safetyRatings: [{ category: 'HARM_CATEGORY_HARASSMENT', blocked: true }],
    }),
    'HARM_CATEGORY_HARASSMENT',
  ],
  ['RECITATION', candidate({ finishReason: 'RECITATION' }), 'RECITATION'],
  ['BLOCKLIST', candidate({ finishReason: 'BLOCKLIST' }), 'BLOCKLIST'],
  ['SPII', candidate({ finishReason: 'SPII' }), 'SPII'],
])('%s is blocked by a filter, a partial text included', (_, reply, category) => {
  expect(reading(reply)).toMatchObject({ status: 'blocked', by: 'filter', category });
});

test.each([
  'OTHER',
  'MALFORMED_RESPONSE',
  'MISSING_THOUGHT_SIGNATURE',
  'FINISH_REASON_UNSPECIFIED',
  'NEW_WORD',
])('the end %s is no whole answer', (finishReason) => {
  expect(reading(candidate({ finishReason }))).toMatchObject({ status: 'failed', text: 'George Eliot.' });
});

test('what was looked up is a sign: grounding, addresses read, code run, tokens of tools', () => {
  const signs = (rest: object, more: object = {}) => reading({ ...candidate(rest), ...more }).signs.length;
  expect(signs({ finishReason: 'STOP' })).toBe(0);
  expect(
    signs({ groundingMetadata: {}, citationMetadata: { citationSources: [{ uri: 'https://x' }] } }),
  ).toBe(0);
  expect(signs({ groundingMetadata: { webSearchQueries: ['x'] } })).toBeGreaterThan(0);
  expect(signs({ urlContextMetadata: { urlMetadata: [{ retrievedUrl: 'https://x' }] } })).toBeGreaterThan(0);
  expect(signs({ content: { parts: [{ executableCode: { code: '1' } }, { text: 'x' }] } })).toBeGreaterThan(
    0,
  );
  expect(signs({}, { usageMetadata: { toolUsePromptTokenCount: 12 } })).toBeGreaterThan(0);
});

test('thoughts are counted beside the answer and paid as output', () => {
  const usageMetadata = {
    promptTokenCount: 10,
    candidatesTokenCount: 5,
    thoughtsTokenCount: 90,
    totalTokenCount: 105,
  };
  expect(reading({ ...candidate({}), usageMetadata }).usage).toMatchObject({
    outputTokens: 95,
    reasoningTokens: 90,
  });
});

test('a bad key stops everything, although its status is 400; a limit of one minute does not', async () => {
  const error = (code: number, status: string, message: string): FixtureAnswer => ({
    status: code,
    body: { error: { code, message, status } },
  });
  await expect(
    ask(error(400, 'INVALID_ARGUMENT', 'API key not valid. Please pass a valid API key.')),
  ).rejects.toMatchObject({ code: 'key-rejected' });
  await models?.close();
  await server?.close();
  expect(
    await ask(error(429, 'RESOURCE_EXHAUSTED', 'You exceeded your current quota. Please retry in 3.2s.')),
  ).toMatchObject({ status: 'failed', error: { httpStatus: 429 } });
});
