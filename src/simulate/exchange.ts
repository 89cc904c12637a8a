/**
 * One request being served, from its arrival to the last byte: what is known of it so far, and how its response is
 * sent with the ids and rate-limit headers that the provider would add.
 */
import type { IncomingMessage, ServerResponse } from 'node:http';
import type { LedgerEntry } from './ledger.ts';
import { type LimitState, limitHeaders } from './request-limit.ts';
import type { SimulatedModel } from './simulated-model.ts';
import type { WireFormat, WireRequest } from './wire.ts';

/** A request, whether it came by itself or as a row of a batch. */
export interface AskedRequest {
  readonly format: WireFormat;
  readonly requestId: string;
  readonly arrivedAtMs: number;
  /** The caller's API key; '' without one. */
  readonly apiKey: string;
  /** Null until the body has been read. */
  wire: WireRequest | null;
  /** Null until the model's name has been found. */
  model: SimulatedModel | null;
  /** 0-based count of requests with the same content. */
  attempt: number;
  latencyMs: number;
}

export interface Exchange extends AskedRequest {
  readonly response: ServerResponse;
  readonly limit: LimitState;
}

export interface ExchangeResponse {
  readonly status: number;
  readonly text: string;
  /** Told when all of the response was handed to the network. */
  readonly entry: LedgerEntry;
  readonly headers?: Readonly<Record<string, string>>;
}

/** Sends the response, unless the client has gone. */
export function sendResponse(
  exchange: Exchange,
  { status, text, entry, headers = {} }: ExchangeResponse,
): void {
  const { format, response, requestId, limit, latencyMs, arrivedAtMs } = exchange;
  if (response.destroyed) return;
  response.on('finish', () => {
    entry.delivered = true;
  });
  response.writeHead(status, {
    'content-type': 'application/json',
    'content-length': Buffer.byteLength(text),
    ...idHeaders(format, requestId, latencyMs),
    ...limitHeaders(format, limit, arrivedAtMs + latencyMs),
    ...headers,
  });
  response.end(text);
}

/** OpenAI names its request id x-request-id, Anthropic request-id. */
function idHeaders(format: WireFormat, requestId: string, latencyMs: number): Record<string, string> {
  if (format === 'gemini') return { 'server-timing': `gfet4t7; dur=${Math.round(latencyMs)}` };
  if (format === 'messages') {
    return { 'request-id': requestId, 'anthropic-organization-id': 'org-simulated' };
  }
  return {
    'x-request-id': requestId,
    'openai-organization': 'org-simulated',
    'openai-processing-ms': String(Math.round(latencyMs)),
    'openai-version': '2020-10-01',
  };
}

/** The key of any provider's header; '' when there is none. */
export function apiKeyOf(request: IncomingMessage): string {
  const named = request.headers['x-api-key'] ?? request.headers['x-goog-api-key'];
  if (typeof named === 'string') return named;
  return /^Bearer\s+(\S+)/i.exec(request.headers.authorization ?? '')?.[1] ?? '';
}
