/**
 * Looks for an expected text in an answer: as a phrase (articles, function words, case, plural and punctuation
 * aside), run together ("thecellar"), or word by word. Words that the question already says weigh little,
 * because an answer repeats them whether it is right or wrong.
 */
import { nearlySame, sameRoot } from '../../../values/edit-distance.ts';
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
  /** Found only in words that the question says too. */
  readonly echo: boolean;
  /** Positions of the first and last word found, or -1. */
  readonly first: number;
  readonly last: number;
}

const ECHO_WEIGHT = 0.3;
const WHOLE = { phrase: false, runTogether: false, recall: 1, addedRecall: 1, missingSpecific: 0 } as const;

/** Finds one expected text in an answer. */
export function findText(expected: ExpectedText, answer: AnswerReading): TextFinding {
  const phrase = expected.onlyStops ? findStops(expected, answer) : findPhrase(expected, answer);
  if (phrase) {
    const echo = !answer.addsBetween(phrase.first, phrase.last);
    return { ...WHOLE, phrase: true, echo, ...phrase };
  }
  const abbreviated = findAbbreviation(expected, answer);
  if (abbreviated)
    return {
      ...WHOLE,
      phrase: true,
      echo: !answer.addsBetween(abbreviated.first, abbreviated.last),
      ...abbreviated,
    };
  if (
    expected.compact.length >= 6 &&
    !expected.onlyStops &&
    !endsInNumeral(expected) &&
    answer.compact.includes(expected.compact)
  ) {
    const at = positionOfCompact(answer, answer.compact.indexOf(expected.compact));
    return { ...WHOLE, runTogether: true, echo: !answer.addsBetween(at, at), first: at, last: at };
  }
  return wordByWord(expected, answer);
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
  for (const word of expected.content) {
    const echoed = answer.asked.has(word.stem);
    const one = echoed ? ECHO_WEIGHT : word.text.length === 1 && !word.digits ? 0.4 : 1;
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

function likenessOf(expected: Word, said: Word): number {
  if (expected.stem === said.stem) return 1;
  if (expected.digits || said.digits) return 0;
  const left = expected.text;
  const right = said.text;
  if (left.charCodeAt(0) !== right.charCodeAt(0)) {
    return left.length > 6 && nearlySame(left, right) ? 0.8 : 0;
  }
  if (left.length === 1 || right.length === 1) return expected.capital && said.capital ? 0.5 : 0;
  if (nearlySame(left, right)) return 0.9;
  const country = countryRoot(left);
  if (country !== null && country === countryRoot(right)) return 0.9;
  if (stateName(left) === right || stateName(right) === left) return 0.9;
  return sameRoot(left, right) ? 0.75 : 0;
}
