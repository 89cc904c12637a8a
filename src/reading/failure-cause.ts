/**
 * Why a reply failed, in one of few words: what its record says (kind, code, HTTP status, message), whichever adapter,
 * gateway or file wrote it. Codes that are ours decide; else a status, else the words. What no word fits is `other`,
 * with its message beside it.
 */
import type { FailureCause } from '../core/summary/failures.ts';
import { faultMeaning } from './fault-meaning.ts';

export interface FailedReply {
  readonly kind: 'error' | 'empty' | 'truncated';
  readonly code: string;
  readonly message: string;
  readonly httpStatus: number | null;
}

/** Codes that closedbook gives itself. */
const OWN_CODES: ReadonlyMap<string, FailureCause> = new Map([
  ['timeout', 'timeout'],
  ['unreachable', 'connection'],
  ['reset', 'connection'],
  ['malformed', 'unreadable'],
  ['malformed-reply', 'unreadable'],
  ['too-large', 'unreadable'],
  ['batch-cancelled', 'batch'],
  ['batch-expired', 'batch'],
  ['no-response', 'batch'],
  ['unknown-result', 'batch'],
  ['tool-call', 'tool-call'],
]);

const TIMEOUT = /time[sd]?[ _-]?out|deadline|took too long|超时|逾時|タイムアウト|zeitüberschreitung/i;
const CONNECTION =
  /\bconnect(?:ion)?\b|econn|enotfound|eai_again|socket|unreachable|network|\bdns\b|fetch failed|broken pipe|disconnect/i;
const BROKEN_OFF = /^the reply (?:broke off|ended with)/;
const TOOL_CALL = /\btool call\b/i;
const STATUS = /\b(?:HTTP|status|code|error)\b\W{0,4}([45]\d\d)\b|^\W*([45]\d\d)\b/i;

/**
 * @example failureCause({ kind: 'error', code: 'rate_limit_exceeded', message: 'slow down', httpStatus: 429 }) // => 'rate-limit'
 */
export function failureCause({ kind, code, message, httpStatus }: FailedReply): FailureCause {
  if (kind === 'truncated') return 'cut-off';
  const own = OWN_CODES.get(code);
  if (own !== undefined) return own;
  if (kind === 'empty') return TOOL_CALL.test(message) ? 'tool-call' : 'empty';
  if (BROKEN_OFF.test(message)) return 'broken-off';
  const status = httpStatus ?? toldStatus(message);
  const told = `${code} ${message}`;
  if (status === 408 || status === 504 || (status !== 429 && TIMEOUT.test(told))) return 'timeout';
  const means = faultMeaning({
    status: status ?? 200,
    codes: [code],
    message,
    said: told,
    isJson: true,
    retryAfterMs: null,
  });
  switch (means) {
    case 'limited':
      return 'rate-limit';
    case 'filter':
      return 'filter';
    case 'quota':
    case 'key':
      return 'account';
    case 'busy':
      return (status ?? 0) < 500 && CONNECTION.test(told) ? 'connection' : 'server-error';
    default:
      if (status !== null && status >= 300) return 'refused-request';
      return CONNECTION.test(told) ? 'connection' : 'other';
  }
}

/** A status of 400 or more that a message names; null where it names none. */
export function toldStatus(message: string): number | null {
  const found = STATUS.exec(message);
  return found === null ? null : Number(found[1] ?? found[2]);
}
