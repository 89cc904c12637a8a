/**
 * Reads one date at one word of a text, whatever its notation. Every pattern says how far it reached; what follows is
 * read from there, so that no word belongs to two dates.
 */

import type { DateMention } from './date-mention.ts';
import { ALSO_NAMES, ALSO_WORDS, monthOf } from './month-names.ts';
import { centuryAt, namedDecade } from './named-spans.ts';
import { type DateParts, isDay, numericDate } from './numeric-date.ts';
import type { ReadText, Word } from './words.ts';

const ABOUT = new Set(['circa', 'ca', 'c', 'about', 'around', 'approximately', 'roughly']);

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
    const parts =
      this.#century(at) ??
      this.#eastAsian(at) ??
      this.#withMonth(at) ??
      numericDate(this.#read, at) ??
      this.#decade(at) ??
      this.#year(at);
    return parts === null ? null : this.#mention(parts);
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
      about: ABOUT.has(before) || /^\s*[?~]/.test(this.#text.slice(end, end + 2)),
      oldStyle: /^[\s,(]*(?:o\.?\s?s\.?|old style|julian)\b/i.test(this.#text.slice(end, end + 16)),
      first,
      last,
      start: (this.#words[first] as Word).start,
      end,
    };
  }

  #gap(at: number): string {
    const left = this.#words[at];
    const right = this.#words[at + 1];
    return left && right ? this.#text.slice(left.end, right.start) : '';
  }

  /** "5th century BC", "the early nineteenth century". */
  #century(at: number): DateParts | null {
    const found = centuryAt(this.#read, at);
    if (found === null) return null;
    const { number, last } = found;
    const era = this.#era(last);
    const first = era.bce ? -number * 100 + 1 : (number - 1) * 100 + 1;
    const part = this.#words[at - 1]?.text;
    const year = part === 'late' ? first + 60 : first;
    const lastYear = part === 'early' ? first + 40 : first + 99;
    return { precision: 'century', year, lastYear, first: at, last: era.last };
  }

  /** 1879年3月14日, with or without month and day. */
  #eastAsian(at: number): DateParts | null {
    const word = this.#words[at] as Word;
    if (!word.digits || this.#text[word.end] !== '年') return null;
    const tail = this.#text.slice(word.start, word.start + 16);
    const match = /^(\d{3,4})年(?:\s?(\d{1,2})月(?:\s?(\d{1,2})日)?)?/.exec(tail);
    if (match === null) return null;
    let last = at;
    while ((this.#words[last + 1]?.start ?? Number.POSITIVE_INFINITY) < word.start + match[0].length)
      last += 1;
    const [year, month, day] = match.slice(1).map((part) => (part === undefined ? undefined : Number(part)));
    const precision = day !== undefined ? 'day' : month !== undefined ? 'month' : 'year';
    return { precision, year: year as number, month, day, first: at, last };
  }

  #withMonth(at: number): DateParts | null {
    const word = this.#words[at];
    if (!word) return null;
    const month = monthOf(word.text);
    if (month !== undefined) return this.#monthFirst(at, month);
    // Day first: "4 July 1776", "4th of July".
    const spelled = word.digits ? null : this.#spelledDay(at);
    if (spelled === null && !(word.digits && isDay(word.text))) return null;
    const before = spelled?.last ?? at;
    let next = before + 1;
    const between = this.#words[next]?.text;
    if (between === 'of' || between === 'de') next += 1;
    const name = this.#words[next];
    const named = name ? monthOf(name.text) : undefined;
    if (
      !name ||
      named === undefined ||
      !/^(?:st|nd|rd|th)?[\s.,-]*(?:of|de)?\s*$/i.test(
        this.#text.slice((this.#words[before] as Word).end, name.start),
      )
    )
      return null;
    if (ALSO_WORDS.has(name.text) && !name.capital && this.#words[next + 1]?.digits !== true) return null;
    const year = this.#yearAfter(next);
    const day = spelled?.day ?? Number(word.text);
    if (year === null)
      return { precision: 'day-of-year', year: null, month: named, day, first: at, last: next };
    return { precision: 'day', year: year.year, month: named, day, first: at, last: year.last };
  }

  /** "the fourth of July", "twenty-first of July". */
  #spelledDay(at: number): { day: number; last: number } | null {
    const word = this.#words[at] as Word;
    const ten = TENS[word.text];
    const unit = ten === undefined ? word : this.#words[at + 1];
    const last = ten === undefined ? at : at + 1;
    if (!unit || !/(?:first|second|third|th)$/.test(unit.text) || !isDay(unit.stem)) return null;
    const value = Number(unit.stem);
    if (this.#words[last + 1]?.text !== 'of' || (ten !== undefined && value > 9)) return null;
    return isDay(String((ten ?? 0) + value)) ? { day: (ten ?? 0) + value, last } : null;
  }

  #monthFirst(at: number, month: number): DateParts | null {
    const word = this.#words[at] as Word;
    const dayAt = this.#words[at + 1]?.text === 'the' ? at + 2 : at + 1;
    const next = this.#words[dayAt];
    const gap = this.#text.slice(word.end, next?.start);
    const isName = ALSO_NAMES.has(word.text);
    if (
      next?.digits &&
      !isName &&
      isDay(next.text) &&
      /^[\s.]*(?:the\s)?$/i.test(gap) &&
      !this.#isClock(dayAt)
    ) {
      let last = dayAt;
      // "March 3-5, 1990": the first day stands for the span.
      if (/^\s*[-/]\s*$/.test(this.#gap(last)) && isDay(this.#words[last + 1]?.text ?? '')) last += 1;
      const year = this.#yearAfter(last);
      const day = Number(next.text);
      if (year === null) return { precision: 'day-of-year', year: null, month, day, first: at, last };
      return { precision: 'day', year: year.year, month, day, first: at, last: year.last };
    }
    const year = this.#yearAfter(at);
    if (year !== null) return { precision: 'month', year: year.year, month, first: at, last: year.last };
    if (!word.capital || isName || ALSO_WORDS.has(word.text) || word.text.length < 4) return null;
    return { precision: 'day-of-year', year: null, month, first: at, last: at };
  }

  /** A year straight after a month or a day: "July 1776", "July 4, 1776", "15 March 44 BC". */
  #yearAfter(at: number): { year: number; last: number } | null {
    let next = at + 1;
    const skip = this.#words[next]?.text;
    if (skip === 'of' || skip === 'in' || skip === 'de') next += 1;
    const word = this.#words[next];
    const before = this.#words[at] as Word;
    // A day's ordinal ending is no word of its own: "July 4th, 1776".
    const gap = this.#text.slice(before.end, word?.start);
    if (!word?.digits || !/^(?:st|nd|rd|th)?[\s,.'-]*(?:of|in|de)?\s*$/i.test(gap)) return null;
    const era = this.#era(next);
    if (era.marked) return { year: astronomical(Number(word.text), era.bce), last: era.last };
    const year = Number(word.text);
    if (/^\d{4}$/.test(word.text)) return year < 2200 ? { year, last: next } : null;
    // "13 March 624": three digits are a year where nothing is counted with them.
    const closed = /^\s*(?:$|[.,;:)\n])/.test(this.#text.slice(word.end, word.end + 3));
    return /^[1-9]\d\d$/.test(word.text) && closed ? { year, last: next } : null;
  }

  #decade(at: number): DateParts | null {
    const word = this.#words[at] as Word;
    const named = namedDecade(this.#read, at);
    if (named !== null) return named;
    if (!word.digits) return null;
    if (/^x$/i.test(this.#text.slice(word.end, word.end + 1)) && word.text.length === 3)
      return {
        precision: 'decade',
        year: Number(word.text) * 10,
        lastYear: Number(word.text) * 10 + 9,
        first: at,
        last: Math.min(at + 1, this.#words.length - 1),
      };
    const tail = this.#words[at + 1];
    if (tail?.text !== 's' || !/^'?$/.test(this.#gap(at))) return null;
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

  #year(at: number): DateParts | null {
    const word = this.#words[at] as Word;
    if (!word.digits || !/^\d{1,4}$/.test(word.text)) return null;
    const written = word.end - word.start;
    if (written !== word.text.length) return null;
    const era = this.#era(at);
    const value = Number(word.text);
    if (era.marked) {
      const year = astronomical(value, era.bce);
      return { precision: 'year', year, first: at, last: era.last };
    }
    const ad = this.#words[at - 1]?.text === 'ad' && value > 0;
    if (!ad && (word.text.length !== 4 || value < 1000 || value > 2199)) return null;
    const before = this.#text[word.start - 1] ?? ' ';
    if (before === '$' || before === '£' || before === '€' || before === '.' || before === '#') return null;
    const after = this.#text.slice(word.end, word.end + 1);
    if (after === '%' || /^\.\d/.test(this.#text.slice(word.end, word.end + 2))) return null;
    const link = this.#words[at + 1]?.text ?? '';
    const worded =
      /^(?:to|until|till|through)$/.test(link) || (link === 'and' && this.#words[at - 1]?.text === 'between');
    const joined = /^\s*[-/]\s*$/.test(this.#gap(at));
    const span = joined ? this.#words[at + 1] : worded ? this.#words[at + 2] : undefined;
    if (span?.digits && /^(?:\d{2}|\d{4})$/.test(span.text)) {
      const last =
        span.text.length === 2 ? Math.floor(value / 100) * 100 + Number(span.text) : Number(span.text);
      if (last > value && last < 2200)
        return { precision: 'year', year: value, lastYear: last, first: at, last: at + (joined ? 1 : 2) };
    }
    return { precision: 'year', year: value, first: at, last: at };
  }

  /** BC, BCE, B.C., AD, CE, A.D. after a number. */
  #era(at: number): { marked: boolean; bce: boolean; last: number } {
    const tail = this.#text.slice(this.#words[at]?.end, (this.#words[at]?.end ?? 0) + 8);
    const match = /^\s?(b\.?\s?c\.?(?:\s?e\b)?\.?|a\.?d\b\.?|c\.?e\b\.?)(?![a-z])/i.exec(tail);
    if (!match) return { marked: false, bce: false, last: at };
    const until = (this.#words[at] as Word).end + match[0].length;
    let last = at;
    while ((this.#words[last + 1]?.start ?? Number.POSITIVE_INFINITY) < until) last += 1;
    return { marked: true, bce: (match[1] as string).toLowerCase().startsWith('b'), last };
  }

  /** "May 8 pm" is no date. */
  #isClock(at: number): boolean {
    const next = this.#words[at + 1]?.text;
    return next === 'pm' || next === 'am';
  }
}

const TENS: Readonly<Record<string, number>> = { twenty: 20, thirty: 30 };

function astronomical(year: number, bce: boolean): number {
  return bce ? 1 - year : year;
}
