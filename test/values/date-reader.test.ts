/** What dates are read out of a text: how fine, which year, month and day. */
import { expect, it } from 'vitest';
import { readDates } from '../../src/values/read-dates.ts';

/** "day 1879-3-5", "year 1870..1879", with a tilde where the date is approximate. */
const shown = (text: string) =>
  readDates(text).map(({ precision, year, lastYear, month, day, about }) =>
    [
      precision,
      `${[lastYear === year ? year : `${year}..${lastYear}`, month, day].filter((part) => part !== null).join('-')}`,
      ...(about ? ['~'] : []),
    ].join(' '),
  );

it.each([
  ['born in 1879', ['year 1879']],
  ['in 1879?', ['year 1879 ~']],
  ['c. 1879', ['year 1879 ~']],
  ['1879, or so?', ['year 1879']],
  ['since 2150', ['year 2150']],
  ['in 2250', []],
  ['in 476', []],
  ['476 people', []],
  ['500 BC', ['year -499']],
  ['AD 44', ['year 44']],
  ['the 3rd century BC', ['century -299..-200']],
  ['21st century', ['century 2001..2100']],
  ['the 21st of the month', []],
  ["1870's", ['decade 1870..1879']],
  // A month and a year, and words that are months only with a number.
  ['May 1879', ['month 1879-5']],
  ['March of 1879', ['month 1879-3']],
  ['Mar-79', ['month 1979-3']],
  ['in may 3', ['day-of-year 5-3']],
  ['March', []],
  ['he may leave', []],
  ['sun 5', []],
  ['Jun-3', []],
  ['March 476', ['month 476-3']],
  // A day, in either order.
  ['March 5', ['day-of-year 3-5']],
  ['5 March', ['day-of-year 3-5']],
  ['March the 5th, 1879', ['day 1879-3-5']],
  ['the fifth of March 1879', ['day 1879-3-5']],
  ['the second of March 1879', ['day 1879-3-2']],
  ['the third of March 1879', ['day 1879-3-3']],
  ['the first of March 1879', ['day 1879-3-1']],
  ['the sixth of March 1879', ['day 1879-3-6']],
  ['5 Mar 1879', ['day 1879-3-5']],
  ['5-Mar-79', ['day 1979-3-5']],
  ['Sept. 5, 1879', ['day 1879-9-5']],
  ['3 March 476.', ['day 476-3-3']],
  ['1879.03.05', ['day 1879-3-5']],
  ['1879. 3. 5.', ['day 1879-3-5']],
  ['1879.13.05', []],
  ['the 5th', []],
  ['12 March 30', ['day-of-year 3-12']],
  // Times of day are no days and no years.
  ['5 pm', []],
  ['March 5 pm', []],
  ['5 March 5 am', ['day-of-year 3-5']],
  ['17:30 on 5 March', ['day-of-year 3-5']],
  // Digits alone, in every order, and what no calendar has.
  ['1879.03.05', ['day 1879-3-5']],
  ['1879. 3. 5.', ['day 1879-3-5']],
  ['1879.13.05', []],
  ['1879.03.05', ['day 1879-3-5']],
  ['1879. 3. 5.', ['day 1879-3-5']],
  ['1879.13.05', []],
  ['1879/13/05', ['year 1879']],
  ['1879/00/05', ['year 1879']],
  ['1879/12/31', ['day 1879-12-31']],
  ['1879/01/01', ['day 1879-1-1']],
  ['1879-12-31', ['day 1879-12-31']],
  ['1879-01-01', ['day 1879-1-1']],
  ['1879-08', ['month 1879-8']],
  ['05.03.1879', ['day 1879-3-5']],
  ['31.12.1879', ['day 1879-12-31']],
  ['01.01.1879', ['day 1879-1-1']],
  ['5. 3. 1879', ['day 1879-3-5']],
  ['03.25.1879', ['day 1879-3-25']],
  ['25/03/1879', ['day 1879-3-25']],
  ['31/12/1879', ['day 1879-12-31']],
  ['12/31/1879', ['day 1879-12-31']],
  ['13/12/1879', ['day 1879-12-13']],
  ['12/12/1879', ['day 1879-12-12']],
  ['32/12/1879', ['year 1879']],
  ['13/13/1879', ['year 1879']],
  ['05-03-1879', ['day 1879-5-3']],
  ['05/03-1879', ['year 1879']],
  // Other languages.
  ['5 de marzo de 1879', ['day 1879-3-5']],
  ["14 d'abril de 1879", ['day 1879-4-14']],
  ['15. März 1879', ['day 1879-3-15']],
  ['1879年3月5日', ['day 1879-3-5']],
  ['14 февраля 1879 г.', ['day 1879-2-14']],
  ['5 tháng 3 năm 1879', ['day 1879-3-5']],
  ['ב-5 במרץ 1879', ['day 1879-3-5']],
  // Two days, or a span, that say the month and the year once.
  ['5-7 March 1879', ['day 1879-3-5', 'day 1879-3-7']],
  ['March 5-7, 1879', ['day 1879-3-5', 'day 1879-3-7']],
  ['March 5th-7th 1879', ['day 1879-3-5', 'day 1879-3-7']],
  ['5 or 6 March 1879', ['day 1879-3-5', 'day 1879-3-6']],
  ['March 5 or 6, 1879', ['day 1879-3-5', 'day 1879-3-6']],
  ['3 June - 5 June 1879', ['day-of-year 6-3', 'day 1879-6-5']],
  ['May or June 1879', ['month 1879-5', 'month 1879-6']],
] as const)('the dates in "%s"', (text, expected) => {
  expect(shown(text)).toEqual(expected);
});

it('keeps that a day and a month may be the other way round', () => {
  const swapped = (text: string) => readDates(text).map((date) => date.swapped);
  expect(swapped('05/03/1879')).toEqual([true]);
  expect(swapped('12/11/1879')).toEqual([true]);
  expect(swapped('05/05/1879')).toEqual([false]);
  expect(swapped('05/13/1879')).toEqual([false]);
  expect(swapped('05.03.1879')).toEqual([false]);
  expect(swapped('1879-05-03')).toEqual([false]);
});
