/**
 * What became of one request of a provider's batch: a line of its results in each provider's form, as if the request had been sent
 * alone, or why it never was.
 */
import { loose, text, words } from './loose.ts';

export type BatchResult = { readonly customId: string } & (
  | {
      /** A reply, or an error about this request, as if it had been sent alone. */
      readonly status: number;
      readonly body: unknown;
      readonly requestId: string | null;
    }
  | {
      /** Never answered, and not paid for. */
      readonly lost: 'expired' | 'cancelled' | 'failed';
      readonly code: string;
      readonly message: string;
    }
);

const LOST: Readonly<Record<string, 'expired' | 'cancelled'>> = {
  batch_expired: 'expired',
  batch_cancelled: 'cancelled',
};

const UNTOLD = 'the batch holds neither a reply nor an error for this request';

/** OpenAI's, and those that take after it: a status and a body, or an error. */
export function openaiBatchResult(line: unknown): BatchResult {
  const row = loose(line);
  const customId = text(row.custom_id) ?? '';
  const response = loose(row.response);
  if (typeof response.status_code === 'number') {
    return {
      customId,
      status: response.status_code,
      body: response.body,
      requestId: text(response.request_id),
    };
  }
  const error = loose(row.error);
  const code = words(error.code) ?? 'no-response';
  return { customId, lost: LOST[code] ?? 'failed', code, message: words(error.message) ?? UNTOLD };
}

/** The status with which each error of Anthropic's would have come live. */
const TYPE_STATUS: Readonly<Record<string, number>> = {
  invalid_request_error: 400,
  authentication_error: 401,
  billing_error: 402,
  permission_error: 403,
  not_found_error: 404,
  request_too_large: 413,
  rate_limit_error: 429,
  timeout_error: 504,
  overloaded_error: 529,
};

/** Anthropic's: a result of one of four types. */
export function anthropicBatchResult(line: unknown): BatchResult {
  const row = loose(line);
  const customId = text(row.custom_id) ?? '';
  const result = loose(row.result);
  const type = words(result.type) ?? 'unknown';
  if (type === 'succeeded') return { customId, status: 200, body: result.message, requestId: null };
  if (type === 'errored') {
    const body = result.error;
    // The error stands in an envelope, as it would live.
    const kind = text(loose(loose(body).error).type) ?? text(loose(body).type) ?? '';
    return { customId, status: TYPE_STATUS[kind] ?? 500, body, requestId: text(loose(body).request_id) };
  }
  if (type === 'canceled' || type === 'expired') {
    const lost = type === 'canceled' ? 'cancelled' : 'expired';
    return { customId, lost, code: `batch-${lost}`, message: `the request was ${lost} in its batch` };
  }
  return {
    customId,
    lost: 'failed',
    code: 'unknown-result',
    message: `the result is of a type not known: ${type}`,
  };
}

/** google.rpc.Code, as the status with which each would have come live. */
const RPC_STATUS: Readonly<Record<number, number>> = {
  3: 400,
  5: 404,
  7: 403,
  8: 429,
  9: 400,
  11: 400,
  13: 500,
  14: 503,
  16: 401,
};

/** Google's: a response or an error beside the key of the request, which stands in the metadata where requests came inline. */
export function geminiBatchResult(line: unknown): BatchResult {
  const { metadata, key, response, error } = loose(line);
  const customId = text(loose(metadata).key) ?? text(key) ?? '';
  if (response !== undefined && response !== null)
    return { customId, status: 200, body: response, requestId: null };
  const code = Number(loose(error).code);
  const message = words(loose(error).message) ?? UNTOLD;
  if (code === 1) return { customId, lost: 'cancelled', code: 'batch-cancelled', message };
  if (code === 4) return { customId, lost: 'expired', code: 'batch-expired', message };
  if (error === undefined || error === null)
    return { customId, lost: 'failed', code: 'no-response', message };
  return {
    customId,
    status: code >= 100 ? code : (RPC_STATUS[code] ?? 500),
    body: { error },
    requestId: null,
  };
}
