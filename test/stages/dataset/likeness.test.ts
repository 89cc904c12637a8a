import fc from 'fast-check';
import { expect, test } from 'vitest';
import { plainWording } from '../../../src/stages/dataset/likeness/plain-wording.ts';
import { textColumn } from '../../../src/stages/dataset/likeness/text-column.ts';
import { wordingHash } from '../../../src/stages/dataset/likeness/wording-hash.ts';

const texts = fc.oneof(
  fc.string({ unit: fc.constantFrom(...'ab AZ09\'’.,?!-_\t"é(') }),
  fc.string({ unit: 'binary' }),
);

test('the hash of a wording is that of its plain words in any order, whatever the text holds', () => {
  fc.assert(fc.property(texts, (text) => wordingHash(text) === wordingHash(plainWording(text))));
  fc.assert(
    fc.property(
      fc.array(texts),
      (parts) => wordingHash(parts.join(' ')) === wordingHash([...parts].reverse().join(' ')),
    ),
  );
  expect(wordingHash('  WHO wrote "It"?')).toBe(wordingHash("it' who wrote"));
  expect(wordingHash('who wrote it')).not.toBe(wordingHash('who wrote it it'));
});

test('packed texts come back as they were, the long ones too', () => {
  const long = 'é'.repeat(70_000);
  const kept = [
    '',
    'Who?',
    'Łódź 🎈',
    long,
    'x'.repeat(20_000),
    ...Array<string>(200).fill('y'.repeat(19_999)),
  ];
  const column = textColumn();
  for (const text of kept) column.push(text);
  expect(column.size).toBe(kept.length);
  expect(kept.every((text, place) => column.at(place) === text)).toBe(true);
});
