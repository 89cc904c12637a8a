/** Who answered: the model asked, a dated build of it, or another one. */
import { expect, test } from 'vitest';
import { MODEL_TABLE, otherNames } from '../../src/model/known-models.ts';
import { namesRouter, servedModel } from '../../src/reading/served-model.ts';

test.each<[string, string | null, string]>([
  ['gpt-4.1', 'gpt-4.1', 'same'],
  ['openai/gpt-4.1', 'gpt-4.1', 'same'],
  ['llama-3.1-8b', 'meta-llama/Llama-3.1-8B', 'same'],
  ['qwen3-4b', '/models/qwen3-4b.gguf', 'same'],
  ['gpt-oss:20b', 'gpt-oss-20b', 'same'],
  ['gpt-oss-20b', 'openai/gpt-oss:20b', 'same'],
  ['gpt-oss:20b', 'gpt-oss-120b', 'other'],
  ['abab6.5s-chat', 'MiniMax-M2', 'other'],
  ['gpt-4.1', 'gpt-4.1-2025-04-14', 'snapshot'],
  ['claude-3-5-sonnet-latest', 'claude-3-5-sonnet-20241022', 'snapshot'],
  ['claude-opus-5', 'claude-opus-5-20260801', 'snapshot'],
  ['claude-opus-5', 'anthropic.claude-opus-5-v1:0', 'snapshot'],
  ['claude-sonnet-4-5', 'global.anthropic.claude-sonnet-4-5-20250929-v1:0', 'snapshot'],
  ['qwen2.5-7b-instruct', 'Qwen2.5-7B-Instruct-Q4_K_M.gguf', 'snapshot'],
  ['grok-4', 'grok-4-0709', 'snapshot'],
  ['claude-sonnet-4-0', 'claude-sonnet-4-20250514', 'snapshot'],
  ['gemini-1.5-pro', 'models/gemini-1.5-pro-002', 'snapshot'],
  ['gemini-2.5-pro', 'gemini-2.5-pro-preview-05-06', 'snapshot'],
  ['gemini-flash-latest', 'gemini-3.8-flash', 'snapshot'],
  ['mistral-large-latest', 'mistral-large-2411', 'snapshot'],
  ['llama3', 'llama3:latest', 'snapshot'],
  ['gpt-4.1-2025-04-14', 'gpt-4.1', 'snapshot'],
  ['gemini-2.5-pro', 'gemini-3.8-flash', 'other'],
  ['gemini-2.5-flash', 'gemini-3.5-flash-lite', 'other'],
  ['gpt-4.1', 'gpt-4.1-mini-2025-04-14', 'other'],
  ['gpt-4', 'gpt-4.1', 'other'],
  ['claude-opus-4', 'claude-opus-4-5', 'other'],
  ['claude-opus-4-0', 'claude-opus-4-1-20250805', 'other'],
  ['claude-opus-5', 'claude-haiku-5-5', 'other'],
  ['gpt-4.1-2025-04-14', 'gpt-4.1-2025-09-01', 'other'],
  ['llama-3-70b', 'llama-3-8b', 'other'],
  ['alpha', 'beta', 'other'],
  ['my-deployment', 'gpt-4.1-2025-04-14', 'untold'],
  ['tgi', 'meta-llama/Llama-3.1-8B', 'untold'],
  ['gpt-4.1', null, 'untold'],
  ['gpt-4.1', ' ', 'untold'],
])('%s answered by %s: %s', (asked, served, means) => {
  expect(servedModel(asked, served)).toBe(means);
});

test('a name that the user says it is served under is its own, and no other one is', () => {
  const served = (name: string | null) => servedModel(['our-deployment', 'gpt-6.1-terra'], name);
  expect(served('gpt-6.1-terra-2026-10-26')).toBe('snapshot');
  expect(served('our-deployment')).toBe('same');
  expect(served('gpt-6.1-sol')).toBe('other');
  expect(served('tgi')).toBe('other');
  expect(served(null)).toBe('untold');
});

test('a name of the maker’s own for the same model is that model, and a dated build is itself alone', () => {
  const asked = (model: string, served: string) => servedModel([model, ...otherNames(model)], served);
  for (const { name, aliases = [] } of MODEL_TABLE.models) {
    for (const alias of aliases) {
      expect(asked(alias, name), alias).not.toBe('other');
      expect(asked(`anthropic/${name}`, alias), name).not.toBe('other');
    }
  }
  expect(asked('gpt-5.6', 'gpt-5.6-sol-2026-07-01')).toBe('snapshot');
  expect(asked('claude-sonnet-4-20250514', 'claude-sonnet-4-20250914')).toBe('other');
});

test('routers are known by name', () => {
  for (const name of [
    'openrouter/auto',
    'auto',
    'model-router',
    'azure/model-router',
    'switchpoint/router',
    'openrouter/auto:free',
  ]) {
    expect(namesRouter(name), name).toBe(true);
  }
  for (const name of [
    'gpt-4.1',
    'meta-llama/llama-3',
    'autoglm-9b',
    'qwen/qwen3',
    'arcee/router-of-things-7b',
  ]) {
    expect(namesRouter(name), name).toBe(false);
  }
});
