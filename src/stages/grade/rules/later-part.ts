/**
 * Whether the match is told in a later part of the answer than the answer itself: "It was written by Karl Holt; Ada Lind wrote
 * the sequel", "Karl Holt; Ada Lind sang another". The part in which the question's words stand is the one
 * that answers.
 */
import type { Word } from '../../../values/words.ts';
import type { AnswerReading } from './answer-reading.ts';
import { isAskedWord } from './asked-words.ts';
import { isDenyingWord } from './languages/denials.ts';
import type { Span } from './span.ts';

/** True where another part of the sentence has a value of the match's kind and more of the question's words. */
export function isInOtherPart(answer: AnswerReading, { first, last }: Span): boolean {
  const { words, asked } = answer;
  const matched = words[first]!;
  // A whole statement is none of several names.
  if (last > first && !matched.capital && !matched.digits) return false;
  const parts = partsAround(answer, { first, last });
  const mine = parts.find((part) => part.includes(matched));
  if (mine === undefined) return false;
  const beside = mine.filter(
    (word) => (word.start < matched.start || word.end > words[last]!.end) && !word.stop,
  );
  // "Karl Holt; Ada Lind": nothing is told of the second. "Ada Lind; the ballad is …": a bare name answers.
  if (beside.length === 0 || beside.some(({ text }) => NOW.has(text))) return false;
  const isOther = (word: Word) =>
    isLike(word, matched) && !asked.has(word.stem) && !mine.some(({ stem }) => stem === word.stem);
  const overlap = (part: readonly Word[]) =>
    part.filter((word) => !word.stop && isAskedWord(word, asked)).length;
  const said = overlap(mine);
  return parts.some((part, at) => {
    if (part === mine || part.some(({ text }) => isDenyingWord(text)) || !part.some(isOther)) return false;
    if (at > parts.indexOf(mine)) return overlap(part) > said;
    const bare = part.every(({ stop, capital, digits }) => stop || capital || digits);
    return bare ? said < 2 : overlap(part) > 0 && overlap(part) >= said;
  });
}

/** Of a sentence, in characters: lists of statements have semicolons too. */
const LONGEST = 240;
const JOINT = /;|, (?:while|whereas)\b/;

/** The parts of the sentence that holds the match, as a semicolon or "while" joins them; none where nothing does. */
function partsAround({ words, read: { text } }: AnswerReading, { first, last }: Span): readonly Word[][] {
  const { start } = words[first]!;
  const from = Math.max(text.lastIndexOf('\n', start), lastSentenceEnd(text.slice(0, start)));
  const rest = text.slice(words[last]!.end);
  const end = words[last]!.end + (rest.search(/\n|[.!?](?:\s|$)/) + 1 || rest.length + 1) - 1;
  if (end - from > LONGEST || !JOINT.test(text.slice(from + 1, end))) return [];
  const parts: Word[][] = [[]];
  words.forEach((word, at) => {
    if (word.start <= from || word.start >= end) return;
    if (parts.at(-1)!.length > 0 && isJoint(text.slice(words[at - 1]!.end, word.start), word)) parts.push([]);
    parts.at(-1)!.push(word);
  });
  return parts;
}

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
