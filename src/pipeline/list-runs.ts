/** What the store holds, listed, shown and removed. */
import type { Batch } from '../core/batch.ts';
import { counted } from '../core/counted.ts';
import { ClosedbookError } from '../core/errors.ts';
import type { Run } from '../core/run.ts';
import type { Store } from '../core/store/store.ts';
import type { RunTotals } from '../core/store/stored-replies.ts';
import type { SequentialSection } from '../core/summary/sequential.ts';
import type { Handout } from '../core/work.ts';
import { holdsNothingYet, isMissing } from '../store/store-name.ts';
import { readStore, withStore } from '../store/with-store.ts';
import { runState } from './run-state.ts';

export interface ListedRun extends Readonly<Pick<Run, 'id' | 'title' | 'createdAt' | 'planned'>> {
  readonly status: string;
  readonly respondents: number;
  readonly totals: RunTotals;
}

/** Every run, newest first. */
export async function listRuns(storePath: string): Promise<ListedRun[]> {
  if (isMissing(storePath)) return [];
  const listed = readStore(storePath, async (store) => {
    const runs = await store.runs();
    return await Promise.all(
      runs.map(async (run) => ({
        id: run.id,
        title: run.title,
        createdAt: run.createdAt,
        status: await runState(store, run),
        respondents: run.respondents.length,
        planned: run.planned,
        totals: await store.totals(run.id),
      })),
    );
  });
  return listed.catch((error: unknown) => {
    if (holdsNothingYet(error)) return [];
    throw error;
  });
}

export interface ShownRun {
  readonly run: Omit<Run, 'status'> & { readonly status: string };
  /** Short names of its respondents, by id. */
  readonly labels: Readonly<Record<string, string>>;
  readonly totals: RunTotals;
  readonly graders: Awaited<ReturnType<Store['graders']>>;
  /** In the order of handing in; empty for a run without. */
  readonly batches: readonly Batch[];
  /** How far workers are, where it is handed out to them. */
  readonly handout?: Handout & { readonly workers: number };
  /** Of a run that might stop early: where its rule stands. */
  readonly sequential?: SequentialSection;
}

/** One run with what it was made of. */
export async function showRun(id: string, storePath: string): Promise<ShownRun> {
  return readStore(storePath, async (store) => {
    const run = await store.run(id);
    const handout = (await store.work?.handout(run.id)) ?? null;
    const { shortLabels } = await import('../stages/analyze/labels.ts');
    const short = shortLabels(run.respondents);
    const labels = Object.fromEntries(run.respondents.map((one, place) => [one.id, short[place]!]));
    return {
      run: { ...run, status: await runState(store, run) },
      labels,
      totals: await store.totals(run.id),
      graders: await store.graders(run.id),
      batches: await store.batches(run.id),
      ...(handout === null ? {} : { handout: { ...handout, workers: await store.work!.workers() } }),
      ...(run.manifest.stopping === undefined ? {} : { sequential: await standing(run, store, labels) }),
    };
  });
}

async function standing(
  run: Run,
  store: Store,
  labels: Readonly<Record<string, string>>,
): Promise<SequentialSection> {
  // A list of runs does not load what analyses one.
  const { sequentialOptions } = await import('./stopping.ts');
  const { sequentialSection } = await import('../stages/analyze/sequential/sequential-section.ts');
  const options = await sequentialOptions(run, store);
  const table = await store.outcomeTable([run.id]);
  return sequentialSection(table, { ...options, label: (id) => labels[id] ?? id });
}

/** Removes a run for good. @throws ClosedbookError `usage` unless it was confirmed. */
export async function removeRun(
  id: string,
  storePath: string,
  options: { readonly confirmed: boolean },
): Promise<{ id: string; replies: number }> {
  return withStore(storePath, async (store) => {
    const run = await store.run(id);
    const { replies } = await store.totals(run.id);
    if (!options.confirmed) {
      throw new ClosedbookError(
        'usage',
        `removing ${run.id} ("${run.title}") deletes ${counted(replies, 'reply', 'replies')} for good`,
        {
          hint: 'Say so with --yes.',
        },
      );
    }
    await store.removeRun(run.id);
    return { id: run.id, replies };
  });
}
