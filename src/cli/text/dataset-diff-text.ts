/** What two versions of a question set differ in, for a terminal. */
import type { Estimate } from '../../core/estimate.ts';
import {
  COMPARED_RATES,
  type DatasetDiffReport,
  type RateChange,
  type RunChange,
} from '../../pipeline/dataset/dataset-diff.ts';
import { wrapCells } from '../../terminal/cells.ts';
import { textTable } from '../../terminal/text-table.ts';
import { visibleText } from '../../terminal/visible-text.ts';

/** The result for a terminal. */
export function diffText(
  report: DatasetDiffReport,
  options: { readonly width: number; readonly examples: number },
): string {
  const { width, examples } = options;
  const put = (text: string) => wrapCells(visibleText(text).replaceAll('\n', ' '), width);
  const lines = [
    ...put(
      `${report.before.name} ${report.before.version.slice(0, 8)} (${report.before.questions}) to ${report.after.name} ${report.after.version.slice(0, 8)} (${report.after.questions})`,
    ),
    `${report.same} the same, ${report.changed.length} changed, ${report.added.length} added, ${report.removed.length} removed`,
  ];
  for (const { id, changes, before, after } of report.changed.slice(0, examples)) {
    lines.push('', ...put(`${id}: ${changes.join(', ')}`));
    for (const part of ['text', 'reference', 'status'] as const) {
      if (before[part] !== after[part]) lines.push(...put(`- ${before[part]}`), ...put(`+ ${after[part]}`));
    }
  }
  if (report.changed.length > examples)
    lines.push('', `… and ${report.changed.length - examples} more changed`);
  for (const [word, list] of [
    ['added', report.added],
    ['removed', report.removed],
  ] as const) {
    if (list.length > 0) lines.push('', `${word}:`);
    for (const { id, text } of list.slice(0, examples)) lines.push(...put(`  ${id}: ${text}`));
    if (list.length > examples) lines.push(`  … and ${list.length - examples} more`);
  }
  if (report.run !== null) lines.push('', ...runLines(report.run, width));
  return `${lines.join('\n')}\n`;
}

function runLines({ left, shared, rates }: RunChange, width: number): string[] {
  if (shared === 0) return ['This run asked none of the questions of either version.'];
  const rate = (estimate: Estimate | undefined) =>
    estimate?.value == null ? '–' : (100 * estimate.value).toFixed(1);
  const cell = (change: RateChange, metric: string) =>
    `${rate(change.before[metric])} → ${rate(change.after[metric])}`;
  const leaving = left === 1 ? '1 question of the run leaves' : `${left} questions of the run leave`;
  const table = textTable(
    [{ head: 'respondent', flexible: true }, ...COMPARED_RATES.map((head) => ({ head, right: true }))],
    rates.map((change) => [change.respondent, ...COMPARED_RATES.map((metric) => cell(change, metric))]),
    { width },
  );
  return [
    ...wrapCells(`${leaving} its rates (dropped, or to be graded anew). In per cent:`, width),
    ...table.trimEnd().split('\n'),
  ];
}
