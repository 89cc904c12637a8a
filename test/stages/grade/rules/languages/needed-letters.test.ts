import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { neededLetters } from '../../../../../src/stages/grade/rules/languages/needed-letters.ts';

describe('neededLetters', () => {
  it.each([
    ['je (?:ne )?sais (?:[a-z]+ )?pas|aucune idée', ['sais ', 'aucune idée']],
    ['inconnue?s?(?![a-z])|[^a-z]zna[mn][a-z]*', ['inconnu', 'zna']],
    ['(?:nevim|neznam)(?: to)*', ['nevim', 'neznam']],
    ['a\\.b+c', ['a.b']],
    ['(?:vielleicht)?|nein', null],
    ['[a-z]+', null],
  ])('of %s are %j', (source, needed) => {
    expect(neededLetters(source)).toEqual(needed);
  });

  it('stand in every text that the pattern matches', () => {
    for (const source of [
      'on (?:[a-z]+ ){0,3}(?:ne sait|ignore)(?: pas)?|sans (?:aucune?|la moindre) (?:id[eé]e|piste)s?',
      '(?:nie (?:wiem|pamie[nt]am)|brak){1,2} (?:mi )?danych?',
      '(?:我|我们)?不(?:知道?|太?记得)|无\\(可\\)奉',
    ])
      fc.assert(
        fc.property(fc.stringMatching(new RegExp(`^(?:${source})$`)), (text) =>
          neededLetters(source)!.some((letters) => text.includes(letters)),
        ),
      );
  });
});
