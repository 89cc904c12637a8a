/**
 * Reads a text that is nothing but one value: "14 March 1879", "about 21,196 km". Text with anything else in it
 * is null, so that "Apollo 11" is never taken for the number 11.
 */
import type { ExpectedDate } from './compare-dates.ts';
import type { ExpectedNumber } from './compare-numbers.ts';
import type { NumberMention } from './number-mention.ts';
import { readDates } from './read-dates.ts';
import { readNumbers } from './read-numbers.ts';
import { unitOf } from './units.ts';
import { type ReadText, readWords, type Word } from './words.ts';

const DATE_FILLER = new Set(
  'in on the of at during early mid late year since from until to by around about circa ca c approximately st nd rd th monday tuesday wednesday thursday friday saturday sunday season ad ce bc bce b a d e and roku roce rok jahr im am en le ano el año w v в году года р г m ngay nam vào thang year jahre'.split(
    ' ',
  ),
);
const NUMBER_FILLER = new Set(
  'about around approximately roughly over under nearly almost circa ca c some the a an of more less than at least most up to only just total is per between and from in'.split(
    ' ',
  ),
);

/** "A20", "B-1957": letters that are filler before a word, and before a digit name a road, a sheet, a star. */
const CODE = /^\s*[ABDE]-?\d/;

/** The date that the whole text is, or null. */
export function readWholeDate(input: string | ReadText): ExpectedDate | null {
  const read = typeof input === 'string' ? readWords(input) : input;
  if (read.words.length === 0 || read.words.length > 9 || CODE.test(read.text)) return null;
  const dates = readDates(read);
  const date = dates[0];
  if (!date || dates.length > 1) return null;
  if (!covered(read.words, date.first, date.last, DATE_FILLER)) return null;
  if (/[$£€%]/.test(read.text)) return null;
  return {
    precision: date.precision,
    year: date.year,
    lastYear: date.lastYear,
    month: date.month,
    day: date.day,
    swapped: date.swapped,
    otherMonth: date.otherMonth,
    monthTold: date.monthTold,
    part: date.part,
  };
}

/** The number that the whole text is, with its unit or the thing it counts, or null. */
export function readWholeNumber(
  input: string | ReadText,
): (ExpectedNumber & { readonly about: NumberMention['about'] }) | null {
  const read = typeof input === 'string' ? readWords(input) : input;
  if (read.words.length === 0 || read.words.length > 12 || CODE.test(read.text)) return null;
  const share = shareOf(read.text);
  if (share !== null) return share;
  const numbers = readNumbers(read);
  const number = numbers[0];
  if (!number) return null;
  if (numbers.length > 1 && !restates(numbers)) return null;
  const last = numbers[numbers.length - 1] as NumberMention;
  let unitWord = number.unitWord;
  for (const [at, word] of read.words.entries()) {
    if (at >= number.first && at <= last.last) continue;
    if (NUMBER_FILLER.has(word.text)) continue;
    // "Mais de 25 mil": the words that make it about so much, of whatever language.
    if (number.about !== 'exact' && at < number.first && number.first <= 3 && (at === 0 || !word.capital))
      continue;
    // One counted thing may follow: "12 episodes", "7.5 square miles".
    if (at > number.last && at <= last.last + 3 && !word.capital) {
      unitWord ??= word.stem;
      continue;
    }
    return null;
  }
  return {
    value: number.value,
    low: number.low,
    high: number.high,
    unit: unitWord === null ? null : (number.unit ?? unitOf(unitWord)),
    unitWord,
    about: number.about,
    ordinal: number.ordinal,
    rounded: number.scale > 1,
    otherReading: number.otherReading,
  };
}

/** "3/4", "half", "1 in 5", "one out of five", "10^6": a number written as a reckoning. */
function shareOf(text: string): (ExpectedNumber & { readonly about: NumberMention['about'] }) | null {
  const value = reckoned(text.trim());
  if (value === null) return null;
  const plain = { value, low: value, high: value, unit: null, unitWord: null, about: 'exact' } as const;
  return { ...plain, ordinal: false, rounded: false, otherReading: null };
}

function reckoned(text: string): number | null {
  const fraction =
    /^(\d{1,3})\s?[/⁄]\s?(\d{1,3})$/.exec(text) ?? /^(\d{1,3}) (?:in|out of) (\d{1,4})$/i.exec(text);
  if (fraction !== null) {
    const [one, all] = [Number(fraction[1]), Number(fraction[2])];
    return one > 0 && one < all ? one / all : null;
  }
  const power = /^10\s?\^\s?(\d{1,2})$/.exec(text);
  if (power !== null) return 10 ** Number(power[1]);
  return WORDS.get(text.toLowerCase().replaceAll('-', ' ')) ?? null;
}
const WORDS = new Map([
  ['half', 0.5],
  ['a half', 0.5],
  ['one half', 0.5],
  ['a third', 1 / 3],
  ['one third', 1 / 3],
  ['two thirds', 2 / 3],
  ['a quarter', 0.25],
  ['one quarter', 0.25],
  ['three quarters', 0.75],
]);

/** "5 km (3.1 miles)": the same quantity in another unit. */
function restates(numbers: readonly NumberMention[]): boolean {
  const [one, two] = numbers;
  if (numbers.length !== 2 || !one?.unit || !two?.unit || one.unit.dimension !== two.unit.dimension)
    return false;
  const left = one.value * one.unit.factor;
  const right = two.value * two.unit.factor;
  return Math.abs(left - right) <= Math.abs(left) * 0.02;
}

function covered(words: readonly Word[], first: number, last: number, filler: ReadonlySet<string>): boolean {
  return words.every((word, at) => (at >= first && at <= last) || filler.has(word.text));
}
