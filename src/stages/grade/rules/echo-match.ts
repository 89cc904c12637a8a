/**
 * A reference whose words stand in the question too ("Which country owns Air Zenda?" - Zenda). Finding them tells nothing
 * by itself; an answer that is nothing but them, or that ends in them behind "is", gives them as the answer.
 */
import type { AnswerReading } from './answer-reading.ts';
import type { Expected } from './expected.ts';
import type { ExpectedText } from './expected-text.ts';
import type { Span } from './span.ts';
import { findText, type TextFinding } from './text-match.ts';

interface EchoContext {
  readonly answer: AnswerReading;
  readonly question: string;
}

/** Where an expected text made of the question's words is given as the answer; null where none is. */
export function echoedAnswer({ texts }: Expected, context: EchoContext): TextFinding | null {
  for (const one of texts) {
    if (one.sentence || one.negative || !one.content.every(({ stem }) => context.answer.asked.has(stem)))
      continue;
    const found = findText(one, context.answer);
    if (!found.phrase || !found.echo) continue;
    for (const place of [found, ...placesOf(one, context.answer)])
      if (isWholeAnswer(one, place, context) || isSubject(one, place, context)) return { ...found, ...place };
  }
  return null;
}

/** Every place where its words stand side by side. */
function placesOf({ content }: ExpectedText, { words }: AnswerReading): { first: number; last: number }[] {
  const places: { first: number; last: number }[] = [];
  for (let first = 0; first + content.length <= words.length; first += 1)
    if (content.every(({ stem }, at) => words[first + at]?.stem === stem))
      places.push({ first, last: first + content.length - 1 });
  return places;
}

/** "The cell is the most fundamental unit": it opens a clause that says it to be what the question describes, and no more. */
function isSubject(
  { date, number }: ExpectedText,
  { first, last }: Span,
  { answer, question }: EchoContext,
): boolean {
  const { words, read } = answer;
  if (date !== null || number !== null || OFFERS.test(question)) return false;
  if (!COPULA.has(words[last + 1]?.text ?? '') || answer.content.some((at) => answer.adds(at))) return false;
  const opens = ARTICLES.has(words[first - 1]?.text ?? '') ? first - 1 : first;
  return opens === 0 || /[,:;]["'\s]*$/.test(read.text.slice(words[opens - 1]?.end, words[opens]?.start));
}

/** True when what was found is all that the answer says, or what it says of the subject. */
function isWholeAnswer(
  { content, date, number }: ExpectedText,
  { first, last }: Span,
  { answer, question }: EchoContext,
): boolean {
  const { words } = answer;
  const outside = answer.content.filter((at) => at < first || at > last);
  if (outside.length === 0) return true;
  if (date !== null || number !== null || content.some((word) => word.digits)) return false;
  // "Is it A or B?": an answer names both of them easily.
  if (OFFERS.test(question)) return false;
  const before = words[first - 1]?.text === 'the' || words[first - 1]?.text === 'a' ? first - 2 : first - 1;
  if (!COPULA.has(words[before]?.text ?? '')) return false;
  // The name goes on, or the sentence does: it says something else of it.
  const after = answer.read.text.slice(words[last]?.end);
  return /^["')\]*]*\s*(?:$|[.!;\n])/.test(after) && last < answer.firstSentenceEnd;
}

const OFFERS = /\b(?:or|vs\.?|versus)\b/i;
const ARTICLES = new Set(['the', 'a', 'an']);
const COPULA = new Set('is was are were'.split(' '));
