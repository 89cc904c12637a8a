/**
 * A question set that nobody was asked yet, to be curated at the desk: its questions stand in the store as a run without
 * respondents, for decisions and pages go by run. The same file is found again; a changed one is another run.
 */
import { withStore } from '../../store/with-store.ts';
import { askedSetName, loadDataset } from '../datasets.ts';
import { runWithoutSpec } from '../run-without-spec.ts';
import type { Workspace } from '../workspace.ts';

/** What `manifest.source` says of such a run. */
export const QUESTIONS_ALONE = 'questions';

/** @returns The id of its run. @throws ClosedbookError for what is no question set. */
export async function setToCurate(nameOrPath: string, workspace: Workspace): Promise<string> {
  const dataset = await loadDataset(nameOrPath);
  const name = askedSetName(nameOrPath);
  return withStore(workspace.storePath, async (store) => {
    const known = (await store.runs()).find(
      ({ manifest: { source, datasets } }) =>
        source?.format === QUESTIONS_ALONE &&
        source.path === nameOrPath &&
        datasets.some(({ version }) => version === dataset.version),
    );
    if (known !== undefined) return known.id;
    const run = runWithoutSpec(
      {
        status: 'imported',
        title: `${name}: questions alone`,
        datasets: [{ name, version: dataset.version, questions: dataset.questions.length }],
        source: { format: QUESTIONS_ALONE, path: nameOrPath, notes: [], files: [] },
      },
      workspace,
    );
    await store.createRun(run, [{ ...dataset, name }]);
    return run.id;
  });
}
