/**
 * Folds text for comparison: Unicode compatibility forms, case and diacritics go; letters that have no
 * decomposition (ø, ł, ß, æ) become their usual Latin spelling. Plain ASCII takes a short path, because most
 * answers are ASCII and every answer passes here.
 */
import { withOneHanForm } from './han-variants.ts';

const LETTERS: Readonly<Record<string, string>> = {
  ß: 'ss',
  æ: 'ae',
  œ: 'oe',
  ø: 'o',
  ł: 'l',
  đ: 'd',
  ð: 'd',
  þ: 'th',
  ı: 'i',
  ħ: 'h',
  ŋ: 'n',
  // Letters of Arabic script that Arabs and Persians write in two ways.
  ى: 'ي',
  ی: 'ي',
  ک: 'ك',
  ة: 'ه',
};
const SPECIAL = /[ßæœøłđðþıħŋىیکة]/g;
// biome-ignore lint/suspicious/noControlCharactersInRegex: the ASCII range is what is meant
const ASCII = /^[\x00-\x7f]*$/;

/** "10⁹": its compatibility form would be 109. */
const POWER_OF_TEN = /(?<=10)[⁻⁺]?[⁰¹²³⁴-⁹]+/g;

/** "12½": its compatibility form would be 121⁄2. */
const MIXED = /(?<=\d) ?[½¼¾]/g;
const FRACTIONS: Readonly<Record<string, string>> = { '½': '.5', '¼': '.25', '¾': '.75' };

/** True when every character is ASCII. */
export function isAscii(text: string): boolean {
  return ASCII.test(text);
}

/** Compatibility form with one kind of quote, dash and space; offsets into the result stay readable to people. */
export function cleanText(text: string): string {
  if (isAscii(text)) return text;
  return text
    .replace(POWER_OF_TEN, '^$&')
    .replace(MIXED, (sign) => FRACTIONS[sign.trim()] ?? sign)
    .normalize('NFKC')
    .replace(/[‘’ʼʻ`´]/g, "'")
    .replace(/[“”„«»]/g, '"')
    .replace(/[‐‑‒–—−]/g, '-')
    .replace(/\p{Nd}/gu, asciiDigit)
    .replace(/[\u200b-\u200d\ufeff\u00ad]/g, '');
}

/** Lower case without diacritics and in one form of every letter: "Röntgen" -> "rontgen", "Straße" -> "strasse", 臺 -> 台. */
export function foldText(text: string): string {
  const lower = text.toLowerCase();
  if (isAscii(lower)) return lower;
  const folded = lower
    .normalize('NFKD')
    .replace(/\p{M}+/gu, '')
    // Compatibility forms of capitals, as of mathematical letters, have no small ones of their own.
    .toLowerCase()
    .replace(SPECIAL, (letter) => LETTERS[letter] ?? letter);
  return withOneHanForm(folded);
}

/** Digits of other scripts come in runs of ten that begin with their zero: "١٩١٢" -> "1912". */
function asciiDigit(digit: string): string {
  const code = digit.charCodeAt(0);
  if (code < 128 || digit.length > 1) return digit;
  let zero = code;
  while (/\p{Nd}/u.test(String.fromCharCode(zero - 1)) && code - zero < 9) zero -= 1;
  return String(code - zero);
}
