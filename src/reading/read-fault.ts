/**
 * What an error says, whichever status it came with: a busy server, a limit of requests, an empty account, a key, a filter,
 * or this request alone. Gateways tell an upstream's fault with status 200, Google's limit of one minute speaks of a quota
 * and of billing, and a filter answers 400, 403 or 451, so neither the status nor a single word decides: where the error stands is
 * error-body.ts, what it means fault-meaning.ts.
 */
import { askedDelay } from './asked-delay.ts';
import { errorIn, isTold, LONGEST_READ, messageOf, safeJson } from './error-body.ts';
import { type FaultMeaning, faultMeaning } from './fault-meaning.ts';
import { code as codeOf, type Loose, loose, text } from './loose.ts';

export interface ToldFault {
  readonly means: FaultMeaning;
  /** HTTP status that the error stands for: its own, or the one told in the body. */
  readonly status: number;
  /** The provider's own word for it, or `http-<status>`. */
  readonly code: string;
  readonly message: string;
  /** Wait that the body asks for; null where it names none. */
  readonly retryAfterMs: number | null;
  /** Which filter acted, where that is told. */
  readonly category: string | null;
  /** Setting that was refused, where that is told. */
  readonly parameter: string | null;
}

/** A server's page of megabytes is no message. */
const LONGEST_MESSAGE = 2_000;
const LONGEST_ADDRESS = 300;

/**
 * A redirect, which nobody follows: the key would go where the server says, and the server may be the wrong one. Null
 * where the status is none.
 * @param to - The `location` header.
 */
export function readRedirect(status: number, to: string | undefined): ToldFault | null {
  if (status < 300 || status >= 400) return null;
  return {
    means: 'moved',
    status,
    code: `http-${status}`,
    message: `the server redirects, which is not followed, to ${to?.slice(0, LONGEST_ADDRESS) ?? 'no address'}`,
    retryAfterMs: null,
    category: null,
    parameter: null,
  };
}

/** Reads an error status and its body. */
export function readErrorStatus(status: number, body: string): ToldFault {
  const parsed = parse(body);
  const error = errorIn(parsed) ?? (isTold(loose(parsed)) ? loose(parsed) : {});
  const message = messageOf(error) ?? (body.trim() || `status ${status}`);
  return meaning({ status, error, message, said: body.slice(0, LONGEST_READ), isJson: parsed !== undefined });
}

/**
 * The fault that a body of status 200 tells in an error member of its own, or null. An empty error member beside a good
 * answer (`{"message": "", "code": null}`), and a status of success, tell none.
 */
export function faultIn(body: unknown): ToldFault | null {
  const error = errorIn(body);
  if (error === null) return null;
  const told = [
    error.code,
    error.status,
    error.status_code,
    error.statusCode,
    error.http_status,
    loose(body).status,
    loose(body).status_code,
  ]
    .map((each) => Number(codeOf(each) ?? Number.NaN))
    .find((number) => number >= 400 && number < 600);
  const message = messageOf(error) ?? 'the provider reported an error';
  const said = `${message} ${safeJson(error)}`.slice(0, LONGEST_READ);
  return meaning({ status: told ?? 200, error, message, said, isJson: true });
}

interface Told {
  readonly status: number;
  readonly error: Loose;
  readonly message: string;
  readonly said: string;
  readonly isJson: boolean;
}

function meaning(told: Told): ToldFault {
  const { status, error, message, said } = told;
  const inner = loose(error.innererror ?? error.inner_error);
  const codes = [
    error.code,
    error.type,
    error.status,
    error.reason,
    error.error_code,
    error.error_type,
    error.__type,
    error.Code,
    inner.code,
  ]
    .map(codeOf)
    .filter((each) => each !== null);
  const code = codes.find((each) => each !== '0') ?? `http-${status}`;
  const retryAfterMs = askedDelay(said);
  const rest = {
    status,
    code: code.slice(0, 200),
    message: message.slice(0, LONGEST_MESSAGE),
    retryAfterMs,
    category: null,
    parameter: text(error.param),
  };
  const means = faultMeaning({
    status,
    codes,
    message: rest.message,
    said,
    isJson: told.isJson,
    retryAfterMs,
  });
  return means === 'filter'
    ? { ...rest, means, category: categoryOf(error, inner) ?? code }
    : { ...rest, means };

  function categoryOf(outer: Loose, within: Loose): string | null {
    for (const [category, found] of Object.entries(
      loose(within.content_filter_result ?? outer.content_filter_result),
    )) {
      if (loose(found).filtered === true) return category;
    }
    return null;
  }
}

function parse(body: string): unknown {
  try {
    return JSON.parse(body);
  } catch {
    return undefined;
  }
}
