/**
 * One model request from body to response: key, limit, fault, reply, latency, ledger. The order is the providers':
 * a rejected key is told before a limit, a limit before anything about the content.
 */
import type { IncomingMessage, ServerResponse } from 'node:http';
import { findModel } from './default-models.ts';
import { drawFault, type FaultKind } from './faults.ts';
import { keyOf } from './keyed-random.ts';
import { latencyOf } from './latency.ts';
import type { Ledger, LedgerEntry } from './ledger.ts';
import type { World } from './mind.ts';
import { type ErrorDetails, type ErrorKind, providerError } from './provider-errors.ts';
import type { QuestionBook } from './question-book.ts';
import { type LimitState, limitHeaders, requestLimit } from './request-limit.ts';
import { respond, type Said } from './respond.ts';
import type { SimulatedModel } from './simulated-model.ts';
import type { SimulatorSettings } from './simulator-settings.ts';
import { type JsonObject, type WireFormat, type WireRequest, WireRequestError } from './wire.ts';
import { readChatRequest, writeChatReply } from './wire-chat.ts';
import { readMessagesRequest, writeMessagesReply } from './wire-messages.ts';
import { readResponsesRequest, writeResponsesReply } from './wire-responses.ts';

export interface ModelEndpointParts {
  readonly world: World;
  readonly book: QuestionBook;
  readonly models: readonly SimulatedModel[];
  readonly ledger: Ledger;
  readonly settings: () => SimulatorSettings;
  readonly nowMs: () => number;
}

export interface ModelEndpoint {
  serve(format: WireFormat, request: IncomingMessage, response: ServerResponse, body: string): void;
  /** To be called after the settings have changed. */
  changed(): void;
}

/** What is known of a request while it is served. */
interface Exchange {
  readonly format: WireFormat;
  readonly response: ServerResponse;
  readonly requestId: string;
  readonly atMs: number;
  readonly limit: LimitState;
  readonly key: string;
  wire: WireRequest | null;
  model: SimulatedModel | null;
  attempt: number;
  latencyMs: number;
}

/** The endpoint that serves all three wire formats. */
export function modelEndpoint(parts: ModelEndpointParts): ModelEndpoint {
  const { world, book, models, ledger, settings, nowMs } = parts;
  const attempts = new Map<number, number>();
  let count = 0;
  let takeRequest = newLimit();

  function newLimit() {
    const { requestsPerSecond, burst } = settings();
    return requestLimit({ perSecond: requestsPerSecond, burst: burst ?? undefined, nowMs });
  }

  function serve(format: WireFormat, request: IncomingMessage, response: ServerResponse, body: string): void {
    count += 1;
    const exchange: Exchange = {
      format,
      response,
      requestId: `req_sim${count.toString(36).padStart(9, '0')}`,
      atMs: nowMs(),
      limit: takeRequest(),
      key: apiKeyOf(request),
      wire: null,
      model: null,
      attempt: 0,
      latencyMs: 0,
    };
    try {
      if (exchange.key === '') {
        fail(exchange, 'key-missing');
        return;
      }
      if (exchange.key.includes('invalid')) {
        fail(exchange, 'key-rejected');
        return;
      }
      exchange.wire = readRequest(format, request, body);
      const model = findModel(models, exchange.wire.model);
      if (model === null) {
        const message = `The model \`${exchange.wire.model}\` does not exist; this simulator serves ${models.map(({ name }) => name).join(', ')}.`;
        fail(exchange, 'model-unknown', { message });
        return;
      }
      exchange.model = model;
      refuseSampling(exchange.wire, model);
    } catch (error) {
      if (!(error instanceof WireRequestError)) throw error;
      fail(exchange, 'bad-request', { message: error.message, param: error.param, code: error.code });
      return;
    }
    if (!exchange.limit.allowed) {
      fail(exchange, 'rate-limit');
      return;
    }
    answer(exchange, exchange.wire, exchange.model);
  }

  function answer(exchange: Exchange, wire: WireRequest, model: SimulatedModel): void {
    const current = settings();
    const { effort, thinking } = wire.settings;
    const requestKey = keyOf(
      world.seed,
      wire.format,
      model.name,
      wire.instruction,
      wire.user,
      wire.nonce,
      effort ?? '',
      String(thinking ?? ''),
    );
    exchange.attempt = attempts.get(requestKey) ?? 0;
    attempts.set(requestKey, exchange.attempt + 1);
    exchange.latencyMs = latencyOf(current.latencyMs, requestKey);
    const drawn =
      exchange.attempt < current.faultsUntilAttempt
        ? drawFault(current.faults, requestKey, exchange.attempt)
        : null;
    const { reply, said } = respond(model, wire, {
      world,
      book,
      ledger,
      judgeFaults: current.judgeFaults,
      damage: drawn === 'truncated' || drawn === 'empty' ? drawn : null,
      nowMs: exchange.atMs,
      id: `${(requestKey >>> 0).toString(36)}${count.toString(36)}`,
    });
    const fault = current.faultsOn === 'both' || current.faultsOn === said.purpose ? drawn : null;
    if (
      fault !== null &&
      fault !== 'truncated' &&
      fault !== 'empty' &&
      fault !== 'slow-first-byte' &&
      fault !== 'malformed'
    ) {
      misbehave(exchange, fault, said);
      return;
    }
    const entry = record(exchange, { ...said, fault, httpStatus: 200 });
    const payload = JSON.stringify(writeReply(wire, reply));
    const wait = exchange.latencyMs + (fault === 'slow-first-byte' ? current.slowFirstByteMs : 0);
    later(wait, () => {
      const text = fault === 'malformed' ? payload.slice(0, Math.floor(payload.length * 0.6)) : payload;
      send(exchange, { status: 200, text, entry });
    });
  }

  function misbehave(exchange: Exchange, fault: Exclude<FaultKind, 'truncated' | 'empty'>, said: Said): void {
    switch (fault) {
      case 'hang':
      case 'reset': {
        record(exchange, { ...nothingSaid(said), fault, httpStatus: null });
        if (fault === 'reset') later(exchange.latencyMs, () => exchange.response.socket?.resetAndDestroy());
        return;
      }
      case 'echo-key':
        fail(
          exchange,
          'server-error',
          {
            message: `Internal error while handling Authorization: Bearer ${exchange.key}`,
          },
          { fault, said },
        );
        return;
      case 'slow-first-byte':
      case 'malformed':
        return;
      default:
        fail(exchange, fault, {}, { fault, said });
        return;
    }
  }

  function fail(
    exchange: Exchange,
    kind: ErrorKind,
    details: ErrorDetails = {},
    { fault, said }: { readonly fault?: FaultKind; readonly said?: Said } = {},
  ): void {
    const { status, body } = providerError(exchange.format, kind, { requestId: exchange.requestId, details });
    const isLimit = kind === 'rate-limit' && fault === undefined;
    const entry = record(exchange, {
      ...nothingSaid(said),
      fault: fault ?? (isLimit ? 'limit' : null),
      httpStatus: status,
    });
    const headers = {
      ...(kind === 'rate-limit' ? retryAfter(isLimit ? exchange.limit.retryAfterMs : null) : {}),
      ...(fault === 'echo-key' ? { 'x-debug-authorization': exchange.key } : {}),
      ...(status === 429 || status === 503 || status === 529 ? { 'x-should-retry': 'true' } : {}),
    };
    send(exchange, { status, text: JSON.stringify(body), entry, headers });
  }

  /** Null: a fault, with the wait of the settings; otherwise the wait until the limit has room. */
  function retryAfter(limitMs: number | null): Record<string, string> {
    const { retryAfterSeconds, retryAfterForm } = settings();
    const waitMs = limitMs ?? retryAfterSeconds * 1000;
    if (retryAfterForm === 'date') return { 'retry-after': new Date(nowMs() + waitMs).toUTCString() };
    if (retryAfterForm === 'milliseconds') return { 'retry-after-ms': String(Math.ceil(waitMs)) };
    return {
      'retry-after': String(limitMs === null ? retryAfterSeconds : Math.max(1, Math.ceil(waitMs / 1000))),
    };
  }

  function record(
    exchange: Exchange,
    outcome: Said & Pick<LedgerEntry, 'fault' | 'httpStatus'>,
  ): LedgerEntry {
    const { wire, model } = exchange;
    return ledger.append({
      at: new Date(exchange.atMs).toISOString(),
      requestId: exchange.requestId,
      format: exchange.format,
      model: model?.name ?? wire?.model ?? '',
      family: model?.family ?? null,
      nonce: wire?.nonce ?? '',
      effort: wire?.settings.effort ?? null,
      attempt: exchange.attempt,
      delivered: false,
      latencyMs: exchange.latencyMs,
      ...outcome,
    });
  }

  function send(
    { format, response, requestId, limit, latencyMs }: Exchange,
    { status, text, entry, headers = {} }: Sent,
  ): void {
    if (response.destroyed) return;
    response.on('finish', () => {
      entry.delivered = true;
    });
    response.writeHead(status, {
      'content-type': 'application/json',
      'content-length': Buffer.byteLength(text),
      ...idHeaders(format, requestId, latencyMs),
      ...limitHeaders(format, limit, nowMs()),
      ...headers,
    });
    response.end(text);
  }

  return {
    serve,
    changed() {
      takeRequest = newLimit();
    },
  };
}

interface Sent {
  readonly status: number;
  readonly text: string;
  readonly entry: LedgerEntry;
  readonly headers?: Record<string, string>;
}

/** OpenAI names its request id x-request-id, Anthropic request-id. */
function idHeaders(format: WireFormat, requestId: string, latencyMs: number): Record<string, string> {
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

function apiKeyOf(request: IncomingMessage): string {
  const named = request.headers['x-api-key'];
  if (typeof named === 'string') return named;
  return /^Bearer\s+(\S+)/i.exec(request.headers.authorization ?? '')?.[1] ?? '';
}

function readRequest(format: WireFormat, request: IncomingMessage, body: string): WireRequest {
  let json: JsonObject;
  try {
    json = JSON.parse(body) as JsonObject;
  } catch {
    throw new WireRequestError('We could not parse the JSON body of your request.');
  }
  if (typeof json !== 'object' || json === null)
    throw new WireRequestError('The body must be a JSON object.');
  if (format === 'chat') return readChatRequest(json);
  if (format === 'responses') return readResponsesRequest(json);
  return readMessagesRequest(json, String(request.headers['anthropic-version'] ?? ''));
}

/** Reasoning models of the OpenAI formats take no sampling settings. */
function refuseSampling({ format, settings }: WireRequest, model: SimulatedModel): void {
  if (format === 'messages' || !model.reasoning) return;
  for (const [param, value] of [
    ['temperature', settings.temperature],
    ['top_p', settings.topP],
  ] as const) {
    if (value === undefined || value === 1) continue;
    throw new WireRequestError(
      `Unsupported parameter: '${param}' is not supported with this model.`,
      param,
      'unsupported_parameter',
    );
  }
}

function writeReply(wire: WireRequest, reply: Parameters<typeof writeChatReply>[0]): JsonObject {
  if (wire.format === 'chat') return writeChatReply(reply);
  return wire.format === 'responses' ? writeResponsesReply(reply, wire) : writeMessagesReply(reply);
}

/** What is kept of a reply that was never given: to whom and what, not the words. */
function nothingSaid(said?: Said): Said {
  return {
    purpose: said?.purpose ?? 'ask',
    questionId: said?.questionId ?? null,
    policy: said?.policy ?? null,
    pass: said?.pass ?? null,
    status: 'refused-request',
    text: null,
    kind: null,
    outcome: null,
    reason: null,
    confidence: null,
    verdict: null,
    browsed: false,
  };
}

/** A timer costs a turn of the loop; none is set when there is nothing to wait for. */
function later(waitMs: number, action: () => void): void {
  if (waitMs <= 0) action();
  else setTimeout(action, waitMs);
}
