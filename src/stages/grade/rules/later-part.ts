/**
 * Whether the match is told in a later part of the answer than the answer itself: "It was written by Karl Holt; Ada Lind wrote
 * the sequel", "Karl Holt; Ada Lind sang another". The part in which the question's words stand is the
 * one that answers.
 */
import type { Word } from '../../../values/words.ts';
import type { AnswerReading } from './answer-reading.ts';
import { isAskedWord } from './asked-words.ts';
import { isDenyingWord } from './languages/denials.ts';
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
    if (at === own || part.some(({ text: one }) => isDenyingWord(one))) return false;
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

function lastSentenceEnd(text: string): number {
  return [...text.matchAll(/[.!?]\s+(?=\p{Lu})/gu)].at(-1)?.index ?? -1;
}

function isLike(word: Word, matched: Word): boolean {
  if (word.stop || word.digits !== matched.digits) return false;
  return matched.digits ? word.text !== matched.text : word.capital || !matched.capital;
}
