/** Values read from prose: numbers, dates, names, lists, yes and no. */
import { describe, expect, it } from 'vitest';
import { compareDates } from '../../src/values/compare-dates.ts';
import { foldText } from '../../src/values/fold-text.ts';
import { readPersonName } from '../../src/values/person-name.ts';
import { readDates } from '../../src/values/read-dates.ts';
import { readList } from '../../src/values/read-list.ts';
import { readNumbers } from '../../src/values/read-numbers.ts';
import { readYesNo } from '../../src/values/read-yes-no.ts';
import { readWholeDate, readWholeNumber } from '../../src/values/whole-value.ts';

describe('numbers are read from', () => {
  it.each([
    ['three hundred and forty-two thousand', 342_000],
    ['two million five hundred thousand', 2_500_000],
    ['1,234,567', 1_234_567],
    ['120 000 people', 120_000],
    ['2.2 billion', 2.2e9],
    ['120k', 120_000],
    ['the twenty-first', 21],
    ['-40 degrees', -40],
    ['a dozen eggs and 7', 7],
    ['3.5 %', 3.5],
  ])('%s as %d', (text, value) => {
    expect(readNumbers(text).map((one) => one.value)).toContain(value);
  });

  it('a range is one number with two ends, and the multiplier belongs to both', () => {
    expect(readNumbers('between 3 and 6 million people')[0]).toMatchObject({ low: 3e6, high: 6e6 });
    expect(readNumbers('3-6%')[0]).toMatchObject({ low: 3, high: 6, unitWord: '%' });
  });

  it('bounds and approximations are kept', () => {
    expect(readNumbers('more than 50 ships')[0]?.about).toBe('more');
    expect(readNumbers('up to 50 ships')[0]?.about).toBe('less');
    expect(readNumbers('roughly 50 ships')[0]?.about).toBe('about');
  });

  it('a name with a number in it is no number', () => {
    expect(readWholeNumber('Venera 7')).toBeNull();
    expect(readWholeNumber('342 islands')?.value).toBe(342);
  });
});

describe('dates are read from', () => {
  it.each([
    ['14 March 1879', { year: 1879, month: 3, day: 14, precision: 'day' }],
    ['March 14th, 1879', { year: 1879, month: 3, day: 14, precision: 'day' }],
    ['the 14th of March 1879', { year: 1879, month: 3, day: 14, precision: 'day' }],
    ['1879-03-14', { year: 1879, month: 3, day: 14, precision: 'day' }],
    ['31/12/1999', { year: 1999, month: 12, day: 31, precision: 'day' }],
    ['March of 1879', { year: 1879, month: 3, day: null, precision: 'month' }],
    ['the 1930s', { year: 1930, lastYear: 1939, precision: 'decade' }],
    ['193X', { year: 1930, lastYear: 1939, precision: 'decade' }],
    [
      'the early 19th century',
      { year: 1801, lastYear: 1900, part: { from: 0, to: 0.4 }, precision: 'century' },
    ],
    ['44 BC', { year: -43, precision: 'year' }],
    ['A.D. 79', { year: null }],
    ['circa 1450', { year: 1450, about: true }],
    ['from 1914 to 1918', { year: 1914, lastYear: 1918 }],
    ['1914–18', { year: 1914, lastYear: 1918 }],
  ])('%s', (text, expected) => {
    const date = readDates(text)[0];
    if (expected.year === null) expect(date === undefined || date.year === 79).toBe(true);
    else expect(date).toMatchObject(expected);
  });

  it('no date is read from a modal verb, a price or a count', () => {
    expect(readDates('They may march in 5 rows.')).toEqual([]);
    expect(readDates('It cost $1999.')).toEqual([]);
    expect(readWholeDate('1999 people')).toBeNull();
  });

  it('a day and month that could be swapped agrees either way', () => {
    const expected = readWholeDate('3 April 1990');
    expect(expected && compareDates(expected, readDates('03/04/1990')[0] as never)).toBe('same');
    expect(expected && compareDates(expected, readDates('04/03/1990')[0] as never)).toBe('same');
  });
});

describe('names', () => {
  it('are read with particles, titles, suffixes and nicknames apart', () => {
    expect(readPersonName('Dr. Ludwig van Meer Jr.')).toMatchObject({
      given: ['ludwig'],
      family: ['meer'],
      particles: ['van'],
      generation: 'jr',
    });
    expect(readPersonName('Meer, Ludwig')).toMatchObject({ given: ['ludwig'], family: ['meer'] });
    expect(readPersonName('Dwayne "The Rock" Halden')).toMatchObject({
      given: ['dwayne'],
      family: ['halden'],
      nicknames: ['rock'],
    });
    expect(readPersonName('Rudolf II')).toMatchObject({ given: ['rudolf'], generation: '2', regnal: true });
  });
});

describe('other values', () => {
  it('text is folded across scripts of one alphabet', () => {
    expect(foldText('Łódź, Røros, Straße, Þingvellir')).toBe('lodz, roros, strasse, thingvellir');
    expect(foldText('𝕬𝖉𝖆 ℡')).toBe('ada tel');
  });

  it('lists are read from prose, bullets and numbers', () => {
    expect(readList('Arcadia, Bohemia and Illyria.')).toEqual(['Arcadia', 'Bohemia', 'Illyria']);
    expect(readList('1. Arcadia\n2. Bohemia')).toEqual(['Arcadia', 'Bohemia']);
  });

  it('yes and no are read from the opening alone', () => {
    expect(readYesNo('Yes, since 1920.')).toBe(true);
    expect(readYesNo('No, it closed.')).toBe(false);
    expect(readYesNo('No one knows.')).toBeNull();
    expect(readYesNo('The bridge is open.')).toBeNull();
  });
});
