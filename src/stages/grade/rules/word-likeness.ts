/**
 * How alike two words are: the same, spelt otherwise, abbreviated, mistyped, or of one root. Words that differ by the
 * letter that tells two things apart ("hyper-" for hypo-) are not alike, however few letters that is.
 */
import { distance } from 'fastest-levenshtein';
import { nearlySame, sameRoot } from '../../../values/edit-distance.ts';
import { areDistinct } from '../../../values/opposites.ts';
import { countryRoot, stateName } from '../../../values/place-names.ts';
import type { Word } from '../../../values/words.ts';

/** Likeness of a long word with one letter amiss. */
export const TYPO = 0.91;

/** Letters from which a word can be like one that begins otherwise. */
export const LIKE_FROM_OTHER_LETTER = 7;

/** British and American spelling as one: "colour", "organise", "theatre", "grey". */
function american(word: string): string {
  if (word === 'grey') return 'gray';
  return word
    .replace(/our(?=s?$|ed$|ing$|ful$|ite)/, 'or')
    .replace(/is(?=e[sd]?$|ing$|ation)/, 'iz')
    .replace(/([^aeiou])re$/, '$1er')
    .replace(/ogue$/, 'og');
}

/** Words that names of places are abbreviated with. */
const ABBREVIATED: Readonly<Record<string, string>> = {
  mt: 'mount',
  ft: 'fort',
  st: 'saint',
  mtn: 'mountain',
};

const LONGEST_ABBREVIATED = 3;

/** How alike two words are: 1 the same, less for variants, roots and initials, 0 not at all. */
export function likenessOf(expected: Word, said: Word): number {
  if (expected.stem === said.stem) return 1;
  if (expected.digits || said.digits) return 0;
  const left = expected.text;
  const right = said.text;
  const alike = likenessOfWords(expected, said);
  // Asked last, because hardly any two words are alike at all.
  return alike > 0 && areDistinct(left, right) ? 0 : alike;
}

function likenessOfWords(expected: Word, said: Word): number {
  const left = expected.text;
  const right = said.text;
  if (left.charCodeAt(0) !== right.charCodeAt(0)) {
    return left.length >= LIKE_FROM_OTHER_LETTER && nearlySame(left, right) ? 0.8 : 0;
  }
  if (left.length <= LONGEST_ABBREVIATED || right.length <= LONGEST_ABBREVIATED) {
    if (ABBREVIATED[right] === left || ABBREVIATED[left] === right) return 0.95;
  }
  if (left.length === 1 || right.length === 1) return expected.capital && said.capital ? 0.5 : 0;
  // No rule of spelling touches the second letter: most pairs end there.
  if (
    left.length > 3 &&
    Math.abs(left.length - right.length) <= 2 &&
    left.charCodeAt(1) === right.charCodeAt(1) &&
    american(left) === american(right)
  )
    return 1;
  if (nearlySame(left, right)) return left.length >= 7 && distance(left, right) <= 1 ? TYPO : 0.9;
  const country = countryRoot(left);
  if (country !== null && country === countryRoot(right)) return 0.9;
  if (stateName(left) === right || stateName(right) === left) return 0.9;
  return sameRoot(left, right) ? 0.75 : 0;
}
