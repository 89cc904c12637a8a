/**
 * One model request over HTTP, from body to response: key, limit, fault, reply, latency. The order is the providers': a
 * rejected key is told before a limit, a limit before anything about the content.
 */
import type { IncomingMessage, ServerResponse } from 'node:http';
import { type Answering, type Damage, isDamage, unsaid } from './answering.ts';
import { apiKeyOf, type Exchange, sendResponse } from './exchange.ts';
import { drawFault, type FaultKind } from './faults.ts';
import { latencyOf } from './latency.ts';
import { type ErrorDetails, type ErrorKind, providerError } from './provider-errors.ts';
import { readWireRequest } from './read-wire-request.ts';
import { requestLimit } from './request-limit.ts';
import type { SimulatedModel } from './simulated-model.ts';
import type { SimulatorSettings } from './simulator-settings.ts';
import type { Said } from './speak.ts';
import { type WireFormat, type WireRequest, WireRequestError } from './wire.ts';

export interface ModelEndpointParts {
  readonly answering: Answering;
  readonly models: readonly SimulatedModel[];
  readonly settings: () => SimulatorSettings;
  readonly nowMs: () => number;
}

export interface ModelEndpoint {
  serve(format: WireFormat, request: IncomingMessage, response: ServerResponse, body: string): void;
  /** To be called after the settings have changed. */
  changed(): void;
}

/** The endpoint that serves all four wire formats. */
export function modelEndpoint({ answering, models, settings, nowMs }: ModelEndpointParts): ModelEndpoint {
  let takeRequest = newLimit();

  function newLimit() {
    const { requestsPerSecond, burst } = settings();
    return requestLimit({ perSecond: requestsPerSecond, burst: burst ?? undefined, nowMs });
  }

  function serve(format: WireFormat, request: IncomingMessage, response: ServerResponse, body: string): void {
    const exchange: Exchange = {
      format,
      response,
      requestId: answering.newRequestId(),
      arrivedAtMs: nowMs(),
      limit: takeRequest(),
      apiKey: apiKeyOf(request),
      wire: null,
      model: null,
      attempt: 0,
      latencyMs: 0,
    };
    try {
      serveExchange(exchange, request, body);
    } catch (error) {
      if (!(error instanceof WireRequestError)) throw error;
      fail(exchange, 'bad-request', { details: error });
    }
  }

  function serveExchange(exchange: Exchange, request: IncomingMessage, body: string): void {
    if (exchange.apiKey === '') {
      fail(exchange, 'key-missing');
    } else if (exchange.apiKey.includes('invalid')) {
      fail(exchange, 'key-rejected');
    } else if (!exchange.limit.allowed) {
      fail(exchange, 'rate-limit');
    } else {
      const wire = readWireRequest({ format: exchange.format, path: pathOf(request) }, body, request.headers);
      const model = answering.modelFor(exchange, wire);
      if (model === null) {
        const names = models.map(({ name }) => name).join(', ');
        const message = `The model \`${wire.model}\` does not exist; this simulator serves ${names}.`;
        fail(exchange, 'model-unknown', { details: { message } });
        return;
      }
      answer(exchange, wire, model);
    }
  }

  function answer(exchange: Exchange, wire: WireRequest, model: SimulatedModel): void {
    const current = settings();
    const spoken = answering.speakTo(exchange, wire, model);
    const { said } = spoken.words;
    exchange.latencyMs = latencyOf(current.latencyMs, spoken.requestKey);
    const isFaultless =
      exchange.attempt >= current.faultsUntilAttempt ||
      (current.faultsOn !== 'both' && current.faultsOn !== said.purpose);
    const fault = isFaultless ? null : drawFault(current.faults, spoken.requestKey, exchange.attempt);
    if (fault !== null && !isDamage(fault)) {
      misbehave(exchange, fault, said);
      return;
    }
    const { status, body, entry } = answering.write(exchange, spoken, fault);
    const whole = JSON.stringify(body);
    const text = fault === 'malformed' ? whole.slice(0, Math.floor(whole.length * 0.6)) : whole;
    const waitMs = exchange.latencyMs + (fault === 'slow-first-byte' ? current.slowFirstByteMs : 0);
    later(waitMs, () => sendResponse(exchange, { status, text, entry }));
  }

  function misbehave(exchange: Exchange, fault: Exclude<FaultKind, Damage>, said: Said): void {
    if (fault === 'hang' || fault === 'reset') {
      answering.note(exchange, { ...unsaid(said), fault, httpStatus: null });
      if (fault === 'reset') later(exchange.latencyMs, () => exchange.response.socket?.resetAndDestroy());
    } else if (fault === 'echo-key') {
      const message = `Internal error while handling Authorization: Bearer ${exchange.apiKey}`;
      fail(exchange, 'server-error', { details: { message }, fault, said });
    } else {
      fail(exchange, fault, { fault, said });
    }
  }

  function fail(exchange: Exchange, kind: ErrorKind, { details, fault, said }: FailOptions = {}): void {
    const { requestId, limit } = exchange;
    const { status, body } = providerError(exchange.format, kind, { requestId, details });
    const isLimit = kind === 'rate-limit' && fault === undefined;
    const entry = answering.note(exchange, {
      ...unsaid(said),
      fault: fault ?? (isLimit ? 'limit' : null),
      httpStatus: status,
    });
    const headers = {
      ...(kind === 'rate-limit' ? retryAfter(isLimit ? limit.retryAfterMs : null) : {}),
      ...(fault === 'echo-key' ? { 'x-debug-authorization': exchange.apiKey } : {}),
    };
    sendResponse(exchange, { status, text: JSON.stringify(body), entry, headers });
  }

  /** Null: a fault, with the wait of the settings; otherwise the wait until the limit has room. */
  function retryAfter(limitMs: number | null): Record<string, string> {
    const { retryAfterSeconds, retryAfterForm } = settings();
    const waitMs = limitMs ?? retryAfterSeconds * 1000;
    if (retryAfterForm === 'date') return { 'retry-after': new Date(nowMs() + waitMs).toUTCString() };
    if (retryAfterForm === 'milliseconds') return { 'retry-after-ms': String(Math.ceil(waitMs)) };
    const seconds = limitMs === null ? retryAfterSeconds : Math.max(1, Math.ceil(waitMs / 1000));
    return { 'retry-after': String(seconds) };
  }

  return {
    serve,
    changed() {
      takeRequest = newLimit();
    },
  };
}

interface FailOptions {
  readonly details?: ErrorDetails;
  readonly fault?: FaultKind;
  readonly said?: Said;
}

function pathOf({ url = '/' }: IncomingMessage): string {
  return url.split('?', 1)[0]!;
}

/** A timer costs a turn of the loop; none is set when there is nothing to wait for. */
function later(waitMs: number, action: () => void): void {
  if (waitMs <= 0) action();
  else setTimeout(action, waitMs);
}
