/**
 * `closedbook worker`: takes chunks of runs that were handed out, on any machine, until it is told to stop. Where it cannot go on
 * it ends with the error, for others to go on.
 */
import { setTimeout as sleep } from 'node:timers/promises';
import { withStore } from '../../store/with-store.ts';
import type { Workspace } from '../workspace.ts';
import { isOutage } from './is-outage.ts';
import { openedRuns } from './opened-runs.ts';
import { sharedTurns } from './shared-turns.ts';
import { sharedWork } from './shared-work.ts';
import { workerSession } from './worker-session.ts';
import { workerTally } from './worker-tally.ts';

export interface WorkerOptions {
  /** Ids of runs, or their beginnings. @default all */
  readonly runs?: readonly string[];
  /** Most requests under way to one provider. @default as the run says */
  readonly concurrency?: number;
  /** Leave once nothing is handed out that this worker can do. @default false */
  readonly exitWhenIdle?: boolean;
}

export interface WorkerEnding {
  readonly endedBy: 'idle' | 'interrupted';
  /** Chunks that were done here. */
  readonly chunks: number;
  /** Replies that came here. */
  readonly replies: number;
  /** Ids of the runs that were worked on. */
  readonly runs: readonly string[];
  /** Runs that this machine could not work on. */
  readonly left: readonly { readonly runId: string; readonly why: string }[];
}

/** Longest time without the server. */
const LONGEST_OUTAGE_MS = 600_000;
const AGAIN_MS = 2000;

/** @throws ClosedbookError `usage` for a store of one machine, `library-missing`, what keeps this machine from going on. */
export async function work(workspace: Workspace, options: WorkerOptions = {}): Promise<WorkerEnding> {
  const { concurrency, exitWhenIdle = false } = options;
  return withStore(workspace.storePath, async (store) => {
    const shared = sharedWork(store);
    const tally = workerTally(workspace);
    const runs = openedRuns({
      ...{ store, workspace, work: shared, turns: sharedTurns(shared), only: options.runs },
      ...(concurrency === undefined ? {} : { concurrency }),
    });
    const session = { work: shared, workspace, runs, tally, exitWhenIdle };
    let endedBy: WorkerEnding['endedBy'] | null = null;
    let awayFrom: number | null = null;
    while (endedBy === null) {
      const from = performance.now();
      try {
        endedBy = workspace.stop.aborted ? 'interrupted' : await workerSession(session);
        awayFrom = null;
      } catch (cause) {
        awayFrom ??= from;
        if (!isOutage(cause) || performance.now() - awayFrom > LONGEST_OUTAGE_MS) throw cause;
        workspace.warn(`${(cause as Error).message}; waiting for it`);
        await sleep(AGAIN_MS, undefined, { signal: workspace.stop }).catch(() => undefined);
      }
    }
    return {
      ...{ endedBy, chunks: tally.chunks, replies: tally.replies, runs: [...tally.runs] },
      left: [...runs.left].map(([runId, why]) => ({ runId, why })),
    };
  });
}
