/**
 * Which month a word names, in some fifty languages and in the cases that dates stand in. English is looked up first;
 * the other names come from locale data, and their inflected forms from the form beside a day and the endings of the
 * language. Short forms and names that are also words or people's names count only in the company of numbers.
 */
import { remembered } from '../core/remembered.ts';
import { type MonthName, monthNames } from './cldr-dates.ts';
import type { Word } from './words.ts';

/** A month that a word names. */
export interface MonthWord {
  readonly month: number;
  /** Another month of the same name in another language ("listopad"), else null. */
  readonly other: number | null;
  /** `month` is what the language of the text means, or no other language has the name. */
  readonly told: boolean;
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
    ENGLISH.set(name, { month: at + 1, other: null, told: true, needs, words: 1 });
  });
}
ENGLISH.set('sept', { month: 9, other: null, told: true, needs: 'number', words: 1 });

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
  const named =
    foreign.get(word.text) ?? (/^[בלמה]/.test(word.text) ? foreign.get(word.text.slice(1)) : undefined);
  return named === undefined ? null : named.told ? named : told(named, words, at);
}

function foreignMonths(): ReadonlyMap<string, MonthWord> {
  const found = new Map<string, MonthWord>();
  const add = (name: string, month: number, short: boolean): void => {
    if (name.length < 2 || ENGLISH.has(name)) return;
    const needs = short ? 'day-and-year' : WEAK.has(name) ? 'number' : 'nothing';
    const known = found.get(name);
    if (known === undefined || (known.needs === 'day-and-year' && !short))
      found.set(name, { month, other: null, told: true, needs, words: name.includes(' ') ? 2 : 1 });
    else if (known.month !== month && known.needs === needs)
      found.set(name, { ...known, other: month, told: false });
  };
  for (const name of monthNames()) {
    for (const form of fullForms(name)) add(form, name.month, false);
    if (name.short !== name.alone) add(name.short, name.month, true);
  }
  return found;
}

/** The name alone and beside a day, and in the cases that dates stand in. */
function fullForms({ locale, alone, besideDay }: MonthName): readonly string[] {
  const stem = besideDay.replace(VOWEL_END, '');
  const endings = stem.length > 1 ? (ENDINGS[locale]?.split(' ') ?? []) : [];
  // "Lutego", "лютого": a month that is declined as an adjective.
  const adjective = /(?:ego|ого|ага)$/.test(besideDay) ? (ADJECTIVE[locale]?.split(' ') ?? []) : [];
  const added = ADDED[locale]?.split(' ') ?? [];
  return [
    alone,
    besideDay,
    ...endings.map((ending) => stem + ending),
    ...adjective.map((ending) => besideDay.slice(0, -3) + ending),
    ...added.map((ending) => alone + ending),
  ];
}

/** A language in which a word is a month, and whether it is so beside a day. */
interface Use {
  readonly locale: string;
  readonly month: number;
  readonly besideDay: boolean;
}

const usesOf = remembered((word): readonly Use[] =>
  monthNames().flatMap((name) =>
    name.short === word || fullForms(name).includes(word)
      ? [
          {
            locale: name.locale,
            month: name.month,
            besideDay: name.besideDay === word || name.short === word,
          },
        ]
      : [],
  ),
);

/** Which of two months the language means, told by the day or the "in" before the word: Polish writes no point behind a day. */
function told(named: MonthWord, words: readonly Word[], at: number): MonthWord {
  const [before, word] = [words[at - 1], words[at]!];
  if (before === undefined) return named;
  const uses = usesOf(word.text);
  const besideDay = uses.filter((use) => use.besideDay);
  const pointless = besideDay.filter(({ locale }) => !POINTED.has(locale));
  const isDay = /^\d{1,2}$/.test(before.text);
  const fitting = !isDay
    ? uses.filter(({ locale }) => IN[locale] === before.text)
    : word.start > before.end + 1 || pointless.length === 0
      ? besideDay
      : pointless;
  const [month, ...more] = new Set(fitting.map((use) => use.month));
  if (month === undefined || more.length > 0 || named.other === null) return named;
  return { ...named, month, other: month === named.month ? named.other : named.month, told: true };
}
/** Of the languages that share a name: which write a point behind a day, and their "in". */
const POINTED = new Set(['cs', 'hr']);
const IN: Readonly<Record<string, string>> = { cs: 'v', pl: 'w', hr: 'u' };

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
