/**
 * Takes a run's batches back from the providers. What was answered before is paid for and therefore read; the rest counts as
 * failed, and a resume would ask it again. A batch that a provider does not know any more is given up.
 */
import type { Batch } from '../../core/batch.ts';
import { ClosedbookError } from '../../core/errors.ts';
import type { RunSpec } from '../../core/run-spec.ts';
import { BatchRefusal } from '../../model/batch-wire.ts';
import { withStore } from '../../store/with-store.ts';
import { giveUp } from '../batch/advance-batch.ts';
import { foundBatch, isOpen } from '../batch/open-batch.ts';
import type { RunContext } from '../run-context.ts';
import { openRunModels } from '../run-models.ts';
import { underLease } from '../under-lease.ts';
import type { Workspace } from '../workspace.ts';
import { type RunOptions, resumeRun } from './run.ts';
import type { RunEnding } from './run-ending.ts';
import { withSimulator } from './with-simulator.ts';

export interface CancelledRun {
  readonly runId: string;
  /** Batches that the provider was told to cancel. */
  readonly cancelled: readonly Batch[];
  /** Batches that are at no provider. */
  readonly givenUp: readonly Batch[];
  /** How the run ended once what had been answered was read; null where it was not waited for. */
  readonly ending: RunEnding | null;
}

/** @throws ClosedbookError `run-unknown`, `run-leased` while another process works on it, `key-missing` … */
export async function cancelRun(
  id: string,
  workspace: Workspace,
  options: RunOptions,
): Promise<CancelledRun> {
  const done = await withStore(workspace.storePath, async (store) => {
    const run = await store.run(id);
    const open = (await store.batches(run.id)).filter(isOpen);
    if (open.length === 0)
      throw new ClosedbookError('usage', `run ${run.id} has no batches at a provider`, {
        hint: 'closedbook runs show RUN tells what a run has.',
      });
    const spec = run.spec as RunSpec;
    return withSimulator(spec, workspace, {
      questions: () => store.questions(run.id),
      work: (inside) =>
        underLease({ store, workspace: inside }, run.id, (leased) =>
          cancelAll(open, { store, workspace: leased, spec }),
        ),
    });
  });
  if (options.batching?.wait === false || done.cancelled.length === 0) return { ...done, ending: null };
  return { ...done, ending: await resumeRun(done.runId, workspace, { ...options, collectOnly: true }) };
}

async function cancelAll(
  open: readonly Batch[],
  { store, workspace, spec }: Pick<RunContext, 'store' | 'workspace' | 'spec'>,
): Promise<Omit<CancelledRun, 'ending'>> {
  const cancelled: Batch[] = [];
  const givenUp: Batch[] = [];
  const models = await openRunModels(spec, workspace, { said: [] });
  try {
    for (const batch of open) {
      const isThere = await cancelOne(batch, { store, models, workspace });
      (isThere ? cancelled : givenUp).push(batch);
    }
  } finally {
    await models.close();
  }
  return { runId: open[0]!.runId, cancelled, givenUp };
}

/** @returns whether the provider has it. */
async function cancelOne(
  batch: Batch,
  context: Pick<RunContext, 'store' | 'models' | 'workspace'>,
): Promise<boolean> {
  const { store, models, workspace } = context;
  const batches = models.batches(workspace.abandon);
  const { model, id, requests, preparedAt } = batch;
  let { providerId } = batch;
  if (providerId === null) {
    const all = await store.batches(batch.runId);
    const others = new Set(all.flatMap((one) => one.providerId ?? []));
    const found = await batches.find(model, { id, requests, preparedAt, others });
    if (found === 'unclear') {
      throw new ClosedbookError(
        'batch-refused',
        `whether batch ${id} arrived is told only when those at work have ended`,
        {
          hint: `Cancel them at the provider, or wait: closedbook resume ${batch.runId}.`,
        },
      );
    }
    if (found !== null) {
      providerId = found.providerId;
      const submittedAt = workspace.now().toISOString();
      await store.updateBatch(id, { state: 'submitted', providerId, submittedAt, status: found.status });
    }
  }
  if (providerId !== null) {
    try {
      if (batch.state !== 'ended') await batches.cancel(model, providerId);
      return true;
    } catch (error) {
      // One that has ended meanwhile cannot be cancelled, and is read.
      if (error instanceof BatchRefusal && error.status !== 404 && !error.isPassing) return true;
      if (!(error instanceof BatchRefusal && error.status === 404)) throw error;
    }
  }
  await giveUp(foundBatch(batch, null), 'cancelled; no provider has it', context);
  return false;
}
