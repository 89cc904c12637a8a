import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { mayDecline } from '../../../../src/stages/grade/rules/refusal-cues.ts';
import { ENGLISH_PATTERNS } from '../../../../src/stages/grade/rules/refusal-phrases-en.ts';

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

describe('mayDecline', () => {
  it('lets every clause through that an English pattern matches', () => {
    const missed = ENGLISH_PATTERNS.flatMap(({ pattern }) => {
      const clauses = fc.stringMatching(new RegExp(`^(?:${consuming(pattern.source)})$`));
      return fc
        .sample(clauses, { numRuns: 150, seed: 11 })
        .map((clause) => clause.toLowerCase())
        .filter((clause) => pattern.test(clause))
        .filter((clause) => !mayDecline(clause) || !mayDecline(`${clause} é`));
    });
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
