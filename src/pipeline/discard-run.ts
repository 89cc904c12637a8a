/** Takes away a run that came to nothing; where that fails too, the reason of the first failure stays the one told. */
import { cleanUp } from '../core/clean-up.ts';
import type { Store } from '../core/store/store.ts';
import type { Workspace } from './workspace.ts';

export function discardRun(
  runId: string,
  { store, workspace }: { readonly store: Store; readonly workspace: Workspace },
): Promise<void> {
  return cleanUp(
    () => store.removeRun(runId),
    (why) =>
      workspace.warn(
        `the unfinished run ${runId} could not be removed (${why}): closedbook runs remove ${runId} --yes`,
      ),
  );
}
