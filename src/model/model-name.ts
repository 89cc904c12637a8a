/**
 * From a name people write to where the request goes. The prefix says who is asked and over which interface:
 * `openai/gpt-6.1-terra` the Responses API (reasoning settings, refusals and searches have their own parts there),
 * `openai-chat/…` Chat Completions, `anthropic/…` Messages, `gemini/…` generateContent, `ollama/…` and the other
 * presets a server that speaks Chat Completions. `@<base-url>` at the end names another address;
 * `compatible/<name>@<base-url>` cannot do without.
 */
import { ClosedbookError } from '../core/errors.ts';
import { holdsUrlSecret, withoutUrlSecrets } from '../core/url-secrets.ts';
import { namesRouter } from '../reading/served-model.ts';
import { PROVIDERS, type Provider } from './providers.ts';

export interface ModelName {
  readonly provider: Provider;
  /** The name the provider knows. */
  readonly model: string;
  /** The address in the name; null where there is none. */
  readonly baseUrl: string | null;
}

/**
 * Models that search the web on their own, whatever is sent: by the providers' and gateways' own naming.
 * OpenAI search previews and deep research, Perplexity Sonar, OpenRouter's `:online`, Groq's compound systems.
 */
const BROWSES =
  /search-preview|search-api|deep-research|(^|[/-])sonar(-|$)|:online$|(^|\/)compound(-|$)|with-search/i;

/**
 * @throws ClosedbookError `model-unknown` for an unknown prefix or a missing base URL, `model-browses` for a model that
 *   cannot be asked with the book closed, `address-invalid` for an address with a password, a token or a query,
 *   `model-routes` for a name behind which a router picks models.
 */
export function parseModelName(name: string): ModelName {
  const slash = name.indexOf('/');
  const provider = slash === -1 ? '' : name.slice(0, slash);
  if (!isProvider(provider)) {
    throw new ClosedbookError('model-unknown', `expected ${PREFIXES}, got "${name}"`, {
      hint: hintFor(name, provider),
    });
  }
  if (holdsUrlSecret(name)) {
    throw new ClosedbookError(
      'address-invalid',
      `the address in ${withoutUrlSecrets(name)} holds a name, a password or a token`,
      {
        hint: 'A key goes into its variable, such as COMPATIBLE_API_KEY; an address is stored with the run.',
      },
    );
  }
  // The last @ before a URL: model names may hold one themselves.
  const [, model, url = null] = /^(.*?)(?:@(https?:\/\/[^\s@]+))?$/s.exec(name.slice(slash + 1))!;
  const lacks = model === '' || (url === null && provider === 'compatible');
  if (lacks || (url !== null && !URL.canParse(url))) {
    // An address without its beginning can hold a password as well, and is not known for one.
    const shown = name.replace(/@.*@/s, '@…@');
    throw new ClosedbookError(
      'model-unknown',
      provider === 'compatible'
        ? `expected compatible/<name>@<base-url>, such as compatible/llama3@http://localhost:8000/v1, got "${shown}"`
        : `expected ${provider}/<name> or ${provider}/<name>@<base-url>, got "${shown}"`,
    );
  }
  if (url !== null && /[?#]/.test(url)) {
    throw new ClosedbookError(
      'address-invalid',
      `the address in ${name.replace(/[?#].*$/s, '…')} has a query, and paths are put behind it`,
    );
  }
  if (browsesByItself(model!)) {
    throw new ClosedbookError('model-browses', `expected a model without search, got "${name}"`);
  }
  if (namesRouter(model!)) {
    throw new ClosedbookError('model-routes', `expected a model, got the router "${name}"`);
  }
  return { provider, model: model!, baseUrl: url === null ? null : url.replace(/\/+$/, '') };
}

/** Whether a model of this name searches the web by itself, whoever serves it. */
export function browsesByItself(model: string): boolean {
  return BROWSES.test(model);
}

const PREFIXES = 'openai/…, anthropic/…, another provider’s prefix or compatible/<name>@<base-url>';

function isProvider(prefix: string): prefix is Provider {
  return Object.hasOwn(PROVIDERS, prefix);
}

/** Other tools' spellings of a prefix, and names written without one. */
const OTHER_PREFIXES: Readonly<Record<string, Provider>> = {
  'azure-openai': 'azure',
  azure_openai: 'azure',
  'x-ai': 'xai',
  grok: 'xai',
  mistralai: 'mistral',
  together_ai: 'together',
  'together-ai': 'together',
  togetherai: 'together',
  fireworks_ai: 'fireworks',
  'llama.cpp': 'llamacpp',
  'llama-cpp': 'llamacpp',
  'lm-studio': 'lmstudio',
  lm_studio: 'lmstudio',
  hosted_vllm: 'vllm',
  'anthropic-messages': 'anthropic',
  claude: 'anthropic',
  google: 'gemini',
  'google-ai-studio': 'gemini',
};

function hintFor(name: string, prefix: string): string {
  const known = `Prefixes: ${Object.keys(PROVIDERS).join(', ')}.`;
  const meant = OTHER_PREFIXES[prefix.toLowerCase()];
  if (meant !== undefined) return `Write ${meant}/${name.slice(prefix.length + 1)}. ${known}`;
  if (prefix === '' && /^(gpt-|o\d)/.test(name)) return `Write openai/${name}. ${known}`;
  if (prefix === '' && name.startsWith('claude-')) return `Write anthropic/${name}. ${known}`;
  if (prefix === '' && name.startsWith('gemini-')) return `Write gemini/${name}. ${known}`;
  return known;
}
