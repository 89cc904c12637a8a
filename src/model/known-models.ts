/**
 * Facts about models by their makers' names. Only what a source states: a price or a cutoff that could not be sourced
 * is absent, and then a cost is unknown rather than wrong. The rows are data in files of their own.
 */
import type { Capabilities } from './capabilities.ts';
import type { Price } from './cost.ts';
import { ANTHROPIC_MODELS } from './known-anthropic-models.ts';
import { OPENAI_MODELS } from './known-openai-models.ts';

export interface KnownModel {
  readonly family: string | null;
  /** ISO month or date. */
  readonly knowledgeCutoff: string | null;
  readonly price: Price | null;
  readonly capabilities: Partial<Capabilities>;
}

/** Families by the way their members are named, gateways' `maker/name` included. */
const FAMILIES: readonly (readonly [RegExp, string])[] = [
  [/(^|\/)(gpt-|o\d|chatgpt|codex)/i, 'gpt'],
  [/claude/i, 'claude'],
  [/gemini/i, 'gemini'],
  [/gemma/i, 'gemma'],
  [/llama/i, 'llama'],
  [/qwen|qwq/i, 'qwen'],
  [/mistral|mixtral|ministral|magistral/i, 'mistral'],
  [/deepseek/i, 'deepseek'],
  [/grok/i, 'grok'],
  [/(^|\/)phi-?\d/i, 'phi'],
  [/command-[ar]/i, 'command'],
  [/glm/i, 'glm'],
  [/kimi/i, 'kimi'],
];

/** What is known of a model by the name its maker gives it; the first matching row counts. */
export function knownModel(model: string): KnownModel {
  const row = [...OPENAI_MODELS, ...ANTHROPIC_MODELS].find(({ name }) => name.test(model));
  const [input, output, cachedInput = null] = row?.usd ?? [];
  return {
    family: FAMILIES.find(([pattern]) => pattern.test(model))?.[1] ?? null,
    knowledgeCutoff: row?.cutoff ?? null,
    price:
      row?.stated === undefined || input === undefined || output === undefined
        ? null
        : {
            inputUsdPerMillion: input,
            outputUsdPerMillion: output,
            cachedInputUsdPerMillion: cachedInput,
            ...row.stated,
          },
    capabilities: row?.can ?? {},
  };
}
