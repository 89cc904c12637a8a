/**
 * The day of a month as languages write it in front of the month: with the ending of an ordinal ("1er mai", "1º de maio", "1-го
 * мая"), as a word ("the fourth of July", "le premier mai"), and two days of one month ("1 or 2 May"). Of words, other days than the first
 * are read in English alone: most languages say only the first as an ordinal.
 */
import { foldText } from './fold-text.ts';
import { isDay } from './numeric-date.ts';
import { OR_WORDS } from './or-words.ts';
import { gapAfter, type ReadText, type Word } from './words.ts';

/** Endings of ordinals in figures, in Latin, Greek and Cyrillic letters, folded. */
const ORDINAL_ENDS = folded('st nd rd th er re ere o a e ste de η ης ο го ого й е ое ша ше');

/** "First" of a month where a language says the other days as plain numbers, and its like. */
const FIRST_DAY = folded(
  'premier primeiro primero primo primer ersten erster erste eerste første första pierwszy pierwszego první prvního prvého prvi ' +
    'prvega prvog întâi первое первого первая перше першого πρώτη πρώτης',
);

const TENS: Readonly<Record<string, number>> = { twenty: 20, thirty: 30 };

/** Words other than numbers that a day may open with. */
export const DAY_WORDS: readonly string[] = [...FIRST_DAY, ...Object.keys(TENS)];

/** What stands between two days of one month, folded: alternatives, both, or the ends of a span. Not "of": pages are counted with it. */
const JOINING = folded(
  `${[...OR_WORDS].join(' ')} u and und et e y i a og och en и та και ve ja és și ` +
    'to until through bis au al à til till do až до по',
);

/** The last word of a day in figures at a place: itself or the ending of its ordinal. */
export function ordinalEnd(read: ReadText, at: number): number {
  const ending = read.words[at + 1];
  return ending && ORDINAL_ENDS.has(ending.text) && /^[.:-]?$/.test(gapAfter(read, at)) ? at + 1 : at;
}

/** "The fourth of July", "twenty-first of July", "le premier mai". */
export function spelledDay(words: readonly Word[], at: number): { day: number; last: number } | null {
  const word = words[at] as Word;
  if (FIRST_DAY.has(word.text)) return { day: 1, last: at };
  const ten = TENS[word.text];
  const unit = ten === undefined ? word : words[at + 1];
  const last = ten === undefined ? at : at + 1;
  if (!unit || !/(?:first|second|third|th)$/.test(unit.text) || !isDay(unit.stem)) return null;
  const value = Number(unit.stem);
  if (words[last + 1]?.text !== 'of' || (ten !== undefined && value > 9)) return null;
  return isDay(String((ten ?? 0) + value)) ? { day: (ten ?? 0) + value, last } : null;
}

/** Where another day follows one that ends at `last`, joined to it; null where none does. */
export function secondDay(read: ReadText, last: number): number | null {
  const gap = gapAfter(read, last);
  const joined = read.words[last + 1];
  if (/^°?\.?\s*[-–—/&]\s*$/.test(gap) && joined?.digits) return isDay(joined.text) ? last + 1 : null;
  if (!joins(joined) || !/^°?\.?\s+$/.test(gap)) return null;
  let next = last + 2;
  if (/^(?:the|le|o|el|il|a|al|am|den)$/.test(read.words[next]?.text ?? '')) next += 1;
  const day = read.words[next];
  return day?.digits && isDay(day.text) && /^\s+$/.test(gapAfter(read, next - 1)) ? next : null;
}

/** Whether a word joins two days or months: "or", "and", "to". */
export function joins(word: Word | undefined): boolean {
  return word !== undefined && JOINING.has(word.text);
}

function folded(words: string): ReadonlySet<string> {
  return new Set(words.split(' ').map((word) => foldText(word)));
}
