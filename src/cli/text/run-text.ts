/** One run for a terminal, as `closedbook runs show` prints it: counts, where its rule and its batches stand, prompts, spec. */
import type { Drawing } from '../../core/adaptive-order.ts';
import type { Batch } from '../../core/batch.ts';
import { counted } from '../../core/counted.ts';
import type { Run } from '../../core/run.ts';
import { runSpecText } from '../../core/run-spec.ts';
import type { PassTotals, RunTotals } from '../../core/store/stored-replies.ts';
import type { SequentialSection } from '../../core/summary/sequential.ts';
import { asksForFree } from '../../pipeline/asks-for-free.ts';
import type { ShownRun } from '../../pipeline/list-runs.ts';
import { waitingLines } from '../../pipeline/waiting-text.ts';
import { drawingNotes } from '../../stages/analyze/weighted/weighted-summary.ts';
import { wrapCells } from '../../terminal/cells.ts';

export function runText(
  { run, labels, totals, graders, batches, handout, sequential }: ShownRun,
  width: number,
): string {
  const spec = run.spec === null ? 'imported' : JSON.stringify(runSpecText(run.spec), null, 2);
  return [
    `${run.id}  ${run.title}`,
    `status    ${run.status}${run.stoppedBy === null || run.stoppedBy === run.status ? '' : ` (${run.stoppedBy})`}`,
    `created   ${run.createdAt} with closedbook ${run.manifest.closedbookVersion}, Node ${run.manifest.nodeVersion}`,
    `datasets  ${run.manifest.datasets.map((one) => `${one.name} (${counted(one.questions, 'question')}, ${one.version.slice(0, 12)})`).join(', ')}`,
    ...repliesText(run, totals, sequential).flatMap((line) =>
      underHead(line.slice(0, 10).trimEnd(), line.slice(10), width),
    ),
    ...drawingText(run.manifest.drawing),
    ...sequentialText(sequential, { labels, width }),
    `cost      ${costText(run, totals)}`,
    ...batchesText(batches, width),
    ...handoutText(handout),
    ...gradersText(graders, width),
    ...run.manifest.prompts.flatMap((prompt) =>
      underHead('prompt', `${prompt.id} v${prompt.version}: ${prompt.text.replaceAll('\n', ' ')}`, width),
    ),
    `spec      ${spec}`,
    '',
  ].join('\n');
}

/** A line under its head, broken where it is too long. */
function underHead(head: string, text: string, width: number): string[] {
  return wrapCells(text, width - 10).map((line, at) => `${(at === 0 ? head : '').padEnd(10)}${line}`);
}

function costText({ spec }: Pick<Run, 'spec'>, { costUsd, unpricedCalls }: RunTotals): string {
  if (costUsd === 0 && asksForFree(spec)) return 'free (simulated models)';
  const unpriced = unpricedCalls === 0 ? '' : `, and ${counted(unpricedCalls, 'call')} without a known price`;
  return `$${costUsd.toFixed(4)}${unpriced}`;
}

/** How questions were drawn, where their chances were unlike. */
function drawingText(drawing: Drawing | undefined): string[] {
  if (drawing === undefined) return [];
  return drawingNotes(drawing).map((note, line) => `${line === 0 ? 'order     ' : '          '}${note}`);
}

/** The rule, what it says by now, and what it looked at. */
function sequentialText(
  section: SequentialSection | undefined,
  { labels, width }: { readonly labels: ShownRun['labels']; readonly width: number },
): string[] {
  if (section === undefined) return [];
  const { plan } = section;
  const name = (id: string): string => labels[id] ?? id;
  const edge = plan.until.goal === 'regression' ? -plan.until.margin : 0;
  const lines = [
    `${section.goal} at ${plan.until.level}: ${section.verdict}`,
    ...(plan.round === undefined ? [] : [`A look after every ${counted(plan.round, 'question')} or so.`]),
    ...section.notes.slice(0, 2),
    ...section.comparisons.map(
      ({ a, b, estimate: { metric, value, low, high, level }, shown }) =>
        `${name(a)} − ${b === null ? 'baseline' : name(b)}: ${metric} ${pointsText(value)} (${endText(low, edge, shown)} to ${endText(high, edge, shown)}) points at ${Number((100 * level).toFixed(2))} % over all looks`,
    ),
  ].flatMap((line) => wrapCells(line, width - 10));
  return lines.map((line, at) => `${at === 0 ? 'until' : ''}`.padEnd(10) + line);
}

function pointsText(share: number | null): string {
  return share === null ? '–' : (100 * share).toFixed(1).replace('-', '−');
}

/** An end that is excluded itself says so where it is what was to be excluded. */
function endText(
  end: number | null,
  edge: number,
  shown: SequentialSection['comparisons'][number]['shown'],
): string {
  return `${shown !== null && end === edge ? `${shown} ` : ''}${pointsText(end)}`;
}

/** What has been read in a line, and a line for each that has not. */
function batchesText(batches: readonly Batch[], width: number): string[] {
  const read = batches.filter(({ state }) => state === 'read');
  const requests = read.reduce((sum, batch) => sum + batch.requests, 0);
  const lines = [
    ...(read.length === 0
      ? []
      : [`${counted(read.length, 'batch', 'batches')} read: ${counted(requests, 'request')}`]),
    ...waitingLines(batches),
    ...read.flatMap(({ id, error }) => (error === null ? [] : [`${id}: ${error}`])),
  ].flatMap((line) => wrapCells(line, width - 10));
  return lines.map((line, at) => `${at === 0 ? 'batches' : ''}`.padEnd(10) + line);
}

/** Who graded, by which version, and how often. */
function gradersText(graders: ShownRun['graders'], width: number): string[] {
  if (graders.length === 0) return ['graders   none'];
  const lines = graders.flatMap(({ id, version, rubric, grades }) =>
    wrapCells(
      `${id}, version ${version}${version.includes(rubric) ? '' : `, rubric ${rubric}`}: ${counted(grades, 'grade')}`,
      width - 10,
    ),
  );
  return lines.map((line, at) => `${at === 0 ? 'graders' : ''}`.padEnd(10) + line);
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
    ...(forced === 0 ? [] : [`forced    ${counted(forced, 'reply', 'replies')}; ${ended(passes.forced)}`]),
  ];
}

/** What waits for workers, and how many there are. */
function handoutText(handout: ShownRun['handout']): string[] {
  if (handout === undefined) return [];
  const { pass, chunks, done, taken, workers, stoppedBy } = handout;
  const ends = stoppedBy === null ? '' : `; it ends: ${stoppedBy}`;
  return [
    `workers   ${counted(workers, 'worker')}; ${pass} pass: ${done} of ${counted(chunks, 'chunk')} done, ${taken} under way, ` +
      `${chunks - done - taken} waiting${ends}`,
  ];
}
