import { expect, test } from 'vitest';
import type { WireRequest } from '../../src/http/wire.ts';
import { openModels } from '../../src/model/open-models.ts';

test('a host that is asked as itself and as a compatible server gets each one’s own key', async () => {
  const sent: string[] = [];
  const body = JSON.stringify({
    model: 'm',
    choices: [{ finish_reason: 'stop', message: { content: 'Ulm' } }],
  });
  const models = openModels({
    env: { OPENAI_API_KEY: 'sk-own-12345678', COMPATIBLE_API_KEY: 'other-12345678' },
    transport: ({ headers }: WireRequest) => {
      sent.push(headers['authorization'] ?? '');
      return { response: Promise.resolve({ status: 200, headers: {}, body }), cancel: () => {} };
    },
  });
  for (const model of ['compatible/gpt-4.1@https://api.openai.com/v1', 'openai-chat/gpt-4.1']) {
    const messages = [{ role: 'user' as const, content: 'Where was Einstein born?' }];
    await models.complete({ model, messages, settings: {}, purpose: 'ask' });
  }
  await models.close();
  expect(sent).toEqual(['Bearer other-12345678', 'Bearer sk-own-12345678']);
});
