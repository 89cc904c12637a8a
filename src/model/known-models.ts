/**
 * Facts about models by their makers' names, as data. Only what a source states: a price that could not be sourced
 * is absent, and then costs are unknown rather than wrong. Patterns are tried from the top; the first match counts.
 */
import type { Capabilities } from './capabilities.ts';
import type { Price } from './cost.ts';

export interface KnownModel {
  readonly family: string | null;
  readonly knowledgeCutoff: string | null;
  readonly price: Price | null;
  readonly capabilities: Partial<Capabilities>;
}

const UNKNOWN: KnownModel = { family: null, knowledgeCutoff: null, price: null, capabilities: {} };

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

export function knownModel(model: string): KnownModel {
  const family = FAMILIES.find(([pattern]) => pattern.test(model))?.[1] ?? null;
  return { ...UNKNOWN, family };
}
