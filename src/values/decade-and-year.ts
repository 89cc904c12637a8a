/**
 * A decade ("1980s", "the eighties", 198x) or a year standing alone, a span of years with it. A number of four digits is
 * a year only where nothing about it says that it counts something else.
 */
import { astronomicalYear } from './astronomical-year.ts';
import { eraAt } from './era-reader.ts';
import { roundYearSpan } from './foreign-spans.ts';
import { namedDecade } from './named-spans.ts';
import type { DateParts } from './numeric-date.ts';
import { spokenYear } from './spoken-year.ts';
import { gapAfter, type ReadText, type Word } from './words.ts';

/** The decade that begins at a word, or null. */
export function decadeAt(read: ReadText, at: number): DateParts | null {
  const { text, words } = read;
  const word = words[at] as Word;
  const named = namedDecade(read, at);
  if (named !== null) return named;
  if (!word.digits) return null;
  if (/^x$/i.test(text.slice(word.end, word.end + 1)) && word.text.length === 3)
    return {
      precision: 'decade',
      year: Number(word.text) * 10,
      lastYear: Number(word.text) * 10 + 9,
      first: at,
      last: Math.min(at + 1, words.length - 1),
    };
  const round = /^1\d{2}0$|^20[0-2]0$|^[3-9]00$/.test(word.text) ? roundYearSpan(read, at) : null;
  if (round !== null) {
    const year = Number(word.text);
    const lastYear = year + (round.precision === 'century' ? 99 : 9);
    return { precision: round.precision, year, lastYear, first: at, last: round.last };
  }
  const tail = words[at + 1];
  if (tail?.text !== 's' || !/^'?$/.test(gapAfter(read, at))) return null;
  const value = Number(word.text);
  if (/^\d{4}$/.test(word.text) && value % 10 === 0) {
    const span = value % 100 === 0 ? 99 : 9;
    return {
      precision: span === 9 ? 'decade' : 'century',
      year: value,
      lastYear: value + span,
      first: at,
      last: at + 1,
    };
  }
  if (/^\d0$/.test(word.text))
    return { precision: 'decade', year: 1900 + value, lastYear: 1909 + value, first: at, last: at + 1 };
  return null;
}

/** The year, or span of years, that begins at a word, or null. */
export function yearAt(read: ReadText, at: number): DateParts | null {
  const { text, words } = read;
  const word = words[at] as Word;
  if (!word.digits) {
    const spoken = spokenYear(read, at);
    return spoken && { precision: 'year', year: spoken.year, first: at, last: spoken.last };
  }
  if (!/^\d{1,4}$/.test(word.text)) return null;
  const written = word.end - word.start;
  if (written !== word.text.length) return null;
  const era = eraAt(read, at);
  const value = Number(word.text);
  if (era.marked) {
    const year = astronomicalYear(value, era.bce);
    return { precision: 'year', year, first: era.first, last: era.last };
  }
  const ad = words[at - 1]?.text === 'ad' && value > 0;
  if (!ad && (word.text.length !== 4 || value < 1000 || value > 2199)) return null;
  const before = text[word.start - 1] ?? ' ';
  if (before === '$' || before === '£' || before === '€' || before === '.' || before === '#') return null;
  const after = text.slice(word.end, word.end + 1);
  if (after === '%' || /^\.\d/.test(text.slice(word.end, word.end + 2))) return null;
  const link = words[at + 1]?.text ?? '';
  const worded =
    /^(?:to|until|till|through)$/.test(link) || (link === 'and' && words[at - 1]?.text === 'between');
  const joined = /^\s*[-/]\s*$/.test(gapAfter(read, at));
  const span = joined ? words[at + 1] : worded ? words[at + 2] : undefined;
  if (span?.digits && /^(?:\d{2}|\d{4})$/.test(span.text)) {
    const last =
      span.text.length === 2 ? Math.floor(value / 100) * 100 + Number(span.text) : Number(span.text);
    if (last > value && last < 2200)
      return { precision: 'year', year: value, lastYear: last, first: at, last: at + (joined ? 1 : 2) };
  }
  return { precision: 'year', year: value, first: at, last: at };
}
