/**
 * A function shaped like `fetch` over the retry layer, for the providers' SDKs. It returns a whole response whose JSON
 * is parsed already (the retry layer had to look), so a body is read and parsed once. Streaming is not offered:
 * nothing here needs it, and an answer that breaks off half-way could not be asked again.
 */
import type { Exchange, Http, SendOptions } from './http.ts';
import type { WireRequest, WireResponse } from './wire.ts';

/**
 * Travels with one call through an SDK, in its `fetchOptions`: what the retry layer is to heed, and what it saw.
 * The SDKs hand unknown fetch options on unchanged.
 */
export interface CallNote extends SendOptions {
  progress: { attempts: number };
  exchange: Exchange | null;
  /** The request as the SDK wrote it; null before it has. */
  sent: WireRequest | null;
  /** What the retry layer threw, before the SDK wrapped it. */
  thrown: unknown;
}

export function callNote(options: SendOptions = {}): CallNote {
  const { signal, stop, timeoutMs, maxRetries, into, expect, judge, turns } = options;
  return {
    signal,
    stop,
    timeoutMs,
    maxRetries,
    into,
    expect,
    judge,
    turns,
    progress: { attempts: 0 },
    exchange: null,
    sent: null,
    thrown: null,
  };
}

interface FetchInit {
  readonly method?: string;
  readonly headers?: Iterable<readonly [string, string]> | Record<string, string>;
  readonly body?: unknown;
  readonly signal?: AbortSignal | null;
  readonly note?: CallNote;
}

/**
 * `fetch` over the retry layer. A call without a note is sent with the layer's defaults; with one, the note's signals
 * count and the caller's own does not, for an SDK raises that one only at its own time limit.
 */
export function fetchOver(http: Http): typeof fetch {
  const overHttp = async (input: string | URL | Request, init: FetchInit = {}): Promise<Response> => {
    const url = typeof input === 'string' ? input : input instanceof URL ? input.href : input.url;
    const note = init.note ?? callNote({ signal: init.signal ?? undefined });
    try {
      note.sent = {
        url,
        method: init.method ?? 'GET',
        headers: plain(init.headers),
        body: wireBody(init.body),
      };
      const exchange = await http.send(note.sent, note);
      note.exchange = exchange;
      return new WholeResponse(url, exchange.response, exchange.json) as unknown as Response;
    } catch (error) {
      note.thrown = error;
      throw error;
    }
  };
  return overHttp as typeof fetch;
}

function plain(headers: FetchInit['headers']): Record<string, string> {
  const flat: Record<string, string> = {};
  if (headers === undefined) return flat;
  const entries =
    Symbol.iterator in headers ? (headers as Iterable<readonly [string, string]>) : Object.entries(headers);
  for (const [name, value] of entries) flat[name.toLowerCase()] = value;
  return flat;
}

function wireBody(body: unknown): string | Uint8Array | undefined {
  if (body === undefined || body === null) return undefined;
  if (typeof body === 'string' || body instanceof Uint8Array) return body;
  if (body instanceof ArrayBuffer) return new Uint8Array(body);
  if (body instanceof URLSearchParams) return body.toString();
  throw new TypeError('this fetch sends text and bytes only');
}

/** As much of a `Response` as a caller of JSON interfaces reads. */
class WholeResponse {
  readonly status: number;
  readonly statusText = '';
  readonly ok: boolean;
  readonly redirected = false;
  readonly type = 'basic';
  readonly body = null;
  readonly bodyUsed = false;
  readonly headers: WholeHeaders;
  readonly url: string;
  readonly #text: string;
  readonly #json: unknown;

  constructor(url: string, response: WireResponse, json: unknown) {
    this.url = url;
    this.status = response.status;
    this.ok = response.status >= 200 && response.status < 300;
    this.headers = new WholeHeaders(response.headers);
    this.#text = response.body;
    this.#json = json;
  }

  async text(): Promise<string> {
    return this.#text;
  }

  async json(): Promise<unknown> {
    return this.#json ?? JSON.parse(this.#text);
  }

  async arrayBuffer(): Promise<ArrayBuffer> {
    return new TextEncoder().encode(this.#text).buffer as ArrayBuffer;
  }

  clone(): this {
    return this;
  }
}

/** Read-only headers without the cost of validating what came off the wire. */
class WholeHeaders {
  readonly #headers: Readonly<Record<string, string>>;

  constructor(headers: Readonly<Record<string, string>>) {
    this.#headers = headers;
  }

  get(name: string): string | null {
    return this.#headers[name.toLowerCase()] ?? null;
  }

  has(name: string): boolean {
    return this.get(name) !== null;
  }

  entries(): IterableIterator<[string, string]> {
    return Object.entries(this.#headers)[Symbol.iterator]() as IterableIterator<[string, string]>;
  }

  forEach(visit: (value: string, name: string) => void): void {
    for (const [name, value] of this.entries()) visit(value, name);
  }

  [Symbol.iterator](): IterableIterator<[string, string]> {
    return this.entries();
  }
}
