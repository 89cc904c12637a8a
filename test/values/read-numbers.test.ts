/** What numbers are read out of a text: value, bounds, unit and how exact they are told to be. */
import { describe, expect, it } from 'vitest';
import { readNumbers } from '../../src/values/read-numbers.ts';

const values = (text: string) => readNumbers(text).map(({ value }) => value);

describe('readNumbers', () => {
  it.each([
    // Groups of thousands.
    ['120 000 copies', [120000]],
    ['1 234 567 copies', [1234567]],
    ['rooms 12 345 and 678', [12345, 678]],
    ['12 34', [12, 34]],
    ['1234 567', [1234, 567]],
    ['012 345', [12, 345]],
    ['12  345', [12, 345]],
    ['12, 345', [12, 345]],
    ['12 3456', [12, 3456]],
    // Multipliers.
    ['5 thousand and 6', [5000, 6]],
    ['2 mil', [2000]],
    ['2.5 million', [2500000]],
    ['3-million', [3000000]],
    ['3, million', [3]],
    ['half a million', [500000]],
    ['two and a half million', [2500000]],
    ['5k', [5000]],
    ['5 k', [5]],
    ['3 bn', [3000000000]],
    ['6 B', [6]],
    ['2 dozen', [24]],
    ['3万', [30000]],
    ['9千', [9000]],
    // Signs, and dashes that are none.
    ['-5 degrees', [-5]],
    ['a low of −5', [-5]],
    ['minus 7', [-7]],
    ['Apollo-13', [13]],
    // Pronouns and counts.
    ['this one is old', []],
    ['the one who left', []],
    ['which one is it', []],
    ['one cannot know', []],
    ['one should ask', []],
    ['one tower', [1]],
    ['it has one', [1]],
  ] as const)('reads %s', (text, expected) => {
    expect(values(text)).toEqual(expected);
  });

  it.each([
    ['more than 300', 'more'],
    ['greater than 300', 'more'],
    ['rather than 300', 'exact'],
    ['less than 300', 'less'],
    ['fewer than 300', 'less'],
    ['over 300', 'more'],
    ['at least 300', 'more'],
    ['the least 300', 'exact'],
    ['exceeding 300', 'more'],
    ['under 300', 'less'],
    ['up to 300', 'less'],
    ['close to 300', 'exact'],
    ['at most 300', 'less'],
    ['the most 300', 'exact'],
    ['about 300', 'about'],
    ['300', 'exact'],
    ['came at 300', 'exact'],
  ] as const)('tells how exact "%s" is', (text, about) => {
    expect(readNumbers(text)).toMatchObject([{ value: 300, about }]);
  });

  it.each([
    ['£5', 'pound sterling'],
    ['€5', 'euro'],
    ['$5', 'dollar'],
    ['5%', 'percent'],
    ['5 %', 'percent'],
    ['5 percent', 'percent'],
    ['5 per cent', 'percent'],
    ['5 °C', 'celsius'],
    ['5°F', 'fahrenheit'],
    ['5 degrees Celsius', 'celsius'],
    ['5 degree fahrenheit', 'fahrenheit'],
    ['5 seconds', 'time'],
    ['5 second delay', 'time'],
    ['5 km', 'length'],
    ['5 kilometres', 'length'],
    ['5 square miles', 'area'],
    ['5 sq. ft', 'area'],
    ['5 km²', 'area'],
    ['5 m2', 'area'],
    ['5 m^3', 'volume'],
    ['5 cubic metres', 'volume'],
    ['5 km, 2 of them', 'length'],
  ] as const)('reads the unit of %s', (text, dimension) => {
    expect(readNumbers(text)[0]).toMatchObject({ value: 5, unit: { dimension } });
  });

  it.each([
    ['5 c', null],
    ['5 per head', null],
    ['5 towers', 'tower'],
    ['5, towers', null],
    ['5 of them', null],
  ] as const)('reads no unit in %s', (text, unitWord) => {
    expect(readNumbers(text)).toMatchObject([{ value: 5, unit: null, ...(unitWord ? { unitWord } : {}) }]);
  });

  it('keeps the other reading of a point between thousands, and of an m', () => {
    expect(readNumbers('1.250')).toMatchObject([{ value: 1.25, otherReading: 1250 }]);
    expect(readNumbers('1.250.000')).toMatchObject([{ otherReading: 1250000 }]);
    expect(readNumbers('0.250')).toMatchObject([{ value: 0.25, otherReading: null }]);
    expect(readNumbers('12.25')).toMatchObject([{ otherReading: null }]);
    expect(readNumbers('5m')).toMatchObject([{ value: 5e6, otherReading: 5 }]);
    expect(readNumbers('$5m')).toMatchObject([{ value: 5e6, otherReading: null }]);
    expect(readNumbers('worth $9, and 5m')).toMatchObject([{ value: 9 }, { value: 5e6, otherReading: 5 }]);
    expect(readNumbers('2 mil')).toMatchObject([{ value: 2000, otherReading: 2e6 }]);
  });

  it('ends where the number and its unit do', () => {
    const text = 'it rose by 5 per cent in May';
    expect(readNumbers(text).map(({ start, end }) => text.slice(start, end))).toEqual(['5 per cent']);
    const warm = 'it was 5 °C there';
    expect(readNumbers(warm).map(({ start, end }) => warm.slice(start, end))).toEqual(['5 °C']);
    const share = 'some 5 % of it';
    expect(readNumbers(share).map(({ start, end }) => share.slice(start, end))).toEqual(['5 %']);
  });

  it('tells an ordinal', () => {
    expect(readNumbers('the 9th and the tenth of 11')).toMatchObject([
      { ordinal: true },
      { ordinal: true },
      { ordinal: false },
    ]);
  });

  it('tells what is rounded by its writing', () => {
    expect(readNumbers('3万')).toMatchObject([{ scale: 10000 }]);
    expect(readNumbers('三百')).toMatchObject([{ scale: 1 }]);
    expect(readNumbers('120k')).toMatchObject([{ scale: 1000 }]);
  });
});
