/**
 * Work on a run under its lease: two processes that resumed one run would ask everything twice. The store renews the
 * lease by itself; a process that was suspended for longer than a lease lasts finds it taken, and must stop.
 */
import { hostname } from 'node:os';
import { cleanUp } from '../core/clean-up.ts';
import type { Store } from '../core/store/store.ts';
import type { Workspace } from './workspace.ts';

/**
 * Does the work in a workspace that is told to stop, too, when the lease is lost.
 * @throws ClosedbookError `run-leased` when another process holds the run, or has taken it over meanwhile.
 */
export async function underLease<Result>(
  { store, workspace }: { readonly store: Store; readonly workspace: Workspace },
  runId: string,
  work: (workspace: Workspace) => Promise<Result>,
): Promise<Result> {
  const lease = await store.lease(runId, `${hostname()}:${process.pid}`);
  try {
    const result = await work({ ...workspace, stop: AbortSignal.any([workspace.stop, lease.lost]) });
    lease.lost.throwIfAborted();
    return result;
  } finally {
    await cleanUp(
      () => lease.release(),
      (why) =>
        workspace.warn(
          `the lease of run ${runId} was not given back (${why}): it ends by itself within a minute`,
        ),
    );
  }
}
