/**
 * The calibration report of one run as `closedbook report RUN` writes it, drawn from the store as it is now. A summary holds
 * the whole run at once: of the largest ones it is made by the command, in a process that may take the memory.
 */
import { ClosedbookError } from '../../core/errors.ts';
import type { Store } from '../../core/store/store.ts';
import { renderReport } from '../../stages/report/render-report.ts';
import { withQuestions } from '../report/with-questions.ts';
import { ofRuns } from '../report/write-report.ts';
import { summarizeRuns } from '../summarize/summarize-runs.ts';
import type { Workspace } from '../workspace.ts';
import { answersAddress } from './answers-address.ts';

/** Replies of a run whose report the desk draws itself: some seconds and a hundred megabytes. */
const MOST_REPLIES = 200_000;
/** As the command line has it where none is said, so that both draw the same. */
const SEED = 1;

/** The page as one document. @throws ClosedbookError `usage` for a run that is too large. */
export async function runReport(store: Store, id: string, workspace: Workspace): Promise<string> {
  const replies = await store.count({ runIds: [id] });
  if (replies > MOST_REPLIES) {
    throw new ClosedbookError(
      'usage',
      `the report of ${replies.toLocaleString('en')} replies is too large to be drawn beside other pages`,
      { hint: `closedbook report ${id} --open makes it.` },
    );
  }
  const analysed = await summarizeRuns([id], workspace, { seed: SEED });
  const summary = await withQuestions(analysed, [id], workspace);
  const artefacts = renderReport(summary, {
    formats: ['html'],
    answers: ofRuns(store, [id]),
    answersAt: (filter) => answersAddress(id, filter),
    questionsAt: (trouble) => `/runs/${encodeURIComponent(id)}/curate?list=${trouble}`,
  });
  for await (const artefact of artefacts) if (artefact.kind === 'text') return artefact.text;
  throw new Error('a report without a page');
}
