/**
 * Whether what matched stands beside the answer and is not it: "Ada Lind's rival Karl Holt", "a village near Ulm", "Zenda is
 * only the second", "Munich, though she grew up in Ulm". Where another thing is given as the answer, or only a place beside
 * the match, nothing is decided: the match may still be meant. Each way to stand beside the answer has a file of its own, but for
 * those that a pattern alone tells.
 */
import type { AnswerReading } from './answer-reading.ts';
import { isBehindRelation, isToldBefore } from './behind-relation.ts';
import { isBound } from './date-bounds.ts';
import type { ExpectedText } from './expected-text.ts';
import { isDismissed, isFormer, isGivenUp, isPlannedOnly } from './given-up.ts';
import { isBesideClassmate, isGoverned } from './governed-match.ts';
import { isNearElsewhere, isYearsFrom } from './languages/nearness.ts';
import { turnsToAnother } from './languages/turns.ts';
import { isInOtherPart } from './later-part.ts';
import { isAfterOpeningNumber, isOfOtherCount } from './number-of-what.ts';
import { isAfterOpening } from './opening-name.ts';
import { isOtherEnd } from './opposite-event.ts';
import { isOfOtherEvent } from './other-event.ts';
import { isPossessor } from './possessor.ts';
import { isRankedLower } from './ranked-lower.ts';
import type { Span } from './span.ts';
import type { Verdict } from './verdict.ts';

export interface BesideContext {
  readonly question: string;
  /** Strings that count as right. */
  readonly expected: readonly Pick<ExpectedText, 'raw' | 'date'>[];
}

/** How far around the match is looked, in characters. */
const REACH = 160;

/** True where another thing is told to be the answer, or the match only tells where the answer lies. */
export function isBesideAnother(
  answer: AnswerReading,
  match: Verdict,
  { question, expected }: BesideContext,
): boolean {
  const { words, read, asked } = answer;
  const { first, last } = match;
  if (first < 0) return false;
  if (match.rule === 'date' && isOtherEnd(answer, match, { question, expected })) return true;
  // Nothing beside it, as in most short answers.
  if (last - first + 1 === words.length) return false;
  const before = read.text.slice(Math.max(0, words[first]!.start - REACH), words[first]!.start);
  const after = read.text.slice(words[last]!.end, words[last]!.end + REACH);
  const other = hasOther(answer, match);
  const { digits } = words[first]!;
  return (
    isPossessor(answer, match, { question, expected, other }) ||
    isBehindRelation(answer, first, { before, other }) ||
    (other &&
      match.rule !== 'date' &&
      (answer.may('past') || answer.may('clause')) &&
      isToldBefore(before, question)) ||
    (match.rule === 'date' && isBound(before, question)) ||
    ((answer.may('past') || words[first]!.start > REACH) && isFormer(before, after, question)) ||
    isGivenUp(before, answer, expected) ||
    (match.rule === 'date' && RECKONED.test(after)) ||
    isDismissed(after, other, answer) ||
    (other && isPlannedOnly(before, after)) ||
    turnsToAnother(before, after, (name) => asked.has(name.toLowerCase())) ||
    isRankedLower(answer, match, question) ||
    isAfterOpening(answer, match, question) ||
    isGoverned(answer, match, { other, question }) ||
    isAfterOpeningNumber(answer, match, question) ||
    ((read.text.includes(';') || answer.may('joint')) && isInOtherPart(answer, match)) ||
    (other && BUT_IT_IS.test(after)) ||
    isOfOtherCount(answer, match) ||
    isPartOfFullForm(answer, match, question) ||
    (digits && other && CONTRASTED.test(before) && !ASKS_CHANGE.test(question)) ||
    (other && answer.may('foreign') && !digits && isNearElsewhere(before, question)) ||
    (digits && isYearsFrom(before)) ||
    isBesideClassmate(answer, match, { question, expected }) ||
    (first === last && digits && AS_OF.test(before) && !ASKS_AS_OF.test(question)) ||
    isOfOtherEvent(answer, match, question)
  );
}

/** A capital or a number that the answer adds stands before or behind the match. */
function hasOther(answer: AnswerReading, { first, last }: Span): boolean {
  return answer.content.some((at) => {
    if (at >= first && at <= last) return false;
    const word = answer.words[at]!;
    return (word.capital || word.digits) && answer.adds(at) && !SPEAKER.has(word.text);
  });
}
const SPEAKER = new Set('im ive id ill'.split(' '));

/** "1867 - 30 = 1837", "1867 minus 7". */
const RECKONED = /^ ?(?:minus|plus|[-+] ?\d+ ?=)/i;

/** "Ada Lind is often suggested, but it's Karl Holt." */
const BUT_IT_IS =
  /^[^.;!?]{0,60}, but (?:it|the answer|the (?:right|real|true) one)(?:'s| is| was)(?: actually| really| in fact)? (?:the )?(?:\p{Lu}|\d)/u;
/** "As of my last update in 2022, she was alive": the year of what is known. */
const AS_OF =
  /\b(?:as (?:of|at)|last updated?|knowledge (?:cut-?off|update)|training data)\b[^.;,!?\d]{0,40}$/i;
const ASKS_AS_OF = /\bas (?:of|at)\b/i;

/** "300, compared with 206 in apes", "up from 1,204 in 2001": the number of something else, or of another time. */
const CONTRASTED =
  /\d[^.;!?]*\b(?:whereas|compared (?:with|to)|(?:up|down|rose|increased|grew|fell|dropped) from|rather than|instead of|as opposed to|versus|against)\b[^.;,!?\d]{0,40}$/i;
const ASKS_CHANGE = /\b(?:from|previous\w*|before|earlier|compared)\b/i;

/** "Federal Harbour Office Service" for what FHO stands for: one word more and other letters. */
function isPartOfFullForm({ words, read }: AnswerReading, { last }: Span, question: string): boolean {
  const next = words[last + 1];
  return (
    next?.capital === true &&
    words[last]!.capital &&
    read.text.slice(words[last]!.end, next.start) === ' ' &&
    /\bstands? for\b/i.test(question)
  );
}
