/**
 * What stands between two wordings with the same answer: nothing that matters, other words, or another thing asked.
 * Another number or another name makes another question, however alike the rest is; so does another word of content,
 * unless it is spelt almost the same.
 */
import { nearlySame } from '../../../values/edit-distance.ts';
import { readWords, type Word } from '../../../values/words.ts';

/** `same`: function words, order, spelling; `words`: other words of content; `thing`: another name or number. */
export type WordingDifference = 'same' | 'words' | 'thing';

/** Words that ask for the answer and say nothing about the thing. */
const NEUTRAL = new Set(
  'name named called known exact exactly specific specifically full actually real please tell give given year date day month time city place location'.split(
    ' ',
  ),
);

export function wordingDifference(one: string, two: string): WordingDifference {
  const first = contentWords(one);
  const second = contentWords(two);
  const left = without(first, second);
  const right = without(second, first);
  const leftOver: Word[] = [];
  for (const word of left) {
    const match = word.digits
      ? -1
      : right.findIndex((other) => !other.digits && nearlySame(word.text, other.text));
    if (match === -1) leftOver.push(word);
    else right.splice(match, 1);
  }
  const rest = [...leftOver, ...right];
  if (rest.some((word) => word.digits || word.capital)) return 'thing';
  return leftOver.length > 0 && right.length > 0 ? 'words' : rest.length > 2 ? 'words' : 'same';
}

/** The first word of a question is a capital by position only. */
function contentWords(text: string): Word[] {
  return readWords(text).words.flatMap((word, at) =>
    word.stop || NEUTRAL.has(word.stem)
      ? []
      : [at === 0 && !word.digits ? { ...word, capital: false } : word],
  );
}

function without(words: readonly Word[], others: readonly Word[]): Word[] {
  const counts = new Map<string, number>();
  for (const other of others) counts.set(other.stem, (counts.get(other.stem) ?? 0) + 1);
  return words.filter((word) => {
    const left = counts.get(word.stem) ?? 0;
    if (left > 0) counts.set(word.stem, left - 1);
    return left === 0;
  });
}
