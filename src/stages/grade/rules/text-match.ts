/**
 * Looks for an expected text in an answer: as a phrase (articles, function words, case, plural and punctuation
 * aside), run together ("thecellar"), or word by word. Words that the question already says weigh little,
 * because an answer repeats them whether it is right or wrong.
 */
import { distance } from 'fastest-levenshtein';
import { nearlySame, sameRoot } from '../../../values/edit-distance.ts';
import { areDistinct, isChangedByPrefix } from '../../../values/opposites.ts';
import { countryRoot, stateName } from '../../../values/place-names.ts';
import type { Word } from '../../../values/words.ts';
import type { AnswerReading } from './answer-reading.ts';
import type { ExpectedText } from './expected.ts';

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
  /** Found by likeness alone: no added word is there as it is spelt, or with a letter of a long word amiss. */
  readonly inexact: boolean;
  /** Found only in words that the question says too. */
  readonly echo: boolean;
  /** Positions of the first and last word found, or -1. */
  readonly first: number;
  readonly last: number;
}

const ECHO_WEIGHT = 0.3;
/** Likeness of a long word with one letter amiss. */
const TYPO = 0.91;
const EAST_ASIAN = /^[\p{sc=Han}\p{sc=Hiragana}\p{sc=Katakana}\p{sc=Hangul}]+$/u;
const WHOLE = {
  phrase: false,
  runTogether: false,
  recall: 1,
  addedRecall: 1,
  missingSpecific: 0,
  inexact: false,
} as const;

/** Nouns that name the kind of a thing: in a name they tell little of which one it is. */
const GENERIC = new Set(
  (
    'county city town village state province district region river lake sea ocean bay mount mountain hill island desert ' +
    'empire kingdom republic dynasty family house university college school institute museum church cathedral castle ' +
    'bridge street park stadium king queen prince princess president emperor minister lord sir dame dr mr mrs saint ' +
    'award prize war battle treaty act party company corporation group club team band film movie series season episode'
  ).split(' '),
);

/** Finds one expected text in an answer. */
export function findText(expected: ExpectedText, answer: AnswerReading): TextFinding {
  const phrase = expected.onlyStops ? findStops(expected, answer) : findPhrase(expected, answer);
  if (phrase) {
    const echo = !answer.addsBetween(phrase.first, phrase.last);
    return { ...WHOLE, phrase: true, echo, ...phrase };
  }
  const joined = expected.read.words.length > 1 ? findJoined(expected, answer) : -1;
  if (joined >= 0)
    return { ...WHOLE, phrase: true, echo: !answer.addsBetween(joined, joined), first: joined, last: joined };
  const abbreviated = findAbbreviation(expected, answer);
  if (abbreviated)
    return {
      ...WHOLE,
      phrase: true,
      echo: !answer.addsBetween(abbreviated.first, abbreviated.last),
      ...abbreviated,
    };
  // Chinese and Japanese write no spaces: two signs are a name there.
  const least = EAST_ASIAN.test(expected.compact) ? 2 : 6;
  if (
    expected.compact.length >= least &&
    !expected.onlyStops &&
    (least === 2 || !endsInNumeral(expected)) &&
    answer.compact.includes(expected.compact)
  ) {
    const at = positionOfCompact(answer, answer.compact.indexOf(expected.compact));
    if (isChangedByPrefix(answer.words[at]?.text ?? '', expected.compact))
      return wordByWord(expected, answer);
    return { ...WHOLE, runTogether: true, echo: !answer.addsBetween(at, at), first: at, last: at };
  }
  return wordByWord(expected, answer);
}

/** "email" for "e-mail", "Schwarzwald" for "Schwarz Wald": one word of just these letters. */
function findJoined(expected: ExpectedText, answer: AnswerReading): number {
  if (expected.onlyStops || endsInNumeral(expected)) return -1;
  return answer.words.findIndex((word) => word.text === expected.compact);
}

function findPhrase(expected: ExpectedText, answer: AnswerReading): { first: number; last: number } | null {
  const { content } = expected;
  const head = content[0] as Word;
  const places = answer.content;
  for (let at = 0; at + content.length <= places.length; at += 1) {
    const start = answer.words[places[at] as number] as Word;
    if (start.stem !== head.stem) continue;
    let next = 1;
    while (next < content.length && answer.words[places[at + next] as number]?.stem === content[next]?.stem)
      next += 1;
    if (next === content.length)
      return { first: places[at] as number, last: places[at + next - 1] as number };
  }
  return null;
}

/** "FBI" for the Federal Bureau of Investigation, and the other way round. */
function findAbbreviation(
  expected: ExpectedText,
  answer: AnswerReading,
): { first: number; last: number } | null {
  const { text } = answer.read;
  const match = expected.acronym?.exec(text);
  if (match) {
    const first = answer.words.findIndex((word) => word.end > match.index);
    let last = first;
    while ((answer.words[last + 1]?.start ?? Number.POSITIVE_INFINITY) < match.index + match[0].length)
      last += 1;
    return { first, last };
  }
  const { initials } = expected;
  if (initials === null) return null;
  for (const entity of answer.entities) {
    let said = '';
    for (let at = entity.first; at <= entity.last; at += 1) {
      const word = answer.words[at] as Word;
      if (!word.stop) said += word.text[0] ?? '';
    }
    if (said.length >= 3 && said === initials) return entity;
  }
  return null;
}

/** "Rudolf II" is inside "Rudolf III". */
function endsInNumeral(expected: ExpectedText): boolean {
  const last = expected.read.words[expected.read.words.length - 1] as Word;
  return last.digits || last.text.length < 3 || /^\d/.test(last.stem);
}

/** Function words only ("The Who", "It"): in order, and capitalised when the answer has capitals at all. */
function findStops(expected: ExpectedText, answer: AnswerReading): { first: number; last: number } | null {
  const wanted = expected.read.words;
  for (let at = 0; at + wanted.length <= answer.words.length; at += 1) {
    if (!wanted.every((word, i) => answer.words[at + i]?.text === word.text)) continue;
    const last = answer.words[at + wanted.length - 1] as Word;
    const quoted = /["']$/.test(answer.read.text.slice(0, answer.words[at]?.start));
    if (answer.words.length > wanted.length && !last.capital && !quoted) continue;
    return { first: at, last: at + wanted.length - 1 };
  }
  return null;
}

function positionOfCompact(answer: AnswerReading, offset: number): number {
  let seen = 0;
  for (const [at, word] of answer.words.entries()) {
    seen += word.text.length;
    if (seen > offset) return at;
  }
  return answer.words.length - 1;
}

function wordByWord(expected: ExpectedText, answer: AnswerReading): TextFinding {
  let weight = 0;
  let found = 0;
  let addedWeight = 0;
  let addedFound = 0;
  let first = -1;
  let last = -1;
  let specific = 0;
  let lacking = 0;
  let exact = false;
  for (const word of expected.content) {
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
        if (hit.likeness < 0.5) lacking += 1;
      }
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
    addedRecall: addedWeight === 0 ? null : addedFound / addedWeight,
    missingSpecific: specific === 0 ? 0 : lacking / specific,
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
  for (const at of answer.content) {
    const said = answer.words[at] as Word;
    const one = likenessOf(word, said);
    if (one > likeness) {
      likeness = one;
      where = at;
      if (one === 1) break;
    }
  }
  return { likeness, at: where };
}

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

function likenessOf(expected: Word, said: Word): number {
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
    return left.length > 6 && nearlySame(left, right) ? 0.8 : 0;
  }
  if (ABBREVIATED[right] === left || ABBREVIATED[left] === right) return 0.95;
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
