/**
 * The official SDKs (for Gemini, whose interface needs none, a request of our own), opened once per interface and base
 * URL, with their own retries, time limits and logging off and our fetch in place of theirs. They are imported when the
 * first model needs them, for they take a quarter of a second to load, and say how a request looks; see
 * request-mould.ts for how often they are asked.
 */
import { type CallNote, fetchOver } from '../http/fetch.ts';
import type { Http } from '../http/http.ts';
import type { Endpoint } from './endpoint.ts';
import { PROVIDERS, type Wire } from './providers.ts';

export interface Sdk {
  /** Sends one request; what came back stands in the note. Rejects as the SDK does. */
  send(
    body: Record<string, unknown>,
    note: CallNote,
    headers?: Readonly<Record<string, string>>,
  ): Promise<unknown>;
  /** Any other request to the same interface, under its base URL and with its key. */
  call(request: SdkCall, note: CallNote): Promise<unknown>;
}

export interface SdkCall {
  readonly method: 'get' | 'post';
  /** Under the base URL, with its query. */
  readonly path: string;
  readonly body?: Record<string, unknown> | Uint8Array;
  readonly headers?: Readonly<Record<string, string>>;
}

/** The retry layer keeps the time; an SDK's own limit would count waiting and backoff. */
const NEVER_MS = 2 ** 31 - 1;

export async function openSdk(wire: Wire, endpoint: Endpoint, http: Http): Promise<Sdk> {
  if (wire === 'gemini') return openGemini(endpoint, http);
  const common = {
    apiKey: endpoint.key,
    baseURL: endpoint.baseUrl,
    maxRetries: 0,
    timeout: NEVER_MS,
    // OPENAI_LOG=debug would print headers and bodies.
    logLevel: 'off',
    fetch: fetchOver(http),
    defaultHeaders: { 'X-Stainless-Timeout': null },
  } as const;
  if (wire === 'messages') {
    const { Anthropic } = await import('@anthropic-ai/sdk');
    // The SDK sends a bearer token, which the maker takes; gateways mostly know the older header alone.
    const gateway = endpoint.baseUrl !== PROVIDERS.anthropic.baseUrl;
    const defaultHeaders = gateway
      ? { ...common.defaultHeaders, 'x-api-key': endpoint.key }
      : common.defaultHeaders;
    const client = new Anthropic({ ...common, defaultHeaders });
    // messages.create() writes a line to the console for every request to an ageing model; post() does not.
    return {
      send: (body, note, headers) => client.post('/v1/messages', options(body, note, headers)),
      call: ({ method, path, body, headers }, note) => client[method](path, options(body, note, headers)),
    };
  }
  const { OpenAI } = await import('openai');
  // Azure takes a bearer token for one of its own accounts and the key in a header of its own.
  const azure = PROVIDERS.azure.ownHosts.test(new URL(endpoint.baseUrl).hostname);
  const defaultHeaders = azure
    ? { ...common.defaultHeaders, authorization: null, 'api-key': endpoint.key }
    : common.defaultHeaders;
  const client = new OpenAI({ ...common, defaultHeaders });
  const path = wire === 'responses' ? '/responses' : '/chat/completions';
  return {
    send: (body, note, headers) => client.post(path, options(body, note, headers)),
    call: ({ method, path: where, body, headers }, note) =>
      client[method](where, options(body, note, headers)),
  };
}

/** Google's library would bring a retry layer, a cache and files; one request needs none of them. */
function openGemini({ baseUrl, key }: Endpoint, http: Http): Sdk {
  const overHttp = fetchOver(http);
  const call: Sdk['call'] = ({ method, path, body, headers }, note) => {
    const init = {
      method: method.toUpperCase(),
      headers: { ...headers, 'content-type': 'application/json', 'x-goog-api-key': key },
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
      note,
    };
    return overHttp(`${baseUrl}${path}`, init as RequestInit);
  };
  return {
    send: ({ model, ...body }, note, headers) =>
      call(
        { method: 'post', path: `${geminiModelPath(String(model))}:generateContent`, body, headers },
        note,
      ),
    call,
  };
}

/** `/models/NAME`; a name with a slash says itself what it is. */
export function geminiModelPath(name: string): string {
  const path = name.includes('/') ? name : `models/${name}`;
  return `/${path.split('/').map(encodeURIComponent).join('/')}`;
}

function options(body: SdkCall['body'], note: CallNote, headers?: Readonly<Record<string, string>>) {
  return { body, headers, fetchOptions: { note } as object };
}
