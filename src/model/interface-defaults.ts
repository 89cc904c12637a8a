/** What each interface can say, for models of which nothing more is known; the provider has the last word. */
import type { Capabilities } from './capabilities.ts';
import type { Provider } from './providers.ts';

const OPENAI: Capabilities = {
  sampling: 'yes',
  efforts: null,
  refusedEfforts: [],
  thinking: 'no',
  logprobs: 'yes',
  seed: false,
  structuredOutput: true,
};
const COMPATIBLE: Capabilities = { ...OPENAI, thinking: 'switch', seed: true };

const DEFAULTS: Partial<Record<Provider, Capabilities>> = {
  openai: OPENAI,
  'openai-chat': { ...OPENAI, seed: true },
  azure: { ...OPENAI, seed: true },
  gemini: { ...OPENAI, thinking: 'budget', seed: true },
  anthropic: {
    ...OPENAI,
    sampling: 'no',
    efforts: ['low', 'medium', 'high', 'xhigh', 'max'],
    thinking: 'switch',
    logprobs: 'no',
  },
};

export function interfaceDefaults(provider: Provider): Capabilities {
  return DEFAULTS[provider] ?? COMPATIBLE;
}
