/** How a run has ended: noted in the store, and told with its summary and what was written of it. */
import type { Batch } from '../../core/batch.ts';
import type { Run, RunStatus } from '../../core/run.ts';
import type { Store } from '../../core/store/store.ts';
import type { FailureReason, RunTotals } from '../../core/store/stored-replies.ts';
import type { Summary } from '../../core/summary/summary.ts';
import { forcedChoice } from '../../stages/ask/forced-choice.ts';
import { isOpen } from '../batch/open-batch.ts';
import { writeRunReport } from '../report/write-report.ts';
import { summarizeRuns } from '../summarize/summarize-runs.ts';
import type { Workspace } from '../workspace.ts';
import { plannedIn } from './ask-until.ts';
import { assertSomethingCame } from './nothing-answered.ts';
import { runStatus } from './run-status.ts';

/** How a run ended. */
export interface RunEnding {
  readonly runId: string;
  readonly status: RunStatus;
  readonly stoppedBy: string | null;
  readonly totals: RunTotals;
  /** Why askings have no answer, most frequent first. */
  readonly failures: readonly FailureReason[];
  /** Batches that are at a provider still. */
  readonly waiting: readonly Batch[];
  readonly summary: Summary | null;
  /** Paths of what was written. */
  readonly files: readonly string[];
}

/** Leaves in the store how the run ended. @param options.stoppedBy - null where nothing stopped it */
export async function concludeRun(
  run: Run,
  { store, stoppedBy }: { readonly store: Store; readonly stoppedBy: string | null },
): Promise<void> {
  await assertSomethingCame(store, run.id);
  const totals = await store.totals(run.id);
  const planned = stoppedBy === null ? await plannedIn(run, store) : run.planned;
  const isWaiting = (await store.batches(run.id)).some(isOpen);
  const forcedMissing = stoppedBy === null ? await missingOfForced(run, store) : 0;
  const status = isWaiting ? 'waiting' : runStatus({ stoppedBy, planned, forcedMissing, totals });
  await store.updateRun(run.id, { status, stoppedBy });
}

async function missingOfForced({ id, spec, manifest }: Run, store: Store): Promise<number> {
  if (!spec?.forced || manifest.stopping !== undefined) return 0;
  const { seed, forcedControl: control } = spec;
  return (await forcedChoice(store.openOutcomes(id), { seed, control })).missing;
}

/** What is to be told of a run that has ended; its report is written where there is a folder for it. */
export async function endingOf(
  run: Run,
  {
    store,
    workspace,
    outputFolder,
  }: { readonly store: Store; readonly workspace: Workspace; readonly outputFolder: string | null },
): Promise<RunEnding> {
  const { status, stoppedBy } = await store.run(run.id);
  const totals = await store.totals(run.id);
  const failures = await store.failureReasons(run.id);
  const waiting = (await store.batches(run.id)).filter(isOpen);
  const ending = { runId: run.id, status, stoppedBy, totals, failures, waiting };
  const nothing = totals.graded === 0 && totals.blocked === 0;
  if (nothing || workspace.abandon.aborted) return { ...ending, summary: null, files: [] };
  workspace.progress({ stage: 'analyze', done: 0, total: 1 });
  const summary = await summarizeRuns([run.id], workspace, { seed: run.spec?.seed ?? 1 });
  if (outputFolder === null) return { ...ending, summary, files: [] };
  const files = await writeRunReport(summary, run.id, { folder: outputFolder, store, workspace });
  return { ...ending, summary, files };
}
