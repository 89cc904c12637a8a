/**
 * One model request from body to response: key, limit, fault, reply, latency, ledger. The order is the providers':
 * a rejected key is told before a limit, a limit before anything about the content.
 */
import type { IncomingHttpHeaders, IncomingMessage, ServerResponse } from 'node:http';
import { findModel } from './default-models.ts';
import { driftedModel } from './drift.ts';
import { type AskedRequest, apiKeyOf, type Exchange, sendResponse } from './exchange.ts';
import { drawFault, type FaultKind } from './faults.ts';
import { isJudgeRequest } from './judge-request.ts';
import { extendKey, keyOf, uniformAt } from './keyed-random.ts';
import { latencyOf } from './latency.ts';
import type { Ledger, LedgerEntry } from './ledger.ts';
import type { World } from './mind.ts';
import { drawOddity, ODDITIES } from './oddities.ts';
import { type ErrorDetails, type ErrorKind, type ProviderError, providerError } from './provider-errors.ts';
import type { QuestionBook } from './question-book.ts';
import { readWireRequest, refuseSampling } from './read-wire-request.ts';
import { requestLimit } from './request-limit.ts';
import type { SimulatedModel } from './simulated-model.ts';
import type { SimulatorSettings } from './simulator-settings.ts';
import { type Said, speak } from './speak.ts';
import {
  type JsonObject,
  type WireFormat,
  type WireReply,
  type WireRequest,
  WireRequestError,
} from './wire.ts';
import { writeChatReply } from './wire-chat.ts';
import { writeGeminiReply } from './wire-gemini.ts';
import { writeMessagesReply } from './wire-messages.ts';
import { wireReply } from './wire-reply.ts';
import { writeResponsesReply } from './wire-responses.ts';

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
  /** The reply to one row of a batch, as it would have come alone but for faults of the way; billed in the ledger. */
  answerRow(row: BatchRow): ProviderError;
  /** Whether a model of this name is served. */
  serves(model: string): boolean;
  /** To be called after the settings have changed. */
  changed(): void;
}

/** One request of a batch. */
export interface BatchRow {
  readonly format: WireFormat;
  /** With the model in it, where the format has it in the path. */
  readonly path: string;
  readonly body: string;
  readonly apiKey: string;
  readonly headers: IncomingHttpHeaders;
  /** Share of rows that fail at the server. */
  readonly errors: number;
}

/** Faults that let the model speak and damage what it says. */
const DAMAGING = ['truncated', 'empty', 'malformed', 'slow-first-byte'] as const;
type Damage = (typeof DAMAGING)[number];

/** The endpoint that serves all four wire formats. */
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
      exchange.wire = wire;
      const found = findModel(models, wire.model);
      if (found === null) {
        const names = models.map(({ name }) => name).join(', ');
        const message = `The model \`${wire.model}\` does not exist; this simulator serves ${names}.`;
        fail(exchange, 'model-unknown', { details: { message } });
        return;
      }
      const model = driftedModel(found, settings().drift);
      exchange.model = model;
      refuseSampling(wire, model);
      answer(exchange, wire, model);
    }
  }

  function answer(exchange: Exchange, wire: WireRequest, model: SimulatedModel): void {
    const current = settings();
    const purpose = isJudgeRequest(wire) ? 'judge' : 'ask';
    const requestKey = counted(exchange, wire, model);
    exchange.latencyMs = latencyOf(current.latencyMs, requestKey);
    const isFaultless =
      exchange.attempt >= current.faultsUntilAttempt ||
      (current.faultsOn !== 'both' && current.faultsOn !== purpose);
    const fault = isFaultless ? null : drawFault(current.faults, requestKey, exchange.attempt);
    const spoken = spokenBy(model, wire);
    if (fault !== null && !isDamage(fault)) {
      misbehave(exchange, fault, spoken.said);
      return;
    }
    const { status, body, entry } = written(exchange, wire, { model, spoken, requestKey, fault });
    const whole = JSON.stringify(body);
    const text = fault === 'malformed' ? whole.slice(0, Math.floor(whole.length * 0.6)) : whole;
    const waitMs = exchange.latencyMs + (fault === 'slow-first-byte' ? current.slowFirstByteMs : 0);
    later(waitMs, () => sendResponse(exchange, { status, text, entry }));
  }

  /** The request's key; its attempts are counted. */
  function counted(asked: AskedRequest, wire: WireRequest, model: SimulatedModel): number {
    const requestKey = keyOfRequest(world.seed, wire, model);
    // 32 bits would call two of 100,000 requests one; a doubled asking must never be a collision.
    const identity = (requestKey >>> 0) * 2 ** 21 + (keyOfRequest(world.seed + 1, wire, model) >>> 11);
    asked.attempt = attempts.get(identity) ?? 0;
    attempts.set(identity, asked.attempt + 1);
    return requestKey;
  }

  function spokenBy(model: SimulatedModel, wire: WireRequest) {
    const { judgeFaults, occasion } = settings();
    const purpose = isJudgeRequest(wire) ? 'judge' : 'ask';
    return speak(model, wire, { ...{ purpose, world, book, ledger, judgeFaults }, occasion });
  }

  /** What is said as a body in the words of the format, noted in the ledger. */
  function written(
    asked: AskedRequest,
    wire: WireRequest,
    {
      model,
      spoken,
      requestKey,
      fault,
    }: {
      readonly model: SimulatedModel;
      readonly spoken: ReturnType<typeof speak>;
      readonly requestKey: number;
      readonly fault: Damage | null;
    },
  ): { readonly status: number; readonly body: unknown; readonly entry: LedgerEntry } {
    const reply = wireReply(model, wire, {
      spoken,
      damage: fault === 'truncated' || fault === 'empty' ? fault : null,
      nowMs: asked.arrivedAtMs,
      id: `${(requestKey >>> 0).toString(36)}${count.toString(36)}`,
    });
    const body = writeReply(wire, reply);
    // A judge's words are read by another reader; its oddities would be another table.
    const oddity =
      spoken.said.purpose === 'ask' && fault === null ? drawOddity(settings().oddities, requestKey) : null;
    const place = { format: wire.format, reply, attempt: asked.attempt };
    const odd = oddity === null ? null : ODDITIES[oddity].send(body, place);
    const status = odd?.status ?? 200;
    const entry = record(asked, {
      ...spoken.said,
      ...heard(reply, spoken.said),
      fault,
      oddity: odd === null ? null : oddity,
      httpStatus: status,
    });
    return { status, body: odd?.body ?? body, entry };
  }

  function answerRow({ format, path, body, apiKey, headers, errors }: BatchRow): ProviderError {
    count += 1;
    const requestId = `req_sim${count.toString(36).padStart(9, '0')}`;
    const asked: AskedRequest = {
      ...{ format, requestId, arrivedAtMs: nowMs(), apiKey, wire: null, model: null },
      ...{ attempt: 0, latencyMs: 0 },
    };
    const refused = (kind: ErrorKind, details?: ErrorDetails, said?: Said): ProviderError => {
      const error = providerError(format, kind, { requestId, details });
      record(asked, { ...unsaid(said), fault: null, httpStatus: error.status });
      return error;
    };
    try {
      const wire = readWireRequest({ format, path }, body, headers);
      asked.wire = wire;
      const found = findModel(models, wire.model);
      if (found === null) return refused('model-unknown');
      const model = driftedModel(found, settings().drift);
      asked.model = model;
      refuseSampling(wire, model);
      const requestKey = counted(asked, wire, model);
      const spoken = spokenBy(model, wire);
      if (uniformAt(extendKey(requestKey, 80 + asked.attempt), 80) < errors)
        return refused('server-error', undefined, spoken.said);
      const { faults, faultsOn } = settings();
      const isMet = faultsOn === 'both' || faultsOn === spoken.said.purpose;
      const drawn = isMet ? drawFault(faults, requestKey, asked.attempt) : null;
      if (drawn === 'content-policy' || drawn === 'context-length')
        return refused(drawn, undefined, spoken.said);
      const fault = drawn === 'truncated' || drawn === 'empty' ? drawn : null;
      const answered = written(asked, wire, { model, spoken, requestKey, fault });
      answered.entry.delivered = true;
      return { status: answered.status, body: answered.body as JsonObject };
    } catch (error) {
      if (!(error instanceof WireRequestError)) throw error;
      return refused('bad-request', error);
    }
  }

  function misbehave(exchange: Exchange, fault: Exclude<FaultKind, Damage>, said: Said): void {
    if (fault === 'hang' || fault === 'reset') {
      record(exchange, { ...unsaid(said), fault, httpStatus: null });
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
    const entry = record(exchange, {
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

  function record(
    exchange: AskedRequest,
    rest: Said & Pick<LedgerEntry, 'fault' | 'httpStatus'> & Partial<Pick<LedgerEntry, 'oddity'>>,
  ): LedgerEntry {
    const { wire, model } = exchange;
    return ledger.append({
      at: new Date(exchange.arrivedAtMs).toISOString(),
      requestId: exchange.requestId,
      format: exchange.format,
      model: model?.name ?? wire?.model ?? '',
      family: model?.family ?? null,
      nonce: wire?.nonce ?? '',
      effort: wire?.settings.effort ?? null,
      attempt: exchange.attempt,
      oddity: null,
      delivered: false,
      latencyMs: exchange.latencyMs,
      ...rest,
    });
  }

  return {
    serve,
    answerRow,
    serves: (model) => findModel(models, model) !== null,
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

function isDamage(fault: FaultKind): fault is Damage {
  return (DAMAGING as readonly FaultKind[]).includes(fault);
}

function pathOf({ url = '/' }: IncomingMessage): string {
  return url.split('?', 1)[0]!;
}

/** Whatever makes two requests the same to the simulator. */
function keyOfRequest(seed: number, wire: WireRequest, model: SimulatedModel): number {
  const { effort = '', thinking = '' } = wire.settings;
  return keyOf(
    seed,
    wire.format,
    model.name,
    wire.instruction,
    wire.user,
    wire.nonce,
    effort,
    String(thinking),
  );
}

/** What became of the words on the wire: whole, cut off, or none. */
function heard(reply: WireReply, said: Said): Pick<LedgerEntry, 'status' | 'text'> {
  if (said.status === 'blocked') return { status: 'blocked', text: reply.text };
  if (reply.text === '') return { status: 'empty', text: null };
  return { status: reply.ending === 'length' ? 'truncated' : 'answered', text: reply.text };
}

/** What is kept of a reply that was never given: whom and what was asked, not the words. */
function unsaid(said?: Said): Said {
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

function writeReply(wire: WireRequest, reply: WireReply): JsonObject {
  switch (wire.format) {
    case 'chat':
      return writeChatReply(reply);
    case 'responses':
      return writeResponsesReply(reply, wire);
    case 'messages':
      return writeMessagesReply(reply);
    case 'gemini':
      return writeGeminiReply(reply);
  }
}

/** A timer costs a turn of the loop; none is set when there is nothing to wait for. */
function later(waitMs: number, action: () => void): void {
  if (waitMs <= 0) action();
  else setTimeout(action, waitMs);
}
