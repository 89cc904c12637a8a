/**
 * Where a model is served and with which key. A key goes only to the host it was made for: a compatible server gets
 * its own provider's key or the one set for compatible servers, never OpenAI's.
 */
import { ClosedbookError } from '../core/errors.ts';
import { type Environment, FIRST_PARTY } from './environment.ts';
import type { ModelCard } from './model-card.ts';

export interface Endpoint {
  readonly baseUrl: string;
  readonly key: string;
}

/** Hosts of compatible servers that have a customary variable for their key. */
const HOST_KEYS: readonly (readonly [RegExp, string])[] = [
  [/(^|\.)openrouter\.ai$/, 'OPENROUTER_API_KEY'],
  [/(^|\.)together\.(ai|xyz)$/, 'TOGETHER_API_KEY'],
  [/(^|\.)groq\.com$/, 'GROQ_API_KEY'],
  [/(^|\.)mistral\.ai$/, 'MISTRAL_API_KEY'],
  [/(^|\.)deepseek\.com$/, 'DEEPSEEK_API_KEY'],
  [/(^|\.)x\.ai$/, 'XAI_API_KEY'],
  [/(^|\.)fireworks\.ai$/, 'FIREWORKS_API_KEY'],
  [/^generativelanguage\.googleapis\.com$/, 'GEMINI_API_KEY'],
];
const COMPATIBLE_KEY = 'COMPATIBLE_API_KEY';
/** Servers without keys still want the header to be there. */
const NO_KEY = 'none';

/** @throws ClosedbookError `key-missing`, `model-unknown` when a simulated model has no server. */
export function endpointOf(card: ModelCard, env: Environment): Endpoint {
  switch (card.provider) {
    case 'openai':
    case 'openai-chat':
      return {
        baseUrl: trim(env.OPENAI_BASE_URL || FIRST_PARTY.openai),
        key: need(env, 'OPENAI_API_KEY', card),
      };
    case 'anthropic':
      return {
        baseUrl: trim(env.ANTHROPIC_BASE_URL || FIRST_PARTY.anthropic),
        key: need(env, 'ANTHROPIC_API_KEY', card),
      };
    case 'compatible': {
      const baseUrl = card.baseUrl!;
      const variable = HOST_KEYS.find(([host]) => host.test(new URL(baseUrl).hostname))?.[1];
      if (variable === undefined)
        return { baseUrl, key: env[COMPATIBLE_KEY] ? need(env, COMPATIBLE_KEY, card) : NO_KEY };
      return { baseUrl, key: need(env, env[COMPATIBLE_KEY] ? COMPATIBLE_KEY : variable, card) };
    }
    case 'simulated': {
      const url = env.CLOSEDBOOK_SIMULATED_URL;
      if (url === undefined || url === '') {
        throw new ClosedbookError('model-unknown', `${card.name} needs a simulator, and none is running`, {
          hint: 'Start one with closedbook simulate -d DATASET and set CLOSEDBOOK_SIMULATED_URL to the address it prints; run and demo start their own.',
        });
      }
      const root = trim(url).replace(/\/v1$/, '');
      return { baseUrl: card.wire === 'messages' ? root : `${root}/v1`, key: NO_KEY };
    }
  }
}

function need(env: Environment, variable: string, card: ModelCard): string {
  const key = env[variable]?.trim();
  if (key === undefined || key === '') {
    throw new ClosedbookError('key-missing', `${card.name} needs a key in ${variable}, which is not set`);
  }
  // Left to the SDK, this would be told by a message that repeats the whole header.
  if (!/^[\x20-\x7e]+$/.test(key)) {
    throw new ClosedbookError('key-missing', `${variable} holds a character that no key has`, {
      hint: `Set ${variable} again: line breaks, dots of an ellipsis or curly quotes may have come with a paste.`,
    });
  }
  return key;
}

function trim(url: string): string {
  return url.replace(/\/+$/, '');
}
