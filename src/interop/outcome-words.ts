/**
 * Words by which people and tools say what became of an answer, in the languages tables are kept in. "Yes", "true" and
 * "right" mean other things in other columns (an answer to a yes-or-no question, the right one of two, the political
 * right), so they are plain words here, believed only where the column's other words are verdicts too.
 */
import type { Outcome } from '../core/outcome.ts';
import { foldedText } from '../rows/folded-text.ts';
import { numberCell } from '../rows/number-cell.ts';
import { remembered } from '../values/remembered.ts';
import { PLAIN, SURE } from './outcome-word-lists.ts';

/** Marks between right and wrong, and words for no verdict: they say that the column judges, and nothing of their row. */
const NEITHER =
  /^(part(ial(ly)?|ly|iell|iel|ielle|ial|ialmente)?( (correct|right|richtig|incorrect))?|teilweise( richtig| korrekt)?|half|mixed|unclear|unsure|unknown|undecided|ungraded|ambiguous|invalid|error|pending|todo|skip|none|null|nan|na|n a|n\/a|-|\?|)$/;

/** A word without case, accents, marks at its ends and the separators between its parts. */
export const plainWord: (text: string) => string = remembered((text) =>
  foldedText(text)
    .replace(/[\s_'’/-]+/g, ' ')
    .replace(/^[\s"'.:;!([]+|[\s"'.:;!)\]]+$/g, '')
    .trim(),
);

const OUTCOME_OF = new Map<string, Outcome>();
for (const list of [SURE, PLAIN] as const) {
  for (const [outcome, words] of Object.entries(list)) {
    for (const word of words) OUTCOME_OF.set(plainWord(word), outcome as Outcome);
  }
}
const SURE_WORDS = new Set(Object.values(SURE).flat().map(plainWord));

/** A cell of a verdict as it is compared: a number as one number however it is written, a word plain. */
export function verdictKey(value: unknown): string {
  const number = typeof value === 'boolean' ? null : numberCell(value);
  return number === null ? plainWord(String(value)) : String(number.value);
}

/** The outcome that a word means; null when it means none. */
export function outcomeOfWord(text: string): Outcome | null {
  const word = withoutLetter(plainWord(text));
  return OUTCOME_OF.get(word) ?? (isNotRight(word) ? 'incorrect' : null);
}

/** `A: CORRECT`, as the choices of a judge's prompt are written. */
function withoutLetter(word: string): string {
  return word.replace(/^[abc] ?[:.)] ?(?=(?:correct|incorrect|not attempted)$)/, '');
}

/** "Not correct", in the languages that put a word before it. */
const NOT = /^(?:not|nicht|pas|no|non|nao|не|inte|ikke|niet|nie|ne|ei|nem)\s+(?=\S)/;

function isNotRight(word: string): boolean {
  const rest = word.replace(NOT, '');
  return rest !== word && SURE_WORDS.has(rest) && OUTCOME_OF.get(rest) === 'correct';
}

/** Whether a word is one of a verdict and of nothing else. */
export function isSureWord(text: string): boolean {
  const word = withoutLetter(plainWord(text));
  return SURE_WORDS.has(word) || isNotRight(word);
}

/** Whether a word stands beside verdicts and gives no outcome: a partial mark, or none. */
export function isNeitherWord(text: string): boolean {
  return NEITHER.test(plainWord(text));
}
