import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { mayDecline } from '../../../../src/stages/grade/rules/refusal-cues.ts';
import { ENGLISH_PATTERNS } from '../../../../src/stages/grade/rules/refusal-phrases-en.ts';
import { SiftedPatterns } from '../../../../src/stages/grade/rules/sifted-patterns.ts';

/** A source without what consumes no letters, and with the blanks that it lets be missing. */
function consuming(source: string): string {
  let out = '';
  for (let at = 0; at < source.length; at += 1) {
    if (/^\(\?<?[=!]/.test(source.slice(at))) {
      for (let depth = 0; ; at += 1) {
        if (source[at] === '\\') at += 1;
        else if (source[at] === '(') depth += 1;
        else if (source[at] === ')') depth -= 1;
        if (depth === 0) break;
      }
    } else if (source[at] === '\\') {
      at += 1;
      if (source[at] !== 'b') out += `\\${source[at]}`;
    } else if (!(source[at] === '$' || (source[at] === '^' && source[at - 1] !== '['))) out += source[at];
  }
  return out.replaceAll(' ?', ' ');
}

/** Clauses made from the English patterns, each with the pattern that matches it. */
const declining = ENGLISH_PATTERNS.flatMap((english) => {
  const clauses = fc.stringMatching(new RegExp(`^(?:${consuming(english.pattern.source)})$`));
  return fc
    .sample(clauses, { numRuns: 150, seed: 11 })
    .map((clause) => clause.toLowerCase())
    .filter((clause) => english.pattern.test(clause))
    .map((clause) => ({ clause, english }));
});

it('sifting leaves every English pattern that matches a clause, in their order', () => {
  const sifted = new SiftedPatterns(ENGLISH_PATTERNS, ({ pattern }) => pattern.source);
  expect(declining.filter(({ clause, english }) => !sifted.of(clause).includes(english))).toEqual([]);
  for (const { clause } of declining.slice(0, 200))
    expect(sifted.of(clause)).toEqual(ENGLISH_PATTERNS.filter((one) => sifted.of(clause).includes(one)));
  expect(sifted.of('the bridge over the orm was built by ada lind').length).toBeLessThan(10);
});

describe('mayDecline', () => {
  it('lets every clause through that an English pattern matches', () => {
    const missed = declining.filter(({ clause }) => !mayDecline(clause) || !mayDecline(`${clause} é`));
    expect(missed).toEqual([]);
  });

  it.each([
    "Ada Lind's bridge over the Orm",
    'The Zürich bridge, built by José Brandt',
    "Kenji Berg's",
    'Ada Lind built it',
  ])('spares %s, which has none of the words that decline', (answer) => {
    expect(mayDecline(answer)).toBe(false);
  });
});
