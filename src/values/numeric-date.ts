/**
 * Dates written in digits: ISO, and day, month and year with slashes, points or hyphens. Where both orders are
 * possible the other reading is kept, because half of the world writes either.
 */
import type { SaidPrecision } from './date-mention.ts';
import type { PartOfTime } from './part-of-time.ts';
import type { ReadText } from './words.ts';

/** A date as its pattern found it. */
export interface DateParts {
  readonly precision: SaidPrecision;
  readonly year: number | null;
  readonly lastYear?: number;
  readonly month?: number;
  readonly day?: number;
  readonly swapped?: boolean;
  readonly otherMonth?: number | null;
  readonly monthTold?: boolean;
  readonly part?: PartOfTime;
  readonly first: number;
  readonly last: number;
}

/** The date in digits that begins at a word, or null. */
export function numericDate({ text, words }: ReadText, at: number): DateParts | null {
  const gapAfter = (place: number): string => text.slice(words[place]?.end, words[place + 1]?.start);
  const [one, two, three] = [words[at], words[at + 1], words[at + 2]];
  if (!one?.digits) return null;
  const dotted = /^(\d{1,2})\.(\d{1,2})\.(\d{4})$/.exec(text.slice(one.start, one.end));
  if (dotted) return dayFirst(Number(dotted[1]), Number(dotted[2]), Number(dotted[3]), at, at);
  const yearFirst = /^(\d{4})\.(\d{1,2})\.(\d{1,2})$/.exec(text.slice(one.start, one.end));
  if (yearFirst && isDay(yearFirst[3]!) && Number(yearFirst[2]) >= 1 && Number(yearFirst[2]) <= 12)
    return {
      precision: 'day',
      year: Number(yearFirst[1]),
      month: Number(yearFirst[2]),
      day: Number(yearFirst[3]),
      first: at,
      last: at,
    };
  if (!two?.digits) return null;
  const gap = gapAfter(at);
  if (/^(?:\/|\. ?)$/.test(gap) && /^\d{4}$/.test(one.text)) {
    const day = three?.digits && gapAfter(at + 1) === gap && isDay(three.text);
    const month = Number(two.text);
    if (!day || month < 1 || month > 12) return null;
    return {
      precision: 'day',
      year: Number(one.text),
      month,
      day: Number(three.text),
      first: at,
      last: at + 2,
    };
  }
  if (gap === '-' && /^\d{4}$/.test(one.text) && /^\d{2}$/.test(two.text)) {
    const month = Number(two.text);
    if (month < 1 || month > 12) return null;
    if (three?.digits && gapAfter(at + 1) === '-' && isDay(three.text))
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
    !/^(?:[/-]|\. ?)$/.test(gap) ||
    gapAfter(at + 1) !== gap ||
    !/^\d{4}$/.test(three.text)
  )
    return null;
  const read = gap.startsWith('.') ? dayFirst : numericParts;
  return read(Number(one.text), Number(two.text), Number(three.text), at, at + 2);
}

/** With points the day comes first wherever they are written; a month that cannot be makes it month first. */
function dayFirst(one: number, two: number, year: number, first: number, last: number): DateParts | null {
  if (one >= 1 && one <= 31 && two >= 1 && two <= 12)
    return { precision: 'day', year, month: two, day: one, first, last };
  return numericParts(one, two, year, first, last);
}

/** True for 1 to 31, as written in a date. */
export function isDay(text: string): boolean {
  return /^(?:0?[1-9]|[12]\d|3[01])$/.test(text);
}

function numericParts(one: number, two: number, year: number, first: number, last: number): DateParts | null {
  if (one > 12 && one <= 31 && two >= 1 && two <= 12)
    return { precision: 'day', year, month: two, day: one, first, last };
  if (one >= 1 && one <= 12 && two >= 1 && two <= 31)
    return { precision: 'day', year, month: one, day: two, swapped: two <= 12 && one !== two, first, last };
  return null;
}
