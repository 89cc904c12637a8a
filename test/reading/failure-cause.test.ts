/** A dead server, a limit, a key and an output cut short call for different things, whoever told of them. */
import { expect, test } from 'vitest';
import { failureCause } from '../../src/reading/failure-cause.ts';

const cause = (message: string, more: { code?: string; httpStatus?: number } = {}) =>
  failureCause({ kind: 'error', code: 'error', httpStatus: null, message, ...more });

test.each([
  ['Rate limit reached for requests', { code: 'rate_limit_exceeded', httpStatus: 429 }, 'rate-limit'],
  ['HTTP 429: slow down', {}, 'rate-limit'],
  ['Error code: 429 - too many tokens', {}, 'rate-limit'],
  ['no complete response within 60000 ms', { code: 'timeout' }, 'timeout'],
  ['Request timed out after 60 s', {}, 'timeout'],
  ['upstream request timeout', { httpStatus: 504 }, 'timeout'],
  ['connect ECONNREFUSED 127.0.0.1:80', { code: 'unreachable' }, 'connection'],
  ['APIConnectionError: Connection error.', {}, 'connection'],
  ['The server had an error.', { code: 'server_error', httpStatus: 500 }, 'server-error'],
  ['HTTP 503: overloaded', {}, 'server-error'],
  ['You exceeded your current quota', { code: 'insufficient_quota', httpStatus: 429 }, 'account'],
  ['Incorrect API key provided', { httpStatus: 401 }, 'account'],
  ['max_tokens is too large', { code: 'invalid_request_error', httpStatus: 400 }, 'refused-request'],
  ['The response was filtered', { code: 'content_filter', httpStatus: 400 }, 'filter'],
  ['the reply holds no choices', { code: 'malformed-reply', httpStatus: 200 }, 'unreadable'],
  ['the reply broke off: the server ended it with "error"', { code: 'error', httpStatus: 200 }, 'broken-off'],
  ['the request expired', { code: 'batch-expired' }, 'batch'],
  ['failed, as the row says', {}, 'other'],
  ['the year 429 is wrong', {}, 'other'],
] as const)('%s %j is %s', (message, more, expected) => {
  expect(cause(message, more)).toBe(expected);
});

test('of replies that came, the kind says it', () => {
  const came = { code: 'empty', httpStatus: null, message: 'the reply holds no text' };
  expect(failureCause({ ...came, kind: 'empty' })).toBe('empty');
  expect(failureCause({ ...came, kind: 'truncated', message: '429' })).toBe('cut-off');
  expect(failureCause({ ...came, kind: 'empty', message: 'the reply is a tool call and no answer' })).toBe(
    'tool-call',
  );
});
