/**
 * Whether an output may take the place of what stands there. Nothing is lost by a slip of the name: a store and an
 * input of the same command are never written over, what closedbook did not make only with --force. Its own files are
 * known by their content, by their place beside a summary of its own, or by a name that nothing else gives.
 */
import { closeSync, existsSync, openSync, readSync, type Stats, statSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { ClosedbookError } from '../core/errors.ts';
import { commandFiles, identityOf } from './command-files.ts';

/** Looked at from the beginning and from the end: a Parquet file names its columns last. */
const GLANCE_BYTES = 64 * 1024;
const SQLITE = 'SQLite format 3\0';
/** The two byte orders of a write-ahead log; without it a store has lost its last answers. */
const WRITE_AHEAD = ['377f0682', '377f0683'];

/** Signs in what closedbook writes for people and for other tools. */
const SIGNS: readonly RegExp[] = [
  /<meta name="generator" content="closedbook/,
  /<!-- closedbook check -->/,
  /"closedbookVersion"/,
  /"task": ?"closedbook/,
  /\/Producer \(closedbook\)/,
  /"inclusionProbability"/,
  /"title": "closedbook spec"/,
];

/** Columns that stand together only in tables of closedbook: answers, graded rows. */
const TABLES: readonly (readonly string[])[] = [
  ['question_kind', 'question_status', 'respondent', 'grader', 'outcome'],
  ['outcome', 'reason', 'grader', 'evidence'],
];

/** Sheets that closedbook makes and people fill in: what they wrote is theirs. */
const SHEETS: readonly (readonly string[])[] = [
  ['audit_id', 'question', 'reference', 'answer', 'outcome', 'note'],
  ['question_id', 'decision', 'new_value', 'reason', 'source'],
];

/** Names that a run's own id or clock makes in exports of several files. */
const NAMES = /closedbook|^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}(?:_samples)?\.jsonl?$|^results_\d{4}-/;
/** What a report puts beside its summary, and a trend beside its numbers. */
const IN_REPORT = /^(?:report\.(?:html|md|pdf)|comparison\.html|card\.html|trend\.(?:html|md))$/;

/** @throws ClosedbookError `output-unwritable` with what stands there. */
export function assertReplaceable(path: string): void {
  const stats = statSync(path, { throwIfNoEntry: false });
  if (stats === undefined || !stats.isFile() || stats.size === 0) return;
  const files = commandFiles();
  if (files?.written.has(identityOf(stats))) return;
  const { head, ends } = glance(path, stats);
  if (
    head.startsWith(SQLITE) ||
    WRITE_AHEAD.includes(Buffer.from(head.slice(0, 4), 'latin1').toString('hex'))
  )
    throw refused(
      path,
      'a store or another database',
      'Name another file; a database is never written over.',
    );
  if (files === undefined) return;
  assertNoInput(path);
  if (files.force) return;
  if (SHEETS.some((columns) => isTable(head, columns)))
    throw refused(
      path,
      'a sheet for people',
      'Name another file, or lose what is filled in there with --force.',
    );
  if (isOwn(path, ends)) return;
  throw refused(
    path,
    'a file that closedbook did not make',
    'Name another file, or write over it with --force.',
  );
}

/**
 * The same for inputs alone, asked again before the renaming: rows stream, and the input is often opened last.
 * @throws ClosedbookError `output-unwritable`.
 */
export function assertNoInput(path: string): void {
  const stats = statSync(path, { throwIfNoEntry: false });
  if (stats === undefined || commandFiles()?.read.has(identityOf(stats)) !== true) return;
  throw refused(path, 'an input of this command', 'Name another file; the input would be lost.');
}

function isOwn(path: string, ends: string): boolean {
  if (SIGNS.some((sign) => sign.test(ends)) || NAMES.test(basename(path))) return true;
  if (TABLES.some((columns) => isTable(ends, columns))) return true;
  const folder = dirname(path);
  if (IN_REPORT.test(basename(path))) return holdsSummary(folder);
  return /^(?:charts|tables)$/.test(basename(folder)) && holdsSummary(dirname(folder));
}

/** Whether the columns stand in the first line, of CSV or JSONL, or in what Parquet says of itself. */
function isTable(text: string, columns: readonly string[]): boolean {
  const part = text.startsWith('PAR1') ? text : text.slice(0, text.indexOf('\n') >>> 0);
  return columns.every((column) => new RegExp(`(?<![a-z_])${column}(?![a-z_])`).test(part));
}

function holdsSummary(folder: string): boolean {
  return ['summary.json', 'trend.json'].some((name) => {
    const path = join(folder, name);
    const stats = existsSync(path) ? statSync(path) : undefined;
    return stats?.isFile() === true && glance(path, stats).head.includes('"closedbookVersion"');
  });
}

/** The beginning, and what is looked through for signs: the first line of a table, or both ends. */
function glance(path: string, { size }: Stats): { readonly head: string; readonly ends: string } {
  const file = openSync(path, 'r');
  try {
    const read = (from: number) => {
      const bytes = Buffer.alloc(Math.min(GLANCE_BYTES, size - from));
      return bytes.toString('latin1', 0, readSync(file, bytes, 0, bytes.length, from));
    };
    const head = read(0);
    const binary = head.startsWith('%PDF') || head.startsWith('PAR1');
    const ends = binary ? head + read(Math.max(0, size - GLANCE_BYTES)) : head;
    return { head, ends };
  } finally {
    closeSync(file);
  }
}

function refused(path: string, what: string, hint: string): ClosedbookError {
  return new ClosedbookError('output-unwritable', `${path}: would write over ${what}`, { hint });
}
