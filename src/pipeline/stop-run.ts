/**
 * Stopping a run, or the grading of one, from elsewhere: another terminal, another machine, the desk. The wish stands in the
 * store, for a process may be reached by nothing else; whoever does the work looks for it, and then stops as Ctrl-C would.
 */
import { ClosedbookError } from '../core/errors.ts';
import { ASKED_TO_STOP } from '../core/run.ts';
import type { Store } from '../core/store/store.ts';
import { withStore } from '../store/with-store.ts';
import { runState } from './run-state.ts';
import type { Workspace } from './workspace.ts';

/** How often who carries a run out looks, in milliseconds. */
const LOOKS_EVERY_MS = 700;

/** What was asked to stop: the asking of a run, or its grading anew. */
export interface AskedToStop {
  readonly runId: string;
  readonly what: 'run' | 'grading';
}

/** @throws ClosedbookError `run-unknown`, `usage` where nobody is at work on it. */
export async function stopRun(id: string, workspace: Pick<Workspace, 'storePath'>): Promise<AskedToStop> {
  return withStore(workspace.storePath, (store) => askToStop(store, id));
}

/** The same on an open store. */
export async function askToStop(store: Store, id: string): Promise<AskedToStop> {
  const run = await store.run(id);
  const state = await runState(store, run);
  const isRunning = state === 'running';
  const mayStop = isRunning ? run.spec !== null : state !== 'waiting';
  if (mayStop && (await store.askToStop(run.id)))
    return { runId: run.id, what: isRunning ? 'run' : 'grading' };
  throw new ClosedbookError('usage', `run ${run.id} is not under way: it is ${state}`, {
    hint:
      state === 'waiting'
        ? `Its batches are at a provider: closedbook cancel ${run.id} takes them back.`
        : 'closedbook runs tells what is.',
  });
}

/** Does the work in a workspace that is told to stop, too, when somebody asked for it. */
export async function stopWhenAsked<Result>(
  { store, workspace }: { readonly store: Store; readonly workspace: Workspace },
  runId: string,
  work: (workspace: Workspace) => Promise<Result>,
): Promise<Result> {
  const asked = new AbortController();
  let looking = false;
  const look = async () => {
    if (looking || asked.signal.aborted) return;
    looking = true;
    try {
      // Another reason stands there as soon as the run has ended by itself.
      const { status, stoppedBy } = await store.run(runId);
      const isAsked = status === 'running' ? stoppedBy === ASKED_TO_STOP : await store.isAskedToStop(runId);
      if (!isAsked || workspace.stop.aborted) return;
      workspace.warn('asked to stop: waiting for the answers in flight');
      asked.abort();
    } catch {
      // A store that is busy is looked at again.
    } finally {
      looking = false;
    }
  };
  const timer = setInterval(() => void look(), LOOKS_EVERY_MS);
  timer.unref();
  try {
    return await work({ ...workspace, stop: AbortSignal.any([workspace.stop, asked.signal]) });
  } finally {
    clearInterval(timer);
  }
}
