import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { LetterPattern } from '../../src/values/letter-pattern.ts';

const PATTERNS = [
  /(?<![\p{L}\p{N}])(?:ne (?:[\p{L}\p{M}\p{N}'-]+,? ){0,2}znam\p{L}*|\d+)(?![\p{L}\p{N}])/u,
  /\p{Lu}[\p{L}'-]*(?: \p{Lu}\p{Ll}+)+/gu,
  /[^\p{L}\p{N}]+/gu,
  /\p{Ll}+\p{M}?|\p{sc=Han}/giu,
  /[\]\p{Lu}[-]\[/u,
];

describe('LetterPattern', () => {
  it('finds in ASCII text what the pattern with classes of Unicode finds, and the same in any other', () => {
    const plain = fc.string({ unit: fc.constantFrom(...'abzAZ019 \'-,._[]"né¤字'), maxLength: 30 });
    const sentence = fc.constantFrom(
      'ne vse znamena 12',
      'Anna Berg of Ulm',
      'X] Y[ "Zed-Two"',
      'Žofie a Jan',
    );
    fc.assert(
      fc.property(fc.oneof(plain, sentence), (text) => {
        for (const pattern of PATTERNS)
          expect(text.replace(new LetterPattern(pattern).of(text), '<$&>')).toBe(
            text.replace(pattern, '<$&>'),
          );
      }),
    );
  });

  it('says which class it has no plain form of', () => {
    expect(() => new LetterPattern(/\p{Sc}/u).test('a')).toThrow('\\p{Sc}');
  });

  it('is made of a source as of a pattern', () => {
    for (const { source, flags } of PATTERNS)
      for (const text of ['Anna Berg ne vse znam 12', 'Žofie Nová ne znamená 字'])
        expect(text.match(new LetterPattern({ source, flags }).of(text))).toEqual(
          text.match(new RegExp(source, flags)),
        );
  });
});
