/**
 * Names of countries in the cased languages that rules read, from the Unicode CLDR of the runtime and not from a table of
 * ours: made once, when the first one is asked for. Lands that belong to another country (Greenland, Puerto Rico) are known
 * as such, because they contradict less than a country does.
 */
import { foldText } from './fold-text.ts';
import { placeAliases } from './place-names.ts';
import { readWords } from './words.ts';

/** Languages whose names have capitals; in the others nothing tells a name from a word. */
const LANGUAGES = 'en de fr es pt it nl sv da nb fi hu ro ca cs sk pl hr tr id ru uk bg sr el'.split(' ');
/** Codes that are no country of their own. */
const DEPENDENT = new Set(
  'AC AI AQ AS AW AX BL BM BQ BV CC CK CP CQ CW CX DG EA EH FK FO GF GG GI GL GP GS GU HK HM IC IM IO JE KY MF MO MP MQ MS NC NF NU PF PM PN PR PS RE SH SJ SX TA TC TF TK TW UM VG VI WF XK YT'.split(
    ' ',
  ),
);
const NONE = new Set('EU EZ QO UN XA XB ZZ'.split(' '));
/** Names that a continent or a part bears as well. */
const WIDER = new Set(['america', 'britain', 'great britain', 'holland']);

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
  made ??= make();
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

function make(): CountryNames {
  const byName = new Map<string, { codes: Set<string>; capitals: boolean }>();
  const stems = new Map<string, Set<string>>();
  let longest = 1;
  const codes = regionCodes();
  const add = (name: string, code: string, capitals = false) => {
    const known = byName.get(name);
    if (known) known.codes.add(code);
    else byName.set(name, { codes: new Set([code]), capitals });
  };
  const forms: [string, string][] = [];
  for (const language of LANGUAGES) {
    const [long, short] = (['long', 'short'] as const).map(
      (style) => new Intl.DisplayNames(language, { type: 'region', style, fallback: 'none' }),
    );
    for (const code of codes)
      for (const written of new Set([long?.of(code), short?.of(code)])) {
        // What stands in brackets tells two lands apart: "Saint Martin (France)".
        const plain = written?.split(' (')[0] ?? '';
        const capitals = /^[\p{Lu}. ]+$/u.test(plain);
        const words = countryWords(plain);
        const name = words.join(' ');
        if (name.length < (capitals ? 2 : 4) || (capitals && words.some((word) => word.length < 2))) continue;
        // Two capitals stand for many things: only those of English.
        if (capitals && name.length === 2 && language !== 'en') continue;
        add(name, code, capitals);
        longest = Math.max(longest, words.length);
        if (capitals) continue;
        for (const form of casesOf(name, language)) forms.push([form, code]);
        if (language === 'en')
          for (const alias of placeAliases(name)) if (!WIDER.has(alias) && alias.length > 3) add(alias, code);
        if (words.length === 1 && name.length >= 5) {
          const own = stems.get(code) ?? new Set();
          stems.set(code, own.add(name.slice(0, Math.max(4, name.length - 3))));
        }
      }
  }
  // A form of one name that is another name stands for the other.
  const plain = new Set(byName.keys());
  for (const [form, code] of forms) if (!plain.has(form)) add(form, code);
  return { byName, stems, longest };
}

/** Two capitals that the CLDR knows and that no newer code has replaced. */
function regionCodes(): string[] {
  const letters = [...'ABCDEFGHIJKLMNOPQRSTUVWXYZ'];
  const names = new Intl.DisplayNames('en', { type: 'region', fallback: 'none' });
  return letters
    .flatMap((first) => letters.map((second) => first + second))
    .filter(
      (code) =>
        !NONE.has(code) && names.of(code) !== undefined && new Intl.Locale(`und-${code}`).region === code,
    );
}

/** Regular cases: German "den Vereinigten Staaten", "Deutschlands"; Czech "v Německu", "ve Francii", "na Novém Zélandu". */
function casesOf(name: string, language: string): string[] {
  if (language === 'de')
    return name.includes(' ')
      ? [name.replace(/e(?=\s)/g, 'en'), name.replace(/es(?=\s)/g, 'en')]
      : [`${name}s`];
  if (language !== 'cs') return [];
  for (const [ending, ...others] of CZECH)
    if (ending.test(name)) return others.map((other) => name.replace(ending, other));
  return [];
}
const CZECH: readonly (readonly [RegExp, ...string[]])[] = [
  [/^(\p{L}+)e (\p{L}+)y$/u, '$1ych $2ech', '$1ych $2u'],
  [/^(\p{L}+)e (\p{L}+vi)$/u, '$1em $2', '$1eho $2'],
  [/^(\p{L}+)y (\p{L}+)$/u, '$1em $2u', '$1eho $2u'],
  [/^(\p{L}+)o$/u, '$1a', '$1u', '$1em'],
  [/^(\p{L}+i)e$/u, '$1i'],
  [/^(\p{L}+[^aeiouy])a$/u, '$1y', '$1e', '$1u', '$1ou'],
  [/^(\p{L}+[nmk])$/u, '$1u', '$1em'],
];
