/**
 * From what came over the wire to a completion: answered, blocked or failed. The one place where the adapter's
 * reading, the status and the retry layer's count meet.
 */
import type { Completion, Usage } from '../core/completion.ts';
import type { CallNote } from '../http/fetch.ts';
import type { Exchange } from '../http/http.ts';
import { HttpFault } from '../http/wire.ts';
import type { ModelCard } from './model-card.ts';
import { readProviderFault } from './provider-fault.ts';
import type { Redact } from './redact.ts';
import type { WireAdapter, WireReading } from './wire-adapter.ts';

const NO_USAGE: Usage = {
  inputTokens: null,
  outputTokens: null,
  reasoningTokens: null,
  cachedInputTokens: null,
};

/** No response came. @throws what was thrown, unless it was a fault on the way. */
export function readNothing(note: CallNote, error: unknown): Completion {
  const fault = note.thrown;
  // Aborts, and errors of the program before anything was sent, are not the provider's doing.
  if (!(fault instanceof HttpFault)) throw fault ?? error;
  return {
    status: 'failed',
    kind: 'error',
    error: { code: fault.kind, message: fault.message, httpStatus: fault.status },
    text: null,
    servedModel: null,
    finishReason: null,
    usage: NO_USAGE,
    attempts: Math.max(1, note.progress.attempts),
    latencyMs: 0,
    requestId: null,
    closedBookSigns: [],
    rawBody: null,
  };
}

/**
 * A response came: read it as a reply, or as a fault where its status says so.
 * @throws ClosedbookError for faults that every further request would meet.
 */
export function readExchange(
  { card, adapter }: { readonly card: ModelCard; readonly adapter: WireAdapter },
  exchange: Exchange,
  redact: Redact,
): Completion {
  const { response, json, attempts, latencyMs } = exchange;
  const base = {
    attempts,
    latencyMs,
    requestId: response.headers['x-request-id'] ?? response.headers['request-id'] ?? null,
    rawBody: redact(response.body),
  };
  if (response.status < 200 || response.status >= 300) {
    const fault = readProviderFault(card, { status: response.status, body: base.rawBody });
    const unread = { servedModel: null, finishReason: null, usage: NO_USAGE, closedBookSigns: [] };
    if (fault.filter !== null) {
      return {
        ...base,
        ...unread,
        status: 'blocked',
        by: 'filter',
        category: fault.filter.category,
        text: fault.message,
      };
    }
    const error = { code: fault.code, message: fault.message, httpStatus: fault.status };
    return { ...base, ...unread, status: 'failed', kind: 'error', error, text: null };
  }
  return { ...base, ...fromReading(adapter.read(json), response.status) };
}

type Unmetered<C> = C extends Completion
  ? Omit<C, 'attempts' | 'latencyMs' | 'requestId' | 'rawBody'>
  : never;

function fromReading(reading: WireReading, httpStatus: number): Unmetered<Completion> {
  const { servedModel, finishReason, usage, signs } = reading;
  const base = { servedModel, finishReason, usage, closedBookSigns: signs };
  if (reading.status === 'answered') {
    const { meanLogprob } = reading;
    return {
      ...base,
      status: 'answered',
      text: reading.text,
      reasoning: reading.reasoning,
      meanLogprob,
    };
  }
  if (reading.status === 'blocked') {
    return {
      ...base,
      status: 'blocked',
      by: reading.by,
      category: reading.category,
      text: reading.text,
    };
  }
  const { kind, code } = reading;
  const error = { code, message: reading.message, httpStatus: kind === 'error' ? httpStatus : null };
  return { ...base, status: 'failed', kind, error, text: reading.text };
}
