/**
 * Reads the dates of a text: ISO, prose in either order, numeric with slashes, years, decades, centuries, seasons,
 * BCE, circa, spans of years. What is not said stays null: the precision of a date is part of its meaning.
 * EDTF strings ("187X", "1984?", "1914/1918") are plain enough to be read by the same patterns.
 */
import { type ReadText, readWords, type Word } from './words.ts';

export type SaidPrecision = 'day' | 'month' | 'year' | 'decade' | 'century' | 'day-of-year';

export interface DateMention {
  readonly precision: SaidPrecision;
  /** Astronomical year (44 BCE = -43); null for a day without a year. For decades and centuries the first year. */
  readonly year: number | null;
  /** Last year of a decade, century or span; equal to year otherwise. */
  readonly lastYear: number | null;
  readonly month: number | null;
  readonly day: number | null;
  /** The other reading of 03/04/1990. */
  readonly swapped: boolean;
  /** circa, about, around. */
  readonly about: boolean;
  /** Said to be Old Style (Julian). */
  readonly oldStyle: boolean;
  readonly first: number;
  readonly last: number;
  readonly start: number;
  readonly end: number;
}

const MONTHS = new Map<string, number>();
for (const names of [
  'january february march april may june july august september october november december',
  'jan feb mar apr may jun jul aug sep oct nov dec',
  'januar februar marz april mai juni juli august september oktober november dezember',
  'janvier fevrier mars avril mai juin juillet aout septembre octobre novembre decembre',
  'enero febrero marzo abril mayo junio julio agosto septiembre octubre noviembre diciembre',
  'ledna unora brezna dubna kvetna cervna cervence srpna zari rijna listopadu prosince',
]) {
  names.split(' ').forEach((name, at) => {
    MONTHS.set(name, at + 1);
  });
}
MONTHS.set('sept', 9);
/** Words that are months only beside a number. */
const ALSO_WORDS = new Set(['may', 'march', 'mars', 'mar', 'august', 'dec', 'sep', 'jan', 'mai']);
const ABOUT = new Set(['circa', 'ca', 'c', 'about', 'around', 'approximately', 'roughly']);
const HAS_DATE =
  /\d|centur|sixties|seventies|eighties|nineties|twenties|thirties|forties|fifties|\b(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)/i;
const DECADE_WORDS: Readonly<Record<string, number>> = {
  twenties: 1920,
  thirties: 1930,
  forties: 1940,
  fifties: 1950,
  sixties: 1960,
  seventies: 1970,
  eighties: 1980,
  nineties: 1990,
};
const CENTURY_WORDS: Readonly<Record<string, number>> = {
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

/** Reads every date; `text` may be read words already. */
export function readDates(input: string | ReadText): readonly DateMention[] {
  const read = typeof input === 'string' ? readWords(input) : input;
  if (!HAS_DATE.test(read.text)) return [];
  const reader = new Reader(read);
  const found: DateMention[] = [];
  for (let at = 0; at < read.words.length; ) {
    const mention = reader.at(at);
    if (mention === null) {
      at += 1;
      continue;
    }
    found.push(mention);
    at = mention.last + 1;
  }
  return found;
}

interface Parts {
  readonly precision: SaidPrecision;
  readonly year: number | null;
  readonly lastYear?: number;
  readonly month?: number;
  readonly day?: number;
  readonly swapped?: boolean;
  readonly first: number;
  readonly last: number;
}

class Reader {
  readonly #text: string;
  readonly #words: readonly Word[];

  constructor(read: ReadText) {
    this.#text = read.text;
    this.#words = read.words;
  }

  at(at: number): DateMention | null {
    const parts =
      this.#century(at) ?? this.#withMonth(at) ?? this.#numeric(at) ?? this.#decade(at) ?? this.#year(at);
    return parts === null ? null : this.#mention(parts);
  }

  #mention(parts: Parts): DateMention {
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
  #century(at: number): Parts | null {
    const word = this.#words[at];
    const next = this.#words[at + 1];
    if (!word || !next || (next.text !== 'century' && next.text !== 'centuries')) return null;
    const number = word.digits ? Number(word.text) : (CENTURY_WORDS[word.text] ?? Number(word.stem));
    if (!Number.isInteger(number) || number < 1 || number > 40) return null;
    const era = this.#era(at + 1);
    const first = era.bce ? -number * 100 + 1 : (number - 1) * 100 + 1;
    const part = this.#words[at - 1]?.text;
    const year = part === 'late' ? first + 60 : first;
    const lastYear = part === 'early' ? first + 40 : first + 99;
    return { precision: 'century', year, lastYear, first: at, last: era.last };
  }

  #withMonth(at: number): Parts | null {
    const word = this.#words[at];
    if (!word) return null;
    const month = MONTHS.get(word.text);
    if (month !== undefined) return this.#monthFirst(at, month);
    // Day first: "4 July 1776", "4th of July".
    if (!word.digits || !isDay(word.text)) return null;
    let next = at + 1;
    const between = this.#words[next]?.text;
    if (between === 'of' || between === 'de') next += 1;
    const name = this.#words[next];
    const named = name ? MONTHS.get(name.text) : undefined;
    if (
      !name ||
      named === undefined ||
      !/^(?:st|nd|rd|th)?[\s.,-]*(?:of|de)?\s*$/i.test(this.#text.slice(word.end, name.start))
    )
      return null;
    if (ALSO_WORDS.has(name.text) && !name.capital && this.#words[next + 1]?.digits !== true) return null;
    const year = this.#yearAfter(next);
    const day = Number(word.text);
    if (year === null)
      return { precision: 'day-of-year', year: null, month: named, day, first: at, last: next };
    return { precision: 'day', year: year.year, month: named, day, first: at, last: year.last };
  }

  #monthFirst(at: number, month: number): Parts | null {
    const word = this.#words[at] as Word;
    const next = this.#words[at + 1];
    const gap = this.#gap(at);
    if (next?.digits && isDay(next.text) && /^[\s.]*(?:the\s)?$/i.test(gap) && !this.#isClock(at + 1)) {
      let last = at + 1;
      // "March 3-5, 1990": the first day stands for the span.
      if (/^\s*[-/]\s*$/.test(this.#gap(last)) && isDay(this.#words[last + 1]?.text ?? '')) last += 1;
      const year = this.#yearAfter(last);
      const day = Number(next.text);
      if (year === null) return { precision: 'day-of-year', year: null, month, day, first: at, last };
      return { precision: 'day', year: year.year, month, day, first: at, last: year.last };
    }
    const year = this.#yearAfter(at);
    if (year !== null) return { precision: 'month', year: year.year, month, first: at, last: year.last };
    if (!word.capital || ALSO_WORDS.has(word.text) || word.text.length < 4) return null;
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
    return /^\d{4}$/.test(word.text) && Number(word.text) < 2200
      ? { year: Number(word.text), last: next }
      : null;
  }

  /** 1879-03-14, 14/03/1879, 3.14.1879. */
  #numeric(at: number): Parts | null {
    const [one, two, three] = [this.#words[at], this.#words[at + 1], this.#words[at + 2]];
    if (!one?.digits) return null;
    const dotted = /^(\d{1,2})\.(\d{1,2})\.(\d{4})$/.exec(this.#text.slice(one.start, one.end));
    if (dotted) return numericParts(Number(dotted[1]), Number(dotted[2]), Number(dotted[3]), at, at);
    if (!two?.digits) return null;
    const gap = this.#gap(at);
    if (gap === '-' && /^\d{4}$/.test(one.text) && /^\d{2}$/.test(two.text) && one.text.length === 4) {
      const month = Number(two.text);
      if (month < 1 || month > 12) return null;
      if (three?.digits && this.#gap(at + 1) === '-' && isDay(three.text))
        return {
          precision: 'day',
          year: Number(one.text),
          month,
          day: Number(three.text),
          first: at,
          last: at + 2,
        };
      // "1914-18" is a span, "1914-08" may be a month: only a zero says so.
      if (two.text.startsWith('0'))
        return { precision: 'month', year: Number(one.text), month, first: at, last: at + 1 };
      return null;
    }
    if (
      !three?.digits ||
      (gap !== '/' && gap !== '.' && gap !== '-') ||
      this.#gap(at + 1) !== gap ||
      !/^\d{4}$/.test(three.text)
    )
      return null;
    return numericParts(Number(one.text), Number(two.text), Number(three.text), at, at + 2);
  }

  #decade(at: number): Parts | null {
    const word = this.#words[at] as Word;
    const named = DECADE_WORDS[word.text];
    if (named !== undefined)
      return { precision: 'decade', year: named, lastYear: named + 9, first: at, last: at };
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

  #year(at: number): Parts | null {
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

function isDay(text: string): boolean {
  return /^(?:0?[1-9]|[12]\d|3[01])$/.test(text);
}

function astronomical(year: number, bce: boolean): number {
  return bce ? 1 - year : year;
}

function numericParts(one: number, two: number, year: number, first: number, last: number): Parts | null {
  if (one > 12 && one <= 31 && two >= 1 && two <= 12)
    return { precision: 'day', year, month: two, day: one, first, last };
  if (one >= 1 && one <= 12 && two >= 1 && two <= 31)
    return { precision: 'day', year, month: one, day: two, swapped: two <= 12 && one !== two, first, last };
  return null;
}
