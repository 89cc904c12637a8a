/**
 * Whether an answer can be held against the reference at all. Not finding a Latin name in a Japanese or Russian sentence
 * tells nothing, nor does it in a language whose words bend, or in a text longer than any the score was fitted on; and half
 * of the words tell less there than where the score was fitted. It decides neither way. Languages are told by eld (n-grams of sixty languages): of 2,706 short English
 * questions it takes 2,702 for English, and 3 % of Czech ones, mostly titles; franc and tinyld are off ten times as often.
 */
import { eld } from 'eld/extrasmall';
import type { Expected } from './expected.ts';

const LATIN = /\p{Script=Latin}/u;
const OTHER = /(?!\p{Script=Latin})\p{L}/u;
/** The longest answers of the fit, in characters. */
const LONGEST = 1500;

export interface ReadableInput {
  readonly question: string;
  readonly answer: string;
  readonly expected: Pick<Expected, 'texts'>;
}

/** True when question, answer and reference are in Latin letters and what can be told of their language is English. */
export function isReadable({ question, answer, expected }: ReadableInput): boolean {
  if (answer.length > LONGEST || OTHER.test(answer)) return false;
  if (!LATIN.test(answer) && !/\d/.test(answer)) return false;
  if (expected.texts.some(({ raw }) => OTHER.test(raw)) && !expected.texts.some(({ raw }) => LATIN.test(raw)))
    return false;
  if (!isEnglish(question.trim() === '' ? answer : question)) return false;
  // Names tell no language, so the answer is asked only where it has words beside them.
  const common = answer.match(/(?<![\p{L}'])\p{Ll}[\p{L}']*/gu) ?? [];
  if (common.length < 3 && common.every((word) => /^[a-z']+$/.test(word))) return true;
  return common.filter((word) => FREQUENT.has(word)).length >= 2 || isEnglish(answer);
}

/** Two of these in an answer, and a library need not be asked. */
const FREQUENT = new Set('the of and was were is by with from that this which are has had for'.split(' '));

const cache = new Map<string, boolean>();

/** Remembered for a few hundred texts, because many answers meet one question. */
function isEnglish(text: string): boolean {
  let known = cache.get(text);
  if (known === undefined) {
    known = eld.detect(text).language === 'en';
    if (cache.size > 512) cache.clear();
    cache.set(text, known);
  }
  return known;
}
