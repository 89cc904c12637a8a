/**
 * The words of an answer that carry meaning, by their first letter. Each word of each string that counts as right is held against
 * them, and a short word is like none that begins otherwise.
 */
import type { Word } from '../../../values/words.ts';

/** Positions by the code of the first letter, of the word as of its stem ("two" is compared as 2), in ascending order. */
export type WordsByLetter = ReadonlyMap<number, readonly number[]>;

export function wordsByLetter(words: readonly Word[], content: readonly number[]): WordsByLetter {
  const found = new Map<number, number[]>();
  const add = (code: number, at: number) => {
    const known = found.get(code);
    if (known === undefined) found.set(code, [at]);
    else known.push(at);
  };
  for (const at of content) {
    const { text, stem } = words[at] as Word;
    const [letter, stemLetter] = [text.charCodeAt(0), stem.charCodeAt(0)];
    add(letter, at);
    if (stemLetter !== letter) add(stemLetter, at);
  }
  return found;
}
