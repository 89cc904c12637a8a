/** The columns of a table of any kind, and what they make of it: answers, or questions that nobody has answered yet. */

import { readRows } from '../rows/read-rows.ts';
import { findAnswerColumns, isAnswerWord } from './flat/find-answer-columns.ts';
import { gradeColumns } from './flat/grade-columns.ts';

/** Names in the first row; null where the table has none. @throws ClosedbookError of reading. */
export async function tableColumns(path: string): Promise<readonly string[] | null> {
  for await (const { row } of readRows(path, { told: () => {} })) return Object.keys(row);
  return null;
}

/**
 * Questions with golds. A lone "answer" is what counts as right in most question sets and what was answered in some
 * files of answers; without a model, a trial or a verdict beside it, nobody has answered.
 */
export function isQuestionSet(header: readonly string[]): boolean {
  const columns = findAnswerColumns(header);
  if (columns.question === null) return false;
  const told = (['model', 'human', 'outcome', 'confidence', 'trial', 'declined', 'guess'] as const).some(
    (field) => columns[field] !== null,
  );
  const judged = gradeColumns(header, new Set()).some(({ name }) => name !== 'doubtful');
  if (told || judged) return false;
  if (columns.answer === null) return columns.gold !== null;
  return columns.gold === null && isAnswerWord(columns.answer);
}
