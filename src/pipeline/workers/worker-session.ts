/**
 * A worker's life from enlisting to leaving. It beats every two seconds, and a beat tells what is handed out; whoever was taken
 * for dead, after a long outage or because it was suspended, drops what it was at and begins a new session.
 */
import { setTimeout as sleep } from 'node:timers/promises';
import { ClosedbookError } from '../../core/errors.ts';
import type { Handout, Work } from '../../core/work.ts';
import { runJobs } from '../../queue/run-jobs.ts';
import type { Workspace } from '../workspace.ts';
import { isOutage } from './is-outage.ts';
import type { OpenedRuns } from './opened-runs.ts';
import type { WorkerTally } from './worker-tally.ts';
import { workerTasks } from './worker-tasks.ts';

export interface WorkerSessionMeans {
  readonly work: Work;
  readonly workspace: Workspace;
  readonly runs: OpenedRuns;
  readonly tally: WorkerTally;
  /** Leave once nothing is handed out that this worker can do. */
  readonly exitWhenIdle: boolean;
}

const BEAT_MS = 2000;
/** The last requests of one chunk and the first of the next are under way together. */
const CHUNKS_AT_ONCE = 2;
/** Whoever beats again after a pause lets others do so before it takes them for dead. */
const STEADY_BEATS = 5;
/** Longest time without the server. */
const LONGEST_OUTAGE_MS = 600_000;

/**
 * @returns why it ended; null where it was lost, or the server was away, and another is to begin.
 * @throws what this machine cannot go on after.
 */
export async function workerSession(means: WorkerSessionMeans): Promise<'idle' | 'interrupted' | null> {
  const { work, workspace, runs, tally, exitWhenIdle } = means;
  const lost = new AbortController();
  const tasks = workerTasks({
    ...{ work, runs, tally },
    workspace: {
      ...workspace,
      stop: AbortSignal.any([workspace.stop, lost.signal]),
      abandon: AbortSignal.any([workspace.abandon, lost.signal]),
    },
  });
  let handouts: readonly Handout[] = [];
  let underWay = 0;
  let failure: unknown = null;
  const watched =
    (task: (typeof tasks)['chunk']): typeof task =>
    async (payload, worker) => {
      underWay += 1;
      try {
        await task(payload, worker);
      } catch (cause) {
        if (isTakenOver(cause)) lost.abort(cause);
        // What a lost session meets is no news.
        if (!lost.signal.aborted) failure ??= cause;
      } finally {
        underWay -= 1;
      }
    };
  let trouble = '';
  const jobs = await runJobs({
    address: workspace.storePath,
    env: process.env,
    schema: await work.jobsSchema(),
    atOnce: CHUNKS_AT_ONCE,
    leaves: () => {
      const known = [...handouts.map(({ runId }) => runId), ...runs.left.keys()];
      return [...new Set(known)].filter((runId) => !runs.serves(runId));
    },
    onTrouble: (message) => {
      trouble = message;
    },
    enlist: async (worker) => {
      try {
        await work.enlist(worker);
      } catch (cause) {
        lost.abort(cause);
        throw cause;
      }
    },
    tasks: { chunk: watched(tasks.chunk), advance: watched(tasks.advance) },
  });
  const gone = AbortSignal.any([workspace.stop, lost.signal]);
  let endedBy: 'idle' | 'interrupted' | null = null;
  let steady = 0;
  let aliveAt = performance.now();
  try {
    while (endedBy === null && !jobs.hasEnded && failure === null && !lost.signal.aborted) {
      try {
        const beat = await work.beat(jobs.worker, { buries: steady >= STEADY_BEATS });
        steady += 1;
        aliveAt = performance.now();
        if (beat.isLost) break;
        handouts = beat.handouts;
        runs.heed(handouts);
        tally.heard(handouts);
        const isIdle = underWay === 0 && !handouts.some(({ runId }) => runs.serves(runId));
        if (exitWhenIdle && isIdle) endedBy = 'idle';
      } catch (cause) {
        steady = 0;
        if (!isOutage(cause) || performance.now() - aliveAt > LONGEST_OUTAGE_MS) throw cause;
        workspace.warn(`${(cause as Error).message}; waiting for it`);
      }
      if (endedBy === null) await sleep(BEAT_MS, undefined, { signal: gone }).catch(() => undefined);
      if (workspace.stop.aborted) endedBy = 'interrupted';
    }
    if (endedBy === null)
      lost.abort(new ClosedbookError('run-leased', `this worker was taken for dead (${trouble})`));
  } catch (cause) {
    lost.abort(cause);
    throw cause;
  } finally {
    await jobs.stop();
    await runs.close();
    await work.dismiss(jobs.worker).catch(() => undefined);
  }
  // The server may be back in a moment; what was under way is given to others meanwhile.
  if (failure !== null && !isOutage(failure)) throw failure;
  return endedBy;
}

/** Others have its chunk: what it brings is not taken any more, or is there already. */
function isTakenOver(cause: unknown): boolean {
  return cause instanceof ClosedbookError && (cause.code === 'run-leased' || cause.code === 'duplicate-id');
}
