/**
 * Rows to CSV, TSV or JSONL. What models wrote goes into spreadsheets, so a text that a spreadsheet would run as a
 * formula gets an apostrophe before it; numbers stay numbers. JSONL is exact.
 */
import { writeFileWith } from './write-file.ts';

export type WriteFormat = 'csv' | 'tsv' | 'jsonl';

export interface WriteRowsOptions {
  /** @default by the name: .tsv, .jsonl (or .ndjson, .json), else CSV; .gz packs */
  readonly format?: WriteFormat;
  /** Columns of CSV and TSV in order. @default the members of the first row */
  readonly columns?: readonly string[];
  /** A byte order mark before CSV and TSV, by which spreadsheets know UTF-8. @default false */
  readonly mark?: boolean;
}

/**
 * Writes the rows as they come and renames the file into place at the end.
 * @returns The number of rows.
 * @throws ClosedbookError `output-unwritable`; what the iterable throws leaves no file behind.
 */
export async function writeRows(
  path: string,
  rows: AsyncIterable<Readonly<Record<string, unknown>>> | Iterable<Readonly<Record<string, unknown>>>,
  options: WriteRowsOptions = {},
): Promise<number> {
  const format = options.format ?? formatOf(path);
  let columns = options.columns ?? null;
  let count = 0;
  const line = (values: readonly unknown[]) => delimitedLine(values, format === 'tsv' ? '\t' : ',');
  await writeFileWith(path, async (writer) => {
    if (options.mark === true && format !== 'jsonl') await writer.write('\ufeff');
    if (columns !== null && format !== 'jsonl') await writer.write(line(columns));
    for await (const row of rows) {
      count += 1;
      if (format === 'jsonl') {
        await writer.write(`${JSON.stringify(row, jsonMember)}\n`);
        continue;
      }
      if (columns === null) {
        columns = Object.keys(row);
        await writer.write(line(columns));
      }
      await writer.write(line(columns.map((column) => row[column])));
    }
  });
  return count;
}

/** One line of CSV with its end; texts are neutralised, quoted where they must be. */
export function delimitedLine(values: readonly unknown[], delimiter: ',' | '\t' = ','): string {
  return `${values.map((value) => field(value, delimiter)).join(delimiter)}\n`;
}

/**
 * A text that a spreadsheet does not run: an apostrophe before = + - @, their full-width forms, tab and line ends, and
 * before apostrophes that stand before one of these, so that reading back finds what was written. Plain numbers with a
 * sign are left alone.
 */
export function neutraliseFormula(text: string): string {
  if (!/^'*[=+\-@\t\r\n＝＋－＠]/.test(text)) return text;
  return /^[+-](\d+\.?\d*|\.\d+)(e[+-]?\d+)?%?$/i.test(text) ? text : `'${text}`;
}

/** What {@link neutraliseFormula} was given, for reading back an export of closedbook's own. */
export function restoreFormula(text: string): string {
  return text.startsWith("'") && neutraliseFormula(text.slice(1)) === text ? text.slice(1) : text;
}

function field(value: unknown, delimiter: string): string {
  if (value === null || value === undefined) return '';
  if (typeof value === 'number' || typeof value === 'bigint' || typeof value === 'boolean')
    return String(value);
  const text = neutraliseFormula(typeof value === 'string' ? value : JSON.stringify(value, jsonMember));
  return text.includes(delimiter) || /["\n\r]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}

/** JSON has no NaN and no bigint. */
function jsonMember(_key: string, value: unknown): unknown {
  return typeof value === 'bigint' ? value.toString() : value;
}

function formatOf(path: string): WriteFormat {
  const name = path.toLowerCase().replace(/\.gz$/, '');
  if (/\.(tsv|tab)$/.test(name)) return 'tsv';
  return /\.(jsonl|ndjson|json)$/.test(name) ? 'jsonl' : 'csv';
}
