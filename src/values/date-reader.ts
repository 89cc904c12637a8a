/**
 * Reads one date at one word of a text, whatever its notation. Every pattern says how far it reached; what follows is
 * read from there, so that no word belongs to two dates.
 */

import { eastAsianDate, vietnameseDate } from './asian-dates.ts';
import { astronomicalYear } from './astronomical-year.ts';
import type { DateMention } from './date-mention.ts';
import { DAY_WORDS, joins, ordinalEnd, secondDay, spelledDay } from './day-words.ts';
import { decadeAt, yearAt } from './decade-and-year.ts';
import { type EraFound, eraAt } from './era-reader.ts';
import { isEnglishMonth, type MonthWord, monthAt, monthWords } from './month-names.ts';
import { centuryAt, namesCentury, SPAN_WORDS } from './named-spans.ts';
import { type DateParts, isDay, numericDate } from './numeric-date.ts';
import { PART_WORDS, partAt } from './part-of-time.ts';
import { spokenYear } from './spoken-year.ts';
import { gapAfter, type ReadText, type Word } from './words.ts';

const ABOUT = new Set(['circa', 'ca', 'c', 'about', 'around', 'approximately', 'roughly']);

/** Of every word, whether a date may begin there: told from the word itself and the one behind it. */
export function datePlaces(words: readonly Word[]): readonly boolean[] {
  const places: boolean[] = [];
  for (let at = 0; at < words.length; at += 1) {
    const { digits, text, stem } = words[at] as Word;
    // Number words and numerals have digits for a stem: "one half", "II".
    places.push(digits || stem.charCodeAt(0) < 58 || mayOpenDate(text));
    if (at > 0 && !digits && namesCentury(text)) places[at - 1] = true;
  }
  return places;
}

let openers: ReadonlySet<string> | null = null;

/** One table of all words that open a date, and the endings of ordinals. */
function mayOpenDate(text: string): boolean {
  openers ??= new Set([...[...monthWords(), ...SPAN_WORDS, ...PART_WORDS, ...DAY_WORDS, 'thang']]);
  return openers.has(text) || isOrdinalEnd(text) || (text.charCodeAt(0) > 1000 && /^[בלמה]/.test(text));
}

/** Asked of every word, so by the last letter first. */
function isOrdinalEnd(text: string): boolean {
  switch (text.charCodeAt(text.length - 1)) {
    case 104:
      return text.endsWith('th');
    case 116:
      return text.endsWith('first');
    case 100:
      return text.endsWith('second') || text.endsWith('third');
    default:
      return false;
  }
}

/** Dates of one text, looked for word by word. */
export class DateReader {
  readonly #read: ReadText;
  readonly #text: string;
  readonly #words: readonly Word[];

  constructor(read: ReadText) {
    this.#read = read;
    this.#text = read.text;
    this.#words = read.words;
  }

  /** The date that begins at a word, or null. */
  at(at: number): DateMention | null {
    const parts = this.#partOf(at) ?? this.#whole(at);
    return parts === null ? null : this.#mention(parts);
  }

  /** "spring 1945", "the first half of the 1980s", "late May 2001": not of a day. */
  #partOf(at: number): DateParts | null {
    const found = partAt(this.#words, at);
    if (found === null || found.next >= this.#words.length) return null;
    const whole = this.#whole(found.next);
    if (
      whole === null ||
      whole.part !== undefined ||
      !/^(?:month|year|decade|century)$/.test(whole.precision)
    )
      return null;
    if (whole.lastYear !== undefined && whole.precision === 'year') return null;
    return { ...whole, part: found.part, first: at };
  }

  #whole(at: number): DateParts | null {
    return (
      this.#century(at) ??
      eastAsianDate(this.#read, at) ??
      this.#yearFirst(at) ??
      this.#withMonth(at) ??
      numericDate(this.#read, at) ??
      decadeAt(this.#read, at) ??
      yearAt(this.#read, at)
    );
  }

  #mention(parts: DateParts): DateMention {
    const { first, last } = parts;
    const before = this.#words[first - 1]?.text ?? '';
    const year = parts.year;
    const end = (this.#words[last] as Word).end;
    return {
      precision: parts.precision,
      year,
      lastYear: parts.lastYear ?? year,
      month: parts.month ?? null,
      day: parts.day ?? null,
      swapped: parts.swapped ?? false,
      otherMonth: parts.otherMonth ?? null,
      monthTold: parts.monthTold ?? true,
      part: parts.part ?? null,
      about: ABOUT.has(before) || /^\s*[?~]/.test(this.#text.slice(end, end + 2)),
      oldStyle: /^[\s,(]*(?:o\.?\s?s\.?|old style|julian)\b/i.test(this.#text.slice(end, end + 16)),
      first,
      last,
      start: (this.#words[first] as Word).start,
      end,
    };
  }

  /** "5th century BC", "the early nineteenth century". */
  #century(at: number): DateParts | null {
    const found = centuryAt(this.#read, at);
    if (found === null) return null;
    const { number, last } = found;
    const era = this.#era(last);
    const first = era.bce ? -number * 100 + 1 : (number - 1) * 100 + 1;
    return { precision: 'century', year: first, lastYear: first + 99, first: at, last: era.last };
  }

  /** "1879. március 14.", "1879 March 14", "1879ko martxoaren 14a". */
  #yearFirst(at: number): DateParts | null {
    const word = this.#words[at] as Word;
    if (!word.digits || !/^[1-9]\d{3}$/.test(word.text) || Number(word.text) > 2199) return null;
    let next = at + 1;
    if (/^(?:m|ko|eko|metu|metų|gada|ж|жылғы)$/.test(this.#words[next]?.text ?? '')) next += 1;
    const name = this.#words[next];
    if (!name || name.digits || !/^[\s.,-]*$/.test(this.#text.slice(this.#words[next - 1]!.end, name.start)))
      return null;
    const named = monthAt(this.#words, next);
    if (named === null || named.needs === 'day-and-year') return null;
    const dayAt = this.#words[next + named.words];
    if (
      !dayAt?.digits ||
      !isDay(dayAt.text) ||
      !/^[\s.,-]*$/.test(gapAfter(this.#read, next + named.words - 1))
    )
      return null;
    if (
      this.#words[next + named.words + 1]?.digits &&
      /^[\s,]*$/.test(gapAfter(this.#read, next + named.words))
    )
      return null;
    return {
      precision: 'day',
      year: Number(word.text),
      ...saidMonth(named),
      day: Number(dayAt.text),
      first: at,
      last: next + named.words,
    };
  }

  /** @param options - `alone`: of two days only the one at the place, so that a row of a thousand days is read once */
  #withMonth(at: number, { alone = false } = {}): DateParts | null {
    const word = this.#words[at];
    if (!word) return null;
    const vietnamese = vietnameseDate(this.#read, at);
    if (vietnamese !== null) return vietnamese;
    const month = monthAt(this.#words, at);
    if (month !== null) return this.#monthFirst(at, month);
    // Day first: "4 July 1776", "4th of July".
    const spelled = word.digits ? null : spelledDay(this.#words, at);
    if (spelled === null && !(word.digits && isDay(word.text))) return null;
    const before = spelled?.last ?? ordinalEnd(this.#read, at);
    let next = before + 1;
    const between = this.#words[next]?.text;
    if (between === 'of' || between === 'de' || between === 'd' || between === 'di') next += 1;
    const name = this.#words[next];
    const named = name ? monthAt(this.#words, next) : null;
    const gap = this.#text.slice((this.#words[before] as Word).end, name?.start);
    if (!name || named === null || !/^°?[\s.,/-]*(?:of|de|di|d['’])?\s*$/i.test(gap))
      return alone || spelled !== null ? null : this.#ofTwoDays(at, before);
    const last = next + named.words - 1;
    const glued = /^[-/.]$/.test(gap) ? gap : null;
    const year = this.#yearAfter(last, glued);
    if (named.needs === 'day-and-year' && year === null) return null;
    if (named.needs === 'number' && !name.capital && year === null && this.#words[last + 1]?.digits !== true)
      return null;
    const day = spelled?.day ?? Number(word.text);
    const said = { ...saidMonth(named), day, first: at };
    if (year === null) return { precision: 'day-of-year', year: null, ...said, last };
    return { precision: 'day', year: year.year, ...said, last: year.last };
  }

  /** One of two days of a month that is named once: "1 or 2 May 1515", "May 1 or 2, 1515". */
  #ofTwoDays(at: number, last: number): DateParts | null {
    const day = Number((this.#words[at] as Word).text);
    const second = secondDay(this.#read, last);
    const found = second === null ? null : this.#withMonth(second, { alone: true });
    if (found?.first === second && found?.day !== undefined) return { ...found, day, first: at, last };
    const first = [at - 2, at - 1].find((before) => secondDay(this.#read, before) === at) ?? 0;
    const named = first < 1 || !isDay(this.#words[first]!.text) ? null : monthAt(this.#words, first - 1);
    const year = named === null ? null : this.#yearAfter(at);
    if (named === null || year === null) return null;
    const said = { ...saidMonth(named), day };
    return { precision: 'day', year: year.year, ...said, first: at, last: year.last };
  }

  #monthFirst(at: number, named: MonthWord): DateParts | null {
    const word = this.#words[at] as Word;
    const end = at + named.words - 1;
    const said = { ...saidMonth(named), first: at };
    const dayAt = this.#words[end + 1]?.text === 'the' ? end + 2 : end + 1;
    const next = this.#words[dayAt];
    const gap = this.#text.slice((this.#words[end] as Word).end, next?.start);
    if (
      next?.digits &&
      named.needs !== 'day-and-year' &&
      isDay(next.text) &&
      /^[\s.]*(?:the\s)?$/i.test(gap) &&
      !this.#isClock(dayAt)
    ) {
      const last = dayAt;
      const year = this.#yearAfter(last);
      const day = Number(next.text);
      if (year !== null) return { precision: 'day', year: year.year, day, ...said, last: year.last };
      // "May 1 or 2, 1515" and "March 3-5, 1990" say the year once.
      const second = secondDay(this.#read, last);
      const common = second === null ? null : this.#yearAfter(second);
      if (common !== null) return { precision: 'day', year: common.year, day, ...said, last };
      // "Marco 5" is no day of March.
      if (named.needs === 'nothing' || isEnglishMonth(word.text))
        return { precision: 'day-of-year', year: null, day, ...said, last };
    }
    // "Mar-81" of a spreadsheet, where the month is short or the hyphen leaves no choice.
    const year = this.#yearAfter(end, /^[-/]$/.test(gap) && named.needs !== 'nothing' ? gap : null);
    if (year !== null && (named.needs !== 'day-and-year' || word.capital))
      return { precision: 'month', year: year.year, ...said, last: year.last };
    // "May or June 1515".
    const other = joins(next) ? monthAt(this.#words, dayAt + 1) : null;
    const common = other === null || !word.capital ? null : this.#yearAfter(dayAt + other.words);
    if (common !== null) return { precision: 'month', year: common.year, ...said, last: end };
    if (!word.capital || named.needs !== 'nothing' || word.text.length < 4) return null;
    return { precision: 'day-of-year', year: null, ...said, last: end };
  }

  /** A year straight after a month or a day: "July 1776", "July 4, 1776", "15 March 44 BC". */
  #yearAfter(at: number, glued: string | null = null): { year: number; last: number } | null {
    let next = at + 1;
    while (next < at + 3 && OF_YEAR.has(this.#words[next]?.text ?? '')) next += 1;
    const word = this.#words[next];
    const before = this.#words[at] as Word;
    // A day's ordinal ending is no word of its own: "July 4th, 1776".
    const gap = this.#text.slice(before.end, word?.start);
    if (!word?.digits) return /^[\s,]+$/.test(gap) ? spokenYear(this.#read, next) : null;
    // "2-Mar-81": spreadsheets write two digits, and mean 1930 to 2029 by them.
    if (glued !== null && gap === glued && /^\d\d$/.test(word.text)) {
      const short = Number(word.text);
      return { year: short < 30 ? 2000 + short : 1900 + short, last: next };
    }
    if (!/^(?:st|nd|rd|th)?[\s,./'-]*(?:\p{L}{2,6}\s*){0,2}$/iu.test(gap)) return null;
    const era = this.#era(next);
    if (era.marked) return { year: astronomicalYear(Number(word.text), era.bce), last: era.last };
    const year = Number(word.text);
    if (/^\d{4}$/.test(word.text)) return year < 2200 ? { year, last: next } : null;
    // "13 March 624": three digits are a year where nothing is counted with them.
    const closed = /^\s*(?:$|[.,;:)\n])/.test(this.#text.slice(word.end, word.end + 3));
    return /^[1-9]\d\d$/.test(word.text) && closed ? { year, last: next } : null;
  }

  /** BC, BCE, B.C., AD, CE, A.D. and their like in other languages, behind a number or in front of it. */
  #era(at: number): EraFound {
    return eraAt(this.#read, at);
  }

  /** "May 8 pm" is no date. */
  #isClock(at: number): boolean {
    const next = this.#words[at + 1]?.text;
    return next === 'pm' || next === 'am';
  }
}

/** What a date says of its month. */
function saidMonth({ month, other, told }: MonthWord) {
  return { month, otherMonth: other, monthTold: told };
}

/** Between a month and its year, folded: "May of 1951", "mai des Jahres 1951", "Μάιο του 1951". */
const OF_YEAR = new Set(
  'of in de del van het di des jahres jaar ano anno roku roka года рік року година anul thn tahun nam του ετους عام سنه سنة من'.split(
    ' ',
  ),
);
