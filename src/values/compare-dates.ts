/**
 * Compares a date that was read with a reference date. The precision of the reference decides: a day inside the
 * expected year is right, a year is only part of an expected day. Old and New Style meet before 1752 everywhere
 * (Britain changed last in the West) and later only where the answer says Old Style.
 */
import type { DatePrecision } from '../core/reference.ts';
import type { DateMention } from './date-mention.ts';

export interface ExpectedDate {
  readonly precision: DatePrecision | 'day-of-year';
  readonly year: number | null;
  readonly lastYear: number | null;
  readonly month: number | null;
  readonly day: number | null;
}

/** `coarser`: agrees as far as it goes, but says less than the reference. */
export type DateAgreement = 'same' | 'coarser' | 'different';

/** How a date that was said stands to the expected one. */
export function compareDates(expected: ExpectedDate, said: DateMention): DateAgreement {
  const plain = compareOne(expected, said, said.month, said.day);
  if (plain === 'same') return plain;
  if (said.swapped && said.month !== null && said.day !== null) {
    const other = compareOne(expected, said, said.day, said.month);
    if (other === 'same') return other;
  }
  if (plain === 'different' && otherCalendar(expected, said)) return 'same';
  return plain;
}

function compareOne(
  expected: ExpectedDate,
  said: DateMention,
  month: number | null,
  day: number | null,
): DateAgreement {
  if (expected.year !== null && said.year !== null) {
    const saidLast = said.lastYear ?? said.year;
    const expectedLast = expected.lastYear ?? expected.year;
    // A span of years ("1985-1993") is one answer: both of its ends are asked.
    if (expected.precision === 'year' && expectedLast !== expected.year) return compareSpans(expected, said);
    const inside = said.year >= expected.year && saidLast <= expectedLast;
    if (!inside) {
      // Centuries meet in one year ("1800"): that is no overlap.
      const shared = Math.min(saidLast, expectedLast) - Math.max(said.year, expected.year);
      const overlaps =
        shared > 0 || (shared === 0 && (said.year === saidLast || expected.year === expectedLast));
      // A span that starts or ends in the expected year names it; a decade around it is only coarser.
      if (overlaps && said.precision === 'year')
        return expected.year === said.year || expected.year === saidLast
          ? compareDay(expected, month, day)
          : 'different';
      return overlaps ? 'coarser' : 'different';
    }
  } else if (expected.year !== null) {
    // A day without a year agrees with a full date as far as it goes.
    if (expected.month === null) return 'different';
    return compareDay(expected, month, day) === 'different' ? 'different' : 'coarser';
  }
  return compareDay(expected, month, day);
}

function compareSpans(expected: ExpectedDate, said: DateMention): DateAgreement {
  const saidLast = said.lastYear ?? said.year;
  if (said.year === expected.year && saidLast === expected.lastYear) return 'same';
  const one = said.year === saidLast && (said.year === expected.year || said.year === expected.lastYear);
  return one ? 'coarser' : 'different';
}

function compareDay(expected: ExpectedDate, month: number | null, day: number | null): DateAgreement {
  if (expected.month === null) return 'same';
  if (month === null) return 'coarser';
  if (month !== expected.month) return 'different';
  if (expected.day === null) return 'same';
  if (day === null) return 'coarser';
  return day === expected.day ? 'same' : 'different';
}

/** Days between the Julian and the Gregorian calendar in a Gregorian year. */
function calendarGap(year: number): number {
  const century = Math.floor(year / 100);
  return century - Math.floor(century / 4) - 2;
}

function otherCalendar(expected: ExpectedDate, said: DateMention): boolean {
  if (
    expected.precision !== 'day' ||
    said.precision !== 'day' ||
    expected.year === null ||
    said.year === null
  )
    return false;
  if (expected.year < 1582 || expected.year > 1923) return false;
  if (expected.year > 1752 && !said.oldStyle) return false;
  const days =
    (dayNumber(expected.year, expected.month, expected.day) - dayNumber(said.year, said.month, said.day)) /
    86_400_000;
  return Math.abs(days) === calendarGap(expected.year);
}

function dayNumber(year: number, month: number | null, day: number | null): number {
  return Date.UTC(year, (month ?? 1) - 1, day ?? 1);
}
