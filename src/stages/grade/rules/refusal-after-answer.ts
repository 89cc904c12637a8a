/**
 * "It was timber, but I'm not sure": what is stated before a decline may be the answer, where a common noun is asked for and
 * neither a capital nor a digit tells it. Such a decline refuses nothing by itself: a judge should look.
 */
import { NAMES_SOMEBODY } from './languages/asks-for-name.ts';
import { askedKind } from './question-words.ts';
import type { Read } from './refusal-read-moves.ts';

/** "It was timber, but I'm not sure", "I'm not sure, but it was timber": something is stated that the question does not say. */
export function statesFirst(read: readonly Read[], question: string | null): boolean {
  if (!asksForNoun(question)) return false;
  const asked = question?.toLowerCase() ?? '';
  const declined = read.findIndex(({ move }) => move === 'decline');
  return read.some(
    ({ clause: { text, contrast }, move }, at) =>
      (at < declined || contrast) &&
      (move === 'content' || move === 'unsure') &&
      !SAYS_NOTHING.test(text) &&
      !WEIGHS.test(text) &&
      (text.match(SPACED_WORD) ?? []).some((word) => !asked.includes(word.slice(0, 4)) && !IDLE.has(word)),
  );
}
const IDLE = new Set(
  'the and was were are has had his her its their this that these those with from for not also'.split(' '),
);
/** Of scripts that space their words: in the others an apology is one run of letters with what is said. */
const SPACED_WORD = /(?:(?![\u0e00-\u0e7f\u3040-\u30ff\u3400-\u9fff])[\p{L}\p{M}]){3,}/gu;
/** A question back, laughter, praise of the question. */
const SAYS_NOTHING =
  /\?\W*$|^\W*(?:ha(?:ha)*|hm+|oh|ah|well|my (?:mistake|bad|apologies)|(?:(?:that|this)(?:'s| is) )?(?:such )?an? \w+ (?:question|one)|\w+ question)(?!\p{L})/u;
/** That one remembers this and that, and none of it is said: "accounts that come to mind contradict each other". */
const WEIGHS =
  /\b(?:accounts?|sources?|reports?|records?|references?|memor(?:y|ies)|recollections?|answers?|candidates?|possibilit(?:y|ies)|options?|versions?)\b.*\b(?:contradict|conflict|disagree|differ|diverge|compete|clash|blur|(?:come|comes|spring|springs) to mind|in (?:my )?(?:mind|memory|head))\b|\b(?:a few|a couple|several|some|two|three|many|various|different|multiple|conflicting|contradictory|competing) (?:\w+ )?\w+s (?:come|spring) to mind\b|\b(?:conflicting|contradictory|competing|differing) (?:accounts|sources|reports|records|memories|recollections|information|answers|versions|claims)\b|\bi (?:have|can think of) (?:a few|a couple of|several|some|two|three|many|various) (?:\w+ )?(?:candidates|possibilities|ideas|options|names|guesses|answers)\b/;

/** What no capital and no digit tells: "what was the cargo", "quelle maladie"; who and where have names. */
function asksForNoun(question: string | null): boolean {
  const kind = askedKind(question);
  return kind === 'open' || (kind === 'name' && question !== null && !NAMES_SOMEBODY.test(question));
}
