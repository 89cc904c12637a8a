/**
 * From what came over the wire to a completion: answered, blocked or failed. The one place where the adapter's
 * reading, the status and the retry layer's count meet.
 */
import type { Completion } from '../core/completion.ts';
import type { CallNote } from '../http/fetch.ts';
import type { Exchange, ResponseVerdict } from '../http/http.ts';
import { HttpFault, type WireResponse } from '../http/wire.ts';
import { readErrorStatus, readRedirect, type ToldFault } from '../reading/read-fault.ts';
import { NO_USAGE } from '../reading/read-usage.ts';
import { servedModel } from '../reading/served-model.ts';
import type { WireReading } from '../reading/wire-reading.ts';
import { otherNames } from './known-models.ts';
import type { ModelCard } from './model-card.ts';
import { throwFatal } from './provider-fault.ts';
import type { Redact } from './redact.ts';
import type { WireAdapter } from './wire-adapter.ts';

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

/** What was read of a response: a reply of status 2xx, or an error. */
export type ReadResponse =
  | { readonly reading: WireReading; readonly fault?: undefined }
  | { readonly fault: ToldFault; readonly reading?: undefined };

/** Reads a response once; the retry layer's verdict and the completion both come of it. */
export function readResponse(adapter: WireAdapter, response: WireResponse, json: unknown): ReadResponse {
  if (response.status >= 200 && response.status < 300) return { reading: adapter.read(json) };
  const { status, headers, body } = response;
  return { fault: readRedirect(status, headers['location']) ?? readErrorStatus(status, body) };
}

/** What the retry layer is to do with it; null leaves it to the status. */
export function verdictOn({ reading, fault }: ReadResponse): ResponseVerdict | null {
  if (reading !== undefined) {
    if (reading.status !== 'failed' || reading.again === undefined) return null;
    return { again: reading.again, retryAfterMs: reading.retryAfterMs };
  }
  if (fault.means === 'limited') return { again: 'limited', retryAfterMs: fault.retryAfterMs };
  // Asking again is of no use, whatever the status promises.
  return fault.means === 'quota' || fault.means === 'filter' ? { again: false } : null;
}

/**
 * A response came: the completion it makes.
 * @throws ClosedbookError for faults that every further request would meet.
 */
export function readExchange(
  line: { readonly card: ModelCard; readonly hasAnswered: boolean },
  exchange: Exchange,
  { read, redact }: { readonly read: ReadResponse; readonly redact: Redact },
): Completion {
  const { response, attempts, latencyMs } = exchange;
  const told = read.fault ?? (read.reading.status === 'failed' ? read.reading.fault : undefined);
  if (told !== undefined) throwFatal(line.card, { ...told, message: redact(told.message) }, line);
  const metered: Metered = {
    attempts,
    latencyMs,
    requestId: response.headers['x-request-id'] ?? response.headers['request-id'] ?? null,
    rawBody: response.body,
  };
  if (read.reading !== undefined) {
    const reading = withServed(read.reading, line.card);
    return fromReading(reading, { metered, httpStatus: response.status });
  }
  const { fault } = read;
  const unread = {
    ...metered,
    servedModel: null,
    finishReason: null,
    usage: NO_USAGE,
    closedBookSigns: [],
  };
  if (fault.means === 'filter') {
    const { category, message } = fault;
    return { ...unread, status: 'blocked', by: 'filter', category, text: message };
  }
  const error = { code: fault.code, message: fault.message, httpStatus: fault.status };
  return { ...unread, status: 'failed', kind: 'error', error, text: null };
}

/** A reply by another model than was asked is no word of the respondent's. */
function withServed(reading: WireReading, { model, servedAs }: ModelCard): WireReading {
  const { servedModel: served, signs } = reading;
  if (
    signs.some(({ kind }) => kind === 'other-model') ||
    servedModel([model, ...otherNames(model), ...servedAs], served) !== 'other'
  )
    return reading;
  return {
    ...reading,
    signs: [...signs, { kind: 'other-model', detail: `${model} asked, ${served} answered` }],
  };
}

type Metered = Pick<Completion, 'attempts' | 'latencyMs' | 'requestId' | 'rawBody'>;

function fromReading(
  reading: WireReading,
  { metered, httpStatus }: { readonly metered: Metered; readonly httpStatus: number },
): Completion {
  // Written out: most replies are answered, and a record spread into another costs more than reading one.
  if (reading.status === 'answered') {
    return {
      status: 'answered',
      text: reading.text,
      reasoning: reading.reasoning,
      meanLogprob: reading.meanLogprob,
      servedModel: reading.servedModel,
      finishReason: reading.finishReason,
      usage: reading.usage,
      closedBookSigns: reading.signs,
      remarks: reading.remarks,
      version: reading.version,
      attempts: metered.attempts,
      latencyMs: metered.latencyMs,
      requestId: metered.requestId,
      rawBody: metered.rawBody,
    };
  }
  const { servedModel, finishReason, usage, signs, remarks, version } = reading;
  const base = { ...metered, servedModel, finishReason, usage, closedBookSigns: signs, remarks, version };
  if (reading.status === 'blocked') {
    const { by, category, text } = reading;
    return { ...base, status: 'blocked', by, category, text };
  }
  const { kind, code } = reading;
  const error = { code, message: reading.message, httpStatus: kind === 'error' ? httpStatus : null };
  return { ...base, status: 'failed', kind, error, text: reading.text };
}
