import fc from 'fast-check';
import { expect, test } from 'vitest';
import { readWords } from '../../src/values/words.ts';

test('words read the same whether or not an accent stands elsewhere in the text', () => {
  const text = fc.string({ unit: fc.constantFrom(...'aBsIVtndh019.,\' -?"') });
  fc.assert(
    fc.property(text, (plain) => {
      expect(readWords(`${plain} é`).words.slice(0, -1)).toEqual(readWords(plain).words);
    }),
    { numRuns: 1000 },
  );
});

test('possessives, ordinals, thousands, number words and Roman numerals', () => {
  const read = readWords("The 2nd of Shakespeare's 1,234 plays: Henry VIII, part two");
  expect(read.words.filter((word) => !word.stop).map((word) => word.stem)).toEqual([
    '2',
    'shakespeare',
    '1234',
    'play',
    'henry',
    '8',
    'part',
    '2',
  ]);
});
