/**
 * Where a model is served and with which key. A key goes to the hosts of its own provider, and elsewhere only where the
 * user named that address: in the model's name, in the spec, with --base-url or in a variable of the shell. The first request to
 * such a host is told, with what named it.
 */
import { ClosedbookError } from '../core/errors.ts';
import { holdsUrlSecret } from '../core/url-secrets.ts';
import type { Environment } from './environment.ts';
import type { ModelName } from './model-name.ts';
import { PROVIDERS, type Provider, providerAt, providerRow, type Wire } from './providers.ts';

export interface Endpoint {
  readonly baseUrl: string;
  readonly key: string;
  /** Null where the key stays at home, or none is sent. */
  readonly unusual: UnusualWay | null;
}

/** A key on its way to a host that is not its provider's own. */
export interface UnusualWay {
  /** Full name of the model. */
  readonly model: string;
  readonly provider: Provider;
  /** Variable of the key. */
  readonly variable: string;
  /** As it was named, without the version that some interfaces add. */
  readonly address: string;
  /** Null: a variable of the environment, or the provider's own row. */
  readonly namedBy: 'the model’s name' | 'baseUrls' | null;
  /** The same in words. */
  readonly told: string;
}

/** Addresses that the spec or the command line names, by prefix. */
export type BaseUrls = Readonly<Partial<Record<string, string>>>;

export interface EndpointOptions {
  readonly env: Environment;
  /** @default none */
  readonly baseUrls?: BaseUrls;
}

/** @throws ClosedbookError `address-invalid` for a prefix that no provider has, which would be passed over in silence. */
export function checkPrefixes(baseUrls: BaseUrls = {}): void {
  const unknown = Object.keys(baseUrls).find((prefix) => !Object.hasOwn(PROVIDERS, prefix));
  if (unknown === undefined) return;
  throw new ClosedbookError('address-invalid', `baseUrls names "${unknown}", which is no prefix of models`, {
    hint: `Prefixes: ${Object.keys(PROVIDERS).join(', ')}.`,
  });
}

/** Servers without keys still want the header to be there. */
const NO_KEY = 'none';

/** @throws ClosedbookError `key-missing`, `address-missing`. */
export function endpointOf(
  card: ModelName & { readonly name: string; readonly wire: Wire },
  options: EndpointOptions,
): Endpoint {
  const { address, namedBy } = addressOf(card, options);
  if (card.provider === 'simulated') return simulated(card, address);
  const baseUrl =
    card.provider === 'azure'
      ? azureBase(address)
      : card.provider === 'gemini'
        ? geminiBase(address)
        : address;
  const { hostname, host } = new URL(baseUrl);
  const variable = keyVariable(card.provider, hostname, options.env);
  if (variable === null) return { baseUrl, key: NO_KEY, unusual: null };
  const key = need(options.env, variable, card);
  const owner = providerAt(hostname);
  const own = owner !== null && providerRow(owner).keyVariables.includes(variable);
  if (own) return { baseUrl, key, unusual: null };
  const told = `the key in ${variable} goes to ${host}${namedBy === null ? '' : ` (named by ${namedBy})`}`;
  const by = namedBy === 'the model’s name' || namedBy === 'baseUrls' ? namedBy : null;
  const { name: model, provider } = card;
  return { baseUrl, key, unusual: { model, provider, variable, address, namedBy: by, told } };
}

/** Where requests go, and what named it where it is not the provider's own address. */
export function addressOf(
  { provider, baseUrl, name }: ModelName & { readonly name: string },
  { env, baseUrls = {} }: EndpointOptions,
): { readonly address: string; readonly namedBy: string | null } {
  if (baseUrl !== null) return { address: baseUrl, namedBy: 'the model’s name' };
  const row = providerRow(provider);
  const stated = baseUrls[provider];
  if (stated !== undefined)
    return { address: webAddress(stated, `the base URL of ${provider}`), namedBy: 'baseUrls' };
  for (const variable of row.addressVariables) {
    const value = env[variable]?.trim();
    if (value) return { address: webAddress(value, variable), namedBy: variable };
  }
  if (row.baseUrl !== null) return { address: row.baseUrl, namedBy: null };
  if (provider === 'simulated') {
    throw new ClosedbookError('model-unknown', `${name} needs a simulator, and none is running`, {
      hint: 'Start one with closedbook simulate -d DATASET and set CLOSEDBOOK_SIMULATED_URL to the address it prints; run and demo start their own.',
    });
  }
  throw new ClosedbookError('address-missing', `${name} does not say where ${row.title} is`, {
    hint: `Set ${row.addressVariables.join(' or ')}, or write ${provider}/<name>@<base-url>.`,
  });
}

/** Whether requests go to the maker itself (the simulator is ours) and not through another address. */
export function isMakersOwn(card: ModelName & { readonly name: string }, options: EndpointOptions): boolean {
  const row = providerRow(card.provider);
  if (row.kind === 'simulated') return true;
  return row.kind === 'maker' && row.ownHosts.test(new URL(addressOf(card, options).address).hostname);
}

/** Whether a server at this address runs on one's own machine or network, where no tokens are billed. */
export function isOwnNetwork(address: string): boolean {
  const { hostname } = new URL(address);
  return /^(localhost|127(\.\d+){3}|\[::1\]|0\.0\.0\.0|host\.docker\.internal|10(\.\d+){3}|192\.168(\.\d+){2}|172\.(1[6-9]|2\d|3[01])(\.\d+){2}|.*\.(local|internal|lan))$/.test(
    hostname,
  );
}

function simulated({ wire }: { readonly wire: Wire }, address: string): Endpoint {
  const root = address.replace(/\/v1$/, '');
  const version = { messages: '', gemini: '/v1beta', chat: '/v1', responses: '/v1' }[wire];
  return { baseUrl: `${root}${version}`, key: NO_KEY, unusual: null };
}

/** Azure's own variable names the resource; the interface without a version in every request stands below it. */
function azureBase(address: string): string {
  return /\/openai(\/|$)/.test(address) ? address : `${address}/openai/v1`;
}

/** A gateway is mostly named by its host alone. */
function geminiBase(address: string): string {
  return /\/v\d\w*(\/|$)/.test(address) ? address : `${address}/v1beta`;
}

/** The variable whose key this host gets, or null where none is needed. */
function keyVariable(provider: Provider, hostname: string, env: Environment): string | null {
  const row = providerRow(provider);
  const isSet = (variable: string) => Boolean(env[variable]?.trim());
  if (row.kind === 'local') return row.keyVariables.find(isSet) ?? null;
  if (row.kind !== 'compatible') return row.keyVariables.find(isSet) ?? row.keyVariables[0] ?? null;
  // A compatible address at a known provider's gets that provider's key.
  const owner = providerAt(hostname);
  const [compatible] = row.keyVariables;
  if (owner === null || owner === 'openai') return isSet(compatible!) ? compatible! : null;
  const own = providerRow(owner).keyVariables;
  return own.find(isSet) ?? (isSet(compatible!) ? compatible! : own[0]!);
}

function need(env: Environment, variable: string, { name }: { readonly name: string }): string {
  const key = env[variable]?.trim();
  if (key === undefined || key === '') {
    throw new ClosedbookError('key-missing', `${name} needs a key in ${variable}, which is not set`);
  }
  // Left to the SDK, this would be told by a message that repeats the whole header.
  if (!/^[\x20-\x7e]+$/.test(key)) {
    throw new ClosedbookError('key-missing', `${variable} holds a character that no key has`, {
      hint: `Set ${variable} again: line breaks, dots of an ellipsis or curly quotes may have come with a paste.`,
    });
  }
  return key;
}

/** An http address without an end; OLLAMA_HOST is customarily written without its beginning. */
function webAddress(value: string, from: string): string {
  let url = value.replace(/\/+$/, '');
  if (from === 'OLLAMA_HOST') {
    if (!/^https?:\/\//.test(url)) url = `http://${url}`;
    if (URL.canParse(url)) {
      const parsed = new URL(url);
      // The address a server listens on, "every interface", is none to ask.
      const hostname = parsed.hostname === '0.0.0.0' ? 'localhost' : parsed.hostname;
      const port = parsed.port || (parsed.protocol === 'https:' ? '443' : '11434');
      return `${parsed.protocol}//${hostname}:${port}${parsed.pathname.replace(/\/+$/, '') || '/v1'}`;
    }
  }
  const parsed = URL.canParse(url) ? new URL(url) : null;
  if (parsed === null || !/^https?:$/.test(parsed.protocol)) {
    throw new ClosedbookError('address-invalid', `${from}: expected an address such as https://host/v1`);
  }
  if (parsed.username !== '' || parsed.password !== '' || holdsUrlSecret(url)) {
    throw new ClosedbookError('address-invalid', `${from} holds a name, a password or a token`, {
      hint: 'Keys go into variables; an address is stored with the run.',
    });
  }
  // Paths are put behind it: in a query they would reach nothing, and the query is often a token of its own.
  if (parsed.search !== '' || parsed.hash !== '') {
    throw new ClosedbookError('address-invalid', `${from}: expected an address without a query (?…, #…)`);
  }
  return url;
}
