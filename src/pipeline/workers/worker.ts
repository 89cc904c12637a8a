/**
 * `closedbook worker`: takes chunks of runs that were handed out, on any machine, until it is told to stop. It beats every two
 * seconds; what one of its tasks cannot do it gives back, and where it cannot go on it ends with the error, for others to go on.
 */
import { z } from 'zod';
import { ClosedbookError } from '../../core/errors.ts';
import type { Pass } from '../../core/reply.ts';
import type { Store } from '../../core/store-contract.ts';
import type { Beat, Chunk, Work } from '../../core/work.ts';
import { type RunningJobs, runJobs } from '../../queue/run-jobs.ts';
import { withStore } from '../../store/with-store.ts';
import type { Workspace } from '../workspace.ts';
import { advanceRun } from './advance-run.ts';
import { type OpenedRun, openRun } from './opened-runs.ts';
import { sharedTurns } from './shared-turns.ts';
import { sharedWork } from './shared-work.ts';
import { workOnChunk } from './work-on-chunk.ts';

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

const BEAT_MS = 2000;
/** The last requests of one chunk and the first of the next are under way together. */
const CHUNKS_AT_ONCE = 2;
/** Whoever beats again after a pause lets others do so before it takes them for dead. */
const STEADY_BEATS = 5;
const TRY_AGAIN_SECONDS = 5;
/** Longest time without the server. */
const LONGEST_OUTAGE_MS = 600_000;

const stretch = z.object({ first: z.number(), last: z.number(), questions: z.number() });
const pass = z.enum(['open', 'forced']);
const chunkSchema = z.object({ runId: z.string(), pass, within: stretch });
const advanceSchema = z.object({ runId: z.string(), pass: z.union([pass, z.literal('stop')]) });

/** @throws ClosedbookError `usage` for a store of one machine, `library-missing`, what keeps this machine from going on. */
export async function work(workspace: Workspace, options: WorkerOptions = {}): Promise<WorkerEnding> {
  return withStore(workspace.storePath, async (store) => {
    const worker = new Worker({ store, work: sharedWork(store), workspace, options });
    return worker.run();
  });
}

interface WorkerMeans {
  readonly store: Store;
  readonly work: Work;
  readonly workspace: Workspace;
  readonly options: WorkerOptions;
}

class Worker {
  readonly #means: WorkerMeans;
  readonly #turns: ReturnType<typeof sharedTurns>;
  readonly #opened = new Map<string, Promise<OpenedRun>>();
  /** Stops of single runs. */
  readonly #stops = new Map<string, AbortController>();
  readonly #left = new Map<string, string>();
  readonly #worked = new Set<string>();
  readonly #repliesOf = new Map<Chunk, number>();
  #beat: Beat | null = null;
  #tasks = 0;
  #chunks = 0;
  #replies = 0;
  #failure: unknown = null;

  constructor(means: WorkerMeans) {
    this.#means = means;
    this.#turns = sharedTurns(means.work);
  }

  async run(): Promise<WorkerEnding> {
    const { workspace } = this.#means;
    let endedBy: WorkerEnding['endedBy'] | null = null;
    while (endedBy === null) endedBy = workspace.stop.aborted ? 'interrupted' : await this.#session();
    const left = [...this.#left].map(([runId, why]) => ({ runId, why }));
    return { endedBy, chunks: this.#chunks, replies: this.#replies, runs: [...this.#worked], left };
  }

  /** From enlisting to leaving; null where it was lost and is to be begun anew. */
  async #session(): Promise<WorkerEnding['endedBy'] | null> {
    const { work: shared, workspace, options } = this.#means;
    const lost = new AbortController();
    let enlisted: () => void = () => undefined;
    const isEnlisted = new Promise<void>((resolve) => {
      enlisted = resolve;
    });
    let jobs: RunningJobs | null = null;
    const task = (work: (worker: string) => Promise<void>) => async () => {
      await isEnlisted;
      this.#tasks += 1;
      try {
        await work(jobs!.worker);
      } catch (cause) {
        // What a lost session meets is no news.
        if (!lost.signal.aborted) this.#failure ??= cause;
      } finally {
        this.#tasks -= 1;
      }
    };
    const inside = {
      ...workspace,
      stop: AbortSignal.any([workspace.stop, lost.signal]),
      abandon: AbortSignal.any([workspace.abandon, lost.signal]),
    };
    let trouble = '';
    jobs = await runJobs({
      address: workspace.storePath,
      env: process.env,
      schema: await shared.jobsSchema(),
      atOnce: CHUNKS_AT_ONCE,
      leaves: () => this.#leaves(),
      onTrouble: (message) => {
        trouble = message;
      },
      tasks: {
        chunk: (payload) => task((worker) => this.#onChunk(chunkSchema.parse(payload), worker, inside))(),
        advance: (payload) => task(() => this.#onAdvance(advanceSchema.parse(payload), inside))(),
      },
    });
    let hasEnded = false;
    void jobs.ended.then(() => {
      hasEnded = true;
    });
    let endedBy: WorkerEnding['endedBy'] | null = null;
    let steady = 0;
    try {
      await shared.enlist(jobs.worker);
      enlisted();
      let aliveAt = performance.now();
      for (;;) {
        if (workspace.stop.aborted) endedBy = 'interrupted';
        if (endedBy !== null || hasEnded || this.#failure !== null) break;
        try {
          this.#beat = await shared.beat(jobs.worker, { buries: steady >= STEADY_BEATS });
          steady += 1;
          aliveAt = performance.now();
          if (this.#beat.isLost) break;
          this.#heed(this.#beat);
          if (options.exitWhenIdle && this.#isIdle(this.#beat)) endedBy = 'idle';
        } catch (cause) {
          steady = 0;
          if (!isOutage(cause) || performance.now() - aliveAt > LONGEST_OUTAGE_MS) throw cause;
          workspace.warn(`${(cause as Error).message}; waiting for it`);
        }
        if (endedBy === null) await pause(BEAT_MS, workspace.stop);
      }
      if (endedBy === null)
        lost.abort(new ClosedbookError('run-leased', `this worker was taken for dead (${trouble})`));
    } catch (cause) {
      lost.abort(cause);
      throw cause;
    } finally {
      enlisted();
      await jobs.stop();
      await this.#closeRuns();
      await shared.dismiss(jobs.worker).catch(() => undefined);
    }
    // The server may be back in a moment; what was under way is given to others meanwhile.
    if (isOutage(this.#failure)) this.#failure = null;
    if (this.#failure !== null) throw this.#failure;
    return endedBy;
  }

  async #onChunk(chunk: Chunk, worker: string, inside: Workspace): Promise<void> {
    const { work: shared, store } = this.#means;
    const { runId } = chunk;
    if (inside.stop.aborted) return shared.giveBack(chunk, worker);
    if (!this.#serves(runId)) return shared.giveBack(chunk, worker, { inSeconds: TRY_AGAIN_SECONDS });
    if (!(await store.runs()).some(({ id }) => id === runId)) return;
    const begun = await shared.begin(chunk, worker);
    if (begun === 'gone') return;
    if (begun === 'held') return shared.giveBack(chunk, worker, { inSeconds: TRY_AGAIN_SECONDS });
    const opened = await this.#open(runId);
    if (opened === null) return shared.giveBack(chunk, worker, { inSeconds: TRY_AGAIN_SECONDS });
    this.#worked.add(runId);
    const stop = AbortSignal.any([inside.stop, this.#stopOf(runId).signal]);
    this.#repliesOf.set(chunk, 0);
    try {
      const stopped = await workOnChunk(chunk, opened, {
        ...inside,
        env: opened.workspace.env,
        stop,
        progress: (event) => {
          if (event.stage === 'ask' || event.stage === 'force') this.#repliesOf.set(chunk, event.done);
          this.#tell(event.costUsd ?? null);
        },
      });
      if (stopped === null) {
        await shared.finish(chunk);
        this.#chunks += 1;
        return;
      }
      if (stopped !== 'interrupted') await shared.stop(runId, stopped);
      await shared.giveBack(chunk, worker);
    } catch (cause) {
      // For others, whatever it is that ends this worker.
      await shared.giveBack(chunk, worker).catch(() => undefined);
      throw cause;
    } finally {
      this.#replies += this.#repliesOf.get(chunk) ?? 0;
      this.#repliesOf.delete(chunk);
      await opened.budget.giveBack().catch(() => undefined);
    }
  }

  async #onAdvance(
    { runId, pass: of }: { readonly runId: string; readonly pass: Pass | 'stop' },
    inside: Workspace,
  ): Promise<void> {
    const { work: shared } = this.#means;
    const again = (seconds: number) => shared.callAgain(runId, of, seconds);
    if (inside.stop.aborted) return again(0);
    if (!this.#serves(runId)) return again(TRY_AGAIN_SECONDS);
    const opened = await this.#open(runId);
    if (opened === null) return again(TRY_AGAIN_SECONDS);
    this.#worked.add(runId);
    try {
      const isDone = await advanceRun(
        of,
        { ...opened, workspace: { ...inside, env: opened.workspace.env } },
        shared,
      );
      if (!isDone) await again(0);
    } catch (cause) {
      await again(cause instanceof ClosedbookError && cause.code === 'run-leased' ? TRY_AGAIN_SECONDS : 0);
      if (!(cause instanceof ClosedbookError && cause.code === 'run-leased')) throw cause;
    }
  }

  /** Null where this machine cannot work on it; others may. */
  async #open(runId: string): Promise<OpenedRun | null> {
    const { store, work: shared, workspace, options } = this.#means;
    let opening = this.#opened.get(runId);
    if (opening === undefined) {
      const { concurrency } = options;
      opening = openRun(runId, {
        ...{ store, work: shared, workspace, turns: this.#turns },
        ...(concurrency === undefined ? {} : { concurrency }),
      });
      this.#opened.set(runId, opening);
    }
    try {
      return await opening;
    } catch (cause) {
      if (!(cause instanceof ClosedbookError) || isOutage(cause)) throw cause;
      this.#opened.delete(runId);
      if (!this.#left.has(runId)) workspace.warn(`run ${runId} is left to other workers: ${cause.message}`);
      this.#left.set(runId, cause.message);
      return null;
    }
  }

  #heed({ handouts }: Beat): void {
    const out = new Map(handouts.map((handout) => [handout.runId, handout]));
    for (const { runId, stoppedBy } of handouts) if (stoppedBy !== null) this.#stopOf(runId).abort();
    for (const [runId, opening] of this.#opened) {
      if (out.has(runId)) continue;
      this.#opened.delete(runId);
      this.#stops.delete(runId);
      void opening.then((opened) => opened.close()).catch(() => undefined);
    }
    this.#tell(null);
  }

  #tell(costUsd: number | null): void {
    const now = [...this.#repliesOf.values()].reduce((sum, one) => sum + one, this.#replies);
    const runs = this.#beat?.handouts ?? [];
    const of = runs.map(
      ({ runId, done, chunks, pass: at }) =>
        `${runId}: ${done} of ${chunks} chunks${at === 'forced' ? ' of the forced pass' : ''}`,
    );
    this.#means.workspace.progress({
      ...{ stage: runs.length === 0 ? 'wait' : 'ask', done: now, total: null },
      ...(costUsd === null ? {} : { costUsd }),
      message: of.length === 0 ? 'nothing is handed out' : of.join(', '),
    });
  }

  #serves(runId: string): boolean {
    const { runs } = this.#means.options;
    return !this.#left.has(runId) && (runs === undefined || runs.some((one) => runId.startsWith(one)));
  }

  #leaves(): string[] {
    const runs = new Set([...(this.#beat?.handouts ?? []).map(({ runId }) => runId), ...this.#left.keys()]);
    return [...runs].filter((runId) => !this.#serves(runId));
  }

  #isIdle({ handouts }: Beat): boolean {
    return this.#tasks === 0 && !handouts.some(({ runId }) => this.#serves(runId));
  }

  #stopOf(runId: string): AbortController {
    let stop = this.#stops.get(runId);
    if (stop === undefined) {
      stop = new AbortController();
      this.#stops.set(runId, stop);
    }
    return stop;
  }

  async #closeRuns(): Promise<void> {
    for (const opening of this.#opened.values())
      await opening.then((opened) => opened.close()).catch(() => undefined);
    this.#opened.clear();
    this.#stops.clear();
  }
}

function isOutage(cause: unknown): boolean {
  return (
    cause instanceof ClosedbookError && (cause.code === 'store-unreachable' || cause.code === 'store-locked')
  );
}

function pause(forMs: number, signal: AbortSignal): Promise<void> {
  return new Promise((resolve) => {
    const end = () => {
      clearTimeout(timer);
      signal.removeEventListener('abort', end);
      resolve();
    };
    const timer = setTimeout(end, forMs);
    signal.addEventListener('abort', end);
    if (signal.aborted) end();
  });
}
