/** The outcome table behind runs of the store or files of answers, for commands that look at it themselves. */
import { ClosedbookError } from '../../core/errors.ts';
import type { OutcomeTable } from '../../core/outcome-table.ts';
import { DEFAULT_RUBRIC } from '../../core/rubric.ts';
import { readStore } from '../../store/with-store.ts';
import { lookAt } from '../sources.ts';
import type { Workspace } from '../workspace.ts';
import { fileTable } from './file-table.ts';

/** @throws ClosedbookError `usage` for published tables and summaries, which hold no single answers. */
export async function outcomeTableOf(texts: readonly string[], workspace: Workspace): Promise<OutcomeTable> {
  const sources = await Promise.all(texts.map((text) => lookAt(text)));
  const paths = sources.flatMap((source) => (source.kind === 'answers' ? source.files : []));
  const ids = sources.flatMap((source) => (source.kind === 'run' ? [source.id] : []));
  if (sources.every(({ kind }) => kind === 'answers'))
    return (await fileTable(paths, { rubric: DEFAULT_RUBRIC })).table;
  if (ids.length !== sources.length) {
    throw new ClosedbookError('usage', 'expected runs, or files of answers, not both and nothing else');
  }
  return readStore(workspace.storePath, async (store) => {
    const runs = await Promise.all(ids.map((id) => store.run(id)));
    return await store.outcomeTable(runs.map((run) => run.id));
  });
}
