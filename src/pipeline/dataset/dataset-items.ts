/**
 * `closedbook dataset items`: which questions are hard, telling, worn out or wrong, from the answers of runs and
 * files; and the sheet on which people decide what to do about them.
 */
import { ClosedbookError } from '../../core/errors.ts';
import { DEFAULT_RUBRIC } from '../../core/rubric.ts';
import { type ItemsSection, QUESTION_TROUBLES, type QuestionTrouble } from '../../core/summary/items.ts';
import { parseColumnMap } from '../../rows/recognise-columns.ts';
import { writeRows } from '../../rows/write-rows.ts';
import { findTrouble } from '../../stages/dataset/items/find-trouble.ts';
import { REVIEW_COLUMNS, reviewSheet } from '../../stages/dataset/items/review-sheet.ts';
import { visibleText } from '../../terminal/visible-text.ts';
import { answerBookOf } from '../summarize/answer-books.ts';
import type { Workspace } from '../workspace.ts';

export interface DatasetItemsOptions {
  readonly map: readonly string[];
  /** `model=family`, repeatable. */
  readonly families: readonly string[];
  /** Rows listed. @default a tenth of the questions, at least 20 */
  readonly top?: number;
  /** Kinds of trouble listed whatever their rank. */
  readonly list: readonly string[];
  /** Where the review sheet goes. */
  readonly out?: string;
}

/** @throws ClosedbookError `usage` for an unknown trouble, and the errors of reading. */
export async function datasetItems(
  sources: readonly string[],
  workspace: Workspace,
  options: DatasetItemsOptions,
): Promise<ItemsSection> {
  const list = options.list.map(troubleOf);
  const book = await answerBookOf(sources, workspace, {
    map: parseColumnMap(options.map),
    rubric: DEFAULT_RUBRIC,
    families: familyMap(options.families),
  });
  if (book.replies === 0) {
    throw new ClosedbookError('usage', 'expected answers to questions with a reference, found none');
  }
  const section = findTrouble(book, { ...(options.top === undefined ? {} : { top: options.top }), list });
  if (options.out !== undefined) {
    await writeRows(options.out, sheetRows(section), { columns: REVIEW_COLUMNS, mark: true });
  }
  return section;
}

/** What models wrote is read by a person; golds stay as they are, for they go back into the set. */
function sheetRows(section: ItemsSection) {
  return reviewSheet(section).map((row) => ({
    ...row,
    question: visibleText(String(row.question)),
    answers: visibleText(String(row.answers)),
  }));
}

function troubleOf(word: string): QuestionTrouble {
  const trouble = QUESTION_TROUBLES.find((one) => one === word);
  if (trouble === undefined) {
    throw new ClosedbookError('usage', `expected --list ${QUESTION_TROUBLES.join(', ')}, got "${word}"`);
  }
  return trouble;
}

function familyMap(words: readonly string[]): Record<string, string> {
  const map: Record<string, string> = {};
  for (const word of words) {
    const at = word.lastIndexOf('=');
    if (at < 1 || at === word.length - 1) {
      throw new ClosedbookError('usage', `--family expects model=family, got "${word}"`);
    }
    map[word.slice(0, at).trim()] = word.slice(at + 1).trim();
  }
  return map;
}
