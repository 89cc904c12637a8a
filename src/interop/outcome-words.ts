/**
 * Words by which people and tools say what became of an answer, in the languages tables are kept in. "Yes", "true" and
 * "right" mean other things in other columns (an answer to a yes-or-no question, the right one of two, the political
 * right), so they are plain words here, believed only where the column's other words are verdicts too.
 */
import type { Outcome } from '../core/outcome.ts';
import { remembered } from '../core/remembered.ts';
import { foldedText } from '../rows/folded-text.ts';
import { numberCell } from '../rows/number-cell.ts';
import { PLAIN, SURE } from './outcome-word-lists.ts';

/** A judge's words between right and wrong: they judge their row and give none of the three outcomes. */
const BETWEEN =
  /^(part(ial(ly)?|ly|iell|iel|ielle|ial|ialmente|iellement|ielement)?( (correct|right|richtig|korrekt|incorrect|wrong))?|(correct|incorrect) part(ial)?ly|teilweise( richtig| korrekt| falsch)?|half|half (right|correct)|halb richtig|mostly (correct|right|incorrect|wrong)|almost( correct)?|close|parcial(mente)?( correct[oa]| corret[oa])?|partiellement (correct|juste)|parzial(e|mente)( corrett[oa])?|gedeeltelijk( juist| goed)?|частично( верно| правильно)?|czesciowo( poprawn[ae])?|castecne( spravne)?|部分正确|部分正確|部分正解|部分的に正しい|부분 정답|mixed|unclear|unsure|unknown|ambiguous|invalid|cannot (tell|judge|decide)|can t tell|other|sonstiges)$/;
/** Words for a verdict that nobody has given. */
const NO_VERDICT = /^(undecided|ungraded|error|pending|todo|skip|none|null|nan|na|n a|n\/a|-|\?|)$/;

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
  const word = plainWord(text);
  return BETWEEN.test(word) || NO_VERDICT.test(word);
}

/** Whether a word judges and is none of the three: "partially correct". */
export function isWordBetween(text: string): boolean {
  return BETWEEN.test(plainWord(text));
}

/** Whether a word says that no verdict was given. */
export function isNoVerdict(text: string): boolean {
  return NO_VERDICT.test(plainWord(text));
}
