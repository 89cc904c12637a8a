/**
 * Error bodies and headers as the providers send them. Both name the same trouble differently, and what a client
 * must do (retry, stop, give up on this question) hangs on the difference: a 429 may be a limit or an empty account.
 */
import type { JsonObject, WireFormat } from './wire.ts';

export type ErrorKind =
  | 'rate-limit'
  | 'rate-limit-bare'
  | 'server-error'
  | 'overloaded'
  | 'quota'
  | 'key-rejected'
  | 'key-missing'
  | 'content-policy'
  | 'context-length'
  | 'model-unknown'
  | 'bad-request'
  | 'not-found';

export interface ErrorDetails {
  readonly message?: string;
  readonly param?: string | null;
  readonly code?: string | null;
}

export interface ProviderError {
  readonly status: number;
  readonly body: JsonObject;
}

interface Shape {
  readonly status: number;
  readonly type: string;
  readonly code: string | null;
  readonly message: string;
}

const limitMessage = 'Rate limit reached. Please slow down and try again later.';

const OPENAI: Readonly<Record<ErrorKind, Shape>> = {
  'rate-limit': { status: 429, type: 'requests', code: 'rate_limit_exceeded', message: limitMessage },
  'rate-limit-bare': { status: 429, type: 'requests', code: 'rate_limit_exceeded', message: limitMessage },
  'server-error': { status: 500, type: 'server_error', code: null, message: 'The server had an error.' },
  overloaded: {
    status: 503,
    type: 'server_error',
    code: null,
    message: 'The engine is currently overloaded.',
  },
  quota: {
    status: 429,
    type: 'insufficient_quota',
    code: 'insufficient_quota',
    message: 'You exceeded your current quota, please check your plan and billing details.',
  },
  'key-rejected': {
    status: 401,
    type: 'invalid_request_error',
    code: 'invalid_api_key',
    message: 'Incorrect API key provided.',
  },
  'key-missing': {
    status: 401,
    type: 'invalid_request_error',
    code: null,
    message: "You didn't provide an API key.",
  },
  'content-policy': {
    status: 400,
    type: 'invalid_request_error',
    code: 'content_policy_violation',
    message: 'Your request was rejected as a result of our safety system.',
  },
  'context-length': {
    status: 400,
    type: 'invalid_request_error',
    code: 'context_length_exceeded',
    message: "This model's maximum context length is 8192 tokens.",
  },
  'model-unknown': {
    status: 404,
    type: 'invalid_request_error',
    code: 'model_not_found',
    message: 'The model does not exist.',
  },
  'bad-request': { status: 400, type: 'invalid_request_error', code: null, message: 'Bad request.' },
  'not-found': { status: 404, type: 'invalid_request_error', code: 'unknown_url', message: 'Unknown URL.' },
};

const ANTHROPIC: Readonly<Record<ErrorKind, Omit<Shape, 'code'>>> = {
  'rate-limit': { status: 429, type: 'rate_limit_error', message: limitMessage },
  'rate-limit-bare': { status: 429, type: 'rate_limit_error', message: limitMessage },
  'server-error': { status: 500, type: 'api_error', message: 'Internal server error' },
  overloaded: { status: 529, type: 'overloaded_error', message: 'Overloaded' },
  quota: {
    status: 400,
    type: 'invalid_request_error',
    message: 'Your credit balance is too low to access the API. Please go to Plans & Billing.',
  },
  'key-rejected': { status: 401, type: 'authentication_error', message: 'invalid x-api-key' },
  'key-missing': { status: 401, type: 'authentication_error', message: 'x-api-key header is required' },
  'content-policy': {
    status: 400,
    type: 'invalid_request_error',
    message: 'Output blocked by content filtering policy',
  },
  'context-length': {
    status: 400,
    type: 'invalid_request_error',
    message: 'prompt is too long: 250000 tokens > 200000 maximum',
  },
  'model-unknown': { status: 404, type: 'not_found_error', message: 'model not found' },
  'bad-request': { status: 400, type: 'invalid_request_error', message: 'Bad request' },
  'not-found': { status: 404, type: 'not_found_error', message: 'Not found' },
};

/** Google answers a bad key with 400 and tells every limit as an exhausted resource. */
const GOOGLE: Readonly<
  Record<ErrorKind, { readonly status: number; readonly word: string; readonly message: string }>
> = {
  'rate-limit': { status: 429, word: 'RESOURCE_EXHAUSTED', message: `${limitMessage} Please retry in 1s.` },
  'rate-limit-bare': { status: 429, word: 'RESOURCE_EXHAUSTED', message: limitMessage },
  'server-error': { status: 500, word: 'INTERNAL', message: 'An internal error has occurred.' },
  overloaded: {
    status: 503,
    word: 'UNAVAILABLE',
    message: 'The model is overloaded. Please try again later.',
  },
  quota: {
    status: 429,
    word: 'RESOURCE_EXHAUSTED',
    message: 'You exceeded your current quota, please check your plan and billing details.',
  },
  'key-rejected': {
    status: 400,
    word: 'INVALID_ARGUMENT',
    message: 'API key not valid. Please pass a valid API key.',
  },
  'key-missing': {
    status: 403,
    word: 'PERMISSION_DENIED',
    message: 'Method doesn’t allow unregistered callers. Please use an API key.',
  },
  'content-policy': {
    status: 400,
    word: 'INVALID_ARGUMENT',
    message: 'The prompt was blocked by the safety filter.',
  },
  'context-length': {
    status: 400,
    word: 'INVALID_ARGUMENT',
    message: 'The input token count exceeds the maximum number of tokens allowed.',
  },
  'model-unknown': {
    status: 404,
    word: 'NOT_FOUND',
    message: 'The model is not found for API version v1beta.',
  },
  'bad-request': { status: 400, word: 'INVALID_ARGUMENT', message: 'Request contains an invalid argument.' },
  'not-found': { status: 404, word: 'NOT_FOUND', message: 'Requested entity was not found.' },
};

/** Status and body of an error in the words of the provider whose format was used. */
export function providerError(
  format: WireFormat,
  kind: ErrorKind,
  { requestId, details = {} }: { readonly requestId: string; readonly details?: ErrorDetails },
): ProviderError {
  if (format === 'messages') {
    const { status, type, message } = ANTHROPIC[kind];
    const error = { type, message: details.message ?? message };
    return { status, body: { type: 'error', error, request_id: requestId } };
  }
  if (format === 'gemini') {
    const { status, word, message } = GOOGLE[kind];
    return { status, body: { error: { code: status, message: details.message ?? message, status: word } } };
  }
  const { status, type, code, message } = OPENAI[kind];
  const error = {
    message: details.message ?? message,
    type,
    param: details.param ?? null,
    code: details.code ?? code,
  };
  return { status, body: { error } };
}
