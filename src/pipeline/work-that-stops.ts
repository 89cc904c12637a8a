/** Work on a run by one process at a time, which stops when somebody asks for it: under its lease, with an ear for the wish. */
import type { Store } from '../core/store/store.ts';
import { stopWhenAsked } from './stop-run.ts';
import { underLease } from './under-lease.ts';
import type { Workspace } from './workspace.ts';

/** @throws ClosedbookError `run-leased` when another process holds the run, or has taken it over meanwhile. */
export function workThatStops<Result>(
  { store, workspace }: { readonly store: Store; readonly workspace: Workspace },
  runId: string,
  work: (workspace: Workspace) => Promise<Result>,
): Promise<Result> {
  return underLease({ store, workspace }, runId, (leased) =>
    stopWhenAsked({ store, workspace: leased }, runId, work),
  );
}
