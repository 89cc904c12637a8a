import { describe, expect, test } from 'vitest';
import { knownModel, MODEL_TABLE, priceOn } from '../../src/model/known-models.ts';
import { modelCard } from '../../src/model/model-card.ts';
import { endNotice } from '../../src/model/model-end.ts';
import { modelTableSchema } from '../../src/model/model-row.ts';
import { habitsOf } from '../../src/model/token-habits.ts';

const card = (name: string, today = '2026-11-29') => modelCard(name, { today });

describe('the table of models', () => {
  test('fits its schema', () => {
    expect(modelTableSchema.safeParse(MODEL_TABLE).error?.issues ?? []).toEqual([]);
  });

  test('states a source for every price and every end, and every source is used', () => {
    const batches = Object.values(MODEL_TABLE.batches).map(({ stated }) => stated);
    const named = MODEL_TABLE.models.flatMap(({ price, ends }) => [price?.stated, ends?.stated]);
    const used = new Set([...named, ...batches].filter((key) => key !== undefined));
    expect([...used].sort()).toEqual(Object.keys(MODEL_TABLE.sources).sort());
  });

  test('holds no name twice, as gateways spell it either', () => {
    const names = MODEL_TABLE.models.flatMap(({ name, aliases = [] }) => [name, ...aliases]);
    const spelled = names.map((name) => name.toLowerCase().replaceAll('.', '-'));
    expect(new Set(spelled).size).toBe(names.length);
  });

  test('a default effort is one of the efforts, and a replacement is a model it knows', () => {
    for (const { name, efforts, defaultEffort, ends } of MODEL_TABLE.models) {
      if (efforts !== undefined && defaultEffort !== undefined)
        expect(efforts, name).toContain(defaultEffort);
      if (ends?.replacement !== undefined) expect(knownModel(ends.replacement).row, name).not.toBeNull();
    }
  });
});

describe('a name in the table', () => {
  test.each([
    ['gpt-6.1-terra-2026-10-26', 'gpt-6.1-terra'],
    ['claude-opus-5-5-20260901', 'claude-opus-5-5'],
    ['claude-opus-4-5@20251101', 'claude-opus-4-5'],
    ['claude-3-5-haiku-latest', 'claude-3-5-haiku'],
    ['gpt-4-0613', 'gpt-4'],
    ['gpt-4o-2024-05-13', 'gpt-4o-2024-05-13'],
    ['gpt-4o-2024-08-06', 'gpt-4o'],
    ['gemini-2.5-flash-001', 'gemini-2.5-flash'],
    ['anthropic/claude-opus-5.5', 'claude-opus-5-5'],
    ['openai/gpt-6-luna:nitro', 'gpt-6-luna'],
    ['gpt-5.6', 'gpt-5.6-sol'],
  ])('%s is a snapshot, an alias or a gateway’s spelling of %s', (name, row) => {
    expect(knownModel(name).row?.name).toBe(row);
  });

  test.each([
    'gpt-5.2-codex',
    'gpt-6.1-terra-mini',
    'claude-opus-5-5-fast',
    'gpt-4o-audio-preview',
    'gpt-7',
    'my-gpt-5',
  ])('%s is another model, and nothing is assumed of it but its family', (name) => {
    expect(knownModel(name).row).toBeNull();
    expect(card(`openai/${name}`)).toMatchObject({ price: null, ends: null, defaultEffort: null });
  });
});

describe('a price', () => {
  test('that was announced for later holds from its day on', () => {
    const { row } = knownModel('gemini-4-argon');
    expect(priceOn(row, '2026-11-30')).toMatchObject({ inputUsdPerMillion: 2, outputUsdPerMillion: 10 });
    expect(priceOn(row, '2026-12-01')).toMatchObject({
      inputUsdPerMillion: 4,
      outputUsdPerMillion: 20,
      asOf: '2026-12-01',
    });
  });

  test('tells what a batch costs where that is known', () => {
    expect(card('openai/gpt-6.1-terra').price?.batchUsdPerMillion).toEqual({ input: 0.5, output: 2.5 });
    expect(card('openai/gpt-6-luna').price?.batchUsdPerMillion).toBeNull();
  });
});

describe('the end of a model', () => {
  test.each([
    ['openai/gpt-5', '2026-09-01', null],
    ['openai/gpt-5', '2026-11-29', /no longer served from 2026-12-11 on \(in 12 days\).*deprecations/],
    ['openai/gpt-5', '2026-12-10', /tomorrow/],
    ['openai/gpt-5', '2026-12-11', /no longer served since 2026-12-11/],
    ['openai/gpt-4.1-mini', '2026-11-29', /its maker names gpt-6-luna instead/],
    ['openai-chat/gpt-4.1-mini-2025-04-14', '2026-11-29', /in 46 days/],
    ['openai/gpt-6.1-terra', '2026-11-29', null],
    ['compatible/gpt-5@http://localhost:8000/v1', '2026-11-29', null],
  ])('%s on %s', (name, today, expected) => {
    const notice = endNotice(card(name, today), today);
    if (expected === null) expect(notice).toBeNull();
    else expect(notice).toMatch(expected);
  });

  test('may mean that another model answers under its name, which is said', () => {
    expect(endNotice(card('gemini/gemini-2.5-pro'), '2026-11-29')).toMatch(
      /is answered by gemini-3\.8-flash from 2026-12-01 on/,
    );
  });

  test('is the user’s to state', () => {
    const stated = modelCard('compatible/x@http://localhost/v1', {
      override: { ends: { on: '2026-12-24' } },
      today: '2026-12-01',
    });
    expect(endNotice(stated, '2026-12-01')).toMatch(/in 23 days/);
  });
});

describe('what a model is forecast to think where no effort is sent', () => {
  test.each([
    ['openai/gpt-6.1-terra', 'medium'],
    ['anthropic/claude-sonnet-5-5', 'high'],
    ['gemini/gemini-3.5-flash-lite', 'minimal'],
    ['openai/gpt-5', 'medium'],
    ['openai/gpt-6.2-sol', 'medium'],
    ['openai/gpt-5.1', null],
    ['openai/gpt-4.1', null],
    ['anthropic/claude-opus-4-5', null],
    ['ollama/llama3', null],
  ])('%s: %s', (name, effort) => {
    expect(habitsOf(card(name)).effort).toBe(effort);
  });

  test('and counted by the tokenizer of its family', () => {
    expect(habitsOf(card('anthropic/claude-opus-5-5')).tokenizer).toBe('claude-new');
    expect(habitsOf(card('anthropic/claude-opus-4-6')).tokenizer).toBe('claude');
    expect(habitsOf(card('ollama/qwen3:8b')).tokenizer).toBe('qwen');
    expect(habitsOf(card('ollama/unheard-of')).tokenizer).toBeNull();
  });
});
