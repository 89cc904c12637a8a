/**
 * Compares a date that was read with a reference date. The precision of the reference decides: a day inside the
 * expected year is right, a year is only part of an expected day. Old and New Style meet, day for day, before 1752 everywhere
 * (Britain changed last in the West) and later only where the answer says Old Style.
 */
import type { DatePrecision } from '../core/reference.ts';
import type { DateMention } from './date-mention.ts';
import { compareParts, comparePlace, type PartOfTime } from './part-of-time.ts';

export interface ExpectedDate {
  readonly precision: DatePrecision | 'day-of-year';
  readonly year: number | null;
  readonly lastYear: number | null;
  readonly month: number | null;
  readonly day: number | null;
  /** Day and month could stand in either order ("06/05/2016"). */
  readonly swapped?: boolean;
  /** Another month of the same name in another language. */
  readonly otherMonth?: number | null;
  /** `month` is the one that the language means; absent where nothing tells it. */
  readonly monthTold?: boolean;
  /** "spring", "early"; null or absent for the whole of it. */
  readonly part?: PartOfTime | null;
}

/**
 * `coarser`: agrees as far as it goes, but says less than the reference; `open`: one of them can be read in two ways,
 * and it depends on which.
 */
export type DateAgreement = 'same' | 'coarser' | 'open' | 'different';

/** How a date that was said stands to the expected one. */
export function compareDates(expected: ExpectedDate, said: DateMention): DateAgreement {
  if (expected.otherMonth != null || said.otherMonth != null) return compareNamedAlike(expected, said);
  if (!expected.swapped && !said.swapped) {
    const agreement = comparePart(expected, said);
    return agreement === 'different' && otherCalendar(expected, said) ? 'same' : agreement;
  }
  const readings = [
    said,
    ...(said.swapped && said.month !== null && said.day !== null
      ? [{ ...said, month: said.day, day: said.month }]
      : []),
  ];
  const wanted = [
    expected,
    ...(expected.swapped ? [{ ...expected, month: expected.day, day: expected.month }] : []),
  ];
  const found = wanted.map((one) => compareReadings(one, readings));
  const [first] = found as [DateAgreement];
  return found.every((one) => one === first) ? first : 'open';
}

/**
 * Where two languages call different months alike. Said of both dates, the name means one month in both. The month of the language
 * that is told counts, but contradicts nothing that the other month would be: it is told by a point or a little word.
 */
function compareNamedAlike(expected: ExpectedDate, said: DateMention): DateAgreement {
  const months = [expected.month, expected.otherMonth];
  const isOneName =
    said.otherMonth !== null && months.includes(said.month) && months.includes(said.otherMonth);
  if (isOneName && !(expected.monthTold && said.monthTold))
    return compareDates(
      { ...expected, otherMonth: null },
      { ...said, month: expected.month, otherMonth: null },
    );
  const [agreement, other, isTold] =
    expected.otherMonth != null
      ? [
          compareDates({ ...expected, otherMonth: null }, said),
          compareDates({ ...expected, month: expected.otherMonth, otherMonth: null }, said),
          expected.monthTold,
        ]
      : [
          compareDates(expected, { ...said, otherMonth: null }),
          compareDates(expected, { ...said, month: said.otherMonth, otherMonth: null }),
          said.monthTold,
        ];
  const isOnlyOther = agreement === 'different' && other === 'same';
  return agreement === other || (isTold && !isOnlyOther) ? agreement : 'open';
}

function compareReadings(expected: ExpectedDate, readings: readonly DateMention[]): DateAgreement {
  const found = readings.map((said) => comparePart(expected, said));
  const plain = found.find((one) => one === 'same') ?? found[0]!;
  return plain === 'different' && readings.some((said) => otherCalendar(expected, said)) ? 'same' : plain;
}

/** A date and the part of it that is meant. */
function comparePart(expected: ExpectedDate, said: DateMention): DateAgreement {
  const part = expected.part ?? null;
  const whole = compareOne(expected, narrowed(said), said.month, said.day);
  if (whole === 'coarser' && said.part !== null) return comparePartSaid(expected, said, said.part);
  if (whole === 'same' && said.about && isAtEdge(expected, said)) return 'open';
  if (part === null || whole !== 'same') return whole;
  if (said.part !== null && said.precision === expected.precision) return compareParts(part, said.part);
  const place = placeIn(expected, said);
  return place === null ? 'coarser' : comparePlace(part, place);
}

/** "Autumn 1879" for 14 March 1879: a season may be another hemisphere's, another half of the year is another date. */
function comparePartSaid(expected: ExpectedDate, said: DateMention, part: PartOfTime): DateAgreement {
  if (said.precision !== 'year' || expected.month === null) return 'coarser';
  const place = comparePlace(part, (expected.month - 0.5) / 12);
  return place === 'same' ? 'coarser' : place;
}

/** "Around 1400" for the 14th century: at its edge, so that as likely as not the next one is meant. */
function isAtEdge({ precision, year, lastYear }: ExpectedDate, said: DateMention): boolean {
  if ((precision !== 'century' && precision !== 'decade') || year === null || lastYear === null) return false;
  if (said.year === null || (said.precision !== 'year' && said.precision !== 'month')) return false;
  const room = (lastYear - year) / 10;
  return said.year - year < room || lastYear - said.year < room;
}

/** The years that a part of a century has: "early 19th century" is 1801 to 1841. */
function narrowed(said: DateMention): DateMention {
  const { precision, part, year, lastYear } = said;
  if (precision !== 'century' || part === null || 'season' in part || year === null || lastYear === null)
    return said;
  return {
    ...said,
    year: year + Math.round(part.from * 100),
    lastYear: Math.min(lastYear, year + Math.round(part.to * 100)),
  };
}

/** Where a finer date lies in the expected year, decade or month, from 0 to 1; null where it is no finer. */
function placeIn(expected: ExpectedDate, said: DateMention): number | null {
  if (expected.precision === 'month') return said.day === null ? null : (said.day - 1) / 30;
  if (expected.precision === 'year') return said.month === null ? null : (said.month - 0.5) / 12;
  if (expected.precision !== 'decade' && expected.precision !== 'century') return null;
  if (expected.year === null || expected.lastYear === null || said.year === null) return null;
  const length = expected.lastYear - expected.year;
  const [from, to] = [said.year, said.lastYear ?? said.year].map(
    (year) => (year - (expected.year as number)) / length,
  );
  // A decade of the century lies where its middle does.
  return said.precision === expected.precision ? null : ((from as number) + (to as number)) / 2;
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
      const overlaps = shared > 0 || (shared === 0 && expected.year === expectedLast);
      // A span that starts or ends in the expected year names it; a decade around it is only coarser.
      if (overlaps && said.precision === 'year')
        return expected.year === said.year || expected.year === saidLast
          ? compareDay(expected, month, day)
          : saidLast - said.year <= SHORT_SPAN
            ? 'open'
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

/** Years of a span that says "about then"; a longer one is a life or a reign. */
const SHORT_SPAN = 10;

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
  const [one, two] = [readDay(expected), readDay(said)];
  if (one === null || two === null) return false;
  return gregorianDay(one) === julianDay(two) || julianDay(one) === gregorianDay(two);
}

interface CalendarDay {
  readonly year: number;
  readonly month: number;
  readonly day: number;
}

/** A day of either calendar; null for a day that neither has. */
function readDay({ year, month, day }: Pick<ExpectedDate, 'year' | 'month' | 'day'>): CalendarDay | null {
  if (year === null || month === null || day === null) return null;
  const longest = month === 2 ? (year % 4 === 0 ? 29 : 28) : [4, 6, 9, 11].includes(month) ? 30 : 31;
  return day <= longest ? { year, month, day } : null;
}

/** Days since 1 March of the year 0 in the Julian calendar; years from March, so that 29 February comes last. */
function julianDay({ year, month, day }: CalendarDay): number {
  const years = month > 2 ? year : year - 1;
  const months = (month + 9) % 12;
  return Math.floor((years * 1461) / 4) + Math.floor((months * 153 + 2) / 5) + day - 1;
}

/** The same day count for a date of the Gregorian calendar, which leaves three leap days of four centuries out. */
function gregorianDay(date: CalendarDay): number {
  const years = date.month > 2 ? date.year : date.year - 1;
  const century = Math.floor(years / 100);
  return julianDay(date) - century + Math.floor(century / 4) + 2;
}
