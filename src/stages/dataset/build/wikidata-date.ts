/**
 * A point in time of Wikidata as a date of ours. The precision alone says what is known: `-00-00` and `-01-01` are
 * two spellings of a year. Years before the common era have no year zero in the JSON and one in our dates, so they
 * differ by one. A Julian day is kept as it is stored, with the Gregorian one beside it, for both stand in books.
 */
import type { DatePrecision } from '../../../core/reference.ts';
import { type CalendarDay, convertDay } from './calendar.ts';
import type { WikidataTime } from './wikidata-entity.ts';

export interface KnownDate {
  /** As in a date reference: 1879-03-14, 1879-03, 1879, -0383. */
  readonly value: string;
  readonly precision: DatePrecision;
  readonly calendar: 'gregorian' | 'julian';
  /** The same day in the other calendar, where a reader may meet it. */
  readonly alternatives: readonly string[];
  readonly year: number;
}

/** The first day of the Gregorian calendar anywhere. */
const REFORM = '1582-10-15';

/** The date, or why it is no answer: unreadable, hedged by its own bounds, or coarser than a year. */
export function knownDate(time: WikidataTime): KnownDate | 'malformed' | 'uncertain' | 'date-too-coarse' {
  const match = /^([+-])(\d{1,16})-(\d\d)-(\d\d)T/.exec(time.time);
  if (match === null) return 'malformed';
  if (time.before !== 0 || time.after !== 0) return 'uncertain';
  if (time.precision < 9) return 'date-too-coarse';
  const counted = Number(match[2]);
  if (counted === 0 || counted > 999_999) return 'malformed';
  const year = match[1] === '-' ? 1 - counted : counted;
  const base = { calendar: time.calendar, year };
  if (time.precision === 9) return { ...base, value: isoYear(year), precision: 'year', alternatives: [] };
  const [month, day] = [Number(match[3]), Number(match[4])];
  if (month < 1 || month > 12) return 'malformed';
  if (time.precision === 10) {
    return {
      ...base,
      value: `${isoYear(year)}-${match[3]}`,
      precision: 'month',
      alternatives: [],
    };
  }
  if (day < 1 || day > 31) return 'malformed';
  const value = isoDay({ year, month, day });
  // Sources write days before the reform as the Julian calendar had them, whatever the calendar model says.
  const both = time.calendar === 'julian' || year < 1582 || (year === 1582 && value < REFORM);
  const other = convertDay({ year, month, day }, time.calendar === 'julian' ? 'gregorian' : 'julian');
  return {
    ...base,
    value,
    precision: 'day',
    alternatives: both && isoDay(other) !== value ? [isoDay(other)] : [],
  };
}

/** Whether two dates can both be true: the same, the one inside the other, or one day in two calendars. */
export function datesAgree(one: KnownDate, other: KnownDate): boolean {
  const [fine, coarse] = one.value.length >= other.value.length ? [one, other] : [other, one];
  return [fine.value, ...fine.alternatives].some((value) =>
    [coarse.value, ...coarse.alternatives].some((known) => value === known || value.startsWith(`${known}-`)),
  );
}

/** ISO 8601 with the sign and at least four digits. */
function isoYear(year: number): string {
  return `${year < 0 ? '-' : ''}${String(Math.abs(year)).padStart(4, '0')}`;
}

function isoDay({ year, month, day }: CalendarDay): string {
  return `${isoYear(year)}-${String(month).padStart(2, '0')}-${String(day).padStart(2, '0')}`;
}
