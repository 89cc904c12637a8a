/**
 * The two tasks of a worker: a chunk, and what comes after a pass. What a task cannot do here it gives back, for others or for
 * later; an error that it throws is one that this worker cannot go on after.
 */
import { z } from 'zod';
import { ClosedbookError } from '../../core/errors.ts';
import type { Pass } from '../../core/reply.ts';
import type { Chunk, Work } from '../../core/work.ts';
import type { Workspace } from '../workspace.ts';
import { advanceRun } from './advance-run.ts';
import type { OpenedRun } from './open-run.ts';
import type { OpenedRuns } from './opened-runs.ts';
import { workOnChunk } from './work-on-chunk.ts';
import type { WorkerTally } from './worker-tally.ts';

export interface WorkerTasksMeans {
  readonly work: Work;
  readonly runs: OpenedRuns;
  readonly tally: WorkerTally;
  /** Of the session: told to stop, too, when that is lost. */
  readonly workspace: Workspace;
}

/** @param worker - who holds the job */
type Task = (payload: unknown, worker: string) => Promise<void>;

const TRY_AGAIN_SECONDS = 5;
/** What a provider says of the run, whoever asks: others would only meet it, too. */
const ENDS_THE_RUN: readonly string[] = ['model-unknown', 'setting-refused'];

const passSchema = z.enum(['open', 'forced']);
const namedSchema = z.object({ questions: z.array(z.string()), respondents: z.array(z.string()) });
const stretchSchema = z
  .object({ first: z.number(), last: z.number(), questions: z.number(), named: namedSchema.optional() })
  // Absent where there are none, as everywhere.
  .transform(({ named, ...stretch }) => ({ ...stretch, ...(named === undefined ? {} : { named }) }));
const chunkSchema = z.object({ runId: z.string(), pass: passSchema, within: stretchSchema });
const advanceSchema = z.object({ runId: z.string(), pass: z.union([passSchema, z.literal('stop')]) });

export function workerTasks(means: WorkerTasksMeans): Readonly<Record<'chunk' | 'advance', Task>> {
  return {
    chunk: (payload, worker) => onChunk(chunkSchema.parse(payload), worker, means),
    advance: (payload) => onAdvance(advanceSchema.parse(payload), means),
  };
}

async function onChunk(chunk: Chunk, worker: string, means: WorkerTasksMeans): Promise<void> {
  const { work, runs, tally, workspace } = means;
  const { runId } = chunk;
  if (workspace.stop.aborted) return work.giveBack(chunk, worker);
  if (!runs.serves(runId)) return work.giveBack(chunk, worker, { inSeconds: TRY_AGAIN_SECONDS });
  const begun = await work.begin(chunk, worker);
  if (begun === 'gone') return;
  if (begun === 'held') return work.giveBack(chunk, worker, { inSeconds: TRY_AGAIN_SECONDS });
  const held = await runs.hold(runId);
  // This worker will not be given it again.
  if (held === null) return work.giveBack(chunk, worker);
  const { opened, stop } = held;
  tally.workedOn(runId);
  const told = tally.begin();
  let isDone = false;
  try {
    const { store } = opened;
    const counting: typeof store = {
      ...store,
      async saveReply(record) {
        await store.saveReply(record);
        told.saved();
      },
    };
    const stopped = await workOnChunk(
      chunk,
      { ...opened, store: counting },
      {
        ...workspace,
        env: opened.workspace.env,
        stop: AbortSignal.any([workspace.stop, stop]),
        progress: ({ costUsd }) => told.heard(costUsd ?? null),
      },
    );
    if (stopped === null) {
      isDone = await work.finish(chunk, worker);
      return;
    }
    const isShort = stopped === 'budget-reached' && (await othersMaySpareSome(opened, work));
    if (stopped !== 'interrupted' && !isShort) await work.stop(runId, stopped);
    await work.giveBack(chunk, worker, { inSeconds: isShort ? TRY_AGAIN_SECONDS : 0 });
  } catch (cause) {
    const ends = cause instanceof ClosedbookError && ENDS_THE_RUN.includes(cause.code) ? cause : null;
    if (ends !== null) await work.stop(runId, ends.code);
    // For others, whatever it is that ends this worker.
    await work.giveBack(chunk, worker).catch(() => undefined);
    if (ends === null) throw cause;
    workspace.warn(`run ${runId} ends for all workers: ${ends.message}`);
  } finally {
    told.end(isDone);
    await opened.budget.giveBack().catch(() => undefined);
    held.release();
  }
}

async function onAdvance(
  { runId, pass }: { readonly runId: string; readonly pass: Pass | 'stop' },
  means: WorkerTasksMeans,
): Promise<void> {
  const { work, runs, tally, workspace } = means;
  const again = (inSeconds: number) => work.callAgain(runId, pass, inSeconds);
  if (workspace.stop.aborted) return again(0);
  if (!runs.serves(runId)) return again(TRY_AGAIN_SECONDS);
  if ((await work.handout(runId)) === null) return;
  const held = await runs.hold(runId);
  if (held === null) return again(0);
  const { opened } = held;
  tally.workedOn(runId);
  try {
    const inside = { ...opened, workspace: { ...workspace, env: opened.workspace.env } };
    if (!(await advanceRun(pass, inside, work))) await again(0);
  } catch (cause) {
    const isHeld = cause instanceof ClosedbookError && cause.code === 'run-leased';
    await again(isHeld ? TRY_AGAIN_SECONDS : 0);
    if (!isHeld) throw cause;
  } finally {
    held.release();
  }
}

/**
 * What other chunks have set aside is generous, and what is left of it comes back when they are done: the last one
 * finds it spent.
 */
async function othersMaySpareSome({ run, budget }: OpenedRun, work: Work): Promise<boolean> {
  await budget.giveBack();
  const handout = await work.handout(run.id);
  return handout !== null && handout.taken > 1;
}
