/**
 * The only door to the network: undici's dispatcher, asked directly. The built-in fetch costs about four times the
 * CPU of this for a small JSON exchange, and its default pool opens a socket for every request in flight;
 * `connections` bounds the sockets an origin gets and has to follow the concurrency, or it becomes the limit. Its parts
 * are imported by file: the whole of undici, with a fetch and a cache, takes three times as long to load.
 */
import { promisify } from 'node:util';
import { brotliDecompress, gunzip, inflate } from 'node:zlib';
import type { Dispatcher } from 'undici';
import Agent from 'undici/lib/dispatcher/agent.js';
import EnvHttpProxyAgent from 'undici/lib/dispatcher/env-http-proxy-agent.js';
import { splitUrl } from './split-url.ts';
import {
  type BodySink,
  HttpFault,
  type Transport,
  type WireCall,
  type WireRequest,
  type WireResponse,
} from './wire.ts';

/** Longest wait for a connection. */
const CONNECT_TIMEOUT_MS = 20_000;

export interface TransportOptions {
  /** Sockets an origin may have, at least 1. */
  readonly connections: number;
  /** Largest body taken, unpacked; a server that sends more is broken or means harm. @default 256 MiB */
  readonly maxBodyBytes?: number;
  /** Proxies as in HTTP_PROXY, HTTPS_PROXY and NO_PROXY; without them connections are direct. */
  readonly proxy?: { readonly http?: string; readonly https?: string; readonly none?: string };
}

export interface OpenTransport {
  readonly send: Transport;
  /** Closes idle connections and breaks those in use. */
  close(): Promise<void>;
}

/** Far above any reply, and far enough below what a string can hold. */
const MAX_BODY_BYTES = 256 * 1024 * 1024;

export function openTransport(options: TransportOptions): OpenTransport {
  const { connections, maxBodyBytes = MAX_BODY_BYTES, proxy } = options;
  const settings: Agent.Options = {
    connections,
    // One request a connection at a time: a slow answer must not hold up the next.
    pipelining: 1,
    connect: { timeout: CONNECT_TIMEOUT_MS },
    keepAliveTimeout: 30_000,
    // The retry layer keeps its own time limit over the whole exchange.
    headersTimeout: 0,
    bodyTimeout: 0,
  };
  const dispatcher: Dispatcher =
    proxy?.http === undefined && proxy?.https === undefined
      ? new Agent(settings)
      : new EnvHttpProxyAgent({
          ...settings,
          httpProxy: proxy.http ?? '',
          httpsProxy: proxy.https ?? proxy.http ?? '',
          // A proxy knows nothing of servers on this machine: the simulator, a local model.
          noProxy: ['localhost', '127.0.0.1', '[::1]', ...(proxy.none?.split(',') ?? [])].join(','),
        });
  return {
    send: (request, into) => dispatch(dispatcher, request, { maxBodyBytes, into }),
    close: () => dispatcher.destroy(),
  };
}

function dispatch(
  dispatcher: Dispatcher,
  request: WireRequest,
  { maxBodyBytes, into }: { readonly maxBodyBytes: number; readonly into?: BodySink },
): WireCall {
  const { origin, path } = splitUrl(request.url);
  let controller: Dispatcher.DispatchController | null = null;
  let cancelled: Error | null = null;
  let settle!: { resolve(response: WireResponse): void; reject(reason: Error): void };
  const response = new Promise<WireResponse>((resolve, reject) => {
    settle = { resolve, reject };
  });
  let status = 0;
  let headers: Record<string, string> = {};
  const chunks: Buffer[] = [];
  let bytes = 0;
  /** Only with a sink that is to have this body. */
  let sink: BodySink | undefined;
  let lastTaken: Promise<void> = Promise.resolve();

  dispatcher.dispatch(
    {
      origin,
      path,
      method: request.method as Dispatcher.HttpMethod,
      headers: request.headers as Record<string, string>,
      body: request.body ?? null,
    },
    {
      onRequestStart(started) {
        controller = started;
        if (cancelled !== null) started.abort(cancelled);
      },
      onResponseStart(_, statusCode, received) {
        status = statusCode;
        headers = flatten(received);
        const isPlain = (headers['content-encoding'] ?? 'identity') === 'identity';
        sink = isPlain && status >= 200 && status < 300 ? into : undefined;
        sink?.begin();
      },
      onResponseData(running, chunk) {
        if (sink !== undefined) {
          // Not held up: what a slow sink has not taken waits here, as bytes, which a day's results may be.
          lastTaken = lastTaken.then(() => sink!.take(chunk));
          lastTaken.catch((error: Error) => running.abort(error));
          return;
        }
        bytes += chunk.length;
        if (bytes <= maxBodyBytes) chunks.push(chunk);
        else running.abort(tooLarge(maxBodyBytes, status));
      },
      onResponseEnd() {
        if (sink !== undefined) {
          // A body may end while its last piece is being taken.
          lastTaken.then(
            () => settle.resolve({ status, headers, body: '' }),
            (error: Error) => settle.reject(error),
          );
          return;
        }
        const whole = chunks.length === 1 ? chunks[0]! : Buffer.concat(chunks);
        const encoding = headers['content-encoding'];
        if (encoding === undefined || encoding === 'identity') {
          settle.resolve({ status, headers, body: whole.toString('utf8') });
          return;
        }
        decode(whole, encoding, maxBodyBytes).then(
          (body) => settle.resolve({ status, headers, body }),
          (cause) =>
            settle.reject(
              cause?.code === 'ERR_BUFFER_TOO_LARGE'
                ? tooLarge(maxBodyBytes, status)
                : new HttpFault('malformed', `body is not valid ${encoding}`, { cause, status }),
            ),
        );
      },
      onResponseError(_, error) {
        const reject = (reason: Error) => settle.reject(cancelled ?? reason);
        const broken = error instanceof HttpFault ? error : fault(error, origin);
        // What the sink threw is no fault of the way.
        lastTaken.then(
          () => reject(broken),
          (thrown: Error) => reject(thrown),
        );
      },
    },
  );
  return {
    response,
    cancel(reason) {
      cancelled = reason;
      controller?.abort(reason);
      settle.reject(reason);
    },
  };
}

const UNREACHABLE = new Set([
  'ECONNREFUSED',
  'ENOTFOUND',
  'EAI_AGAIN',
  'EHOSTUNREACH',
  'ENETUNREACH',
  'UND_ERR_CONNECT_TIMEOUT',
  'CERT_HAS_EXPIRED',
  'DEPTH_ZERO_SELF_SIGNED_CERT',
  'SELF_SIGNED_CERT_IN_CHAIN',
  'UNABLE_TO_VERIFY_LEAF_SIGNATURE',
  'ERR_TLS_CERT_ALTNAME_INVALID',
]);

function fault(error: Error, origin: string): HttpFault {
  // Several addresses tried in vain come as an AggregateError whose own message is empty.
  const first = error instanceof AggregateError ? (error.errors[0] as Error) : error;
  const code = (first as NodeJS.ErrnoException).code ?? (error as NodeJS.ErrnoException).code ?? '';
  if (UNREACHABLE.has(code)) {
    return new HttpFault('unreachable', `no connection to ${origin} (${code})`, { cause: error });
  }
  return new HttpFault('reset', `connection to ${origin} broke (${code || first.message})`, { cause: error });
}

function flatten(received: Record<string, string | string[] | undefined>): Record<string, string> {
  const flat: Record<string, string> = {};
  for (const name in received) {
    const value = received[name];
    if (value !== undefined) flat[name.toLowerCase()] = typeof value === 'string' ? value : value.join(', ');
  }
  return flat;
}

function tooLarge(maxBodyBytes: number, status: number): HttpFault {
  return new HttpFault('too-large', `the body is larger than ${maxBodyBytes} bytes`, { status });
}

type Decoder = (input: Buffer, options: { readonly maxOutputLength: number }) => Promise<Buffer>;

/** The limit holds while unpacking: a few kilobytes of gzip can name a terabyte. */
async function decode(body: Buffer, encoding: string, maxOutputLength: number): Promise<string> {
  const decoders: Record<string, Decoder> = {
    gzip: promisify(gunzip),
    deflate: promisify(inflate),
    br: promisify(brotliDecompress),
  };
  const name = encoding.trim().toLowerCase();
  if (!Object.hasOwn(decoders, name)) throw new Error(`unknown content-encoding "${encoding}"`);
  return (await decoders[name]!(body, { maxOutputLength })).toString('utf8');
}
