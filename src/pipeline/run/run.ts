/**
 * A run from beginning to end: load, ask, grade, force, grade, analyse, report. Every step reads what is still to do
 * from the store, so that resuming is the same story told from wherever it stopped.
 */

import { checkArgument, isRecord } from '../../core/argument.ts';
import { openBudget } from '../../core/budget.ts';
import { cleanUp } from '../../core/clean-up.ts';
import { ClosedbookError } from '../../core/errors.ts';
import type { Run } from '../../core/run.ts';
import type { RunSpec } from '../../core/run-spec.ts';
import type { Store } from '../../core/store/store.ts';
import type { Models } from '../../model/open-models.ts';
import { redactRecord } from '../../model/redact.ts';
import { withStore } from '../../store/with-store.ts';
import { gradeRun, withoutJudges } from '../grade/grade-run.ts';
import { holdToLimit } from '../priced-budget.ts';
import type { Batching } from '../run-context.ts';
import { openRunModels, respondentsOf } from '../run-models.ts';
import { assertCanStop } from '../stopping.ts';
import { workThatStops } from '../work-that-stops.ts';
import type { Workspace } from '../workspace.ts';
import { assertCanDraw } from './adaptive-draw.ts';
import { collectBatches } from './ask-by-batch.ts';
import { askForced, askOpen } from './ask-run.ts';
import { askUntil } from './ask-until.ts';
import { assertCanBatch } from './can-batch.ts';
import { createRun, fillRun } from './create-run.ts';
import { namedSources, type QuestionSource, questionsOfAll } from './question-source.ts';
import { concludeRun, endingOf, type RunEnding } from './run-ending.ts';
import { spentBefore } from './spent-before.ts';
import { withSimulator } from './with-simulator.ts';

export interface RunOptions {
  /** Where the report goes; null for a caller who wants the summary alone. */
  readonly outputFolder: string | null;
  /** Overrides the specification's limit on this machine. */
  readonly concurrency?: number;
  readonly maxCostUsd?: number;
  /** What the user adds on going on: facts of models (prices) and leave to go on without them. */
  readonly modelFacts?: RunSpec['modelFacts'];
  readonly allowUnpriced?: boolean;
  /** How batches are gone about. */
  readonly batching?: Batching;
  /** Ask live what is not in a batch yet. @default as the specification says */
  readonly live?: boolean;
  /** Ask nothing more: read what batches brought, and grade it by rules. @default false */
  readonly collectOnly?: boolean;
  /** Told of the run's id as soon as it is in the store, before anything is asked. */
  readonly onRun?: (runId: string) => void;
}

/** Starts a run and carries it out. */
export async function startRun(
  spec: RunSpec,
  workspace: Workspace,
  options: RunOptions & { readonly sources?: readonly QuestionSource[] },
): Promise<RunEnding> {
  checkArgument(isRecord(spec) && Array.isArray(spec.models), 'spec', {
    expected: 'what runSpecSchema.parse gives',
    given: spec,
  });
  checkArgument(typeof workspace?.storePath === 'string', 'workspace.storePath', {
    expected: 'the path of a store',
    given: workspace?.storePath,
  });
  const sources = options.sources ?? namedSources(spec);
  return withSimulator(spec, workspace, {
    questions: () => questionsOfAll(sources, workspace),
    work: async (inside) => {
      const models = await openRunModels(spec, inside, { ...options, said: 'all' });
      try {
        // Before anything is written: a run that may not start leaves nothing behind.
        holdToLimit({ maxUsd: limitOf(spec, options), spec, models }, inside);
        assertCanStop(spec, respondentsOf(spec, models).length);
        assertCanDraw(spec);
        assertCanBatch(spec, { models, maxUsd: limitOf(spec, options) }, inside);
        return await withStore(inside.storePath, async (store) => {
          const making = { store, workspace: inside, redact: models.redact };
          // A key left in a title, a label or an instruction is not kept; where questions are is no such text.
          const kept = { ...redactRecord(spec, models.redact), datasets: spec.datasets };
          const run = await createRun(kept, sources, respondentsOf(kept, models), making);
          return await carryOut(run, { store, models, workspace: inside, options });
        });
      } finally {
        await models.close();
      }
    },
  });
}

/**
 * Goes on with a run where it stopped.
 * @throws ClosedbookError `host-untrusted` where the store names a host for a key of which neither the environment nor the user's list says a word.
 */
export async function resumeRun(id: string, workspace: Workspace, options: RunOptions): Promise<RunEnding> {
  checkArgument(typeof id === 'string', 'id', { expected: 'the id of a run', given: id });
  checkArgument(typeof workspace?.storePath === 'string', 'workspace.storePath', {
    expected: 'the path of a store',
    given: workspace?.storePath,
  });
  return withStore(workspace.storePath, async (store) => {
    const run = await store.run(id);
    if (run.spec === null)
      throw new ClosedbookError('usage', `run ${run.id} was imported: there is nothing to ask`);
    const spec: RunSpec = {
      ...run.spec,
      allowUnpriced: options.allowUnpriced ?? run.spec.allowUnpriced,
      ...(options.live ? { batch: false } : {}),
      ...(options.modelFacts === undefined
        ? {}
        : { modelFacts: { ...run.spec.modelFacts, ...options.modelFacts } }),
    };
    // Killed while it was being made: its questions are not all there, and nobody has been asked.
    const unmade = run.manifest.datasets.length === 0;
    const sources = namedSources(spec);
    return await withSimulator(spec, workspace, {
      questions: () => (unmade ? questionsOfAll(sources, workspace) : store.questions(run.id)),
      work: async (inside) => {
        const models = await openRunModels(spec, inside, { ...options, said: [] });
        try {
          holdToLimit({ maxUsd: limitOf(spec, options), spec, models }, inside);
          assertCanBatch(spec, { models, maxUsd: limitOf(spec, options) }, inside);
          const making = { store, workspace: inside, redact: models.redact };
          const whole = unmade ? await fillRun(run, spec, sources, making) : run;
          return await carryOut({ ...whole, spec }, { store, models, workspace: inside, options });
        } finally {
          await models.close();
        }
      },
    });
  });
}

interface Means {
  readonly store: Store;
  readonly models: Models;
  readonly workspace: Workspace;
  readonly options: RunOptions;
}

async function carryOut(run: Run, means: Means): Promise<RunEnding> {
  const { store, workspace, options } = means;
  options.onRun?.(run.id);
  await workThatStops(means, run.id, (inside) => proceed(run, { ...means, workspace: inside }));
  return endingOf(run, { store, workspace, outputFolder: options.outputFolder });
}

/** Takes the run as far as it goes, and leaves in the store how it ended. */
async function proceed(run: Run, means: Means): Promise<void> {
  const { store, workspace } = means;
  try {
    await store.updateRun(run.id, { status: 'running', stoppedBy: null });
    const stoppedBy = await askAndGrade(run, means);
    // How a run ends that others have taken over is theirs to say.
    if (isTakenOver(workspace)) return;
    await concludeRun(run, { store, stoppedBy });
  } catch (error) {
    if (isTakenOver(workspace)) throw workspace.stop.reason;
    const code = error instanceof ClosedbookError ? error.code : 'internal';
    await cleanUp(
      () => store.updateRun(run.id, { status: 'stopped', stoppedBy: code }),
      (why) => workspace.warn(`that run ${run.id} has stopped could not be noted (${why})`),
    );
    if (!(error instanceof ClosedbookError)) throw error;
    const { graded } = await store.totals(run.id).catch(() => ({ graded: 0 }));
    throw namingTheRun(error, { runId: run.id, graded });
  }
}

/** US dollars the whole run may cost; null: no limit. */
function limitOf(spec: RunSpec, options: RunOptions): number | null {
  return options.maxCostUsd ?? spec.maxCostUsd ?? null;
}

function isTakenOver({ stop }: Workspace): boolean {
  return stop.aborted && stop.reason instanceof ClosedbookError;
}

/** @returns why it stopped early, or null. */
async function askAndGrade(run: Run, means: Means): Promise<string | null> {
  const { store, models, workspace, options } = means;
  const spec = run.spec as RunSpec;
  const maxUsd = limitOf(spec, options);
  const spentUsd = maxUsd === null ? (await store.totals(run.id)).costUsd : await spentBefore(run.id, means);
  const budget = openBudget({ maxUsd, spentUsd });
  const { concurrency, batching } = options;
  const context = { run, spec, store, models, workspace, budget, concurrency, batching };
  if (options.collectOnly) {
    const stopped = await collectBatches(context);
    await gradeRun({ ...context, spec: withoutJudges(spec) });
    return stopped ?? 'cancelled';
  }
  const steps =
    run.manifest.stopping === undefined
      ? [askOpen, gradeRun, ...(spec.forced ? [askForced, gradeRun] : [])]
      : [askUntil];
  // What was answered is graded by rules even when the run stops: they cost nothing and the report needs them.
  const gradeWhatCame = async () => {
    if (!workspace.abandon.aborted) await gradeRun({ ...context, spec: withoutJudges(spec) });
  };
  for (const [place, step] of steps.entries()) {
    const stopped = await step(context).catch(async (error: unknown) => {
      // A rejected key, an empty quota: what came before it is as good as ever.
      if (step !== gradeRun && error instanceof ClosedbookError)
        await cleanUp(gradeWhatCame, (why) =>
          workspace.warn(`what was answered could not be graded (${why}): closedbook grade ${run.id}`),
        );
      throw error;
    });
    // A reply that the judge cannot grade, now or ever, keeps no other from being asked; the last step tries it again.
    if (stopped === 'judge-failed' && place < steps.length - 1) continue;
    if (stopped !== null) {
      if (step !== gradeRun) await gradeWhatCame();
      return stopped;
    }
  }
  return null;
}

/** A hint to resume is of use only with the run's id in it; and what came before the error may be read. */
function namingTheRun(
  error: ClosedbookError,
  { runId, graded }: { readonly runId: string; readonly graded: number },
): ClosedbookError {
  const named = error.hint.replace(/closedbook resume\b(?: RUN)?(?! \d)/, `closedbook resume ${runId}`);
  const kept = graded === 0 ? '' : ` What was answered is graded: closedbook report ${runId}.`;
  return new ClosedbookError(error.code, error.message, { hint: named + kept, cause: error.cause });
}
