/**
 * Looks for an expected text in an answer: as a phrase (articles, function words, case, plural and punctuation
 * aside), run together ("thecellar"), or word by word. Words that the question already says weigh little,
 * because an answer repeats them whether it is right or wrong.
 */
import type { Word } from '../../../values/words.ts';
import type { AnswerReading } from './answer-reading.ts';
import type { ExpectedText } from './expected-text.ts';
import { findAbbreviation, findPhrase, isCommonUse, isEveryday, isLittle, isVerb } from './phrase-match.ts';
import { findJoined, findRunTogether } from './run-together.ts';
import type { Span } from './span.ts';
import { LIKE_FROM_OTHER_LETTER, likenessOf, TYPO } from './word-likeness.ts';

export interface TextFinding {
  /** All words side by side in order, function words aside. */
  readonly phrase: boolean;
  /** The letters stand in the answer with other word breaks. */
  readonly runTogether: boolean;
  /** Weighted share of the expected words that the answer has, 0 to 1. */
  readonly recall: number;
  /** The same over words that the question does not say; null when it says them all. */
  readonly addedRecall: number | null;
  /** Share of expected names and digits, beyond the question's, that the answer lacks, 0 to 1. */
  readonly missingSpecific: number;
  /** Expected words beyond the question's that the answer lacks; "River" and "Sir" in a name can be left out. */
  readonly lacking: number;
  /** Found by likeness alone: no added word is there as it is spelt, or with a letter of a long word amiss. */
  readonly inexact: boolean;
  /** Found only in words that the question says too. */
  readonly echo: boolean;
  /** Positions of the first and last word found, or -1. */
  readonly first: number;
  readonly last: number;
}

const ECHO_WEIGHT = 0.3;
/** Nouns that name the kind of a thing: in a name they tell little of which one it is. */
const GENERIC = new Set(
  (
    'county city town village state province district region river lake sea ocean bay mount mountain hill island desert ' +
    'empire kingdom republic dynasty family house university college school institute museum church cathedral castle ' +
    'bridge street park stadium king queen prince princess president emperor minister lord sir dame dr mr mrs saint ' +
    'award prize war battle treaty act party company corporation group club team band film movie series season episode'
  ).split(' '),
);

/** What a name is often said without. */
const DISPENSABLE = new Set('river mount lake city town mr mrs dr sir lord lady dame saint'.split(' '));

/** A noun of kind: "river", "empire". */
export function isGeneric({ stem }: Word): boolean {
  return GENERIC.has(stem);
}

/** Finds one expected text in an answer. */
export function findText(expected: ExpectedText, answer: AnswerReading): TextFinding {
  return findWhole(expected, answer) ?? findParts(expected, answer);
}

/** All of it, in its own words or its letters; null where only parts may be found. Costs a fraction of what comparing word by word does. */
export function findWhole(expected: ExpectedText, answer: AnswerReading): TextFinding | null {
  const phrase = findPhrase(expected, answer);
  if (phrase) return isCommonUse(expected, phrase.first, answer) ? null : whole(phrase, answer, true);
  const joined = expected.read.words.length > 1 ? findJoined(expected, answer) : -1;
  if (joined >= 0) return whole({ first: joined, last: joined }, answer, true);
  const pieces = expected.read.words.some((word) => word.text.length === 1) && expected.compact.length > 1;
  const aligned = pieces && !expected.onlyStops ? answer.alignedAt(expected.compact) : null;
  // Two letters are many words in small ones: "DC" is D.C., and "it" is no I.T.
  if (
    aligned &&
    (expected.compact.length > 2 || /^\p{Lu}+$/u.test(answer.quote(aligned.first, aligned.last)))
  )
    return whole(aligned, answer, true);
  const abbreviated = findAbbreviation(expected, answer);
  if (abbreviated) return whole(abbreviated, answer, true);
  const together = findRunTogether(expected, answer);
  if (together && !together.inside) return whole({ first: together.at, last: together.at }, answer, false);
  return null;
}

/** What is there of a text that `findWhole` does not find. */
export function findParts(expected: ExpectedText, answer: AnswerReading): TextFinding {
  const phrase = isEveryday(expected) ? findPhrase(expected, answer) : null;
  const inPassing = phrase !== null && isCommonUse(expected, phrase.first, answer);
  return wordByWord(expected, answer, { inPassing });
}

/** All of it found: as a phrase, or run together. */
function whole({ first, last }: Span, answer: AnswerReading, phrase: boolean): TextFinding {
  return {
    phrase,
    runTogether: !phrase,
    recall: 1,
    addedRecall: 1,
    missingSpecific: 0,
    lacking: 0,
    inexact: false,
    echo: !answer.addsBetween(first, last),
    first,
    last,
  };
}

function wordByWord(
  expected: ExpectedText,
  answer: AnswerReading,
  { inPassing }: { readonly inPassing: boolean },
): TextFinding {
  let weight = 0;
  let found = 0;
  let addedWeight = 0;
  let addedFound = 0;
  let first = -1;
  let last = -1;
  let specific = 0;
  let missing = 0;
  let lacking = 0;
  let exact = false;
  const little = isLittle(expected) || inPassing;
  for (const word of little ? [] : expected.content) {
    const echoed = answer.asked.has(word.stem);
    const slight = (word.text.length === 1 && !word.digits) || GENERIC.has(word.stem);
    const one = echoed ? ECHO_WEIGHT : slight && expected.content.length > 1 ? 0.4 : 1;
    const hit = findWord(word, answer);
    weight += one;
    found += one * hit.likeness;
    if (!echoed) {
      addedWeight += one;
      addedFound += one * hit.likeness;
      if (word.capital || word.digits) {
        specific += 1;
        if (hit.likeness < 0.5) missing += 1;
      }
      if (hit.likeness < 0.75 && !(expected.properName && DISPENSABLE.has(word.stem))) lacking += 1;
      if (hit.likeness > 0) {
        exact ||= hit.likeness >= TYPO;
        first = first < 0 ? hit.at : Math.min(first, hit.at);
        last = Math.max(last, hit.at);
      }
    }
  }
  return {
    phrase: false,
    runTogether: false,
    recall: weight === 0 ? 0 : found / weight,
    addedRecall: little ? 0 : addedWeight === 0 ? null : addedFound / addedWeight,
    missingSpecific: specific === 0 ? 0 : missing / specific,
    lacking,
    inexact: addedFound > 0 && !exact,
    echo: addedFound === 0,
    first,
    last,
  };
}

/** The most alike word of the answer, and how alike: 1 same, less for variants, roots and initials. */
function findWord(word: Word, answer: AnswerReading): { likeness: number; at: number } {
  let likeness = 0;
  let where = -1;
  for (const at of mayBeLike(word, answer)) {
    const said = answer.words[at] as Word;
    const one = likenessOf(word, said);
    if (one > likeness && !isVerb(word, answer.words, at)) {
      likeness = one;
      where = at;
      if (one === 1) break;
    }
  }
  return { likeness, at: where };
}

/** Words of the answer that can be like a word: a short one only those that begin as it does. */
function mayBeLike({ text, stem }: Word, answer: AnswerReading): readonly number[] {
  const letter = text.charCodeAt(0);
  if (text.length >= LIKE_FROM_OTHER_LETTER || stem.charCodeAt(0) !== letter) return answer.content;
  return answer.beginningWith(letter);
}
