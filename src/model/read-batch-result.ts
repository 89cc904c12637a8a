/** From one result of a batch to a completion, by way of the reading of live replies. */
import type { Completion } from '../core/completion.ts';
import { ClosedbookError } from '../core/errors.ts';
import type { WireResponse } from '../http/wire.ts';
import type { BatchResult } from '../reading/batch-result.ts';
import { NO_USAGE } from '../reading/read-usage.ts';

import type { Line } from './line.ts';
import { readExchange, readResponse } from './read-completion.ts';
import type { Redact } from './redact.ts';

/** Never throws: what would end a live run (a key, a quota) is here the end of one request, and the others are to be kept. */
export function completionOfResult(line: Line, result: BatchResult, redact: Redact): Completion {
  if ('lost' in result) return failed({ code: result.code, message: result.message, httpStatus: null });
  const { status, body, requestId } = result;
  const response: WireResponse = {
    status,
    headers: requestId === null ? {} : { 'x-request-id': requestId },
    body: JSON.stringify(body) ?? '',
  };
  const read = readResponse(line.adapter, response, body);
  try {
    return readExchange(
      { card: line.card, hasAnswered: true },
      { response, json: body, attempts: 1, latencyMs: 0 },
      { read, redact },
    );
  } catch (error) {
    if (!(error instanceof ClosedbookError)) throw error;
    return failed({ code: error.code, message: error.message, httpStatus: status });
  }
}

/** A request of a batch that brought nothing. */
export function failed(error: Extract<Completion, { status: 'failed' }>['error']): Completion {
  return {
    status: 'failed',
    kind: 'error',
    error,
    text: null,
    servedModel: null,
    finishReason: null,
    usage: NO_USAGE,
    attempts: 1,
    latencyMs: 0,
    requestId: null,
    closedBookSigns: [],
    rawBody: null,
  };
}
