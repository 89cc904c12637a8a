/**
 * What an error says, whichever status it came with: a busy server, a limit of requests, an empty account, a key, a filter,
 * or this request alone. Gateways tell an upstream's fault with status 200, Google's limit of one minute speaks of a quota
 * and of billing, and a filter answers 400, 403 or 451, so neither the status nor a single word decides. What would end a
 * run (`key`, `quota`, `model`, `setting`) is told only by words that can mean nothing else.
 */
import { filterWord, saysFiltered } from './filter-word.ts';
import { code as codeOf, type Loose, list, loose, text, words } from './loose.ts';

export interface ToldFault {
  readonly means:
    | 'limited'
    | 'busy'
    | 'filter'
    | 'quota'
    | 'key'
    /** 403 that says neither that the key is bad nor that a filter acted. */
    | 'forbidden'
    | 'model'
    | 'setting'
    /** 3xx: another address, which is not followed. */
    | 'moved'
    | 'request';
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

/** A server's page of megabytes is no message, and patterns read it. */
const LONGEST_MESSAGE = 2_000;
const LONGEST_READ = 20_000;
const LONGEST_ADDRESS = 300;
const EMPTY_ACCOUNT =
  /insufficient_?quota|billing_hard_limit|billing_not_active|credit balance|billing_error|(?:insufficient|not enough|out of|no) (?:\w+ )?(?:credit|balance|fund)s?|(?:balance|credits?|funds?) (?:is|are) (?:insufficient|not enough|exhausted|too low)|insufficient_(?:credit|balance|fund)s?|payment[_ ]required|arrear|overdue|spending[_ ]limit|(?:per|a) ?day|daily (?:request |token )?(?:limit|quota)|monthly (?:limit|quota|budget)|余额|欠费/i;
const QUOTA = /exceeded your (?:current )?quota|quota[_ ]exceeded|exceeded (?:the |its )?quota|quota/i;
const MINUTE =
  /per[_ ]?(?:minute|second)|perminute|persecond|\b[rtq]p[ms]\b|a minute\b|(?:retry|try again) (?:in|after)/i;
const LIMIT =
  /rate[_ -]?(?:limit|exceeded)|too many (?:requests|tokens)|throttl|concurren|\b(?:rpm|tpm|qps|rps)\b|frequency|slow down|request limit/i;
const BUSY =
  /overload|busy|temporar|unavailable|time[d]?[_ -]?out|try again|capacity|internal (?:server )?error|upstream|bad gateway|server[_ ]error|high (?:load|demand|traffic)|no (?:healthy|available) |out of memory|not ready|loading|(?:insufficient|exhausted)\w*[_ ]\w*[_ ]?resource|resource[_ ]exhausted/i;
const ACCOUNT =
  /\b(?:account|organi[sz]ation|workspace|api[ _-]?key|subscription)\b[^.]{0,60}\b(?:disabled|suspended|deactivated|banned|terminated|revoked|expired|restricted|invalid|blocked)\b|\b(?:disabled|suspended|deactivated|banned|terminated|revoked|expired|invalid|incorrect|unknown)\b[^.]{0,40}\b(?:account|organi[sz]ation|workspace|api[ _-]?key|token|credential)/i;
const KEY =
  /api[ _-]?key|unauthori[sz]ed|authenti|credential|invalid (?:x-api-key|token)|security token|not (?:authori[sz]ed|permitted)|(?:no|lacks?|does not have) (?:access|permission)|country|region|territor|ip address|unsupported_country/i;
const NO_MODEL =
  /^model (?:does )?not (?:exist|found)|invalid model (?:name|id)\b|\bmodel\b \S{1,100} (?:does not exist|not found)/i;
/** Codes of numbers alone, which say nothing by themselves: Zhipu, MiniMax, iFlytek. */
const NUMBERED: ReadonlyMap<string, ToldFault['means']> = new Map([
  ['1301', 'filter'],
  ['1026', 'filter'],
  ['1027', 'filter'],
  ['10013', 'filter'],
  ['10014', 'filter'],
  ['10019', 'filter'],
  ['1302', 'limited'],
  ['1303', 'limited'],
  ['1305', 'limited'],
  ['1002', 'limited'],
  ['1041', 'limited'],
  ['1113', 'quota'],
  ['1008', 'quota'],
  ['1004', 'key'],
  ['2049', 'key'],
  ['1000', 'busy'],
  ['1001', 'busy'],
  ['1013', 'busy'],
  ['1033', 'busy'],
]);

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
  const retryAfterMs = delayIn(said);
  const rest = {
    status,
    code: code.slice(0, 200),
    message: message.slice(0, LONGEST_MESSAGE),
    retryAfterMs,
    category: null,
    parameter: text(error.param),
  };
  const means = meansOf({ ...told, message: rest.message, codes, retryAfterMs });
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

function meansOf({
  status,
  message,
  said,
  isJson,
  codes,
  retryAfterMs,
}: Told & {
  readonly codes: readonly string[];
  readonly retryAfterMs: number | null;
}): ToldFault['means'] {
  const coded = codes.join(' ');
  const isAccount = ACCOUNT.test(message);
  const numbered = codes.map((each) => NUMBERED.get(each)).find((each) => each !== undefined);
  if (isEmptyAccount({ status, said, retryAfterMs })) return 'quota';
  // Google answers a bad key with 400.
  if ((status === 400 || status === 403) && /API_KEY_INVALID|api key (?:not valid|expired)/i.test(said))
    return 'key';
  const isLimit = status === 429 || LIMIT.test(coded) || /^resource_exhausted$/i.test(coded);
  if (status === 451) return 'filter';
  if (
    !isLimit &&
    !isAccount &&
    isJson &&
    (status < 500 || codes.some((each) => /content_?filter|content_?policy|data_?inspection/i.test(each))) &&
    status !== 401 &&
    status !== 404
  ) {
    if (numbered === 'filter' || codes.some(filterWord) || saysFiltered(message)) return 'filter';
  }
  if (status === 401) return 'key';
  if (status === 403) {
    if (isLimit || LIMIT.test(message)) return 'limited';
    return isAccount || !isJson || KEY.test(message) ? 'key' : 'forbidden';
  }
  if (status === 404 && /model/i.test(said)) return 'model';
  if (status === 400 && NO_MODEL.test(message)) return 'model';
  if (status === 400 && (/unsupported_(parameter|value)/.test(coded) || refusesSampling(message)))
    return 'setting';
  if (isLimit || numbered === 'limited') return 'limited';
  if (
    status >= 500 ||
    status === 408 ||
    status === 409 ||
    (status === 424 && BUSY.test(`${coded} ${message}`)) ||
    status === 425
  )
    return 'busy';
  if (status !== 200) return 'request';
  // Told with status 200 and without a number: the words alone say what it is.
  if (numbered !== undefined) return numbered;
  if (LIMIT.test(message)) return 'limited';
  if (isAccount || /^(?:invalid_api_key|authentication_error)$/i.test(coded)) return 'key';
  return BUSY.test(`${coded} ${message}`) ? 'busy' : 'request';
}

/** A limit of one minute names a delay, or the minute itself; an account that is empty names neither. */
function isEmptyAccount({
  status,
  said,
  retryAfterMs,
}: Pick<Told, 'status' | 'said'> & { readonly retryAfterMs: number | null }): boolean {
  if (status === 402) return true;
  if (![429, 400, 403, 200].includes(status)) return false;
  const isMinute = MINUTE.test(said) || (retryAfterMs !== null && retryAfterMs <= 10 * 60_000);
  if (
    /insufficient_quota|insufficient[_ ](?:credit|balance|fund)|billing_(?:hard|not|error)|credit balance/i.test(
      said,
    )
  )
    return true;
  // Google counts its quota of a day down to midnight and yet names a delay of seconds.
  if (EMPTY_ACCOUNT.test(said))
    return !/per[_ ]?minute|\b[rt]pm\b/i.test(said) && (retryAfterMs === null || /perday/i.test(said));
  return QUOTA.test(said) && !isMinute && !LIMIT.test(said);
}

function refusesSampling(message: string): boolean {
  return /\b(temperature|top_p|top_k|logprobs|reasoning[_ ]effort|thinking)\b.*(not support|unsupported|deprecat|not allowed|not permitted|removed)/i.test(
    message,
  );
}

/** The error of a body, under whatever name; null where there is none, or where it says nothing. */
function errorIn(body: unknown): Loose | null {
  const reply = loose(Array.isArray(body) ? body[0] : body);
  for (const name of ['error', 'errors', 'Error', 'err', 'fault', 'exception']) {
    const member = reply[name];
    const error = Array.isArray(member) ? member[0] : member;
    if (typeof error === 'string' && isTold(error)) {
      return { message: error, code: reply.code ?? reply.error_code, type: reply.type, detail: reply.detail };
    }
    // `true` only says that the words stand beside it.
    if (error === true && isTold(reply.message ?? reply.msg ?? reply.detail)) return reply;
    if (isTold(error)) return loose(error);
  }
  const base = loose(reply.base_resp);
  if (isTold(base.status_code)) return { code: base.status_code, message: base.status_msg };
  const header = loose(reply.header);
  if (isTold(header.code)) return header;
  const response = loose(reply.Response ?? reply.ResponseMetadata);
  if (isTold(response.Error))
    return { code: loose(response.Error).Code, message: loose(response.Error).Message };
  if (isTold(reply.error_code) || words(reply.error_msg) !== null) {
    return { code: reply.error_code, message: reply.error_msg ?? reply.error_message };
  }
  const holdsAnswer = ['choices', 'output', 'content', 'candidates'].some(
    (name) => reply[name] !== undefined && reply[name] !== null,
  );
  if (!holdsAnswer && ['message', 'detail', 'msg'].some((name) => words(reply[name]) !== null)) return reply;
  return null;
}

/** Whether a value says anything: no null, false, zero or blank, and no object of such. */
function isTold(value: unknown, depth = 0): boolean {
  if (value === null || value === undefined || value === false || value === 0 || value === 200) return false;
  if (typeof value === 'string')
    return value.trim() !== '' && !/^(?:none|null|success|ok|0|200)$/i.test(value.trim());
  if (typeof value !== 'object') return true;
  return depth > 3 || Object.values(value).some((member) => isTold(member, depth + 1));
}

function messageOf(error: Loose): string | null {
  const own =
    [
      'message',
      'msg',
      'error_msg',
      'error_message',
      'detail',
      'error_description',
      'description',
      'title',
      'Message',
      'reason',
      'error',
    ]
      .map((name) => words(error[name]))
      .find((each) => each !== null) ?? null;
  // OpenRouter says "Provider returned error" and keeps the provider's own words apart.
  const raw = words(loose(error.metadata).raw);
  if (own !== null) return raw === null || own.includes(raw) ? own : `${own}: ${raw}`;
  const nested = ['message', 'detail', 'details', 'errors']
    .map((name) => error[name])
    .find((each) => typeof each === 'object' && each !== null);
  if (nested !== undefined) return safeJson(nested);
  return raw;
}

const UNITS_MS: Readonly<Record<string, number>> = {
  ms: 1,
  s: 1_000,
  sec: 1_000,
  second: 1_000,
  m: 60_000,
  min: 60_000,
  minute: 60_000,
  h: 3_600_000,
  hour: 3_600_000,
};
const DELAY =
  /(?:retry_?delay"?\s*:\s*"?|(?:retry|try again)(?: your request)? (?:in|after) (?:about |approximately )?)((?:\d+(?:\.\d+)?\s?(?:ms|milliseconds?|s|sec|seconds?|m|min|minutes?|h|hours?)\s?)+)/i;

/** Milliseconds that the words of an error ask to wait. */
function delayIn(said: string): number | null {
  const told = DELAY.exec(said);
  if (told === null) {
    const seconds = /"retry_after(?:_seconds)?"\s*:\s*(\d+(?:\.\d+)?)/i.exec(said);
    return seconds === null ? null : Number(seconds[1]) * 1_000;
  }
  let ms = 0;
  for (const [, amount, unit] of told[1]!.matchAll(/(\d+(?:\.\d+)?)\s?([a-z]+)/gi)) {
    const name = unit!
      .toLowerCase()
      .replace(/^milliseconds?$/, 'ms')
      .replace(/(?<=.{2})s$/, '');
    ms += Number(amount) * (UNITS_MS[name] ?? 0);
  }
  return ms > 0 ? ms : null;
}

function parse(body: string): unknown {
  try {
    return JSON.parse(body);
  } catch {
    return undefined;
  }
}

function safeJson(value: unknown): string {
  try {
    return list([JSON.stringify(value)])
      .join('')
      .slice(0, LONGEST_READ);
  } catch {
    // Deeper than the stack.
    return '';
  }
}
