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

const stems = (text: string) => readWords(text).words.map(({ stem }) => stem);

test.each([
  // Roman numerals are their number, and words of the same letters are not.
  ['Louis XIV', 'louis 14'],
  ['the year MCMXII', 'the year 1912'],
  ['Pope Leo IX', 'pope leo 9'],
  ['Liv and Mix', 'liv and mix'],
  ['CIVIL', 'civil'],
  ['X', 'x'],
  // One letter is a number behind a name alone.
  ['World War I', 'world war 1'],
  ['Act V of the play', 'act 5 of the play'],
  ['Malcolm X', 'malcolm x'],
  ['Ada I. Lind', 'ada i lind'],
  ['Ada I am', 'ada i am'],
  ['Ada, I', 'ada i'],
  ['play I', 'play i'],
  ['Ada I was told', 'ada i was told'],
  // Thousands and decimals.
  ['1,234,567.5', '1234567.5'],
  ['1,23,456', '123456'],
  ['1.234,56', '1234.56'],
  ['12,5', '12.5'],
  ['1.234.567', '1234567'],
  ['1.5', '1.5'],
  // A light stem of plurals.
  ['cities dies glass bus iris', 'city dies glass bus iris'],
  ['boxes churches dishes glasses towers gas', 'box church dish glass tower gas'],
  ["Lind's o'clock", 'lind oclock'],
  // "One" behind a pronoun counts nothing.
  ['one tower', '1 tower'],
  ['two, three', '2 3'],
])('the stems of "%s"', (text, expected) => {
  expect(stems(text).join(' ')).toBe(expected);
});

test('"one" behind a pronoun is no number', () => {
  const one = (text: string) => readWords(text).words.find(({ text: word }) => word === 'one');
  expect(one('that one')).toMatchObject({ stem: 'ones', stop: true });
  expect(one('that, one')).toMatchObject({ stem: '1', stop: false });
  expect(one('about one')).toMatchObject({ stem: '1', stop: false });
});

test('capitals are told in any script', () => {
  const capital = (text: string) => readWords(text).words.map((word) => word.capital);
  expect(capital('Éva и Ёлка élan a Z')).toEqual([true, false, true, false, false, true]);
});
