/**
 * Whether a word of the answer is the question's own in another form: "won" where one asks who wins, "neighbouring" where one
 * asks for a neighbour. What stands beside such a word is what is asked, and no remark.
 */
import type { Word } from '../../../values/words.ts';
import type { AnswerReading } from './answer-reading.ts';
import { BASES } from './irregular-verbs.ts';

/** True where the question has the word, or the same verb in another form. */
export function isAskedWord({ text, stem }: Word, asked: ReadonlySet<string>): boolean {
  if (asked.has(stem)) return true;
  const base = BASES.get(text) ?? (text.length > 4 && text.endsWith('ed') ? text.slice(0, -2) : text);
  if (asked.has(base) || asked.has(`${base}e`)) return true;
  for (const one of asked) if (BASES.get(one) === base) return true;
  return false;
}

/** The question has one of the words, whatever their ending; a measure of time or way tells nothing. */
export function asksAnyOf(said: string, { asked }: AnswerReading): boolean {
  return (said.toLowerCase().match(/[a-z]{4,}/g) ?? []).some((word) => {
    for (const stem of asked)
      if (
        stem.length >= 4 &&
        !MEASURES.has(stem) &&
        (word.startsWith(stem.slice(0, 5)) || stem.startsWith(word.slice(0, 5)))
      )
        return true;
    return false;
  });
}
const MEASURES = new Set('year month week decade century mile hour minute'.split(' '));
