/** What a row holds of a reply: its text, or why there is none; and the numbers beside it. */
import type { ImportedAnswer } from '../../core/imported-answer.ts';
import { splitReasoning } from '../../reading/split-reasoning.ts';
import { UNHELD_ANSWER } from '../unheld-answer.ts';
import type { AnswerRow } from './answer-row.ts';
import { isBlank } from './verdict-columns.ts';

/** What programs write for a cell that holds nothing; an answer only where it is what counts as right. */
export const MISSING = /^\s*(?:none|null|nan|undefined|<na>|nat)\s*$/i;

export function replyOf(
  { answer, confidence, gold }: AnswerRow,
  { held, declined }: { readonly held: boolean; readonly declined: boolean },
): ImportedAnswer['reply'] {
  // A decline without words is one: the flag is what the file holds of it.
  if (!held || (declined && (answer === null || isBlank(answer)))) return UNHELD_ANSWER;
  if (answer === null) return { status: 'failed', kind: 'empty', message: 'the row holds no answer' };
  if (MISSING.test(answer) && !gold.some((one) => MISSING.test(one))) {
    return {
      status: 'failed',
      kind: 'empty',
      message: `the row holds "${answer.trim()}" in place of an answer`,
    };
  }
  if (answer.trim() === '') return { status: 'failed', kind: 'empty', message: 'the answer is empty' };
  return { status: 'answered', ...splitReasoning(answer), confidence };
}

/** A number from 0 on; null for any other cell. */
export function atLeastZero(value: unknown): number | null {
  if (value === null || value === undefined || value === '') return null;
  const number = Number(value);
  return Number.isFinite(number) && number >= 0 ? number : null;
}

export function wholeNumber(value: unknown): number | null {
  const number = atLeastZero(value);
  return number !== null && Number.isInteger(number) ? number : null;
}
