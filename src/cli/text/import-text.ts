/** An import in words for a terminal: what each file held, where its own figures differ from its rows, what is next. */

import { counted, grouped } from '../../core/counted.ts';
import { damagedTextNote } from '../../core/damaged-text.ts';
import type { ImportResult } from '../../pipeline/exchange/import-result.ts';
import type { ImportedFile } from '../../pipeline/exchange/import-stream.ts';
import { blockedText } from '../../pipeline/grade/standing-counts.ts';
import { shortPaths } from '../../rows/file-names.ts';
import { displayWidth, wrapCells } from '../../terminal/cells.ts';
import { visibleText } from '../../terminal/visible-text.ts';

const MOST_FILES = 20;
const MOST_VALUES = 8;
const MOST_MODELS = 12;
const MOST_METRICS = 8;
/** Cells before the text of a labelled line. */
const LABELLED = 12;

/** Lines of at most `width` cells; a longer one is wrapped, never cut, for what it says last may be a path or a count. */
export function importText(result: ImportResult, width: number): string {
  const names = shortPaths([...result.files, ...result.skipped].map(({ path }) => path));
  const nameOf = (path: string): string => names.get(path) ?? path;
  const lines = [
    ...result.files
      .slice(0, MOST_FILES)
      .flatMap((file) => fileLines(file, { dryRun: result.dryRun, name: nameOf(file.path) })),
    ...(result.files.length > MOST_FILES
      ? [`… and ${counted(result.files.length - MOST_FILES, 'more file')} (--json lists them)`]
      : []),
    ...result.skipped.slice(0, MOST_FILES).map(({ path, why }) => `passed over ${nameOf(path)}: ${why}`),
    ...(result.skipped.length > MOST_FILES ? [`… and ${result.skipped.length - MOST_FILES} more`] : []),
    ...result.notes.map((note) => `note: ${note}`),
    ...result.refused.map(({ why }) => `refused ${why}`),
    '',
    ...endLines(result),
  ];
  return `${lines.flatMap((line) => wrapped(visibleText(line), width)).join('\n')}\n`;
}

/** Further lines stand under the text of the first: a labelled line keeps its column. */
function wrapped(line: string, width: number): string[] {
  if (displayWidth(line) <= width) return [line];
  const indent = line.startsWith('  ') ? LABELLED : 0;
  const [first, ...rest] = wrapCells(line.slice(indent), width - Math.max(indent, 2));
  const margin = ' '.repeat(Math.max(indent, 2));
  return [line.slice(0, indent) + first, ...rest.map((more) => margin + more)];
}

/** What can be done with files that hold no answers: for stderr, beside exit code 1. */
export function nothingImportedText(width: number): string {
  const text =
    'nothing was imported: import takes logs with one answer a row. Give the file with the answers (in most tools ' +
    'the samples or the log, not the results). Rates with their counts but without answers can only be given to ' +
    '`closedbook report` as a published table: a CSV with a respondent a row and its counts.';
  return `${wrapCells(text, width).join('\n')}\n`;
}

/** What became of the broken files of a folder: for stderr, beside exit code 1. */
export function refusedText(files: number, width: number): string {
  const text =
    files === 1
      ? '1 file of the folder is broken, and nothing of it was kept. Correct it and import again.'
      : `${grouped(files)} files of the folder are broken, and nothing of them was kept. Correct them and import again.`;
  return `${wrapCells(text, width).join('\n')}\n`;
}

/** Differences between a file's own metrics and its rows, one line each: for stderr. */
export function differenceLines(files: readonly ImportedFile[]): string[] {
  const names = shortPaths(files.map(({ path }) => path));
  return files.flatMap((file) =>
    file.metrics
      .filter(({ verdict }) => verdict === 'differs')
      .map(({ name, stated, recomputed }) => {
        const rows = recomputed === null ? 'its rows give none' : `its rows give ${number(recomputed)}`;
        return `${names.get(file.path)} states ${name} ${stated === null ? 'undefined' : number(stated)}, ${rows}`;
      }),
  );
}

function fileLines(
  file: ImportedFile,
  { dryRun, name }: { readonly dryRun: boolean; readonly name: string },
): string[] {
  const { replies } = file;
  const models = file.answers === 0 ? file.modelsNamed : Object.keys(file.models);
  const line = (label: string, text: string): string => `  ${label.padEnd(9)} ${text}`;
  const lines = [
    name,
    line('format', `${file.format}: ${file.title}, status ${file.status}`),
    line('models', some(models, MOST_MODELS)),
    line(
      'answers',
      [
        `${grouped(file.answers)} to ${counted(file.questions, 'question')}`,
        ...(file.trials > 1 ? [`up to ${file.trials} trials`] : []),
        ...(replies.blocked > 0 ? [`${grouped(replies.blocked)} blocked`] : []),
        ...(replies.failed > 0 ? [`${grouped(replies.failed)} failed (${pairs(file.failures)})`] : []),
      ].join(', '),
    ),
  ];
  for (const { name, counts, mean } of file.values)
    lines.push(line('tool’s', `${name}: ${valueText(counts, mean)}`));
  for (const [grader, outcomes] of Object.entries(file.grades))
    lines.push(line('kept as', `${grader}: ${pairs(outcomes)}`));
  lines.push(...metricLines(file).map((text) => line('metrics', text)));
  if (file.withoutText > 0)
    lines.push(
      line('no text', `${counted(file.withoutText, 'answer')}: the file holds verdicts without text`),
    );
  if (file.withoutReference > 0) lines.push(line('no gold', counted(file.withoutReference, 'answer')));
  if (file.withoutVerdict > 0)
    lines.push(line('no grade', `${counted(file.withoutVerdict, 'answer')} came without one`));
  if (file.violations > 0)
    lines.push(
      line('open book', `${counted(file.violations, 'answer shows', 'answers show')} signs of a look-up`),
    );
  if (file.damaged > 0) lines.push(line('damaged', damagedTextNote(file.damaged)));
  for (const note of file.notes) lines.push(line('note', note));
  if (dryRun && file.first !== null) {
    lines.push(line('first Q', JSON.stringify(file.first.question)));
    lines.push(line('first A', JSON.stringify(file.first.answer)));
  }
  return lines;
}

function metricLines({ answers, metrics }: ImportedFile): string[] {
  if (metrics.length > 0 && answers === 0) {
    const stated = metrics.map(
      ({ name, stated }) => `${name} ${stated === null ? 'undefined' : number(stated)}`,
    );
    return [`stated, without answers to compute them from: ${some(stated, MOST_METRICS)}`];
  }
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
  const { run } = result;
  if (result.dryRun && result.answers > 0)
    return [`would import ${counted(result.answers, 'answer')}; nothing was written (--dry-run)`];
  if (run === null) return ['nothing to import: the files hold no answers'];
  if (result.alreadyImported)
    return [
      `run ${run} holds ${result.answers === 1 ? 'this answer' : `these ${grouped(result.answers)} answers`} already`,
    ];
  return [
    `imported ${counted(result.answers, 'answer')} of ${counted(result.respondents.length, 'respondent')} as run ${run}`,
    ...standingLines(result),
    ...graderLines(result),
    `next: closedbook report ${run}`,
  ];
}

/** With an outcome, and without one by reason: the two add up to the answers imported. */
function standingLines({ outcomes, blocked, withoutOutcome }: ImportResult): string[] {
  if (outcomes === null) return [];
  const { correct, incorrect, refused } = outcomes;
  const missing = Object.values(withoutOutcome).reduce((sum, times) => sum + times, 0);
  const graded = correct + incorrect + refused;
  return [
    `${grouped(graded)} with an outcome: ${grouped(correct)} correct, ${grouped(incorrect)} incorrect, ${grouped(refused)} refused${blockedText(blocked)}`,
    ...(missing === 0 ? [] : [`${grouped(missing)} without one: ${pairs(withoutOutcome)}`]),
  ];
}

/** Whose word the outcomes are, and how far a second word on the same replies agrees. */
function graderLines({ graders }: ImportResult): string[] {
  if (graders === null) return [];
  const { deciding, pairs } = graders;
  const share = (value: number | null) => (value === null ? 'undefined' : `${(100 * value).toFixed(1)} %`);
  return [
    ...(deciding.length === 0
      ? []
      : [
          `decided by ${deciding.map(({ grader, outcomes }) => `${grader}: ${grouped(outcomes)}`).join(', ')}`,
        ]),
    ...pairs.map(
      ({ standing, other, n, agreement, kappa }) =>
        `${other} spoke on ${grouped(n)} of the answers that ${standing} decided: the same outcome on ${share(agreement.value)}` +
        `, kappa ${kappa.value === null ? 'undefined' : kappa.value.toFixed(2).replace('-', '−')}`,
    ),
  ];
}

function valueText(counts: Readonly<Record<string, number>> | null, mean: number | null): string {
  if (counts === null) return `many values${mean === null ? '' : `, mean ${number(mean)}`}`;
  const entries = Object.entries(counts).sort(([, a], [, b]) => b - a);
  const shown = entries.slice(0, MOST_VALUES).map(([value, times]) => `${value} × ${grouped(times)}`);
  return [...shown, ...(entries.length > MOST_VALUES ? [`${entries.length - MOST_VALUES} more`] : [])].join(
    ', ',
  );
}

/** All, or the first ones and how many more. */
function some(all: readonly string[], most: number): string {
  if (all.length === 0) return 'none';
  const more = all.length - most;
  return [...all.slice(0, most), ...(more > 0 ? [`${more} more (--json lists them)`] : [])].join(', ');
}

function pairs(counts: Readonly<Record<string, number>>): string {
  return Object.entries(counts)
    .filter(([, times]) => times > 0)
    .map(([word, times]) => `${grouped(times)} ${word}`)
    .join(', ');
}

function number(value: number): string {
  return String(Number(value.toPrecision(6)));
}
