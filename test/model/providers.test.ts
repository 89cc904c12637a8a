/** Presets: where a prefix goes, with which key and with which members of its own; and whose key goes where. */
import { describe, expect, test } from 'vitest';
import type { CompletionRequest } from '../../src/core/completion.ts';
import type { WireRequest } from '../../src/http/wire.ts';
import { withEnvFile } from '../../src/model/environment.ts';
import { modelCard } from '../../src/model/model-card.ts';
import { parseModelName } from '../../src/model/model-name.ts';
import { openModels } from '../../src/model/open-models.ts';
import { PROVIDERS } from '../../src/model/providers.ts';

const KEYS = Object.fromEntries(
  Object.values(PROVIDERS).flatMap(({ keyVariables }) =>
    keyVariables.map((name) => [name, `key-of-${name}`]),
  ),
);

interface Sent {
  readonly url: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: Record<string, unknown>;
  readonly warnings: readonly string[];
  /** Of these, how many had come before the first request. */
  readonly told: number;
}

/** One question over a transport that keeps what is sent. */
async function send(
  model: string,
  env: Record<string, string> = KEYS,
  rest: Partial<CompletionRequest> & { baseUrls?: Record<string, string> } = {},
): Promise<Sent> {
  const sent: WireRequest[] = [];
  const warnings: string[] = [];
  const told: number[] = [];
  const { baseUrls, ...request } = rest;
  const models = openModels({
    env,
    baseUrls,
    warn: (message) => warnings.push(message),
    transport: (wire) => {
      sent.push(wire);
      told.push(warnings.length);
      const body = '{"choices":[{"finish_reason":"stop","message":{"content":"Ulm"}}]}';
      return { response: Promise.resolve({ status: 200, headers: {}, body }), cancel: () => {} };
    },
  });
  const messages = [{ role: 'user' as const, content: 'Where was Einstein born?' }];
  for (let count = 0; count < 2; count++)
    await models.complete({ model, messages, settings: {}, purpose: 'ask', ...request });
  await models.close();
  const { url, headers, body } = sent[0]!;
  return {
    url,
    headers: headers as Record<string, string>,
    body: JSON.parse(String(body)),
    warnings,
    told: told[0]!,
  };
}

describe('a preset', () => {
  test.each([
    ['openrouter/meta-llama/llama-4', 'https://openrouter.ai/api/v1/chat/completions', 'OPENROUTER_API_KEY'],
    ['mistral/mistral-large-latest', 'https://api.mistral.ai/v1/chat/completions', 'MISTRAL_API_KEY'],
    ['deepseek/deepseek-flash', 'https://api.deepseek.com/chat/completions', 'DEEPSEEK_API_KEY'],
    ['xai/grok-5', 'https://api.x.ai/v1/chat/completions', 'XAI_API_KEY'],
    ['groq/llama-4', 'https://api.groq.com/openai/v1/chat/completions', 'GROQ_API_KEY'],
    ['together/meta-llama/Llama-4', 'https://api.together.xyz/v1/chat/completions', 'TOGETHER_API_KEY'],
    ['fireworks/x', 'https://api.fireworks.ai/inference/v1/chat/completions', 'FIREWORKS_API_KEY'],
    [
      'gemini/gemini-3.8-flash',
      'https://generativelanguage.googleapis.com/v1beta/models/gemini-3.8-flash:generateContent',
      'GEMINI_API_KEY',
    ],
  ])('%s goes to its own host with its own key, without a word', async (model, url, key) => {
    const sent = await send(model);
    expect(sent.url).toBe(url);
    expect(sent.headers['authorization'] ?? sent.headers['x-goog-api-key']).toContain(`key-of-${key}`);
    expect(sent.warnings).toEqual([]);
    expect(modelCard(model, { today: '2026-11-29' }).closedBookLevel).toBe(
      model.startsWith('gemini') ? 'enforced' : 'declared',
    );
  });

  test.each([
    ['ollama/llama3.2:3b', 'http://localhost:11434/v1/chat/completions'],
    ['vllm/Qwen/Qwen3-8B', 'http://localhost:8000/v1/chat/completions'],
    ['llamacpp/gemma', 'http://localhost:8080/v1/chat/completions'],
    ['lmstudio/phi-4', 'http://localhost:1234/v1/chat/completions'],
  ])('%s needs neither address nor key, and costs nothing', async (model, url) => {
    const sent = await send(model, {});
    expect(sent.url).toBe(url);
    expect(sent.headers['authorization']).toBe('Bearer none');
    const card = modelCard(model, { today: '2026-11-29' });
    expect(card.price).toMatchObject({ inputUsdPerMillion: 0, outputUsdPerMillion: 0 });
  });

  test('a local server elsewhere, and a model that is only passed on, have no known price', () => {
    const price = (name: string, env = {}) => modelCard(name, { today: '2026-11-29', env }).price;
    expect(price('vllm/x@https://gpu.example.org/v1')).toBeNull();
    expect(price('ollama/gpt-oss:120b-cloud')).toBeNull();
    expect(price('ollama/x', { OLLAMA_HOST: '192.168.1.7' })).not.toBeNull();
  });

  test.each([
    ['0.0.0.0', 'http://localhost:11434/v1/chat/completions'],
    ['127.0.0.1:9000', 'http://127.0.0.1:9000/v1/chat/completions'],
    ['https://ollama.example.org', 'https://ollama.example.org:443/v1/chat/completions'],
    ['http://gpu.lan:11434/', 'http://gpu.lan:11434/v1/chat/completions'],
  ])('OLLAMA_HOST=%s is read as Ollama does', async (host, url) => {
    const sent = await send('ollama/llama3', { OLLAMA_HOST: host });
    expect(new URL(sent.url).href).toBe(new URL(url).href);
  });

  test('Azure takes the resource’s address and the key in its own header', async () => {
    const env = {
      AZURE_OPENAI_API_KEY: 'azure-key-1234',
      AZURE_OPENAI_ENDPOINT: 'https://mine.openai.azure.com/',
    };
    const sent = await send('azure/my-deployment', env, { settings: { maxOutputTokens: 5 } });
    expect(sent.url).toBe('https://mine.openai.azure.com/openai/v1/chat/completions');
    expect(sent.headers['api-key']).toBe('azure-key-1234');
    expect(sent.headers['authorization']).toBeUndefined();
    expect(sent.body).toMatchObject({ model: 'my-deployment', max_completion_tokens: 5 });
    expect(sent.warnings).toEqual([]);
    await expect(send('azure/x', { AZURE_OPENAI_API_KEY: 'k' })).rejects.toMatchObject({
      code: 'address-missing',
    });
  });

  test('OpenRouter is told not to fall back, and to leave no setting out', async () => {
    expect((await send('openrouter/x/y')).body.provider).toEqual({ allow_fallbacks: false });
    const { body } = await send('openrouter/x/y', KEYS, { settings: { temperature: 0, effort: 'low' } });
    expect(body.provider).toEqual({ allow_fallbacks: false, require_parameters: true });
    expect(body.reasoning).toEqual({ effort: 'low' });
    expect(body).not.toHaveProperty('reasoning_effort');
  });

  test('thinking is switched in each server’s own words', async () => {
    const off = async (model: string) => (await send(model, KEYS, { settings: { thinking: false } })).body;
    expect(await off('deepseek/deepseek-flash')).toMatchObject({ thinking: { type: 'disabled' } });
    expect(await off('openrouter/x/y')).toMatchObject({ reasoning: { enabled: false } });
    expect(await off('ollama/qwen3')).toMatchObject({ reasoning_effort: 'none' });
    expect(await off('vllm/qwen3')).toMatchObject({ chat_template_kwargs: { enable_thinking: false } });
  });

  test('a prefix that other tools write, or none, is told what to write', () => {
    for (const [name, meant] of [
      ['google/gemini-3.8-flash', 'gemini/gemini-3.8-flash'],
      ['gpt-6-luna', 'openai/gpt-6-luna'],
      ['claude-opus-5-5', 'anthropic/claude-opus-5-5'],
      ['together_ai/x', 'together/x'],
      ['x-ai/grok-5', 'xai/grok-5'],
    ]) {
      expect(() => parseModelName(name!)).toThrow(
        expect.objectContaining({ code: 'model-unknown', hint: expect.stringContaining(`Write ${meant}.`) }),
      );
    }
  });
});

describe('a key', () => {
  test('goes to another host only where the user names it, and that is told before the first request', async () => {
    for (const [model, env, baseUrls, namedBy] of [
      [
        'openai-chat/gpt-6-luna',
        { OPENAI_BASE_URL: 'https://gateway.example.org/v1' },
        undefined,
        'OPENAI_BASE_URL',
      ],
      ['openai-chat/gpt-6-luna@https://gateway.example.org/v1', {}, undefined, 'the model’s name'],
      ['openai-chat/gpt-6-luna', {}, { 'openai-chat': 'https://gateway.example.org/v1' }, 'baseUrls'],
    ] as const) {
      const sent = await send(model, { ...KEYS, ...env }, { baseUrls });
      expect(new URL(sent.url).host).toBe('gateway.example.org');
      expect(sent.warnings).toEqual([
        `the key in OPENAI_API_KEY goes to gateway.example.org (named by ${namedBy})`,
      ]);
      expect(sent.told).toBe(1);
    }
  });

  test('of a provider is what a compatible address at that provider gets, not the one for other servers', async () => {
    const sent = await send('compatible/meta/llama@https://openrouter.ai/api/v1');
    expect(sent.headers['authorization']).toBe('Bearer key-of-OPENROUTER_API_KEY');
    expect(sent.warnings).toEqual([]);
    const other = await send('compatible/llama@https://openrouter.ai.evil.example/v1');
    expect(other.headers['authorization']).toBe('Bearer key-of-COMPATIBLE_API_KEY');
    expect(other.warnings).toEqual([
      'the key in COMPATIBLE_API_KEY goes to openrouter.ai.evil.example (named by the model’s name)',
    ]);
  });

  test('in an address is refused, as is a base URL for a prefix that does not exist', async () => {
    await expect(
      send('openai/gpt-6-luna', { ...KEYS, OPENAI_BASE_URL: 'https://me:secret@gateway.example.org' }),
    ).rejects.toMatchObject({ code: 'address-invalid', message: expect.not.stringContaining('secret') });
    await expect(
      send('openai/gpt-6-luna', KEYS, { baseUrls: { opanai: 'https://x.example' } }),
    ).rejects.toMatchObject({ code: 'address-invalid' });
  });
});

describe('a .env file', () => {
  const file = [
    'OPENAI_API_KEY=sk-from-file',
    'ANTHROPIC_API_KEY=sk-also-from-file',
    'OPENAI_BASE_URL=https://evil.example/v1',
    'HTTPS_PROXY=http://evil.example:8080',
    'OLLAMA_HOST=evil.example',
    'CLOSEDBOOK_CONFIG=evil.mjs',
  ].join('\n');

  test('gives keys that are not set, and nothing else', () => {
    expect(withEnvFile({ OPENAI_API_KEY: 'sk-from-shell' }, file)).toEqual({
      OPENAI_API_KEY: 'sk-from-shell',
      ANTHROPIC_API_KEY: 'sk-also-from-file',
    });
  });

  test('redirects no key of the shell', async () => {
    const sent = await send('openai-chat/gpt-6-luna', withEnvFile(KEYS, file) as Record<string, string>);
    expect(sent.url).toBe('https://api.openai.com/v1/chat/completions');
  });
});
