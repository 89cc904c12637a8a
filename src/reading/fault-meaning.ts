/**
 * What an error's status, codes and words mean together. The order decides: an empty account before a limit, a limit before
 * a filter, and what would end a run (`key`, `quota`, `model`, `setting`) only by words that can mean nothing else.
 */
import { filterWord, saysFiltered } from './filter-word.ts';

export type FaultMeaning =
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

/** An error as far as its meaning rests on it. */
export interface ErrorWords {
  /** HTTP status, or the one told in the body. */
  readonly status: number;
  readonly codes: readonly string[];
  readonly message: string;
  /** Message and body, as far as they are read. */
  readonly said: string;
  readonly isJson: boolean;
  /** Wait that the words ask for, or null. */
  readonly retryAfterMs: number | null;
}

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
const NUMBERED: ReadonlyMap<string, FaultMeaning> = new Map([
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

export function faultMeaning({
  status,
  message,
  said,
  isJson,
  codes,
  retryAfterMs,
}: ErrorWords): FaultMeaning {
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
}: Pick<ErrorWords, 'status' | 'said' | 'retryAfterMs'>): boolean {
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
