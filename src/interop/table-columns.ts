/** The columns of a table of any kind, and what they make of it: answers, or questions that nobody has answered yet. */

import { findAnswerColumns, isAnswerWord } from './flat/find-answer-columns.ts';
import { gradeColumns } from './flat/grade-columns.ts';
import { rowsOfAnswers } from './flat/rows-of-answers.ts';

/** Logs begin with lines on the run. */
const LOOKED_AT = 20;

/** Names in the first rows, as a reader of answers sees them; null where the table has none. @throws ClosedbookError of reading. */
export async function tableColumns(path: string): Promise<readonly string[] | null> {
  const names = new Set<string>();
  let rows = 0;
  try {
    for await (const { row } of rowsOfAnswers(path)) {
      for (const name of Object.keys(row)) names.add(name);
      if (++rows >= LOOKED_AT) break;
    }
  } catch (error) {
    // Rows that were read tell what the file is; whoever reads it meets the broken line and says where it stands.
    if (rows === 0) throw error;
  }
  return rows === 0 ? null : [...names];
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
