/**
 * Which month a word names, in some fifty languages and in the cases that dates stand in. English is looked up first;
 * the other names come from locale data, and their inflected forms from the form beside a day and the endings of the
 * language. Short forms and names that are also words or people's names count only in the company of numbers.
 */
import { monthNames } from './cldr-dates.ts';
import type { Word } from './words.ts';

/** A month that a word names. */
export interface MonthWord {
  readonly month: number;
  /** Another month of the same name in another language ("listopad"), else null. */
  readonly other: number | null;
  /** What must stand beside it: nothing; a day or a year, for words of another meaning; both, for short forms. */
  readonly needs: 'nothing' | 'number' | 'day-and-year';
  /** Number of words: "كانون الثاني" has two. */
  readonly words: 1 | 2;
}

/** English months that are also words. */
const WORDS_TOO: ReadonlySet<string> = new Set('may march mar august dec sep jan'.split(' '));
const ENGLISH = new Map<string, MonthWord>();
for (const names of [
  'january february march april may june july august september october november december',
  'jan feb mar apr may jun jul aug sep oct nov dec',
]) {
  names.split(' ').forEach((name, at) => {
    const needs = WORDS_TOO.has(name) ? 'number' : 'nothing';
    ENGLISH.set(name, { month: at + 1, other: null, needs, words: 1 });
  });
}
ENGLISH.set('sept', { month: 9, other: null, needs: 'number', words: 1 });

/** Endings of the cases that a date can stand in, behind the form beside a day without its last vowel. */
const ENDINGS: Readonly<Record<string, string>> = {
  cs: 'a e i u em om ech y',
  sk: 'a e i u om och y',
  pl: 'a u em ie zie ow y ym emu',
  ru: 'а я е у ю ом ем ь и',
  uk: 'а я і у ю ом ем ому им ь і',
  be: 'а я і у ю ам ем ь ы',
  hr: 'a u em om',
  'sr-Latn': 'a u em om',
  sr: 'а у ем ом',
  sl: 'a u em om',
  el: 'ου ος ο',
  lt: 'io is i yje es os a o uje iuje ioje',
  lv: 's a i is ris ri ra u',
  eu: 'a aren an ak ean',
};
/** Endings put behind the whole name. */
const ADDED: Readonly<Record<string, string>> = {
  fi: 'ta ssa n sta lla hun na',
  et: 's is i il ist ks',
  hu: 'ban ben i tol ig ra re tol rol aban eben',
  tr: 'ta te da de tan ten dan den in un nin nda',
  az: 'da de in un',
  ka: 'ს ში',
  hy: 'ի ին',
};
const ADJECTIVE: Readonly<Record<string, string>> = { pl: 'y ym emu', uk: 'ии им ому ому', be: 'ы ым аму' };
const VOWEL_END = /[aeiouyаеиоуыэюяі]$|ου$/;

let foreign: ReadonlyMap<string, MonthWord> | null = null;
/** First words of names of two. */
const SECONDED = new Set(['كانون', 'تشرين']);

/** Every folded word that is a month, or the first of two words that are; Hebrew puts a letter in front of its own. */
export function monthWords(): readonly string[] {
  foreign ??= foreignMonths();
  return [...ENGLISH.keys(), ...SECONDED, ...foreign.keys()];
}

/** The month that the word or words at a place name, or null. */
export function monthAt(words: readonly Word[], at: number): MonthWord | null {
  const word = words[at];
  if (word === undefined || word.digits || word.text.length < 2) return null;
  const english = ENGLISH.get(word.text);
  if (english !== undefined) return english;
  // "Set in 1925": no September of another language.
  if (word.stop || (word.text === 'set' && words[at + 1]?.text === 'in')) return null;
  foreign ??= foreignMonths();
  if (SECONDED.has(word.text)) return foreign.get(`${word.text} ${words[at + 1]?.text ?? ''}`) ?? null;
  // Hebrew writes its "in" and "of" as a letter in front.
  return (
    foreign.get(word.text) ?? (/^[בלמה]/.test(word.text) ? (foreign.get(word.text.slice(1)) ?? null) : null)
  );
}

function foreignMonths(): ReadonlyMap<string, MonthWord> {
  const found = new Map<string, MonthWord>();
  const add = (name: string, month: number, short: boolean): void => {
    if (name.length < 2 || ENGLISH.has(name)) return;
    const needs = short ? 'day-and-year' : WEAK.has(name) ? 'number' : 'nothing';
    const known = found.get(name);
    if (known === undefined || (known.needs === 'day-and-year' && !short))
      found.set(name, { month, other: null, needs, words: name.includes(' ') ? 2 : 1 });
    else if (known.month !== month && known.needs === needs) found.set(name, { ...known, other: month });
  };
  for (const { locale, month, alone, besideDay, short } of monthNames()) {
    add(alone, month, false);
    add(besideDay, month, false);
    const stem = besideDay.replace(VOWEL_END, '');
    for (const ending of ENDINGS[locale]?.split(' ') ?? [])
      if (stem.length > 1) add(stem + ending, month, false);
    // "Lutego", "лютого": a month that is declined as an adjective.
    if (/(?:ego|ого|ага)$/.test(besideDay))
      for (const ending of ADJECTIVE[locale]?.split(' ') ?? [])
        add(besideDay.slice(0, -3) + ending, month, false);
    for (const ending of ADDED[locale]?.split(' ') ?? []) add(alone + ending, month, false);
    if (short !== alone) add(short, month, true);
  }
  return found;
}

/** Names of months that are names of people, places or things as well: Marco, Maja and Mayo. */
const WEAK: ReadonlySet<string> = new Set(
  (
    'marco maja mayo marca julio julie juni lipca lipa lipe lipiec mars marts maj mai mei mart mars mac marso ' +
    'ocak ekim eylul nisan temmuz april august gener set agost juliol gru maio magu juin avril abril ' +
    'август хуан'
  ).split(' '),
);

/** True for a name of a month in English. */
export function isEnglishMonth(word: string): boolean {
  return ENGLISH.has(word);
}
