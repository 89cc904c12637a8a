/** What the store holds, listed, shown and removed. */
import type { Drawing } from '../core/adaptive-order.ts';
import type { Batch } from '../core/batch.ts';
import { counted } from '../core/counted.ts';
import { ClosedbookError } from '../core/errors.ts';
import type { Run } from '../core/run.ts';
import { runSpecText } from '../core/run-spec.ts';
import type { PassTotals, RunTotals, Store } from '../core/store-contract.ts';
import type { SequentialSection } from '../core/summary/sequential.ts';
import { sequentialSection } from '../stages/analyze/sequential/sequential-section.ts';
import { drawingNotes } from '../stages/analyze/weighted/weighted-summary.ts';
import { isMissing } from '../store/store-name.ts';
import { withStore } from '../store/with-store.ts';
import { clipCells } from '../terminal/cells.ts';
import { runState } from './run-state.ts';
import { sequentialOptions } from './stopping.ts';
import { waitingLines } from './waiting-text.ts';

export interface ListedRun {
  readonly id: string;
  readonly title: string;
  readonly createdAt: string;
  readonly status: string;
  readonly respondents: number;
  readonly planned: number;
  readonly totals: RunTotals;
}

/** Every run, newest first. */
export async function listRuns(storePath: string): Promise<ListedRun[]> {
  if (isMissing(storePath)) return [];
  return withStore(
    storePath,
    async (store) => {
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
    },
    { readonly: true },
  );
}

/** One run with what it was made of. */
export async function showRun(
  id: string,
  storePath: string,
): Promise<{
  run: Omit<Run, 'status'> & { readonly status: string };
  totals: RunTotals;
  graders: unknown[];
  /** In the order of handing in; empty for a run without. */
  batches: readonly Batch[];
  /** Of a run that might stop early: where its rule stands. */
  sequential?: SequentialSection;
}> {
  return withStore(
    storePath,
    async (store) => {
      const run = await store.run(id);
      return {
        run: { ...run, status: await runState(store, run) },
        totals: await store.totals(run.id),
        graders: await store.graders(run.id),
        batches: await store.batches(run.id),
        ...(run.manifest.stopping === undefined ? {} : { sequential: await standing(run, store) }),
      };
    },
    { readonly: true },
  );
}

async function standing(run: Run, store: Store): Promise<SequentialSection> {
  const options = await sequentialOptions(run, store);
  return sequentialSection(await store.outcomeTable([run.id]), { ...options, label: (id) => id });
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
        `removing ${run.id} ("${run.title}") deletes ${replies} replies for good`,
        {
          hint: 'Say so with --yes.',
        },
      );
    }
    await store.removeRun(run.id);
    return { id: run.id, replies };
  });
}

/**
 * The list, one run a line, titles cut at `width`. The id begins with the day (in UTC), so the time follows alone.
 */
export function runsText(runs: readonly ListedRun[], width: number): string {
  if (runs.length === 0) return 'no runs yet: closedbook demo, or closedbook run\n';
  const lines = runs.map((run) => {
    const head = `${run.id}  ${run.createdAt.slice(11, 16)}  ${run.status.padEnd(11)}`;
    const counts = counted(run.totals.replies, 'reply', 'replies');
    return clipCells(`${head} ${counts.padStart(15)}  ${run.title}`, width);
  });
  return `${lines.join('\n')}\n`;
}

/** One run for a terminal. */
export function runText({
  run,
  totals,
  graders,
  batches,
  sequential,
}: Awaited<ReturnType<typeof showRun>>): string {
  const spec = run.spec === null ? 'imported' : JSON.stringify(runSpecText(run.spec), null, 2);
  return [
    `${run.id}  ${run.title}`,
    `status    ${run.status}${run.stoppedBy === null ? '' : ` (${run.stoppedBy})`}`,
    `created   ${run.createdAt} with closedbook ${run.manifest.closedbookVersion}, Node ${run.manifest.nodeVersion}`,
    `datasets  ${run.manifest.datasets.map((one) => `${one.name} (${one.questions} questions, ${one.version.slice(0, 12)})`).join(', ')}`,
    ...repliesText(run, totals, sequential),
    ...drawingText(run.manifest.drawing),
    ...sequentialText(sequential),
    `cost      $${totals.costUsd.toFixed(4)}${totals.unpricedCalls === 0 ? '' : `, and ${totals.unpricedCalls} calls without a known price`}`,
    ...batchesText(batches),
    `graders   ${graders.map((one) => JSON.stringify(one)).join(', ') || 'none'}`,
    ...run.manifest.prompts.map(
      (prompt) => `prompt    ${prompt.id} v${prompt.version}: ${prompt.text.replaceAll('\n', ' ')}`,
    ),
    `spec      ${spec}`,
    '',
  ].join('\n');
}

/** How questions were drawn, where their chances were unlike. */
function drawingText(drawing: Drawing | undefined): string[] {
  if (drawing === undefined) return [];
  return drawingNotes(drawing).map((note, line) => `${line === 0 ? 'order     ' : '          '}${note}`);
}

/** The rule, what it says by now, and what it looked at. */
function sequentialText(section: SequentialSection | undefined): string[] {
  if (section === undefined) return [];
  const share = (value: number | null): string =>
    value === null ? '–' : (100 * value).toFixed(1).replace('-', '−');
  return [
    `until     ${section.goal} at ${section.plan.until.level}: ${section.verdict}`,
    ...section.notes.slice(0, 2).map((note) => `          ${note}`),
    ...section.comparisons.map(
      ({ a, b, estimate: { metric, value, low, high, level } }) =>
        `          ${a} − ${b ?? 'baseline'}: ${metric} ${share(value)} (${share(low)} to ${share(high)}) points at ${Number((100 * level).toFixed(2))} % over all looks`,
    ),
  ];
}

/** What has been read in a line, and a line for each that has not. */
function batchesText(batches: readonly Batch[]): string[] {
  const read = batches.filter(({ state }) => state === 'read');
  const requests = read.reduce((sum, batch) => sum + batch.requests, 0);
  const lines = [
    ...(read.length === 0
      ? []
      : [`${counted(read.length, 'batch', 'batches')} read: ${counted(requests, 'request')}`]),
    ...waitingLines(batches),
    ...read.flatMap(({ id, error }) => (error === null ? [] : [`${id}: ${error}`])),
  ];
  return lines.map((line, at) => `${at === 0 ? 'batches' : ''}`.padEnd(10) + line);
}

/** Pass by pass: replies of the forced pass are none of those planned in the open one. */
function repliesText(
  { planned }: Pick<Run, 'planned'>,
  { passes }: RunTotals,
  sequential: SequentialSection | undefined,
): string[] {
  const ended = (pass: PassTotals) =>
    [
      `${pass.blocked} blocked`,
      `${pass.error} failed`,
      `${pass.empty + pass.truncated} empty or cut off`,
    ].join(', ');
  const sum = (pass: PassTotals) => Object.values(pass).reduce((total, count) => total + count, 0);
  const forced = sum(passes.forced);
  const open = sum(passes.open);
  const told =
    sequential?.state === 'settled'
      ? `${open} in the open pass until it was settled, ${planned} would have been all`
      : `${open} of ${planned} planned in the open pass`;
  return [
    `replies   ${told}; ${ended(passes.open)}`,
    ...(forced === 0 ? [] : [`forced    ${forced} replies; ${ended(passes.forced)}`]),
  ];
}
