/**
 * npm run country-names: writes src/values/country-table.ts, the names of countries as the locale data of this Node has them, in the
 * languages that rules read, with their cases. The result is committed: to make it takes a tenth of a second and 13 MB in every process
 * that grades, and another Node would read another name. A test holds it fresh where Node has the data it was made of.
 */
import { execFileSync } from 'node:child_process';
import { writeFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { type CountryNames, countryWords } from '../src/values/country-names.ts';
import { placeAliases } from '../src/values/place-names.ts';

/** Languages whose names have capitals; in the others nothing tells a name from a word. */
const LANGUAGES = 'en de fr es pt it nl sv da nb fi hu ro ca cs sk pl hr tr id ru uk bg sr el'.split(' ');
const NONE = new Set('EU EZ QO UN XA XB ZZ'.split(' '));
/** Names that a continent or a part bears as well. */
const WIDER = new Set(['america', 'britain', 'great britain', 'holland']);

/** All names, by their folded words with one blank between. */
export function countriesOfNode(): CountryNames {
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

/** The table as one text each: "name:DE,AT|!usa:US", an exclamation mark before what is written in capitals; "DE:deut,alle|…". */
export function packed({ byName, stems }: CountryNames): { readonly names: string; readonly stems: string } {
  return {
    names: [...byName]
      .map(([name, { codes, capitals }]) => `${capitals ? '!' : ''}${name}:${[...codes].join(',')}`)
      .join('|'),
    stems: [...stems].map(([code, beginnings]) => `${code}:${[...beginnings].join(',')}`).join('|'),
  };
}

if (process.argv[1]?.includes('write-country-names')) {
  const target = resolve('src/values/country-table.ts');
  const { names, stems } = packed(countriesOfNode());
  writeFileSync(
    target,
    `/** Names of countries with their codes, and beginnings of names by code, from the Unicode CLDR; folded. Written by \`npm run country-names\`, not by hand. */
export const CLDR_VERSION = ${JSON.stringify(process.versions['cldr'])};

/** A name and the ISO 3166-1 codes that bear it, parted by a stroke; with an exclamation mark where it is written in capitals. */
export const COUNTRY_NAMES = ${JSON.stringify(names)};

/** A code and the beginnings of its names. */
export const COUNTRY_STEMS = ${JSON.stringify(stems)};
`,
  );
  execFileSync('npx', ['biome', 'format', '--write', target], { stdio: 'ignore' });
}
