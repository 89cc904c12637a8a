/** The columns of a table of any kind, and what they make of it: answers, or questions that nobody has answered yet. */

import { ClosedbookError } from '../core/errors.ts';
import { readHead } from '../rows/read-bytes.ts';
import { encodingOf } from '../rows/read-text.ts';
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
    if (rows === 0) return headerOfBroken(path, error);
  }
  return rows === 0 ? null : [...names];
}

/**
 * The header of a table whose first row cannot be read, where its names are those of answers: the file is one of answers
 * with a mistake, and not something else. @throws what reading threw, of any other text.
 */
async function headerOfBroken(path: string, error: unknown): Promise<readonly string[]> {
  if (!(error instanceof ClosedbookError) || error.code !== 'file-malformed') throw error;
  const { head } = await readHead(path);
  const text = new TextDecoder(encodingOf(head)).decode(head);
  const [line = ''] = text.trimStart().split(/\r\n|[\r\n]/, 1);
  // Letters that were lost are told first: saved as UTF-8, the file may be whole.
  if (/^[[{<]/.test(line) || text.includes('\uFFFD')) throw error;
  const header = line.split(/[,;\t|]/).map((name) => name.trim().replace(/^"(.*)"$/, '$1'));
  const { question, question_id: id, answer, gold } = findAnswerColumns([...new Set(header)]);
  if (answer === null || (question === null && id === null && gold === null)) throw error;
  return [...new Set(header)];
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
