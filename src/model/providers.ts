/**
 * Who serves models, one row a prefix: the interface spoken, the address, the variables for key and address, and the
 * hosts to which the key belongs. A preset differs from `compatible/<name>@<base-url>` by this row alone.
 */
import type { Settings } from '../core/respondent.ts';

export type Wire = 'chat' | 'responses' | 'messages' | 'gemini';

export interface ProviderRow {
  /** For messages. */
  readonly title: string;
  readonly wire: Wire;
  /**
   * `maker`: its own models at its own interface, of which tools are known to be off. `host`: serves models of its own or of
   * others. `local`: a server that people run themselves. `compatible`: any, at an address in the name.
   */
  readonly kind: 'maker' | 'host' | 'local' | 'compatible' | 'simulated';
  /** Null: the name or a variable says it. */
  readonly baseUrl: string | null;
  /** Variables that name another address, the first set wins. */
  readonly addressVariables: readonly string[];
  /** Variables of the key, the first set wins; none: no key is needed. */
  readonly keyVariables: readonly string[];
  /** Hosts to which the key is sent without a word. */
  readonly ownHosts: RegExp;
  /** Makers in the bundled table whose prices, defaults and ends hold here. */
  readonly makers: readonly string[];
  /** Whether a reply states what it cost. */
  readonly statesCost?: boolean;
  /** Whether requests can be handed in together over the interface of its wire format. */
  readonly batches?: boolean;
  /** Members that this server wants in every request of Chat Completions. */
  readonly members?: (settings: Settings) => Record<string, unknown>;
}

/** What never matches. */
const NONE = /(?!)/;

const local = (title: string, port: number, more: Partial<ProviderRow> = {}): ProviderRow => ({
  title,
  wire: 'chat',
  kind: 'local',
  baseUrl: `http://localhost:${port}/v1`,
  addressVariables: [],
  keyVariables: [],
  ownHosts: NONE,
  makers: [],
  ...more,
});

const host = (
  title: string,
  baseUrl: string,
  [key, ...ownHosts]: readonly string[],
  more: Partial<ProviderRow> = {},
): ProviderRow => ({
  title,
  wire: 'chat',
  kind: 'host',
  baseUrl,
  addressVariables: [key!.replace(/_API_KEY$/, '_BASE_URL')],
  keyVariables: [key!],
  ownHosts: hosts(...ownHosts),
  makers: [],
  ...more,
});

function hosts(...names: readonly string[]): RegExp {
  return new RegExp(`(^|\\.)(${names.map((name) => name.replaceAll('.', '\\.')).join('|')})$`);
}

const OPENAI = {
  title: 'OpenAI',
  kind: 'maker',
  baseUrl: 'https://api.openai.com/v1',
  addressVariables: ['OPENAI_BASE_URL'],
  keyVariables: ['OPENAI_API_KEY'],
  ownHosts: hosts('api.openai.com'),
  makers: ['openai'],
  batches: true,
} as const;

export const PROVIDERS = {
  openai: { ...OPENAI, wire: 'responses' },
  'openai-chat': { ...OPENAI, wire: 'chat' },
  anthropic: {
    title: 'Anthropic',
    wire: 'messages',
    kind: 'maker',
    baseUrl: 'https://api.anthropic.com',
    addressVariables: ['ANTHROPIC_BASE_URL'],
    keyVariables: ['ANTHROPIC_API_KEY'],
    ownHosts: hosts('api.anthropic.com'),
    makers: ['anthropic'],
    batches: true,
  },
  gemini: {
    title: 'Gemini',
    wire: 'gemini',
    kind: 'maker',
    baseUrl: 'https://generativelanguage.googleapis.com/v1beta',
    addressVariables: ['GEMINI_BASE_URL'],
    keyVariables: ['GEMINI_API_KEY', 'GOOGLE_API_KEY'],
    ownHosts: hosts('generativelanguage.googleapis.com'),
    makers: ['google'],
    batches: true,
  },
  azure: {
    title: 'Azure OpenAI',
    wire: 'chat',
    kind: 'host',
    // Every resource has an address of its own.
    baseUrl: null,
    addressVariables: ['AZURE_OPENAI_BASE_URL', 'AZURE_OPENAI_ENDPOINT'],
    keyVariables: ['AZURE_OPENAI_API_KEY'],
    ownHosts: hosts('openai.azure.com', 'services.ai.azure.com', 'cognitiveservices.azure.com'),
    makers: [],
  },
  openrouter: host('OpenRouter', 'https://openrouter.ai/api/v1', ['OPENROUTER_API_KEY', 'openrouter.ai'], {
    statesCost: true,
    members: ({ effort, thinking, ...others }) => ({
      // Another server than the first choice may run the model otherwise, or another model.
      provider: {
        allow_fallbacks: false,
        // A setting that the server leaves out without a word would be measured as if it had been heeded.
        ...(Object.values({ effort, ...others }).some((value) => value !== undefined)
          ? { require_parameters: true }
          : {}),
      },
      ...(effort === undefined && thinking === undefined
        ? {}
        : {
            reasoning_effort: undefined,
            reasoning:
              effort !== undefined
                ? { effort }
                : typeof thinking === 'number'
                  ? { max_tokens: thinking }
                  : { enabled: thinking },
          }),
      chat_template_kwargs: undefined,
    }),
  }),
  mistral: host('Mistral', 'https://api.mistral.ai/v1', ['MISTRAL_API_KEY', 'mistral.ai'], {
    makers: ['mistral'],
  }),
  deepseek: host('DeepSeek', 'https://api.deepseek.com', ['DEEPSEEK_API_KEY', 'deepseek.com'], {
    makers: ['deepseek'],
    members: ({ thinking }) =>
      thinking === undefined
        ? {}
        : {
            thinking: { type: thinking === false ? 'disabled' : 'enabled' },
            chat_template_kwargs: undefined,
          },
  }),
  xai: host('xAI', 'https://api.x.ai/v1', ['XAI_API_KEY', 'x.ai'], { makers: ['xai'] }),
  groq: host('Groq', 'https://api.groq.com/openai/v1', ['GROQ_API_KEY', 'groq.com']),
  together: host('Together', 'https://api.together.xyz/v1', [
    'TOGETHER_API_KEY',
    'together.ai',
    'together.xyz',
  ]),
  fireworks: host('Fireworks', 'https://api.fireworks.ai/inference/v1', [
    'FIREWORKS_API_KEY',
    'fireworks.ai',
  ]),
  ollama: local('Ollama', 11434, {
    addressVariables: ['OLLAMA_BASE_URL', 'OLLAMA_HOST'],
    members: ({ thinking }) =>
      thinking === false ? { reasoning_effort: 'none', chat_template_kwargs: undefined } : {},
  }),
  vllm: local('vLLM', 8000, { addressVariables: ['VLLM_BASE_URL'], keyVariables: ['VLLM_API_KEY'] }),
  llamacpp: local('llama.cpp', 8080, {
    addressVariables: ['LLAMACPP_BASE_URL'],
    keyVariables: ['LLAMACPP_API_KEY'],
  }),
  lmstudio: local('LM Studio', 1234, { addressVariables: ['LMSTUDIO_BASE_URL'] }),
  compatible: {
    title: 'a compatible server',
    wire: 'chat',
    kind: 'compatible',
    baseUrl: null,
    addressVariables: [],
    keyVariables: ['COMPATIBLE_API_KEY'],
    ownHosts: NONE,
    makers: [],
  },
  simulated: {
    title: 'the simulator',
    wire: 'chat',
    kind: 'simulated',
    baseUrl: null,
    addressVariables: ['CLOSEDBOOK_SIMULATED_URL'],
    keyVariables: [],
    ownHosts: NONE,
    makers: [],
    batches: true,
  },
} satisfies Record<string, ProviderRow>;

/** Prefix of a model's name. */
export type Provider = keyof typeof PROVIDERS;

export function providerRow(provider: Provider): ProviderRow {
  return PROVIDERS[provider];
}

/** The provider whose key belongs to this host, or null. */
export function providerAt(hostname: string): Provider | null {
  const found = Object.entries(PROVIDERS).find(([, row]) => row.ownHosts.test(hostname));
  return found === undefined ? null : (found[0] as Provider);
}
