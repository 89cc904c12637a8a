/**
 * Whether an answer chooses: "A or B" with one of them right is no choice. Two spellings of one thing ("caesium or
 * cesium") and lower-case synonyms are a choice, so other candidates must be of the same kind as the match.
 */

import { isAscii } from '../../../values/fold-text.ts';
import { OR_WORDS } from '../../../values/or-words.ts';
import type { AnswerReading } from './answer-reading.ts';

const DOUBT =
  /\b(?:either|could (?:be|have been)|might (?:be|have been)|may (?:be|have been)|not (?:sure|certain)|unsure|possibly|perhaps|maybe|i (?:think|believe)|probably|likely)\b/i;

const DOUBT_WORD = /^(?:possibly|perhaps|maybe|probably|likely)$/;

export interface Candidate {
  readonly first: number;
  readonly last: number;
}

/** True when another candidate beside the match is offered with "or". `same` tells what counts as right as well. */
export function isUncommitted(
  answer: AnswerReading,
  match: Candidate,
  same: (other: Candidate) => boolean,
): boolean {
  if (offersInRun(answer, match)) return true;
  const either = otherSide(answer, match);
  if (either === null || same(either)) return false;
  const { words, read } = answer;
  const left = words[match.first];
  const right = words[either.first];
  if (!left || !right || left.digits !== right.digits) return false;
  if (left.digits) return true;
  const start = Math.min(left.start, right.start);
  // "Either" may open the sentence and so look like the name's first word.
  const opening = read.text.slice(Math.max(0, start - 60), Math.max(left.start, right.start));
  if (DOUBT.test(opening)) return left.capital && right.capital;
  // Without doubt "Jupiter or Zeus" may be two names of one; a bare "Paris or London" is no choice.
  const carried = answer.content.filter((at) => answer.adds(at)).length;
  return (
    left.capital &&
    right.capital &&
    carried <= match.last - match.first + either.last - either.first + 3 &&
    words.length <= match.last - match.first + either.last - either.first + 5
  );
}

/** "StrelsauかZenda", "Strelsau 또는 Zenda": "or" in languages without spaces, between the match and another name. */
function offersInRun({ read, words }: AnswerReading, { first, last }: Candidate): boolean {
  if (words.length > 8 || isAscii(read.text)) return false;
  const [start, end] = [words[first]!.start, words[last]!.end];
  // In one run of letters the match is a part of the word.
  return (
    UNSPACED_OR.test(read.text.slice(start, end + 8)) ||
    /(?:または|もしくは|或|还是|還是|또는|혹은|หรือ) ?$/.test(read.text.slice(Math.max(0, start - 6), start))
  );
}
const UNSPACED_OR =
  /[\p{L}\p{N}] ?(?:または|もしくは|あるいは|か(?=[\p{Lu}\p{sc=Han}\p{sc=Katakana}])|或者|或|还是|還是|또는|혹은|หรือ) ?[\p{L}\p{N}]/u;

/** The words on the other side of an "or" that touches the match. */
function otherSide(answer: AnswerReading, match: Candidate): Candidate | null {
  const { words } = answer;
  for (let at = match.last + 1; at <= match.last + 4 && at < words.length; at += 1) {
    const word = words[at];
    if (isOr(answer, at)) {
      if (isSubtitle(answer, at)) return null;
      const first = skipStops(answer, at + 1);
      return first === null ? null : { first, last: endOfName(answer, first) };
    }
    if (
      !word?.capital &&
      !word?.digits &&
      !/^(?:in|it|could|be|have|been|possibly|perhaps|maybe|of|the)$/.test(word?.text ?? '')
    )
      break;
    if (answer.read.text.slice(words[at - 1]?.end, word?.start).includes('.')) break;
  }
  for (let at = match.first - 1; at >= match.first - 3 && at >= 1; at -= 1) {
    const word = words[at];
    if (isOr(answer, at)) {
      const last = at - 1;
      let first = last;
      while (first > 0 && words[first - 1]?.capital && words[first]?.capital && !words[first - 1]?.stop)
        first -= 1;
      return words[last]?.stop ? null : { first, last };
    }
    if (!word?.stop && !word?.capital) break;
  }
  return null;
}

/** Spelt with its accents, because Greek "ή" without them is an article. */
function isOr({ read, words }: AnswerReading, at: number): boolean {
  const word = words[at];
  return word !== undefined && OR_WORDS.has(read.text.slice(word.start, word.end).toLowerCase());
}

/** "Moby-Dick; or, The Whale", "Moby-Dick, or The Whale": one title, told by a comma behind "or" or a capital article. */
function isSubtitle({ read, words }: AnswerReading, at: number): boolean {
  const next = words[at + 1];
  if (next?.capital !== true || !/[;,]/.test(read.text.slice(words[at - 1]?.end, words[at]?.start)))
    return false;
  return next.stop || read.text[words[at]?.end ?? 0] === ',';
}

function skipStops(answer: AnswerReading, from: number): number | null {
  for (let at = from; at < Math.min(from + 4, answer.words.length); at += 1)
    if (!answer.words[at]?.stop && !DOUBT_WORD.test(answer.words[at]?.text ?? '')) return at;
  return null;
}

function endOfName(answer: AnswerReading, first: number): number {
  let last = first;
  while (answer.words[last + 1]?.capital && !answer.words[last + 1]?.stop && answer.words[first]?.capital)
    last += 1;
  return last;
}

/** Several whole guesses: "it could be X. Or it could be Y." */
export function severalGuesses(answer: AnswerReading): boolean {
  const guesses = answer.read.text.match(
    /\b(?:could|might|may) (?:also )?(?:be|have been)\b|\bit(?:'s| is) either\b|\bor it\b/gi,
  );
  return guesses !== null && guesses.length >= 2;
}
