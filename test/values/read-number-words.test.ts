/** Numbers in words of other languages than English, and that the committed list of compounds is what its library writes. */
import { describe, expect, test } from 'vitest';
import { compoundNumberWords, greaterNumberWords } from '../../scripts/write-number-words.mjs';
import { COMPOUND_NUMBER_WORDS, GREATER_NUMBER_WORDS } from '../../src/values/compound-number-words.ts';
import { readNumberWords } from '../../src/values/read-number-words.ts';
import { readWords } from '../../src/values/words.ts';

const numbersIn = (text: string) =>
  readNumberWords(readWords(text)).map(({ value, start, end }) => [value, text.slice(start, end)]);

describe('numbers in words', () => {
  test('are read whole, with their place', () => {
    expect(numbersIn('Il y en a quatre-vingt-douze, pas treize.')).toEqual([
      [92, 'quatre-vingt-douze'],
      [13, 'treize'],
    ]);
    expect(numbersIn('Es waren Einundzwanzig Stufen')).toEqual([[21, 'Einundzwanzig']]);
  });

  test.each([
    'mille neuf cents',
    'zwei Millionen',
    'ciento treinta y tres',
    'tisíc devět set',
    'vingt trente',
  ])('%s is more than a hundred or two numbers, and is not read in part', (text) => {
    expect(numbersIn(text)).toEqual([]);
  });

  test('parted by a comma stand each for itself', () => {
    expect(numbersIn('zwölf, dreizehn').map(([value]) => value)).toEqual([12, 13]);
  });
});

test('the committed words are those that the library writes (else: npm run number-words)', async () => {
  expect(COMPOUND_NUMBER_WORDS).toEqual(await compoundNumberWords());
  expect(GREATER_NUMBER_WORDS).toBe((await greaterNumberWords()).join(' '));
});
