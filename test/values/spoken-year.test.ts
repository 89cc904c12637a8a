/** Years as they are spoken, and what sounds like one and is none. */
import { expect, it } from 'vitest';
import { readDates } from '../../src/values/read-dates.ts';

it.each([
  ['in nineteen forty-five', 1945],
  ['Nineteen Forty Five.', 1945],
  ['eighteen oh four', 1804],
  ['in fourteen ninety-two', 1492],
  ['He was born in eighteen nineteen.', 1819],
  ['since twenty ten', 2010],
  ['twenty twenty-four', 2024],
])('"%s" is the year %i', (text, year) => {
  expect(readDates(text)).toMatchObject([{ precision: 'year', year, month: null }]);
});

it('is the year of a day', () => {
  expect(readDates('on 4 March nineteen eleven')).toMatchObject([
    { precision: 'day', year: 1911, month: 3, day: 4 },
  ]);
  expect(readDates('March 4, nineteen eleven')).toMatchObject([
    { precision: 'day', year: 1911, month: 3, day: 4 },
  ]);
});

it.each([
  'nineteen forty-year-olds',
  'twenty ten dollar notes',
  'fourteen sixty per cent shares',
  'at twelve thirty',
  'nineteen and forty',
  'nineteen, forty',
  'nineteen forty thousand',
  'twenty-twenty vision',
])('"%s" holds no year', (text) => {
  expect(readDates(text)).toEqual([]);
});
