/**
 * Whether the match is told in a later part of the answer than the answer itself: "It was written by Karl Holt; Ada Lind wrote
 * the sequel", "Karl Holt; Ada Lind sang another", "31 killed, 24 injured". The part in which the question's words stand is the
 * one that answers.
 */
import type { Word } from '../../../values/words.ts';
import type { AnswerReading } from './answer-reading.ts';
import { isAskedWord } from './irregular-verbs.ts';

interface Span {
  readonly first: number;
  readonly last: number;
}

/** True where an earlier part of the sentence has another value and the match's own part speaks of something else. */
export function isInLaterPart(answer: AnswerReading, { first, last }: Span): boolean {
  const { words, read, asked } = answer;
  const start = words[first]!.start;
  // A whole statement is none of several names.
  if (last > first && !words[first]!.capital && !words[first]!.digits) return false;
  const cut = read.text.lastIndexOf(';', start);
  if (cut < 0) return false;
  const rest = read.text.slice(words[last]!.end);
  const end = words[last]!.end + (rest.search(/[;\n]|[.!?](?:\s|$)/) + 1 || rest.length + 1) - 1;
  if (/[.!?]\s|\n/.test(read.text.slice(cut, start))) return false;
  const from = Math.max(read.text.lastIndexOf('\n', cut), lastSentenceEnd(read.text.slice(0, cut)));
  const earlier = words.filter((word) => word.start > from && word.end <= cut);
  if (earlier.some(({ text }) => DENIES.test(text))) return false;
  const matched = words[first]!;
  const value = earlier.some((word) => isLike(word, matched) && !asked.has(word.stem));
  if (!value) return false;
  const own = words.filter(
    (word, at) => (at < first || at > last) && word.start > cut && word.end <= end && !word.stop,
  );
  // "Karl Holt; Ada Lind": nothing is told of the second.
  if (own.length === 0 || own.some(({ text }) => NOW.has(text))) return false;
  const overlap = (part: readonly Word[]) =>
    part.filter((word) => !word.stop && !word.capital && isAskedWord(word, asked)).length;
  const said = overlap(earlier);
  const bare = earlier.every(({ stop, capital, digits }) => stop || capital || digits);
  return bare ? overlap(own) < 2 : said > 0 && said >= overlap(own);
}
const NOW = new Set('today now currently presently nowadays actually'.split(' '));
const DENIES = /^(?:not|no|never|nicht|pas|non|nie|niet|n[ãa]o)$/;

function lastSentenceEnd(text: string): number {
  return [...text.matchAll(/[.!?]\s+(?=\p{Lu})/gu)].at(-1)?.index ?? -1;
}

function isLike(word: Word, matched: Word): boolean {
  if (word.stop || word.digits !== matched.digits) return false;
  return matched.digits ? word.text !== matched.text : word.capital === matched.capital;
}

/** "31 killed, 24 injured" for the killed, "29 % water, 71 % land" for water: the thing asked about stands behind another number. */
export function isOfOtherCount({ words, read, numbers, asked }: AnswerReading, { first }: Span): boolean {
  if (numbers.length < 2 || !words[first]!.digits) return false;
  const nounBehind = (at: number) => {
    const noun = words[at + 1];
    if (noun === undefined || noun.stop || noun.digits || noun.capital) return null;
    return /^ ?%? ?$/.test(read.text.slice(words[at]!.end, noun.start)) ? noun : null;
  };
  const own = numbers.find((number) => first >= number.first && first <= number.last);
  if (own === undefined || own.unit?.dimension === 'length') return false;
  const noun = nounBehind(own.last);
  if (noun === null || isAskedWord(noun, asked)) return false;
  const other = numbers.find(
    (number) => number !== own && (areNeighbours(number, own, words) || areNeighbours(own, number, words)),
  );
  const asks = other === undefined ? null : nounBehind(other.last);
  return asks !== null && isAskedWord(asks, asked);
}

/** Only the noun of the first stands between them, and a comma or "and". */
function areNeighbours(
  left: { readonly last: number },
  right: { readonly first: number },
  words: readonly Word[],
): boolean {
  const between = words.slice(left.last + 1, right.first).filter(({ stop }) => !stop);
  return right.first > left.last && between.length === 1;
}
