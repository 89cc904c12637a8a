/**
 * Whether an answer can be held against the reference at all. Not finding a Latin name in a Japanese or Russian sentence
 * tells nothing, nor does it in a row of question marks: the score must not call that wrong.
 */
import type { Expected } from './expected.ts';

const LATIN = /\p{Script=Latin}/u;
const OTHER = /(?!\p{Script=Latin})\p{L}/u;

/** True when answer and reference share a kind of letters, or digits are said. */
export function isReadable(answer: string, { texts }: Pick<Expected, 'texts'>): boolean {
  if (LATIN.test(answer) || /\d/.test(answer)) return true;
  return OTHER.test(answer) && texts.some(({ raw }) => OTHER.test(raw));
}
