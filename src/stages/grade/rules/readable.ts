/**
 * Whether an answer can be held against the reference at all. Not finding a Latin name in a Japanese or Russian sentence
 * tells nothing, nor does it in a language whose words bend, or in a text longer than any the score was fitted on; and half
 * of the words tell less there than where the score was fitted. It decides neither way. Languages are told by eld (n-grams
 * of sixty languages): of 2,706 short English questions it takes 2,702 for English, and 3 % of Czech ones, mostly titles;
 * franc and tinyld are off ten times as often. It is loaded on first need, so what asks "who" or "when" in plain
 * English is not shown to it (nine of ten English questions, and none of 4,325 Czech ones).
 */
import { remembered } from '../../../core/remembered.ts';
import { isAscii } from '../../../values/fold-text.ts';
import type { Expected } from './expected.ts';
import { languageOf } from './languages/language-detector.ts';

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
  const ascii = isAscii(answer);
  if (answer.length > LONGEST || (!ascii && OTHER.test(answer))) return false;
  if (!(ascii ? /[a-z\d]/i.test(answer) : LATIN.test(answer) || /\d/.test(answer))) return false;
  if (expected.texts.some(({ raw }) => OTHER.test(raw)) && !expected.texts.some(({ raw }) => LATIN.test(raw)))
    return false;
  if (question.trim() === '' ? !isEnglish(answer) : !asksInEnglish(question)) return false;
  // Names tell no language, so the answer is asked only where it has words beside them.
  const common =
    answer
      .match(ascii ? /(?<![a-z'])[a-z][a-z']*/gi : /(?<![\p{L}'])\p{Ll}[\p{L}']*/gu)
      ?.filter((word) => !ascii || word[0]! >= 'a') ?? [];
  if (common.length < 3 && common.every((word) => /^[a-z']+$/.test(word))) return true;
  return (
    common.some((word) => ENGLISH_ONLY.has(word)) ||
    common.filter((word) => FREQUENT.has(word)).length >= 2 ||
    isEnglish(answer)
  );
}

/** One of the first or two of the second in an answer, and a library need not be asked. */
const ENGLISH_ONLY = new Set(
  'the were with from that this which there their they about would could who what when where been'.split(' '),
);
const FREQUENT = new Set('the of and was were is by with from that this which are has had for'.split(' '));

/** Asks in plain English: such a word at the beginning or in small letters, and a function word beside it. */
const ASKS =
  /^\W*(?:Who|Whom|Whose|What|When|Where|Which|Why|How)(?:'s)?\b|(?<!\p{L})(?:who|whom|whose|what|when|where|which|why|how)(?:'s)?(?!\p{L})/u;
const BESIDE =
  /(?<![\p{L}\p{N}])(?:the|of|is|was|did|does|do|are|were|has|have|had|in|to|for|by|from|with|an?|and)(?=\s)/u;
const PLAIN = /^[\x20-\x7f\s’“”‘]*$/;

function readsEnglish(text: string): boolean {
  return (PLAIN.test(text) && ASKS.test(text) && BESIDE.test(text)) || languageOf(text) === 'en';
}

/** Of questions, which many answers share. */
const asksInEnglish = remembered(readsEnglish);
/** Of answers, apart: they are longer, and no more than the last ones are kept. */
const isEnglish = remembered(readsEnglish, { most: 512 });
