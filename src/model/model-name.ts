/**
 * From a name people write to where the request goes. The prefix says which interface is spoken:
 * `openai/gpt-4.1` the Responses API (reasoning settings, refusals and searches have their own parts there),
 * `openai-chat/gpt-4.1` Chat Completions, `anthropic/claude-…` Messages, `compatible/<name>@<base-url>` any server
 * that speaks Chat Completions, `simulated/<name>` the simulator.
 */
import { ClosedbookError } from '../core/errors.ts';

export type Provider = 'openai' | 'openai-chat' | 'anthropic' | 'compatible' | 'simulated';

export interface ModelName {
  readonly provider: Provider;
  /** The name the provider knows. */
  readonly model: string;
  /** Only with `compatible`. */
  readonly baseUrl: string | null;
}

const PROVIDERS: readonly string[] = ['openai', 'openai-chat', 'anthropic', 'simulated'];

/**
 * Models that search the web on their own, whatever is sent: by the providers' and gateways' own naming.
 * OpenAI search previews and deep research, Perplexity Sonar, OpenRouter's `:online`, Groq's compound systems.
 */
const BROWSES =
  /search-preview|search-api|deep-research|(^|[/-])sonar(-|$)|:online$|(^|\/)compound(-|$)|with-search/i;

/**
 * @throws ClosedbookError `model-unknown` for an unknown prefix or a missing base URL, `model-browses` for a model
 * that cannot be asked with the book closed.
 */
export function parseModelName(name: string): ModelName {
  const slash = name.indexOf('/');
  const prefix = slash === -1 ? '' : name.slice(0, slash);
  const rest = name.slice(slash + 1);
  const parsed = prefix === 'compatible' ? compatible(name, rest) : firstParty(name, prefix, rest);
  if (browsesByItself(parsed.model)) {
    throw new ClosedbookError('model-browses', `expected a model without search, got "${name}"`);
  }
  return parsed;
}

/** Whether a model of this name searches the web by itself, whoever serves it. */
export function browsesByItself(model: string): boolean {
  return BROWSES.test(model);
}

function firstParty(name: string, prefix: string, model: string): ModelName {
  if (!PROVIDERS.includes(prefix) || model === '') {
    throw new ClosedbookError(
      'model-unknown',
      `expected openai/…, openai-chat/…, anthropic/…, compatible/<name>@<base-url> or simulated/…, got "${name}"`,
    );
  }
  return { provider: prefix as Provider, model, baseUrl: null };
}

function compatible(name: string, rest: string): ModelName {
  // The last @ before a URL: model names may hold one themselves.
  const match = /^(.+)@(https?:\/\/[^\s@]+)$/.exec(rest);
  if (match === null || !URL.canParse(match[2])) {
    throw new ClosedbookError(
      'model-unknown',
      `expected compatible/<name>@<base-url>, such as compatible/llama3@http://localhost:8000/v1, got "${name}"`,
    );
  }
  return { provider: 'compatible', model: match[1], baseUrl: match[2].replace(/\/+$/, '') };
}
