/**
 * Reads yes or no from the opening of an answer. Only a plain opening counts: "No one knows" is not a no.
 */
import { type ReadText, readWords } from './words.ts';

const YES = new Set('yes yeah yep true correct indeed affirmative certainly'.split(' '));
const NO = new Set('no nope false incorrect negative'.split(' '));
const NOT_NO = new Set(
  'one longer more doubt problem matter known information record evidence single idea comment'.split(' '),
);

const YES_ELSEWHERE = new Set(
  'ja jawohl oui si sí sim ano tak да так evet igen kyllä ναι はい 是 是的 예 네 有 ya نعم हाँ כן'.split(' '),
);
const NO_ELSEWHERE = new Set(
  'nein nee nej nei non não nao ne nie нет ні hayır hayir nem ei όχι いいえ 不 不是 否 아니요 tidak لا नहीं לא'.split(
    ' ',
  ),
);

/** "Yes? No, the other one is", "No, wait, yes": one of them after the other, and not "yes, no doubt". */
const TURNED =
  /^\W*(?:(?:yes|yeah|yep)\W+(?:(?:wait|actually|sorry|h+m+|well|or rather|on second thought|i(?:'d| would)? (?:say|mean|meant))\W+)*nop?e?|nop?e?\W+(?:(?:wait|actually|sorry|h+m+|well|or rather|on second thought|i(?:'d| would)? (?:say|mean|meant))\W+)*(?:yes|yeah|yep))(?=\s*(?:[.,;:!?]|$|was\b|is\b))/i;

/** The same in other languages, where a yes or no is known to be expected: "Non" and "si" are other words elsewhere. */
export function readYesNoElsewhere(text: string): boolean | null {
  const opening = /^[\s"'«“]*([\p{L}\p{M}]+)(?![\p{L}\p{M}-])/u.exec(text.toLowerCase())?.[1];
  if (opening === undefined) return null;
  if (YES_ELSEWHERE.has(opening)) return true;
  return NO_ELSEWHERE.has(opening) ? false : null;
}

/** True for yes, false for no, null when the answer does not open with either; it may be read words already. */
export function readYesNo(answer: string | ReadText): boolean | null {
  const { words, text: clean } = typeof answer === 'string' ? readWords(answer) : answer;
  let at = 0;
  while (
    at < words.length &&
    /^(?:well|oh|the|answer|is|that|it|statement|this|s)$/.test(words[at]?.text ?? '') &&
    at < 5
  )
    at += 1;
  const word = words[at];
  if (!word || (at === 0 && TURNED.test(clean))) return null;
  if (words[at + 1]?.text === 'and' && /^(?:yes|no)$/.test(words[at + 2]?.text ?? '')) return null;
  if (YES.has(word.text)) return true;
  if (!NO.has(word.text)) return null;
  const next = words[at + 1];
  if (next && /^\s$/.test(clean.slice(word.end, next.start)) && NOT_NO.has(next.text)) return null;
  return false;
}
