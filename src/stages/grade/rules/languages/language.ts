/**
 * How one language declines: the same moves as the English grammar, with fewer words. Letters are folded where a
 * language is also typed without its accents ("nevim", "bilmiyorum"), and not where an accent makes another word
 * (Spanish "sé" and "se").
 */
import { isAscii } from '../../../../values/fold-text.ts';
import type { RefusalMove } from '../refusal-move.ts';

/** The letters a language is written in; what is written in others cannot be it. */
export type Script =
  | 'latin'
  | 'cyrillic'
  | 'greek'
  | 'hebrew'
  | 'arabic'
  | 'devanagari'
  | 'bengali'
  | 'thai'
  | 'hangul'
  | 'han';

export interface Language {
  /** ISO 639-1. */
  readonly code: string;
  readonly script: Script;
  /** Patterns are of folded letters, and meet folded text. @default false */
  readonly folded?: boolean;
  /** Words without which nothing matches, folded, for Latin letters; a star stands for any ending after three letters. */
  readonly cues?: string;
  /** Sources of patterns by what a clause does, tried in this order. */
  readonly moves: readonly (readonly [move: RefusalMove, source: string])[];
}

/** Up to six words of any kind, each with its blank. */
export const SOME = String.raw`(?:[\p{L}\p{M}\p{N}'-]+,? ){0,6}`;
/** Up to two words. */
export const FEW = String.raw`(?:[\p{L}\p{M}\p{N}'-]+,? ){0,2}`;

const ODD_LETTERS: Readonly<Record<string, string>> = {
  ł: 'l',
  đ: 'd',
  ı: 'i',
  ø: 'o',
  æ: 'ae',
  أ: 'ا',
  إ: 'ا',
  آ: 'ا',
  ٱ: 'ا',
  ى: 'ي',
  ی: 'ي',
  ک: 'ك',
  ة: 'ه',
};
const ODD = /[łđıøæأإآٱىیکة]/g;
/** Vowel signs of Arabic and Hebrew, the lengthening stroke, and the joiners between Persian letters. */
const SIGNS = /[\u0591-\u05c7\u064b-\u0652\u0670\u0640\u200c\u200d]/g;
const ACCENTS = /[\u0300-\u036f]/g;

/** Lower-case text without accents and vowel signs, odd letters as their plain kin; marks that make other letters stay. */
export function foldLetters(text: string): string {
  if (isAscii(text)) return text;
  return text
    .replace(ODD, (letter) => ODD_LETTERS[letter] ?? letter)
    .normalize('NFD')
    .replace(ACCENTS, '')
    .normalize('NFC')
    .replace(SIGNS, '');
}
