import { describe, expect, test } from 'vitest';
import { checkSettings } from '../../src/model/capabilities.ts';
import { costUsd } from '../../src/model/cost.ts';
import { modelCard } from '../../src/model/model-card.ts';
import { parseModelName } from '../../src/model/model-name.ts';

const card = (name: string, env = {}) => modelCard(name, { today: '2026-11-21', env });

describe('model names', () => {
  test('the prefix says which interface is spoken', () => {
    expect(card('openai/gpt-4.1').wire).toBe('responses');
    expect(card('openai-chat/gpt-4.1').wire).toBe('chat');
    expect(card('anthropic/claude-opus-5').wire).toBe('messages');
    expect(card('simulated/owl').wire).toBe('chat');
  });

  test('a compatible name may hold slashes, colons and an at sign of its own', () => {
    expect(parseModelName('compatible/@cf/meta/llama-3:8b@http://localhost:8000/v1/')).toEqual({
      provider: 'compatible',
      model: '@cf/meta/llama-3:8b',
      baseUrl: 'http://localhost:8000/v1',
    });
  });

  test('what is no model name says what one looks like', () => {
    for (const name of [
      'gpt-4.1',
      'google/gemini',
      'openai/',
      'compatible/llama',
      'compatible/llama@localhost',
      '',
    ]) {
      expect(() => parseModelName(name), name).toThrow(/expected .*(openai\/…|base-url)/);
    }
  });

  test('models that search by themselves are refused', () => {
    for (const name of [
      'openai/gpt-4o-search-preview',
      'openai/o3-deep-research',
      'openai/gpt-5-search-api',
      'compatible/sonar-pro@https://api.perplexity.ai',
      'compatible/perplexity/sonar@https://openrouter.ai/api/v1',
      'compatible/openai/gpt-4o:online@https://openrouter.ai/api/v1',
      'compatible/groq/compound-mini@https://api.groq.com/openai/v1',
    ]) {
      expect(() => parseModelName(name), name).toThrow(expect.objectContaining({ code: 'model-browses' }));
    }
    expect(parseModelName('compatible/resonar-7b@http://localhost:1/v1').model).toBe('resonar-7b');
  });
});

describe('closed-book level', () => {
  test('is enforced at the maker and declared anywhere else, a base URL from the environment included', () => {
    expect(card('openai/gpt-4.1').closedBookLevel).toBe('enforced');
    expect(card('openai/gpt-4.1', { OPENAI_BASE_URL: 'https://gateway.test/v1' }).closedBookLevel).toBe(
      'declared',
    );
    expect(card('compatible/llama@http://localhost:8000/v1').closedBookLevel).toBe('declared');
  });
});

describe('what a model takes', () => {
  const check = (name: string, settings: object) => () => checkSettings(card(name), settings);
  const refused = expect.objectContaining({ code: 'setting-refused' });

  test('current Anthropic models and reasoning models of OpenAI take no temperature', () => {
    expect(check('anthropic/claude-opus-5', { temperature: 0 })).toThrow(refused);
    expect(check('openai/o3', { temperature: 0 })).toThrow(refused);
    expect(check('openai/gpt-5', { topP: 0.5 })).toThrow(refused);
    expect(check('openai/gpt-4.1', { temperature: 0 })).not.toThrow();
    expect(check('anthropic/claude-haiku-4-5', { temperature: 0 })).not.toThrow();
    expect(check('compatible/llama@http://localhost/v1', { temperature: 0 })).not.toThrow();
  });

  test('some reasoning models take a temperature while they do not reason', () => {
    expect(check('openai/gpt-5.2', { temperature: 0 })).toThrow(refused);
    expect(check('openai/gpt-5.2', { temperature: 0, effort: 'none' })).not.toThrow();
  });

  test('effort and thinking are refused where the model has none of it', () => {
    expect(check('openai/gpt-4.1', { effort: 'low' })).toThrow(refused);
    expect(check('openai/o3', { effort: 'minimal' })).toThrow(refused);
    expect(check('anthropic/claude-opus-5', { effort: 'none' })).toThrow(refused);
    expect(check('openai/o3', { thinking: true })).toThrow(refused);
    expect(check('anthropic/claude-opus-5', { thinking: 2_000 })).toThrow(refused);
    expect(check('anthropic/claude-opus-5-5', { thinking: false })).toThrow(refused);
    expect(check('anthropic/claude-sonnet-4-5', { thinking: 2_000 })).not.toThrow();
  });

  test('a model nobody has heard of is left to its provider', () => {
    expect(check('openai/gpt-99', { temperature: 1, effort: 'max', logprobs: true })).not.toThrow();
  });
});

describe('prices and facts', () => {
  test('a listed price carries its date and source, for snapshots too', () => {
    expect(card('openai/gpt-4.1-2025-04-14')).toMatchObject({
      family: 'gpt',
      knowledgeCutoff: '2024-06',
      price: {
        inputUsdPerMillion: 2,
        outputUsdPerMillion: 8,
        asOf: expect.any(String),
        source: expect.any(String),
      },
    });
    expect(card('openai/gpt-4.1-mini').price).toMatchObject({ inputUsdPerMillion: 0.4 });
    expect(card('anthropic/claude-haiku-4-5-20251001').price).toMatchObject({ outputUsdPerMillion: 5 });
  });

  test('an unknown price is null, and so is its cost', () => {
    const { price } = card('openai/gpt-99');
    expect(price).toBeNull();
    expect(
      costUsd(price, { inputTokens: 1, outputTokens: 1, reasoningTokens: 0, cachedInputTokens: 0 }),
    ).toBeNull();
  });

  test('a compatible server has no price but the one it is given', () => {
    const name = 'compatible/gpt-4.1@https://gateway.test/v1';
    expect(card(name).price).toBeNull();
    const priced = modelCard(name, { override: { price: { input: 1, output: 2 } }, today: '2026-11-21' });
    expect(priced.price).toMatchObject({ inputUsdPerMillion: 1, outputUsdPerMillion: 2, asOf: '2026-11-21' });
  });

  test('what the user states overrides the table', () => {
    const stated = modelCard('openai/gpt-4.1', {
      override: { family: 'other', knowledgeCutoff: '2030-01' },
      today: '2026-11-21',
    });
    expect(stated).toMatchObject({ family: 'other', knowledgeCutoff: '2030-01' });
  });

  test('cached input is priced apart, reasoning as output', () => {
    const usage = {
      inputTokens: 1_000_000,
      outputTokens: 500_000,
      reasoningTokens: 400_000,
      cachedInputTokens: 200_000,
    };
    expect(costUsd(card('openai/gpt-4.1').price, usage)).toBeCloseTo(0.8 * 2 + 0.2 * 0.5 + 0.5 * 8, 10);
  });
});
