/** The outcome that a person's word in a sheet means, in any of the known languages. */
import type { Outcome } from '../../core/outcome.ts';
import { toolOutcome } from '../../interop/tool-judgement.ts';

/** What a person meant: words of a verdict in any of the known languages, marks, 1 and 0. */
export function sheetOutcome(word: string): Outcome | null {
  return LETTERS[word.toLowerCase()] ?? toolOutcome(word);
}

/** Single letters that mean one thing; r may be right, richtig or refused. */
const LETTERS: Readonly<Record<string, Outcome>> = {
  c: 'correct',
  i: 'incorrect',
  w: 'incorrect',
  '-1': 'refused',
};
