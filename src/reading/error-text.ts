/**
 * What harnesses write in place of an answer when a call failed: an error mark, a status line, a server's page, a notice of
 * moderation. Only a text that is nothing else counts: an answer may speak of errors, and "None" may be the answer to a
 * question, so that a lone null word is one only where the reader says that it stands for a missing cell.
 */
import { isFaultPhrase } from './error-phrases.ts';

const WHOLE: readonly RegExp[] = [
  // [ERROR], $ERROR$, <timeout>, #ERROR!, **error**
  /^[[<({$#*_|]+\s*(?:(?:api|request|generation|model|inference|call|http|server|network|internal|rate[ _-]?limit)[ _-]*)?(?:error|errors|timeout|timed[ _-]?out|failed|failure|exception|rate[ _-]?limit(?:ed)?|output stripped|content[ _-]filter(?:ed)?|filtered|blocked)(?:\s*[:\-–][^\n]*|[ _-]\d{3})?\s*[\])}>$#*_|!]*$/i,
  // [ERROR] timeout, {API error}: 500, <failed> after 3 tries
  /^[[{<]\s*(?:(?:api|request|generation|model|inference|call|http|server|network|internal)[ _-]*)?(?:error|exception|timeout|timed[ _-]?out|failed|failure|rate[ _-]?limit(?:ed)?)(?:[ _-]?\d{3})?\s*[\]}>][ \t]*[:\-–]?[ \t]*[^\n]{0,600}$/i,
  /^#(?:ERROR!|N\/A|REF!|VALUE!|NAME\?|NULL!|NUM!|DIV\/0!)$/,
  /^(?:error|api[ _]error|timeout|request timed out|timed out|api_error|request_failed|rate_limit(?:_exceeded)?)[.!]?$/i,
  /^(?:\w+\.)*\w*(?:Error|Exception|Timeout)(?::|\()[^\n]{0,600}$/,
  /^(?:api |http |server |request |openai |anthropic )?(?:error|exception)\s*(?:code)?\s*[:=(]?\s*\(?[45]\d\d\b[^\n]{0,600}$/i,
  /^(?:api|http|server|network|connection|internal|request|generation) (?:server )?error\b[:.][^\n]{0,600}$/i,
  // overloaded_error, rate_limit_exceeded: the word of a machine alone
  /^[a-z]+(?:_[a-z]+)*_(?:error|exception|timeout|exceeded|unavailable|failed)[.!]?$/,
  /^(?:upstream (?:connect error|request timeout|error|timed out)|no healthy upstream|stream (?:error|closed|disconnected|timeout)|socket hang up|econn(?:reset|refused|aborted)|etimedout|eai_again)\b[^\n]{0,300}$/i,
  /^(?:the|that|this) (?:server|engine|model|service) (?:had an error|is (?:currently |temporarily )?(?:overloaded|unavailable|at capacity))\b[^\n]{0,300}$/i,
  /^(?:the )?(?:request|api call|call|generation|query) (?:failed|timed out|was aborted)\b[^\n]{0,300}$/i,
  /^(?:HTTP(?:\/[\d.]+)? )?(?:400|401|402|403|404|408|413|422|429|500|502|503|504|524|529)[ :,-]+(?:bad request|unauthori[sz]ed|payment required|forbidden|not found|request timeout|too many requests|internal server error|bad gateway|service unavailable|gateway time-?out|overloaded|client error|server error)\b[^\n]{0,300}$/i,
  /^traceback \(most recent call last\):/i,
  /^<(?:!doctype html|html|head)\b[\s\S]*(?:<title>\s*)?[45]\d\d\b[\s\S]*$/i,
  /^<(?:!doctype html)\b[\s\S]*<\/html>\s*$/i,
  /^\{\s*"?'?(?:error|fault)"?'?\s*:[\s\S]*\}$/i,
  /^(?:rate limit (?:exceeded|reached)|quota exceeded|insufficient (?:balance|quota)|too many requests|connection (?:error|refused|reset|aborted)|read timed out|service unavailable|bad gateway|internal server error)\b[^\n]{0,300}$/i,
  /^(?:the )?(?:response|output|content|prompt|request) (?:was|has been|is) (?:filtered|blocked|flagged|rejected)\b[^\n]{0,300}$/i,
  /^HTTPS?ConnectionPool\(host=[^\n]{0,600}$/,
  /^\{\s*["']?(?:type|object|status)["']?\s*:\s*["']error["'][\s\S]*\}$/i,
  /^request was (?:throttled|rate.?limited)\b[^\n]{0,300}$/i,
  /^(?:(?:torch|cuda)[\w.]*\s*:?\s*)?(?:cuda )?(?:error: )?out of memory\b[^\n]{0,600}$/i,
  /^(?:fehler|erreur|errore|erro|b[łl][ąa]d|fout|feil|fejl|ошибка|помилка|chyba|hata|virhe|hiba|错误|錯誤|エラー|오류)(?:\s*\d{3})?\s*[:：][^\n]{0,300}$/i,
  /^(?:zeitüberschreitung|délai (?:d['’]attente )?dépassé|(?:tiempo de espera agotado|se agotó el tiempo)|tempo (?:limite )?(?:scaduto|esgotado)|(?:请求|連線|连接|接口)?(?:超时|逾時)|(?:请求|调用|接口)(?:超时|失败|错误)|(?:服务器|系统)(?:繁忙|错误|异常)|タイムアウト|リクエストに失敗|시간 초과|요청 실패|превышено время)[^\n]{0,200}$/i,
  /^(?:content[ _]?filter(?:ed)?|data_inspection_failed|content_policy_violation|output data may contain inappropriate content)\b[^\n]{0,300}$/i,
];

const LONGEST = 2000;
/** A mark in brackets, dollar or hash signs: "[TIMEOUT]", "#ERROR!", "<error>", "{{ error }}". */
const MARK =
  /^[\s[\](){}<>$#*_|"'!.:-]*(?:(?:api|request|http|model|generation|inference|response|content|output|server|network|connection|runtime|internal|unknown|fatal)[\s_-]*)?(?:error(?:ed)?|exception|time(?:d)?[\s_-]?out|failed|failure|stripped|omitted|truncated|filtered|blocked|rate[\s_-]?limit(?:ed)?)(?:[\s_-]*(?:error|exception|exceeded|message|code|\d{3}))*[\s[\](){}<>$#*_|"'!.:-]*$/i;
const BRACKETED = /^\s*(?:[[<({$#]|\*{1,2}).*(?:[\])>}$#!]|\*{1,2})\s*$/s;
/** How failed calls are told in words, at the beginning of the reply. */
const TOLD =
  /^\W*(?:(?:api|openai|anthropic|http|server|request|network|connection|internal server|runtime|value|type|key|json|rate ?limit|timeout|bad ?request|authentication)\s*(?:error|exception)\b\W*(?:code)?\W*(?:\d{3}\b|:|-|$)|(?:error|exception)\s*(?:code)?\s*[:(#-]?\s*\d{3}\b|error(?:ed)?\s*:\s*(?:\w+\s+)?(?:\d{3}\b|time(?:d)? ?out|rate limit|connection|request|failed|could not|unable to (?:get|reach|connect|fetch)|api|http)|request (?:failed|timed out|error)|(?:failed|unable|could not) to (?:get|fetch|generate|obtain|reach|connect|receive)(?: an?)? (?:response|reply|completion|to|the api|api)|\d{3} (?:too many requests|internal server error|bad gateway|service unavailable|gateway time-?out|bad request|unauthorized|forbidden)|too many requests\W*$|(?:internal server error|bad gateway|service unavailable|gateway time-?out)\W*$|traceback \(most recent call last\)|<!doctype html|<html[\s>])/i;

/** What any of them begins with; nearly no answer does. */
const MAY_START =
  /^\s*[[{(<$#*_|]|^\W*(?:[45]\d\d\b|\w*(?:error|exception|timeout)|\d{3} |(?:\w+\.)|[a-z]+(?:_[a-z]+)+[.!]?\s*$|(?:api|errored|timed|request|rate|http|server|openai|anthropic|network|connection|internal|generation|call|query|runtime|value|type|key|json|bad|authentication|failed|failure|unable|could|too|traceback|doctype|html|head|quota|insufficient|read|service|gateway|response|output|content|prompt|data_inspection|model|inference|fatal|unknown|time|https?connectionpool|cuda|torch|out|upstream|no healthy|stream|socket|econn\w+|etimedout|eai_again|(?:the|that|this) (?:server|engine|model|service|request|api|call|generation|query|response|output|content|prompt)|fehler|erreur|errore|erro|fout|feil|fejl|chyba|hata|virhe|hiba|tiempo|tempo)(?![a-z])|^\W*(?:b[łl][ąa]d|ошибка|помилка|错误|錯誤|エラー|오류|zeit|délai|se agot|请求|連線|连接|接口|超时|逾時|调用|服务器|系统|タイム|リクエスト|시간|요청|превышено))/i;

/** The error that a text is, cut to a line; null where it may be an answer. */
export function errorText(text: string): string | null {
  const starts = MAY_START.test(text);
  if (!starts && !isFaultPhrase(text)) return null;
  const said = text.trim();
  if (said === '' || said.length > 20_000) return null;
  const is =
    !starts || WHOLE.some((pattern) => pattern.test(said)) || isToldOrMarked(said) || isFaultPhrase(text);
  return is ? said.split('\n', 1)[0]!.slice(0, 200) : null;
}

/** Whether a notice is a filter's, which declines in the model's stead. */
export function isFilterText(text: string): boolean {
  return /\b(?:(?:content_)?filter(?:ed)?|block(?:ed|list|_?reason)|flagged|moderation|inappropriate content|content_policy|data_inspection|safety|prohibited_content|recitation)/i.test(
    text,
  );
}

function isToldOrMarked(text: string): boolean {
  if (text.length > LONGEST && !/^<(?:!doctype|html)/i.test(text)) return false;
  return TOLD.test(text) || (BRACKETED.test(text) && MARK.test(text.replace(/\s+/g, ' ')));
}
