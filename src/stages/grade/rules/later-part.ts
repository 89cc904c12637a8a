/**
 * Whether the match is told in a later part of the answer than the answer itself: "It was written by Karl Holt; Ada Lind wrote
 * the sequel", "Karl Holt; Ada Lind sang another", "31 killed, 24 injured". The part in which the question's words stand is the
 * one that answers.
 */
import type { Word } from '../../../values/words.ts';
import type { AnswerReading } from './answer-reading.ts';
import { isAskedWord } from './irregular-verbs.ts';
import { asksHowMany } from './question-form.ts';
import type { Span } from './span.ts';

/** True where another part of the sentence has a value of the match's kind and more of the question's words. */
export function isInOtherPart(answer: AnswerReading, { first, last }: Span): boolean {
  const { words, read, asked } = answer;
  const { text } = read;
  const matched = words[first]!;
  // A whole statement is none of several names.
  if (last > first && !matched.capital && !matched.digits) return false;
  const from = Math.max(text.lastIndexOf('\n', matched.start), lastSentenceEnd(text.slice(0, matched.start)));
  const rest = text.slice(words[last]!.end);
  const end = words[last]!.end + (rest.search(/\n|[.!?](?:\s|$)/) + 1 || rest.length + 1) - 1;
  // Lists of statements have semicolons too.
  if (end - from > LONGEST || !JOINT.test(text.slice(from + 1, end))) return false;
  const parts: Word[][] = [[]];
  let own = 0;
  words.forEach((word, at) => {
    if (word.start <= from || word.start >= end) return;
    if (parts.at(-1)!.length > 0 && isJoint(text.slice(words[at - 1]!.end, word.start), word)) parts.push([]);
    if (at === first) own = parts.length - 1;
    parts.at(-1)!.push(word);
  });
  const mine = parts[own]!;
  const others = mine.filter(
    (word) => (word.start < matched.start || word.end > words[last]!.end) && !word.stop,
  );
  // "Karl Holt; Ada Lind": nothing is told of the second. "Ada Lind; the ballad is …": a bare name answers.
  if (others.length === 0 || others.some(({ text: one }) => NOW.has(one))) return false;
  const overlap = (part: readonly Word[]) =>
    part.filter((word) => !word.stop && isAskedWord(word, asked)).length;
  const said = overlap(mine);
  return parts.some((part, at) => {
    if (at === own || part.some(({ text: one }) => DENIES.test(one))) return false;
    if (
      !part.some(
        (word) =>
          isLike(word, matched) && !asked.has(word.stem) && !mine.some(({ stem }) => stem === word.stem),
      )
    )
      return false;
    const bare = part.every(({ stop, capital, digits }) => stop || capital || digits);
    if (at > own) return overlap(part) > said;
    return bare ? said < 2 : overlap(part) > 0 && overlap(part) >= said;
  });
}
const LONGEST = 240;
const JOINT = /;|, (?:while|whereas)\b/;

function isJoint(gap: string, { text }: Word): boolean {
  return gap.includes(';') || (gap.includes(',') && (text === 'while' || text === 'whereas'));
}

const NOW = new Set('today now currently presently nowadays actually'.split(' '));
const DENIES = /^(?:not|no|never|nicht|pas|non|nie|niet|n[ãa]o)$/;

function lastSentenceEnd(text: string): number {
  return [...text.matchAll(/[.!?]\s+(?=\p{Lu})/gu)].at(-1)?.index ?? -1;
}

function isLike(word: Word, matched: Word): boolean {
  if (word.stop || word.digits !== matched.digits) return false;
  return matched.digits ? word.text !== matched.text : word.capital || !matched.capital;
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

/** "Six, like insects; only scorpions have eight": a number alone opens the answer, and what follows tells of something else. */
export function isAfterOpeningNumber(
  { words, read, numbers, asked }: AnswerReading,
  { first }: Span,
  question: string,
): boolean {
  const [opening] = numbers;
  if (
    opening === undefined ||
    opening.first !== 0 ||
    numbers.length < 2 ||
    (!words[first]!.digits && numbers.every((one) => one.first !== first))
  )
    return false;
  if (opening.last >= first || !asksHowMany(question)) return false;
  const next = words[opening.last + 1];
  const ends = next !== undefined && asked.has(next.stem) ? opening.last + 1 : opening.last;
  const aside = read.text.slice(words[ends]!.end, words[first]!.start);
  return (
    /^[,;.] /.test(aside) &&
    /\p{L}{4}/u.test(aside) &&
    !/\b(?:so|i\.e|that is|total|or|about|exactly|precisely|actually|more|equals?|which|no|not|but|wait|sorry|corrections?)\b|[=:]/i.test(
      aside,
    )
  );
}
