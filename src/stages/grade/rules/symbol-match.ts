/**
 * "Au" for gold: the symbol of a chemical element as the whole answer, in brackets, or told to be the symbol. Anywhere else its
 * letters are other words ("In", "As", "He").
 */
import { symbolOf } from '../../../values/elements.ts';
import type { AnswerReading } from './answer-reading.ts';
import type { Expected } from './expected.ts';
import type { Verdict } from './verdict.ts';

/** Right where the symbol of the expected element is the answer; null for anything else. */
export function symbolVerdict({ texts }: Expected, { read, words }: AnswerReading): Verdict | null {
  if (words.length > LONGEST) return null;
  const symbols = texts.flatMap(({ raw }) => symbolOf(raw.trim().toLowerCase()) ?? []);
  if (symbols.length === 0) return null;
  const at = words.findIndex(({ start, end }) => {
    if (!symbols.includes(read.text.slice(start, end))) return false;
    return (
      words.length === 1 ||
      /\($/.test(read.text.slice(0, start)) ||
      /\bsymbol (?:is |of )?["'(]?$/i.test(read.text.slice(0, start))
    );
  });
  return at < 0 ? null : { finding: 'right', rule: 'text', first: at, last: at };
}

/** Words of an answer that is a symbol. */
const LONGEST = 8;
