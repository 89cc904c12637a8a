/** The value of a date reference; written in words it is read as an answer is. */
import type { ExpectedDate } from '../../../values/compare-dates.ts';
import { readDates } from '../../../values/read-dates.ts';

/** The value of a date reference: ISO, or EDTF for decades (187X) and centuries (18XX). */
export function dateOfReference(value: string): ExpectedDate | null {
  const match = /^(-?)(\d{2,6})(X{0,2})(?:-(\d{2}))?(?:-(\d{2}))?$/.exec(value);
  if (!match) {
    const date = readDates(value)[0];
    return date
      ? {
          precision: date.precision,
          year: date.year,
          lastYear: date.lastYear,
          month: date.month,
          day: date.day,
        }
      : null;
  }
  const span = 10 ** (match[3] as string).length;
  const year = Number(match[2]) * span * (match[1] === '-' ? -1 : 1);
  // By custom the nineteenth century begins with 1801; 1800 is let in, because answers say "the 1800s".
  const lastYear = span === 1 ? year : year + span - (span === 100 ? 0 : 1);
  const month = match[4] === undefined ? null : Number(match[4]);
  const day = match[5] === undefined ? null : Number(match[5]);
  const precision =
    span === 100
      ? 'century'
      : span === 10
        ? 'decade'
        : day !== null
          ? 'day'
          : month !== null
            ? 'month'
            : 'year';
  return { precision, year, lastYear, month, day };
}
