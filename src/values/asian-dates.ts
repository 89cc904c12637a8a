/**
 * Dates whose notation names year, month and day by words of their own: Chinese, Japanese, Korean (the number before its
 * word) and Vietnamese (the number behind it). Read from the text, since their parts are glued together.
 */
import { astronomicalYear } from './astronomical-year.ts';
import type { DateParts } from './numeric-date.ts';
import type { ReadText, Word } from './words.ts';

/** 1879年3月14日, 1879년 3월 14일, with or without month and day; 公元前44年. */
export function eastAsianDate(read: ReadText, at: number): DateParts | null {
  const { text, words } = read;
  const word = words[at] as Word;
  // An era stands glued to its number in front: the number's own place reads it.
  if (!word.digits) return null;
  const sign = text[word.end];
  // 1930年代 is a decade.
  if ((sign !== '年' && sign !== '년') || /^[代대]/.test(text.slice(word.end + 1))) return null;
  const tail = text.slice(word.start, word.start + 24);
  const match =
    /^(\d{1,4})[年년](?:\s?(\d{1,2}|[一二三四五六七八九十]{1,2})[月월](?:\s?(\d{1,2}|[一二三四五六七八九十]{1,3})[日일号號])?)?/.exec(
      tail,
    );
  if (match === null) return null;
  const era = /(?:公元前|纪元前|紀元前|西元前|前|기원전\s?)$/.test(
    text.slice(Math.max(0, word.start - 5), word.start),
  );
  if (!era && (match[1] as string).length < 3) return null;
  const last = lastBefore(words, at, word.start + match[0].length);
  const [year, month, day] = match
    .slice(1)
    .map((part) => (part === undefined ? undefined : eastNumber(part)));
  const precision = day !== undefined ? 'day' : month !== undefined ? 'month' : 'year';
  return { precision, year: astronomicalYear(year as number, era), month, day, first: at, last };
}

/** "ngày 14 tháng 3 năm 1879", "tháng 3/1879": months have numbers. */
export function vietnameseDate(read: ReadText, at: number): DateParts | null {
  const { text, words } = read;
  const word = words[at] as Word;
  if (!word.digits && word.text !== 'thang') return null;
  const match =
    /^(?:(\d{1,2})\s+)?th[aá]ng\s+(\d{1,2})(?:\s*,?\s*(?:n[aă]m\s+|\/\s?)?(\d{3,4})(?!\d))?/iu.exec(
      text.slice(word.start, word.start + 40),
    );
  if (match === null || Number(match[2]) > 12 || Number(match[2]) < 1) return null;
  const year = match[3] === undefined ? null : Number(match[3]);
  const day = match[1] === undefined ? undefined : Number(match[1]);
  const last = lastBefore(words, at, word.start + match[0].length);
  const precision = year === null ? 'day-of-year' : day === undefined ? 'month' : 'day';
  return { precision, year, month: Number(match[2]), day, first: at, last };
}

/** The last word that begins before a place of the text. */
function lastBefore(words: readonly Word[], at: number, end: number): number {
  let last = at;
  while ((words[last + 1]?.start ?? Number.POSITIVE_INFINITY) < end) last += 1;
  return last;
}

const EAST_DIGITS = '一二三四五六七八九';

/** "3", "三", "十二", "二十一". */
function eastNumber(text: string): number {
  if (/^\d+$/.test(text)) return Number(text);
  const ten = text.indexOf('十');
  if (ten < 0) return EAST_DIGITS.indexOf(text) + 1;
  const tens = ten === 0 ? 1 : EAST_DIGITS.indexOf(text[ten - 1] as string) + 1;
  return tens * 10 + EAST_DIGITS.indexOf(text[ten + 1] ?? '') + 1;
}
