/**
 * A question set that nobody was asked yet, to be curated at the desk: its questions stand in the store as a run without
 * respondents, for decisions and pages go by run. The same file is found again; a changed one is another run.
 */
import type { Run } from '../../core/run.ts';
import { newRunId } from '../../core/run-id.ts';
import { SCHEMA_VERSION } from '../../core/schema-version.ts';
import { withStore } from '../../store/with-store.ts';
import { askedSetName, loadDataset } from '../datasets.ts';
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
    const createdAt = workspace.now().toISOString();
    const run: Run = {
      id: newRunId(createdAt),
      title: `${name}: questions alone`,
      createdAt,
      status: 'imported',
      stoppedBy: null,
      spec: null,
      manifest: {
        schemaVersion: SCHEMA_VERSION,
        closedbookVersion: workspace.version,
        nodeVersion: process.version,
        prompts: [],
        datasets: [{ name, version: dataset.version, questions: dataset.questions.length }],
        graders: [],
        source: { format: QUESTIONS_ALONE, path: nameOrPath, notes: [], files: [] },
      },
      respondents: [],
      planned: 0,
      simulated: false,
    };
    await store.createRun(run, [{ ...dataset, name }]);
    return run.id;
  });
}
