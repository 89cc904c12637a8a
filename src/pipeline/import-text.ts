/** An import in words for a terminal: what each file held, where its own figures differ from its rows, what is next. */
import { basename } from 'node:path';
import { visibleText } from '../stages/report/wording/visible-text.ts';
import type { ImportResult } from './import-run.ts';
import type { ImportedFile } from './import-stream.ts';
import type { ComparedMetric } from './import-tally.ts';

const MOST_FILES = 20;
const MOST_VALUES = 8;

/** Lines of at most `width` characters. */
export function importText(result: ImportResult, width: number): string {
  const lines = [
    ...result.files.slice(0, MOST_FILES).flatMap((file) => fileLines(file, result.dryRun)),
    ...(result.files.length > MOST_FILES
      ? [`… and ${result.files.length - MOST_FILES} more files (--json lists them)`]
      : []),
    ...result.skipped.slice(0, MOST_FILES).map(({ path, why }) => `passed over ${basename(path)}: ${why}`),
    ...(result.skipped.length > MOST_FILES ? [`… and ${result.skipped.length - MOST_FILES} more`] : []),
    ...result.notes.map((note) => `note: ${note}`),
    '',
    ...endLines(result),
  ];
  return `${lines.map((line) => visibleText(line).slice(0, width)).join('\n')}\n`;
}

/** Differences between a file's own metrics and its rows, one line each: for stderr. */
export function differenceLines(files: readonly ImportedFile[]): string[] {
  return files.flatMap((file) =>
    file.metrics
      .filter(({ verdict }) => verdict === 'differs')
      .map(({ name, stated, recomputed }) => {
        const rows = recomputed === null ? 'its rows give none' : `its rows give ${number(recomputed)}`;
        return `${basename(file.path)} states ${name} ${stated === null ? 'undefined' : number(stated)}, ${rows}`;
      }),
  );
}

function fileLines(file: ImportedFile, dryRun: boolean): string[] {
  const { replies } = file;
  const models = Object.keys(file.models);
  const line = (label: string, text: string): string => `  ${label.padEnd(9)} ${text}`;
  const lines = [
    `${basename(file.path)}`,
    line('format', `${file.format}: ${file.title}, status ${file.status}`),
    line('models', models.length === 0 ? 'none' : models.join(', ')),
    line(
      'answers',
      [
        `${count(file.answers)} to ${count(file.questions)} questions`,
        ...(file.trials > 1 ? [`up to ${file.trials} trials`] : []),
        ...(replies.blocked > 0 ? [`${count(replies.blocked)} blocked`] : []),
        ...(replies.failed > 0 ? [`${count(replies.failed)} failed (${pairs(file.failures)})`] : []),
      ].join(', '),
    ),
  ];
  for (const { name, counts, mean } of file.values)
    lines.push(line('tool’s', `${name}: ${valueText(counts, mean)}`));
  for (const [grader, outcomes] of Object.entries(file.grades))
    lines.push(line('kept as', `${grader}: ${pairs(outcomes)}`));
  lines.push(...metricLines(file.metrics).map((text) => line('metrics', text)));
  if (file.withoutReference > 0) lines.push(line('no gold', `${count(file.withoutReference)} answers`));
  if (file.withoutVerdict > 0)
    lines.push(line('no grade', `${count(file.withoutVerdict)} answers came without one`));
  if (file.violations > 0)
    lines.push(line('open book', `${count(file.violations)} answers show signs of a look-up`));
  for (const note of file.notes) lines.push(line('note', note));
  if (dryRun && file.first !== null) {
    lines.push(line('first Q', JSON.stringify(file.first.question)));
    lines.push(line('first A', JSON.stringify(file.first.answer)));
  }
  return lines;
}

function metricLines(metrics: readonly ComparedMetric[]): string[] {
  const agree = metrics.filter(({ verdict }) => verdict === 'agrees').length;
  const differ = metrics.filter(({ verdict }) => verdict === 'differs').length;
  const unknown = metrics.length - agree - differ;
  if (metrics.length === 0) return [];
  return [
    [
      ...(agree > 0 ? [`${agree} recomputed from the rows and equal`] : []),
      ...(differ > 0 ? [`${differ} different (see above)`] : []),
      ...(unknown > 0 ? [`${unknown} not recomputed`] : []),
    ].join(', '),
  ];
}

function endLines(result: ImportResult): string[] {
  const { run, outcomes } = result;
  if (result.dryRun)
    return [`would import ${count(result.answers)} answers; nothing was written (--dry-run)`];
  if (run === null) return ['nothing to import: the files hold no answers'];
  if (result.alreadyImported) return [`run ${run} holds these ${count(result.answers)} answers already`];
  const graded =
    outcomes === null
      ? []
      : [
          `standing outcomes: ${count(outcomes.correct)} correct, ${count(outcomes.incorrect)} incorrect, ` +
            `${count(outcomes.refused)} refused, ${count(outcomes.undecided)} undecided`,
        ];
  return [
    `imported ${count(result.answers)} answers of ${result.respondents.length} respondents as run ${run}`,
    ...graded,
    `next: closedbook report ${run}`,
  ];
}

function valueText(counts: Readonly<Record<string, number>> | null, mean: number | null): string {
  if (counts === null) return `many values${mean === null ? '' : `, mean ${number(mean)}`}`;
  const entries = Object.entries(counts).sort(([, a], [, b]) => b - a);
  const shown = entries.slice(0, MOST_VALUES).map(([value, times]) => `${value} × ${count(times)}`);
  return [...shown, ...(entries.length > MOST_VALUES ? [`${entries.length - MOST_VALUES} more`] : [])].join(
    ', ',
  );
}

function pairs(counts: Readonly<Record<string, number>>): string {
  return Object.entries(counts)
    .filter(([, times]) => times > 0)
    .map(([word, times]) => `${count(times)} ${word}`)
    .join(', ');
}

function number(value: number): string {
  return String(Number(value.toPrecision(6)));
}

function count(value: number): string {
  return value.toLocaleString('en');
}
