/** A question with more than one right answer of which the reference holds some, or a gold that cannot decide. */
import type { QuestionRule } from '../lint-rule.ts';

const MAY_ASK_FOR_ONE = /one|some|example|other|else|name an?y? /;
const ASKS_FOR_ONE =
  /\b(?:name (?:a|an|one|any) (?!change)|give (?:an?|one) example|(?:what|who|which) (?:is|was|are|were|'s|’s) (?:one|some|an example)|what's (?:an example|one)|an example of .* (?:is|are) what|(?:what|which) (?:is|was) one of|one of the (?:reasons|causes|ways)|what (?:is|was) another (?!name|word|term)|(?:which|what) other (?:countries|places|members|cities|people|animals|things)|who else)\b/;
/** Then the others are named, and one is left. */
const BESIDES =
  /\b(?:besides|other than|apart from|aside from|in addition to|along with|together with|starting with)\b/;
/** A gold with "or" between two things; a title may hold the word. */
const ALTERNATIVES = /^(?!.*["“]).{2,60}\b(?:or|and\/or)\b.{2,60}$/i;
const TITLED =
  /\b(?:title|titled|episode|song|album|track|film|movie|book|novel|poem|painting|name of|called|phrase|quote|slogan|motto)\b/;
const SLASHED = /^(\p{L}[\p{L} .'-]+?)( ?\/ ?)(\p{L}[\p{L} .'-]+)$/u;

export const severalAnswers: QuestionRule = {
  name: 'several-answers',
  severity: 'warning',
  finds: 'a question that asks for one of many, or a gold that names alternatives in one string',
  remedy: 'Ask for the one that the reference holds, or list the alternatives as aliases or as a set.',
  check(asked) {
    const { lower } = asked;
    const { reference, kind } = asked.question;
    if (kind !== 'answerable' || reference === null || reference.form === 'set' || reference.form === 'facts')
      return null;
    const one = MAY_ASK_FOR_ONE.test(lower) ? ASKS_FOR_ONE.exec(lower) : null;
    if (one !== null && !BESIDES.test(lower))
      return `"${one[0]}": other answers may be as right as "${asked.golds[0]}"`;
    if (reference.form !== 'text' && reference.form !== 'person' && reference.form !== 'place') return null;
    const { golds } = asked;
    const gold = golds[0]!;
    if (!gold.includes('/') && !/\bor\b/i.test(gold)) return null;
    // The alternatives stand among the accepted answers; a field of the Nobel Prize is one.
    const accepted = golds.slice(1).map((other) => other.toLowerCase());
    if (accepted.some((other) => gold.toLowerCase().includes(other)) || /physiology or medicine/i.test(gold))
      return null;
    // A sentence may hold "or" for any reason; a short gold with it is undecided.
    if (gold.split(/\s+/).length > 6 || lower.includes(gold.toLowerCase())) return null;
    if ((ALTERNATIVES.test(gold) && !TITLED.test(lower)) || isSlashed(gold))
      return `the gold "${gold}" names alternatives`;
    return null;
  },
};

/**
 * "Bajo Cinca/Baix Cinca" and "Bombay / Mumbai" are two names; "BHP Billiton/Wits University" and "AC/DC" are one
 * name with a slash in it: none of its longer parts repeats a word of the other.
 */
function isSlashed(gold: string): boolean {
  const [, left, slash, right] = SLASHED.exec(gold) ?? [];
  if (left === undefined || slash === undefined || right === undefined) return false;
  if (slash !== '/') return true;
  if (gold === gold.toUpperCase()) return false;
  const words = new Set(left.toLowerCase().split(' '));
  const others = right.toLowerCase().split(' ');
  return (words.size === 1 && others.length === 1) || others.some((word) => words.has(word));
}
