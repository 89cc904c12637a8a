/**
 * Text that a program wrote where a call failed: "[ERROR]", "API Error: 429 Too Many Requests", a page of HTML. It is no
 * answer, right or wrong. Only a reply that is nothing else counts, because models speak of errors too.
 */

const LONGEST = 2000;
/** A mark in brackets, dollar or hash signs: "[TIMEOUT]", "#ERROR!", "<error>", "{{ error }}". */
const MARK =
  /^[\s[\](){}<>$#*_|"'!.:-]*(?:(?:api|request|http|model|generation|inference|response|content|output|server|network|connection|runtime|internal|unknown|fatal)[\s_-]*)?(?:error(?:ed)?|exception|time(?:d)?[\s_-]?out|failed|failure|stripped|omitted|truncated|filtered|blocked|rate[\s_-]?limit(?:ed)?)(?:[\s_-]*(?:error|exception|exceeded|message|code|\d{3}))*[\s[\](){}<>$#*_|"'!.:-]*$/i;
const BRACKETED = /^\s*(?:[[<({$#]|\*{1,2}).*(?:[\])>}$#!]|\*{1,2})\s*$/s;
/** How failed calls are told in words, at the beginning of the reply. */
const TOLD =
  /^\W*(?:(?:api|openai|anthropic|http|server|request|network|connection|internal server|runtime|value|type|key|json|rate ?limit|timeout|bad ?request|authentication)\s*(?:error|exception)\b\W*(?:code)?\W*(?:\d{3}\b|:|-|$)|(?:error|exception)\s*(?:code)?\s*[:(#-]?\s*\d{3}\b|error(?:ed)?\s*:\s*(?:\w+\s+)?(?:\d{3}\b|time(?:d)? ?out|rate limit|connection|request|failed|could not|unable to (?:get|reach|connect|fetch)|api|http)|request (?:failed|timed out|error)|(?:failed|unable|could not) to (?:get|fetch|generate|obtain|reach|connect|receive)(?: an?)? (?:response|reply|completion|to|the api|api)|\d{3} (?:too many requests|internal server error|bad gateway|service unavailable|gateway time-?out|bad request|unauthorized|forbidden)|too many requests\W*$|(?:internal server error|bad gateway|service unavailable|gateway time-?out)\W*$|traceback \(most recent call last\)|<!doctype html|<html[\s>])/i;

/** True when the whole reply is an error's text. */
export function isErrorText(reply: string): boolean {
  const text = reply.trim();
  if (text.length > LONGEST && !/^<(?:!doctype|html)/i.test(text)) return false;
  if (TOLD.test(text)) return true;
  return BRACKETED.test(text) && MARK.test(text.replace(/\s+/g, ' '));
}
