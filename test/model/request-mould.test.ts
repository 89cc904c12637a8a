/** The SDK writes the first two requests of a kind; the later ones must be the same to the byte, whoever wrote them. */
import { afterEach, describe, expect, test } from 'vitest';
import { callNote } from '../../src/http/fetch.ts';
import { openHttp } from '../../src/http/http.ts';
import { type Models, openModels } from '../../src/model/open-models.ts';
import { poured } from '../../src/model/request-mould.ts';
import { type FixtureServer, fixtureServer } from './fixture-server.ts';

const KEY = 'sk-test-0123456789abcdef';
let server: FixtureServer;
let models: Models;
afterEach(async () => {
  await models?.close();
  await server?.close();
});

const ask = (model: string, { content = 'Who?', settings = {} } = {}) =>
  models.complete({ model, messages: [{ role: 'user', content }], settings, purpose: 'ask' });

describe.each(['openai/gpt-4.1', 'openai-chat/gpt-4.1', 'anthropic/claude-opus-5'])('%s', (model) => {
  test('every request looks like the first, but for its question', async () => {
    server = await fixtureServer(() => ({ text: 'x' }));
    models = openModels({
      env: {
        OPENAI_API_KEY: KEY,
        ANTHROPIC_API_KEY: KEY,
        OPENAI_BASE_URL: `${server.url}/v1`,
        ANTHROPIC_BASE_URL: server.url,
      },
    });
    for (let count = 0; count < 5; count++) await ask(model, { content: `Who? ${count % 2}` });
    await ask(model, { content: 'Café 東京 \u2028 “?”' });
    const looks = server.received.map(({ path, headers: { 'content-length': _, ...headers } }) => ({
      path,
      headers,
    }));
    for (const look of looks) expect(look).toEqual(looks[0]);
    expect(looks[0]!.headers['user-agent']).toMatch(/OpenAI|Anthropic/);
    expect(server.received[4]!.body).toEqual(server.received[0]!.body);
    expect(server.received[5]!.question).toBe('Café 東京 \u2028 “?”');
  });
});

test('a header that only some requests have goes with those alone', async () => {
  server = await fixtureServer(() => ({ text: 'x' }));
  models = openModels({ env: { ANTHROPIC_API_KEY: KEY, ANTHROPIC_BASE_URL: server.url } });
  const temperatures = [undefined, 0, undefined, 0, undefined, 0, 0, undefined];
  for (const temperature of temperatures)
    await ask('anthropic/claude-opus-4-5', { settings: temperature === undefined ? {} : { temperature } });
  expect(server.received.map(({ headers }) => headers['anthropic-version'])).toEqual(
    temperatures.map((temperature) => (temperature === 0 ? '2023-06-01' : '2026-10-21')),
  );
});

test('faults after the first requests are told as before them', async () => {
  server = await fixtureServer((_, count) =>
    count < 4 ? { text: 'x' } : { status: 400, body: { error: { message: 'no such thing', code: 'odd' } } },
  );
  models = openModels({
    env: { OPENAI_API_KEY: KEY, OPENAI_BASE_URL: `${server.url}/v1` },
    backoff: { baseMs: 1, capMs: 2 },
  });
  for (let count = 0; count < 3; count++) await ask('openai/gpt-4.1');
  expect(await ask('openai/gpt-4.1')).toMatchObject({
    status: 'failed',
    error: { code: 'odd', message: 'no such thing', httpStatus: 400 },
  });
  await server.close();
  expect(await ask('openai/gpt-4.1')).toMatchObject({ status: 'failed', error: { code: 'unreachable' } });
});

test('an SDK that writes each request differently goes on writing each', async () => {
  server = await fixtureServer(() => ({ text: 'x' }));
  const http = openHttp();
  let written = 0;
  const sdk = poured(
    {
      async send(body, note) {
        const headers = { 'content-type': 'application/json', 'x-signature': String(written++) };
        note.sent = { url: server.url, method: 'POST', headers, body: JSON.stringify(body) };
        note.exchange = await http.send(note.sent, note);
      },
      call: async () => undefined,
    },
    http,
  );
  for (let count = 0; count < 4; count++) await sdk.send({ messages: [] }, callNote());
  await http.close();
  expect(server.received.map(({ headers }) => headers['x-signature'])).toEqual(['0', '1', '2', '3']);
});
