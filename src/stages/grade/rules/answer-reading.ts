/**
 * An answer read for all rules at once: words, what is new against the question, proper names, and on demand
 * dates and numbers. Echoing the question is not answering, so rules look at what the answer adds.
 */

import { remembered } from '../../../core/remembered.ts';
import type { DateMention } from '../../../values/date-mention.ts';
import { foldText, isAscii } from '../../../values/fold-text.ts';
import type { NumberMention } from '../../../values/number-mention.ts';
import { readDates } from '../../../values/read-dates.ts';
import { readNumberWords } from '../../../values/read-number-words.ts';
import { readNumbers } from '../../../values/read-numbers.ts';
import { type ReadText, readWords, type Word } from '../../../values/words.ts';

import { hasSign, type Sign, signsOf } from './answer-signs.ts';
import { type WordsByLetter, wordsByLetter } from './words-by-letter.ts';
import { withWorldWar } from './world-war.ts';

/** A run of capitalised words. */
export interface Entity {
  readonly first: number;
  readonly last: number;
}

interface Found {
  dates: readonly DateMention[] | null;
  numbers: readonly NumberMention[] | null;
  entities: readonly Entity[] | null;
  compact: string | null;
  letters: string | null;
  byLetter: WordsByLetter | null;
  signs: number;
}

export class AnswerReading {
  readonly read: ReadText;
  readonly words: readonly Word[];
  /** Positions of words that carry meaning. */
  readonly content: readonly number[];
  /** Stems of the question. */
  readonly asked: ReadonlySet<string>;
  /** Position of the first word of the second sentence, or the number of words. */
  readonly firstSentenceEnd: number;

  /** Read on demand, and once; one field, because every answer makes a reading. */
  readonly #found: Found = {
    dates: null,
    numbers: null,
    entities: null,
    compact: null,
    letters: null,
    byLetter: null,
    signs: -1,
  };

  /** The question denies ("which cup did she not win"), and an answer in its words denies too. */
  readonly denied: boolean;

  readonly #countedElsewhere: boolean;

  /** The stem of what is counted, so that a number before it answers although the question has the number too. */
  readonly counted: string | null;

  constructor(
    answer: string,
    asked: ReadonlySet<string>,
    { denied = false, countedElsewhere = false, counted = null as string | null } = {},
  ) {
    this.denied = denied;
    this.counted = counted;
    this.#countedElsewhere = countedElsewhere;
    const named = withWorldWar(answer);
    this.read = readWords(MAY_GLUE.test(named) ? named.replace(GLUED_MONTH, ' ') : named);
    this.words = this.read.words;
    this.asked = asked;
    const content: number[] = [];
    for (let at = 0; at < this.words.length; at += 1) {
      const word = this.words[at] as Word;
      if (!word.stop || isLetterAtEnd(word, this.read.text)) content.push(at);
    }
    this.content = content;
    this.firstSentenceEnd = firstSentenceEnd(this.read);
  }

  get dates(): readonly DateMention[] {
    this.#found.dates ??= readDates(this.read);
    return this.#found.dates;
  }

  get numbers(): readonly NumberMention[] {
    if (this.#found.numbers !== null) return this.#found.numbers;
    this.#found.numbers = readNumbers(this.read);
    // One number word and nothing in digits: more of them may be a compound, and "once" is eleven there.
    if (this.#countedElsewhere && !this.#found.numbers.some(({ first }) => this.words[first]?.digits)) {
      const worded = readNumberWords(this.read);
      if (worded.length === 1) this.#found.numbers = worded;
    }
    return this.#found.numbers;
  }

  get compact(): string {
    this.#found.compact ??= this.words.map((word) => word.text).join('');
    return this.#found.compact;
  }

  /** Words that together are just these letters ("DC" for "D.C."); null where the letters begin or end inside a word. */
  alignedAt(letters: string): Entity | null {
    for (let first = 0; first < this.words.length; first += 1) {
      if (!letters.startsWith((this.words[first] as Word).text)) continue;
      let run = '';
      for (let last = first; last < this.words.length && run.length < letters.length; last += 1) {
        run += (this.words[last] as Word).text;
        if (run === letters) return { first, last };
      }
    }
    return null;
  }

  /** Everything written, folded, letters and digits only: what lost its spaces or clings to citation marks is still in it. */
  get letters(): string {
    this.#found.letters ??= lettersOf(this.read.text);
    return this.#found.letters;
  }

  /** Proper names that add a word to the question, in order. */
  get entities(): readonly Entity[] {
    this.#found.entities ??= entitiesOf(this);
    return this.#found.entities;
  }

  /** Positions of words that carry meaning and begin with the letter of this code, in order. */
  beginningWith(code: number): readonly number[] {
    this.#found.byLetter ??= wordsByLetter(this.words, this.content);
    return this.#found.byLetter.get(code) ?? [];
  }

  /** False where the answer has no word of a kind, and no pattern of that kind need be tried. */
  may(sign: Sign): boolean {
    if (this.#found.signs < 0) this.#found.signs = signsOf(this.read);
    return hasSign(this.#found.signs, sign);
  }

  /** True when the word at a position is not said in the question. */
  adds(at: number): boolean {
    const word = this.words[at];
    return word !== undefined && !word.stop && !this.asked.has(word.stem);
  }

  /** True when any word from first to last adds to the question; digits count even when the question has words alone. */
  addsBetween(first: number, last: number): boolean {
    for (let at = first; at <= last; at += 1) {
      const word = this.words[at];
      if (word !== undefined && !this.asked.has(word.stem)) return true;
    }
    return false;
  }

  /** The part of the answer from one word to another, or all of it when the place is unknown. */
  quote(first: number, last: number): string {
    return this.read.text.slice(this.words[first]?.start, this.words[last]?.end);
  }
}

/** Folded letters and digits alone. */
export function lettersOf(text: string): string {
  const folded = foldText(text);
  return isAscii(folded) ? folded.replace(/[^a-z\d]+/g, '') : folded.replace(/[^\p{L}\p{N}]+/gu, '');
}

/** "onOctober 31, 1972": pages that were made plain text have lost spaces, and a year alone would say less than was said. */
const MAY_GLUE = /[a-z\d][JFMASOND][aepuco][a-z]+\b/;
const GLUED_MONTH =
  /(?<=\p{Ll}|\d)(?=(?:January|February|March|April|May|June|July|August|September|October|November|December)\b)/gu;

/** Stems of a question. */
export const stemsOf: (question: string) => ReadonlySet<string> = remembered(
  (question) =>
    new Set(
      readWords(question)
        .words.filter((word) => !word.stop)
        .map((word) => word.stem),
    ),
);

const ABBREVIATION =
  /(?:^|[\s("])(?:\p{L}|mr|mrs|ms|dr|st|jr|sr|prof|no|vs|etc|inc|ltd|co|e\.g|i\.e|u\.s|a\.m|p\.m|c|ca|gen|col|capt|sgt|rev|vol|ep)$/iu;

/** "As an AI language model, I do not have real-time information." */
const ABOUT_ITSELF =
  /^\W*(?:(?:however|but|well|sorry|i apologi[sz]e)\W+)?(?:as an? (?:\w+[- ]){0,3}(?:ai|language model|assistant|chatbot)\b|i(?:'m| am) (?:just |only )?an? (?:\w+[- ]){0,3}(?:ai|language model)\b)[^.!?]*\b(?:i|my)\b/i;

function firstSentenceEnd(read: ReadText): number {
  const { text, words } = read;
  const end = /[.!?](?=["')\]]?\s+\S)|\n\s*\n/g;
  let start = 0;
  for (let match = end.exec(text); match !== null; match = end.exec(text)) {
    if (match[0] === '.' && ABBREVIATION.test(text.slice(Math.max(0, match.index - 8), match.index)))
      continue;
    const at = match.index;
    const next = words.findIndex((word) => word.start > at);
    // What a model says of itself answers nothing: the sentence behind it is the first one.
    if (next > 1 && !ABOUT_ITSELF.test(text.slice(start, at))) return next;
    start = at + 1;
  }
  return words.length;
}

function entitiesOf(answer: AnswerReading): Entity[] {
  const { words, read } = answer;
  const found: Entity[] = [];
  for (let at = 0; at < words.length; ) {
    const word = words[at] as Word;
    if (!word.capital || word.stop) {
      at += 1;
      continue;
    }
    let last = at;
    for (let next = at + 1; next < words.length; next += 1) {
      const one = words[next] as Word;
      const gap = read.text.slice((words[next - 1] as Word).end, one.start);
      if (!/^[\s.'&-]{0,3}$/.test(gap) || (/[.]\s/.test(gap) && (words[next - 1] as Word).text.length > 3))
        break;
      if (one.capital && !one.stop) last = next;
      else if (!(one.stop && next - last <= 2) && !/^(?:de|la|van|von|der|del|di|da|al|bin)$/.test(one.text))
        break;
    }
    let adds = false;
    for (let i = at; i <= last; i += 1) if (answer.adds(i)) adds = true;
    // A capital that only opens a sentence is no name, unless more of the name follows.
    if (adds && (last > at || words.length <= 3 || !opensSentence(read.text, word.start)))
      found.push({ first: at, last });
    at = last + 1;
  }
  return found;
}

function opensSentence(text: string, start: number): boolean {
  return /(?:^|[.!?:]\s+|\n\s*)["'(*-]*$/.test(text.slice(Math.max(0, start - 6), start));
}

/** "A", "It is A.": a capital letter with nothing behind it is no article. */
function isLetterAtEnd({ text, capital, end }: Word, answer: string): boolean {
  return text === 'a' && capital && /^["'*)]*[.!]?\s*$/.test(answer.slice(end, end + 8));
}
