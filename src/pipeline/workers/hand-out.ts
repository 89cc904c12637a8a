/**
 * `closedbook run --workers`: a run planned in the shared store and handed out. No key is needed here and nothing is asked here;
 * whoever handed it out may watch, and writes the report once the workers are done. Killed at any point it may be repeated:
 * `resume RUN --workers` makes what is missing.
 */
import { ClosedbookError } from '../../core/errors.ts';
import type { Run } from '../../core/run.ts';
import type { RunSpec } from '../../core/run-spec.ts';
import type { Store } from '../../core/store/store.ts';
import type { ChunkQuestions } from '../../core/work.ts';
import { checkSettings } from '../../model/capabilities.ts';
import type { Models } from '../../model/open-models.ts';
import { redactRecord } from '../../model/redact.ts';
import { prepareJobs } from '../../queue/run-jobs.ts';
import { readStore, withStore } from '../../store/with-store.ts';
import { holdToLimit } from '../priced-budget.ts';
import { assertCanDraw } from '../run/adaptive-draw.ts';
import { createRun, fillRun } from '../run/create-run.ts';
import { namedSources } from '../run/question-source.ts';
import type { RunOptions } from '../run/run.ts';
import { endingOf, type RunEnding } from '../run/run-ending.ts';
import { spentBefore } from '../run/spent-before.ts';
import { needsOwnSimulator } from '../run/with-simulator.ts';
import { askedModels, openRunModels, respondentsOf } from '../run-models.ts';
import { assertCanStop } from '../stopping.ts';
import { underLease } from '../under-lease.ts';
import type { Workspace } from '../workspace.ts';
import { chunkSize } from './chunk-size.ts';
import { failedBefore } from './rounds-in-chunks.ts';
import { sharedWork } from './shared-work.ts';
import { watchRun } from './watch-run.ts';

export interface HandOutOptions
  extends Pick<RunOptions, 'outputFolder' | 'maxCostUsd' | 'modelFacts' | 'allowUnpriced'> {
  /** Whether to stay until the workers are done. @default true */
  readonly wait?: boolean;
}

/** A run that was handed out and is not waited for. */
export interface HandedOut {
  readonly runId: string;
  readonly chunks: number;
}

/** Plans a run and hands it out. @throws ClosedbookError `usage` for what workers cannot do. */
export async function handOutRun(
  spec: RunSpec,
  workspace: Workspace,
  options: HandOutOptions,
): Promise<RunEnding | HandedOut> {
  return planned(spec, workspace, options, async (store, models) => {
    const kept = { ...redactRecord(spec, models.redact), datasets: spec.datasets };
    const making = { store, workspace, redact: models.redact };
    return createRun(kept, namedSources(spec), respondentsOf(kept, models), making);
  });
}

/** Hands out what a run lacks. */
export async function handOutAgain(
  id: string,
  workspace: Workspace,
  options: HandOutOptions,
): Promise<RunEnding | HandedOut> {
  const run = await readStore(workspace.storePath, (store) => store.run(id));
  if (run.spec === null)
    throw new ClosedbookError('usage', `run ${run.id} was imported: there is nothing to ask`);
  const spec: RunSpec = {
    ...run.spec,
    allowUnpriced: options.allowUnpriced ?? run.spec.allowUnpriced,
    ...(options.modelFacts === undefined
      ? {}
      : { modelFacts: { ...run.spec.modelFacts, ...options.modelFacts } }),
  };
  return planned(spec, workspace, options, async (store, models) => {
    // Killed while it was being made: its questions are not all there.
    if (run.manifest.datasets.length > 0) return run;
    const making = { store, workspace, redact: models.redact };
    return underLease({ store, workspace }, run.id, () => fillRun(run, spec, namedSources(spec), making));
  });
}

async function planned(
  spec: RunSpec,
  workspace: Workspace,
  options: HandOutOptions,
  makeRun: (store: Store, models: Models) => Promise<Run>,
): Promise<RunEnding | HandedOut> {
  assertWorkersCan(spec, workspace);
  // Nothing is sent from here.
  const models = await openRunModels(spec, workspace, { said: 'all', check: false });
  try {
    const maxUsd = options.maxCostUsd ?? spec.maxCostUsd ?? null;
    checkModels(spec, models, { maxUsd });
    needsOwnSimulator(spec, workspace);
    holdToLimit({ maxUsd, spec, models }, workspace);
    assertCanStop(spec, respondentsOf(spec, models).length);
    assertCanDraw(spec);
    return await withStore(workspace.storePath, async (store) => {
      const work = sharedWork(store);
      await prepareJobs({ address: workspace.storePath, env: process.env, schema: await work.jobsSchema() });
      const run = await makeRun(store, models);
      const stretches = await firstChunks({ run, spec, store });
      const spentUsd = maxUsd === null ? 0 : await spentBefore(run.id, { store, models });
      await work.handOut(run.id, { pass: 'open', stretches, maxUsd, spentUsd });
      if (options.wait === false) return { runId: run.id, chunks: stretches.length };
      await watchRun({ ...run, spec }, { store, work, workspace, models });
      return endingOf(run, { store, workspace, outputFolder: options.outputFolder });
    });
  } finally {
    await models.close();
  }
}

/** All questions, or, of a run that may stop early, what failed before; its rounds follow when the store has been looked at. */
async function firstChunks(context: {
  readonly run: Run;
  readonly spec: RunSpec;
  readonly store: Store;
}): Promise<ChunkQuestions[]> {
  const { run, spec, store } = context;
  if (run.manifest.stopping === undefined)
    return store.questionStretches(run.id, chunkSize(run.planned, run.respondents.length * spec.trials));
  const failed = await failedBefore(context);
  return failed.map((named, at) => ({
    first: at + 1,
    last: at + 1,
    questions: named.questions.length,
    named,
  }));
}

/** What needs one process that sees all of the run, or parts that no other machine has, is refused. */
function assertWorkersCan(spec: RunSpec, { config }: Workspace): void {
  const refused = [
    [spec.batch === true, 'batches are handed in by one process', 'Leave out --batch, or --workers.'],
    [
      (config.graders ?? []).length > 0,
      'graders of your own are programs of this machine',
      'Run without them, and closedbook grade RUN afterwards.',
    ],
  ] as const;
  for (const [isMet, why, hint] of refused) {
    if (isMet) throw new ClosedbookError('usage', `--workers: ${why}`, { hint });
  }
}

/** Names and settings, without a key: keys are on the workers. */
function checkModels(spec: RunSpec, models: Models, { maxUsd }: { readonly maxUsd: number | null }): void {
  for (const { name, settings } of spec.models) checkSettings(models.describe(name), settings);
  const asked = askedModels(spec);
  for (const name of asked) models.describe(name);
  const stated = asked.find((name) => {
    const { price, statesCost } = models.describe(name);
    return price === null && statesCost;
  });
  if (maxUsd !== null && stated !== undefined) {
    throw new ClosedbookError(
      'price-unknown',
      `--workers: a limit shared by workers needs the price of ${stated}`,
      {
        hint: `Its server tells the cost of a reply only afterwards. State a price: --price '${stated}=IN,OUT'.`,
      },
    );
  }
}
