/**
 * One word or letter more makes it another answer: "red, white and blue" for red and white, "Aliens" for the film Alien.
 * Such a match accepts nothing and rejects nothing.
 */
import type { AnswerReading } from './answer-reading.ts';
import type { Expected } from './expected.ts';
import type { Span } from './span.ts';

/** "Red, white and blue" for red and white. */
export function isInLongerList(texts: Expected['texts'], before: string, after: string): boolean {
  if (!LIST_GOES_ON.test(after) || MAINLY.test(before)) return false;
  return texts.every(({ raw }) => / (?:and|&) /.test(raw));
}
const MAINLY = /\b(?:including|primarily|mainly|mostly|such as|especially)\b[^.]*$/i;
const LIST_GOES_ON =
  /^,?(?: (?:and|&)|,) (?!(?:and|it|he|she|they|this|that|the|its|his|her|their|was|were|is|are|had|has|who|which|in|on|at|of|from|by|an?)\b)\p{L}/iu;

/** "Aliens" for the film Alien: of works and bands one letter at the end makes another. */
export function isOtherTitle(
  texts: Expected['texts'],
  { first, last }: Span,
  { words, read, asked }: AnswerReading,
) {
  if (first !== last || !WORKS.some((stem) => asked.has(stem))) return false;
  const said = read.text.slice(words[first]!.start, words[first]!.end);
  const wanted = texts.flatMap(({ content, read: own }) =>
    content.length === 1 ? [own.text.slice(content[0]!.start, content[0]!.end)] : [],
  );
  return (
    wanted.length > 0 &&
    /^\p{Lu}/u.test(said) &&
    wanted.every((one) => `${one}s` === said || one === `${said}s`)
  );
}

/** Stems of what has a title. */
const WORKS = 'film movie novel book song album band show play musical opera game group company brand'.split(
  ' ',
);
