/**
 * A summary with what its answers say about the questions. For the report alone: an analysis need not read every answer
 * again, and one respondent's answers are no evidence against a gold.
 */
import { DEFAULT_RUBRIC } from '../../core/rubric.ts';
import type { Summary } from '../../core/summary/summary.ts';
import { findTrouble } from '../../stages/dataset/items/find-trouble.ts';
import { type FileWords, fileReading } from '../file-reading.ts';
import { answerBookOf } from '../summarize/answer-books.ts';
import type { Workspace } from '../workspace.ts';

/** Questions kept, most suspicious first; `closedbook dataset items` has all. */
const MOST = 100;

/** The summary as it is where the sources hold no answers, or those of one respondent only. */
export async function withQuestions(
  summary: Summary,
  sources: readonly string[],
  workspace: Workspace,
  options: FileWords & { readonly apart?: boolean; readonly pool?: boolean } = {},
): Promise<Summary> {
  const { kind } = summary.provenance;
  if (summary.items !== undefined || kind === 'published' || summary.respondents.length < 2) return summary;
  const book = await answerBookOf(sources, workspace, {
    ...fileReading(options, workspace),
    rubric: DEFAULT_RUBRIC,
    families: {},
    apart: options.apart,
    pool: options.pool,
  });
  return book.replies === 0 ? summary : { ...summary, items: findTrouble(book, { top: MOST, list: [] }) };
}
