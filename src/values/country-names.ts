/**
 * Names of countries in the cased languages that rules read, from the Unicode CLDR: unpacked once, when the first one is
 * asked for. Lands that belong to another country (Greenland, Puerto Rico) are known
 * as such, because they contradict less than a country does.
 */
import { COUNTRY_NAMES, COUNTRY_STEMS } from './country-table.ts';
import { foldText } from './fold-text.ts';
import { readWords } from './words.ts';

/** Codes that are no country of their own. */
const DEPENDENT = new Set(
  'AC AI AQ AS AW AX BL BM BQ BV CC CK CP CQ CW CX DG EA EH FK FO GF GG GI GL GP GS GU HK HM IC IM IO JE KY MF MO MP MQ MS NC NF NU PF PM PN PR PS RE SH SJ SX TA TC TF TK TW UM VG VI WF XK YT'.split(
    ' ',
  ),
);

export interface CountryName {
  /** ISO 3166-1 codes that bear the name in some language; the land is plain where it is one. */
  readonly codes: ReadonlySet<string>;
  /** Written in capitals alone ("USA"), because its letters also spell a word. */
  readonly capitals: boolean;
}

export interface CountryNames {
  readonly byName: ReadonlyMap<string, CountryName>;
  /** Beginnings of the one-word names of a country, long enough to tell its cases and adjectives: "deutsch", "nemec". */
  readonly stems: ReadonlyMap<string, ReadonlySet<string>>;
  /** Words of the longest name. */
  readonly longest: number;
}

let made: CountryNames | null = null;

/** All names, by their folded words with one blank between. */
export function countryNames(): CountryNames {
  made ??= unpacked();
  return made;
}

/** True for a country that no other one holds. */
export function isIndependent(code: string): boolean {
  return !DEPENDENT.has(code);
}

/** The words of a name or an answer as names are compared: folded, without an elided article ("l'Allemagne"). */
export function countryWords(text: string): readonly string[] {
  const read = readWords(text);
  return read.words.map(({ start, end }) => countryWord(read.text.slice(start, end)));
}

/** One such word. */
export function countryWord(written: string): string {
  const folded = foldText(written);
  return folded.includes("'") ? folded.replace(ELIDED, '').replace(/'s?$|'s$/, '') : folded;
}
const ELIDED = /^(?:l|d|qu|dell|nell|all|sull|dall)'/;

function unpacked(): CountryNames {
  const byName = new Map<string, CountryName>();
  let longest = 1;
  for (const entry of COUNTRY_NAMES.split('|')) {
    const capitals = entry.startsWith('!');
    const [name, codes] = (capitals ? entry.slice(1) : entry).split(':') as [string, string];
    byName.set(name, { codes: new Set(codes.split(',')), capitals });
    longest = Math.max(longest, name.split(' ').length);
  }
  const stems = new Map(
    COUNTRY_STEMS.split('|').map((entry) => {
      const [code, beginnings] = entry.split(':') as [string, string];
      return [code, new Set(beginnings.split(','))];
    }),
  );
  return { byName, stems, longest };
}
