/**
 * Decades and centuries that are written in words: "the sixties", "eighteen-nineties", "nineteenth century",
 * "12. Jahrhundert", "siglo XII". Each gives the first and last year of its span.
 */

import { foldText } from './fold-text.ts';
import {
  CENTURY_BEFORE,
  CENTURY_BEHIND,
  CENTURY_LINKS,
  CENTURY_SHORT,
  ITALIAN_CENTURIES,
} from './foreign-spans.ts';
import type { ReadText, Word } from './words.ts';

export interface NamedSpan {
  readonly precision: 'decade' | 'century';
  readonly year: number;
  readonly lastYear: number;
  readonly first: number;
  readonly last: number;
}

const DECADES: Readonly<Record<string, number>> = {
  twenties: 20,
  thirties: 30,
  forties: 40,
  fifties: 50,
  sixties: 60,
  seventies: 70,
  eighties: 80,
  nineties: 90,
};
/** "eighteen-nineties": the word before the decade is the century. */
const HUNDREDS: Readonly<Record<string, number>> = {
  fifteen: 1500,
  sixteen: 1600,
  seventeen: 1700,
  eighteen: 1800,
  nineteen: 1900,
};
const ORDINAL_CENTURIES: Readonly<Record<string, number>> = {
  eleventh: 11,
  twelfth: 12,
  thirteenth: 13,
  fourteenth: 14,
  fifteenth: 15,
  sixteenth: 16,
  seventeenth: 17,
  eighteenth: 18,
  nineteenth: 19,
  twentieth: 20,
};
const NUMBER_FIRST = new Set(['century', 'centuries', ...CENTURY_BEHIND]);
const NUMBER_LAST = CENTURY_BEFORE;

/** Words that a decade, or a century with its number behind it, begins with. */
export const SPAN_WORDS: readonly string[] = [
  ...Object.keys(HUNDREDS),
  ...Object.keys(DECADES),
  ...NUMBER_LAST,
  ...ITALIAN_CENTURIES.keys(),
];

/** Whether a word is what stands behind the number of a century. */
export function namesCentury(word: string): boolean {
  return NUMBER_FIRST.has(word) || CENTURY_SHORT.has(word);
}

/** A decade in words, at a word or at the word before it. */
export function namedDecade({ words }: ReadText, at: number): NamedSpan | null {
  const word = words[at] as Word;
  const hundreds = HUNDREDS[word.text];
  const after = hundreds === undefined ? undefined : DECADES[words[at + 1]?.text ?? ''];
  if (hundreds !== undefined && after !== undefined) {
    const year = hundreds + after;
    return { precision: 'decade', year, lastYear: year + 9, first: at, last: at + 1 };
  }
  const named = DECADES[word.text];
  if (named === undefined) return null;
  return { precision: 'decade', year: 1900 + named, lastYear: 1909 + named, first: at, last: at };
}

/** The number of a century and the words that say it; the era is for the caller to read. */
export function centuryAt({ text, words }: ReadText, at: number): { number: number; last: number } | null {
  const word = words[at];
  if (!word) return null;
  const italian = word.capital ? ITALIAN_CENTURIES.get(word.text) : undefined;
  if (italian !== undefined) return { number: italian, last: at };
  const next = words[at + 1];
  if (!next) return null;
  // "18वीं सदी".
  const name = next.text === HINDI_ORDINAL ? words[at + 2] : next;
  if (name !== undefined && (NUMBER_FIRST.has(name.text) || isShort(text, word, name))) {
    const number = word.digits
      ? Number(word.text)
      : (ORDINAL_CENTURIES[word.text] ?? roman(word.text.replace(/i?emes?$|es?$/, '')) ?? Number(word.stem));
    return isCentury(number) ? { number, last: name === next ? at + 1 : at + 2 } : null;
  }
  if (!NUMBER_LAST.has(word.text) || !text.slice(word.end, next.start).match(/^[\s.]*$/)) return null;
  const linked = CENTURY_LINKS.has(next.text) ? words[at + 2] : next;
  if (linked === undefined) return null;
  // "S. XVIII" is Spanish, and "s" alone a letter.
  if (
    word.text.length < 4 &&
    word.text !== 'ky' &&
    (linked.digits || !/^[XVI]+$/.test(text.slice(linked.start, linked.end)))
  )
    return null;
  const number = linked.digits ? Number(linked.text) : (roman(linked.text) ?? 0);
  const last = (linked === next ? at + 1 : at + 2) + (words[at + 3]?.text === 'lea' ? 1 : 0);
  return isCentury(number) ? { number, last } : null;
}
const HINDI_ORDINAL = foldText('वीं');

/** "XVIII w.": a Roman numeral and a letter with its point. */
function isShort(text: string, numeral: Word, name: Word): boolean {
  return (
    CENTURY_SHORT.has(name.text) &&
    text[name.end] === '.' &&
    (name.text === 's' ? /^[XVI]+e$/ : /^[XVI]+$/).test(text.slice(numeral.start, numeral.end))
  );
}

function isCentury(number: number): boolean {
  return Number.isInteger(number) && number >= 1 && number <= 40;
}

const ROMAN: Readonly<Record<string, number>> = { i: 1, v: 5, x: 10 };

function roman(text: string): number | null {
  if (!/^x{0,3}(?:ix|iv|v?i{0,3})$/.test(text) || text === '') return null;
  let value = 0;
  for (let at = 0; at < text.length; at += 1) {
    const one = ROMAN[text[at] as string] as number;
    const next = ROMAN[text[at + 1] ?? ''] ?? 0;
    value += one < next ? -one : one;
  }
  return value;
}
