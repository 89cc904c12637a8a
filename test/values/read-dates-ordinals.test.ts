/** Days with an ordinal ending, as models like to write them, are read to the day. */
import { expect, it } from 'vitest';
import { readDates } from '../../src/values/read-dates.ts';

it.each([
  '12th March 1883',
  'the 12th of March, 1883',
  'March 12th, 1883',
  'Mar 12th 1883',
  'He was born on the 12th March, 1883.',
])('"%s" is a day', (text) => {
  expect(readDates(text)).toMatchObject([{ precision: 'day', year: 1883, month: 3, day: 12 }]);
});

it.each(['1st May 1900', '2nd of May 1900', 'May 3rd, 1900', '21st May 1900'])(
  '"%s" is a day in May',
  (text) => {
    expect(readDates(text)).toMatchObject([{ precision: 'day', year: 1900, month: 5 }]);
  },
);

it('keeps a month and a year what they are', () => {
  expect(readDates('in March 1883')).toMatchObject([{ precision: 'month', year: 1883, day: null }]);
  expect(readDates('the 19th century')).toMatchObject([{ precision: 'century' }]);
});
