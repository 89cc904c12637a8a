/** How a date that was said stands to the one that is expected: a table that a change of one comparison would break. */
import { describe, expect, it } from 'vitest';
import { compareDates } from '../../src/values/compare-dates.ts';
import { readDates } from '../../src/values/read-dates.ts';

const standing = (expected: string, said: string) => {
  const [[one], [other]] = [readDates(expected), readDates(said)];
  if (one === undefined || other === undefined) throw new Error(`no date in "${expected}" or "${said}"`);
  return compareDates(one, other);
};

describe('dates are compared', () => {
  it.each([
    ['5 November 1918', '5 listopad 1918', 'open'],
    ['5 October 1918', '5 listopad 1918', 'open'],
    ['5 November 1918', '5. listopada 1918', 'open'],
    ['5 November 1918', '5 listopada 1918', 'same'],
    ['5 October 1918', '5 listopada 1918', 'open'],
    ['5 May 1918', '5 listopada 1918', 'different'],
    ['5 November 1918', '5. listopadu 1918', 'same'],
    ['November 1918', 'v listopadu 1918', 'same'],
    ['October 1918', 'u listopadu 1918', 'same'],
    ['November 1918', 'u listopadu 1918', 'open'],
    ['July 1918', '5 lip 1918', 'same'],
    ['5 listopadu 1918', '5 November 1918', 'same'],
    ['5 listopad 1918', '5 listopad 1918', 'same'],
    ['listopad 1918', 'u listopadu 1918', 'same'],
    ['v listopadu 1918', 'u listopadu 1918', 'open'],
    ['5 May 1918', '5 listopad 1918', 'different'],
    ['5 listopad 1918', '5 November 1918', 'open'],
    ['5 listopad 1918', '5 May 1918', 'different'],
    ['5 listopad 1918', '5 listopad 1919', 'different'],
  ])('whose month two languages call alike: expected %s, said %s, %s', (expected, said, agreement) => {
    expect(standing(expected, said)).toBe(agreement);
  });

  it.each([
    ['5 March 1990', '5 March', 'coarser'],
    ['5 March 1990', '6 March', 'different'],
    ['1990', '5 March', 'different'],
    ['1990', '1985-1990', 'same'],
    ['1985', '1980s', 'coarser'],
    ['1980s', '1985', 'same'],
    ['19th century', '1880s', 'same'],
    ['1880s', '19th century', 'coarser'],
    ['19th century', '1800', 'different'],
    ['19th century', '20th century', 'different'],
    ['5 March 1990', 'March 1990', 'coarser'],
    ['March 1990', '5 March 1990', 'same'],
    ['5 March 1990', '5 April 1990', 'different'],
    ['1990', '1991', 'different'],
    ['5 March', '5 March 1990', 'same'],
    ['5 March', '6 March 1990', 'different'],
    ['5 March', '5 March', 'same'],
    ['1801', '18th century', 'different'],
    ['1800', '18th century', 'coarser'],
  ])('as far as they go: expected %s, said %s, %s', (expected, said, agreement) => {
    expect(standing(expected, said)).toBe(agreement);
  });

  it.each([
    ['1985-1993', '1985-1993', 'same'],
    ['1985-1993', '1985', 'coarser'],
    ['1985-1993', '1993', 'coarser'],
    ['1985-1993', '1990', 'different'],
    ['1985-1993', '1984-1993', 'different'],
    ['1985-1993', '1985-1990', 'different'],
    ['1985', '1985-1990', 'same'],
    ['1990', '1985-1990', 'same'],
    ['1987', '1985-1990', 'open'],
  ])(
    'as spans of years, whose both ends are asked: expected %s, said %s, %s',
    (expected, said, agreement) => {
      expect(standing(expected, said)).toBe(agreement);
    },
  );

  it.each([
    ['early 19th century', '1815', 'same'],
    ['early 19th century', '1885', 'different'],
    ['early 19th century', '1810s', 'same'],
    ['early 19th century', '19th century', 'coarser'],
    ['early 1990', 'February 1990', 'same'],
    ['early 1990', 'November 1990', 'different'],
    ['early 1990', '1990', 'coarser'],
    ['early May 1990', '3 May 1990', 'same'],
    ['early May 1990', '28 May 1990', 'different'],
    ['early May 1990', 'May 1990', 'coarser'],
    ['late 1990', 'early 1990', 'different'],
    ['early 1990', '1991', 'different'],
    ['early 1990', 'March 1991', 'different'],
    ['early 1990', 'early 20th century', 'different'],
    ['early 1990', 'late 20th century', 'coarser'],
    ['early 1810s', '19th century', 'coarser'],
    ['early 19th century', 'late 1810s', 'same'],
    ['early 19th century', 'early 1880s', 'different'],
    ['early 19th century', 'late 18th century', 'different'],
    ['1985', 'late 1980s', 'coarser'],
    ['1985', 'summer 1985', 'same'],
    ['1885', 'late 19th century', 'coarser'],
    ['1815', 'late 19th century', 'different'],
    ['1815', 'early 19th century', 'coarser'],
    ['1885', 'early 19th century', 'different'],
  ])('as parts of a time: expected %s, said %s, %s', (expected, said, agreement) => {
    expect(standing(expected, said)).toBe(agreement);
  });

  it.each([
    ['5 June 2016', '06/05/2016', 'same'],
    ['5 June 2016', '07/05/2016', 'different'],
    ['06/05/2016', '06/05/2016', 'same'],
    ['06/05/2016', '5 June 2016', 'open'],
    ['06/05/2016', '7 June 2016', 'different'],
    ['06/05/2016', '05/06/2016', 'same'],
    ['06/05/2016', '06/05/2017', 'different'],
    ['5 June 2016', '06/05/2017', 'different'],
  ])('in two orders of day and month: expected %s, said %s, %s', (expected, said, agreement) => {
    expect(standing(expected, said)).toBe(agreement);
  });

  it.each([
    ['22 September 1752', '11 September 1752', 'same'],
    ['1 February 1800', '20 January 1800 (Old Style)', 'different'],
    ['1 February 1800', '21 January 1800 (Old Style)', 'same'],
    ['1 February 1800', '21 January 1800', 'different'],
    ['28 February 1918', '15 February 1918 (Old Style)', 'same'],
    ['14 June 1930', '1 June 1930 (Old Style)', 'different'],
    ['14 June 1581', '4 June 1581 (Old Style)', 'different'],
    ['11 March 1700', '29 February 1700 (Old Style)', 'same'],
    // Days that neither calendar has.
    ['12 March 1701', '29 February 1701 (Old Style)', 'different'],
    ['12 May 1701', '31 April 1701 (Old Style)', 'different'],
    // The first year and the last.
    ['15 October 1582', '5 October 1582', 'same'],
    ['1 March 1923', '16 February 1923 (Old Style)', 'same'],
    ['1 March 1924', '17 February 1924 (Old Style)', 'different'],
    ['22 September 1753', '11 September 1753', 'different'],
    ['22 September 1753', '11 September 1753 (Old Style)', 'same'],
    ['22 September 1752', 'September 1752', 'coarser'],
    ['22 September 1752', '11 September', 'different'],
    ['22 September 1752', '11/09/1752', 'same'],
    ['22 September 1752', '09/11/1752', 'same'],
    ['22 September 1752', '11/10/1752', 'different'],
  ])('in two calendars, where both were used: expected %s, said %s, %s', (expected, said, agreement) => {
    expect(standing(expected, said)).toBe(agreement);
  });
});
