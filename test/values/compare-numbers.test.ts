/** How a number that was said stands to the one that is expected: a table that a change of one comparison would break. */
import { describe, expect, it } from 'vitest';
import { compareNumbers } from '../../src/values/compare-numbers.ts';
import { readNumbers } from '../../src/values/read-numbers.ts';
import { readWholeNumber } from '../../src/values/whole-value.ts';

const standing = (expected: string, said: string, tolerance?: number) => {
  const [one, [other]] = [readWholeNumber(expected), readNumbers(said)];
  if (one === null || other === undefined) throw new Error(`no number in "${expected}" or "${said}"`);
  return compareNumbers(one, other, { tolerance });
};

describe('numbers are compared', () => {
  it.each([
    ['37 celsius', '98.6 fahrenheit', 'same'],
    ['37 celsius', '99.7 fahrenheit', 'different'],
    ['100 celsius', '100 fahrenheit', 'different'],
    ['212 fahrenheit', '100 celsius', 'same'],
    ['212 fahrenheit', '100.4 celsius', 'same'],
    ['212 fahrenheit', '101 celsius', 'different'],
    ['20 celsius', '20 celsius', 'same'],
    ['68 fahrenheit', '68 fahrenheit', 'same'],
    ['20 celsius', '20', 'same'],
    ['20', '20 celsius', 'same'],
    ['20', '68 fahrenheit', 'different'],
    ['20 celsius', '20 km', 'different'],
    ['20 km', '20 celsius', 'different'],
    ['20 fahrenheit', '20 km', 'different'],
    ['12C', '12C', 'same'],
    ['12C', '12D', 'open'],
    ['12C', '12 °F', 'open'],
    ['12C', '12', 'same'],
  ])(
    'of two scales of degrees, or of a letter that may be one: expected %s, said %s, %s',
    (expected, said, agreement) => {
      expect(standing(expected, said)).toBe(agreement);
    },
  );

  it.each([
    ['71 %', '0.71', 'same'],
    ['71 %', '0.72', 'different'],
    ['71 %', '0.71 km', 'different'],
    ['71 km', '0.71', 'different'],
    ['71 %', '71', 'same'],
    ['150 %', '1.5', 'different'],
    ['100 %', '1', 'different'],
    ['0.71', '71 %', 'same'],
    ['0.71', '72 %', 'different'],
    ['0.71', '71', 'different'],
    ['0.71 km', '71 %', 'different'],
    ['71', '71 %', 'same'],
    ['1.5', '150 %', 'different'],
    ['1', '100 %', 'different'],
  ])('of a share and a percentage: expected %s, said %s, %s', (expected, said, agreement) => {
    expect(standing(expected, said)).toBe(agreement);
  });

  it.each([
    ['50', 'more than 50', 'same'],
    ['100', 'more than 50', 'bound'],
    ['50', 'more than 100', 'different'],
    ['50', 'up to 50', 'same'],
    ['50', 'less than 100', 'bound'],
    ['100', 'less than 50', 'different'],
    ['50', '40-60', 'bound'],
    ['50', '50-60', 'bound'],
    ['50', '40-50', 'bound'],
    ['50', '60-70', 'different'],
    ['50', '30-40', 'different'],
    ['40-60', '45-55', 'same'],
    ['40-60', '40', 'same'],
    ['40-60', '60', 'same'],
    ['40-60', '50', 'same'],
    ['40-60', '61', 'near'],
    ['40-60', '39', 'near'],
    ['40-60', '80', 'different'],
    ['40-60', '20', 'different'],
    ['40-60', '55-70', 'bound'],
    ['40-60', '60-70', 'bound'],
    ['40-60', '30-40', 'bound'],
    ['40-60', '61-70', 'different'],
  ])('with bounds and ranges: expected %s, said %s, %s', (expected, said, agreement) => {
    expect(standing(expected, said)).toBe(agreement);
  });

  it.each([
    ['100', '104', 'near'],
    ['100', '105', 'near'],
    ['100', '106', 'different'],
    ['100', '95', 'near'],
    ['100', '94', 'different'],
    ['100', 'around 115', 'vague'],
    ['100', 'around 120', 'vague'],
    ['100', 'around 121', 'different'],
    ['100', '115', 'different'],
  ])('that lie beside each other: expected %s, said %s, %s', (expected, said, agreement) => {
    expect(standing(expected, said)).toBe(agreement);
  });

  it.each([
    ['24,900', '24,901', 'same'],
    ['24,900', '24,951', 'near'],
    ['24,910', '24,911', 'near'],
    ['120,000', '120,400', 'same'],
    ['10,000', '10,400', 'near'],
    ['1000', '1001', 'near'],
    ['8849', '8848.86', 'same'],
    ['8849', '8848.3', 'near'],
    ['100', '99.7', 'same'],
    ['99', '98.7', 'near'],
    ['5', '4.6', 'different'],
    ['3.14', '3.14159', 'same'],
    ['3.14', '3.15', 'near'],
    ['3.1', '3.14', 'same'],
    ['1250', '1.250', 'same'],
    ['1.25', '1.250', 'same'],
    ['1251', '1.250', 'different'],
  ])('that were rounded: expected %s, said %s, %s', (expected, said, agreement) => {
    expect(standing(expected, said)).toBe(agreement);
  });

  it.each([
    ['8849 m', '29,029 ft', 'same'],
    ['8849 m', '29,100 ft', 'same'],
    ['8849 m', '29,200 ft', 'open'],
    ['8849 m', '29,400 ft', 'open'],
    ['8849 m', '29,500 ft', 'near'],
    ['8849 m', '33,000 ft', 'different'],
    ['8849 m', '8849 ft', 'different'],
    ['8849 m', '8849', 'same'],
    ['8849', '8849 ft', 'same'],
    ['8849 m', '28,900 ft', 'same'],
    ['8849 m', '28,930 ft', 'open'],
    ['50.2 km', '31.3 miles', 'same'],
    ['50.2 km', '31.4 miles', 'open'],
    ['0 km', '0 miles', 'same'],
    ['178 cm', '5 ft 10 in', 'same'],
    ['178 cm', '5 ft 9 in', 'near'],
    ['1 mile', '1.6 km', 'same'],
    ['30 cm', '1 foot', 'open'],
    ['2 tons', '2 tonnes', 'open'],
    ['2 tons', '2 tons', 'same'],
    ['2 tons', '5 kg', 'different'],
    ['2 tons', '2 hours', 'different'],
    ['5 ft 10 in', '5 ft 10 in', 'same'],
    ['5 ft 10 in', '5 ft 11 in', 'open'],
    ['5 ft 10 in', '5 ft 8 in', 'near'],
  ])('of two units: expected %s, said %s, %s', (expected, said, agreement) => {
    expect(standing(expected, said)).toBe(agreement);
  });

  it('with a tolerance that is asked for, which a range of its own takes the place of', () => {
    expect(standing('100', '109', 0.1)).toBe('same');
    expect(standing('100', '111', 0.1)).toBe('different');
    expect(standing('100-101', '109', 0.1)).toBe('different');
  });
});
