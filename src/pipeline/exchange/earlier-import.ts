/**
 * Imports of the same files that the store has: a finished one is not made again, one whose grading had not ended is gone on
 * with, and of one that was cut short while reading nothing is kept.
 */
import type { Run } from '../../core/run.ts';
import type { Store } from '../../core/store/store.ts';
import type { FoundFile } from '../answer-sources.ts';
import type { Workspace } from '../workspace.ts';
import { pathOf } from './imported-run.ts';

/** Whether an import was killed before our rules had seen every answer. */
export async function isUngraded(store: Store, run: Run): Promise<boolean> {
  const rules = (await store.graders(run.id)).filter(({ kind }) => kind === 'rules').at(-1);
  const without = rules === undefined ? {} : { withoutGradeBy: rules };
  for await (const page of store.repliesToGrade(run.id, { ...without, pageSize: 1 })) return page.length > 0;
  return false;
}

/** An import of the same files that was killed while it read them holds a part of them that nobody can go on with. */
export async function removeCutShort(
  store: Store,
  sources: readonly FoundFile[],
  workspace: Workspace,
): Promise<void> {
  const path = pathOf(sources);
  for (const run of await store.runs()) {
    const isSame = run.status === 'running' && run.spec === null && run.manifest.source?.path === path;
    if (!isSame || (await store.isLeased(run.id))) continue;
    await store.removeRun(run.id);
    workspace.warn(`run ${run.id}, an import of the same files that was cut short, was removed`);
  }
}

/** A finished import of exactly these contents. */
export async function earlierImport(store: Store, sources: readonly FoundFile[]): Promise<Run | null> {
  const wanted = sources
    .map(({ sha256 }) => sha256)
    .sort()
    .join(' ');
  const runs = await store.runs();
  const held = (run: Run): string =>
    (run.manifest.source?.files ?? [])
      .map(({ sha256 }) => sha256)
      .sort()
      .join(' ');
  return runs.find((run) => run.status === 'imported' && held(run) === wanted) ?? null;
}
