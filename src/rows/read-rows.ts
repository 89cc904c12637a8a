/**
 * Rows of any file closedbook reads, one at a time, each with its place. The format comes from the content; the
 * name decides only between CSV and what else could begin with the same characters.
 */
import { checkArgument } from '../core/argument.ts';
import { ClosedbookError } from '../core/errors.ts';
import type { PlacedRow } from './place.ts';
import { HEAD_BYTES, readHead } from './read-bytes.ts';
import { readDelimited } from './read-delimited.ts';
import { isPrinted, readJsonRows, readObjects, wrapsRows } from './read-json-rows.ts';
import { readJsonlBatches } from './read-jsonl.ts';
import { readParquet } from './read-parquet.ts';
import { isWorkbook, readSheet } from './read-sheet.ts';
import { encodingOf } from './read-text.ts';
import { tableRows } from './table-rows.ts';

const ROW_FORMATS = ['csv', 'tsv', 'jsonl', 'json', 'parquet', 'xlsx'] as const;
export type RowFormat = (typeof ROW_FORMATS)[number];

export interface ReadRowsOptions {
  /** @default recognised from the content */
  readonly format?: RowFormat;
  /** Called with a sentence about what was read otherwise than it stands there. @default not told */
  readonly told?: ((note: string) => void) | undefined;
  /** Sheet of a workbook, by name or number from 1. @default the first that holds anything */
  readonly sheet?: string | undefined;
}

/**
 * Every row of the file; gzip is and zstd are unpacked, a byte order mark dropped.
 * @throws ClosedbookError `file-missing`, `file-unreadable`, `file-empty`, `file-malformed` (with line),
 *   `format-unknown`, `library-missing` (Parquet).
 * @example
 * await writeFile(`${folder}/mine.csv`, 'question,answer\nCapital of Chad?,N’Djamena\n');
 * const found = [];
 * for await (const { row } of readRows(`${folder}/mine.csv`)) found.push(row.answer);
 * found; // => ['N’Djamena']
 */
export async function* readRows(path: string, options: ReadRowsOptions = {}): AsyncGenerator<PlacedRow> {
  checkArgument(typeof path === 'string', 'path', { expected: 'the path of a file', given: path });
  for await (const rows of readRowBatches(path, options)) for (const row of rows) yield row;
}

/**
 * The same rows, many at a time, for whoever reads millions. No batch is empty, and an error comes after the rows
 * that stand before it.
 * @throws the errors of readRows.
 */
export async function* readRowBatches(
  path: string,
  options: ReadRowsOptions = {},
): AsyncGenerator<readonly PlacedRow[]> {
  const { format, delimiter, lineEnds, printed } = await recogniseFormat(path, options);
  let empty = true;
  for await (const rows of open()) {
    empty = false;
    yield rows;
  }
  if (empty) throw new ClosedbookError('file-empty', `${path}: the file holds no rows`);

  function open(): AsyncIterable<readonly PlacedRow[]> {
    switch (format) {
      case 'csv':
      case 'tsv':
        return readDelimited(path, { delimiter, lineEnds, told: options.told });
      case 'jsonl':
        return readJsonlBatches(path);
      case 'json':
        return inBatches(printed ? readObjects(path) : readJsonRows(path));
      case 'parquet':
        return inBatches(readParquet(path));
      case 'xlsx':
        return tableRows(inBatches(readSheet(path, options)), options);
    }
  }
}

const BATCH_ROWS = 256;

async function* inBatches<Row>(rows: AsyncIterable<Row>): AsyncGenerator<readonly Row[]> {
  let batch: Row[] = [];
  try {
    for await (const row of rows) {
      batch.push(row);
      if (batch.length < BATCH_ROWS) continue;
      const full = batch;
      batch = [];
      yield full;
    }
  } catch (error) {
    if (batch.length > 0) yield batch;
    throw error;
  }
  if (batch.length > 0) yield batch;
}

interface RecognisedFormat {
  readonly format: RowFormat;
  readonly delimiter: string;
  readonly lineEnds: readonly string[];
  /** Of JSON: objects over several lines each, and no list around them. */
  readonly printed?: boolean;
}

/** What kind of rows a file holds. @throws ClosedbookError `format-unknown`, and the errors of reading it. */
async function recogniseFormat(path: string, options: ReadRowsOptions = {}): Promise<RecognisedFormat> {
  const { head } = await readHead(path);
  const name = path.toLowerCase().replace(/\.(gz|zst)$/, '');
  const text = new TextDecoder(encodingOf(head)).decode(head);
  const lineEnds = text.includes('\r') && !text.includes('\n') ? ['\r'] : ['\r\n', '\n'];
  const found = (format: RowFormat, delimiter = ','): RecognisedFormat => ({ format, delimiter, lineEnds });

  if (options.format === 'csv') return found('csv', sniffDelimiter(text) ?? ',');
  if (options.format === 'tsv') return found('tsv', '\t');
  if (options.format !== undefined) return found(options.format);

  if (head.subarray(0, 4).toString('latin1') === 'PAR1') return found('parquet');
  if (isWorkbook(head)) return found('xlsx');
  const foreign = foreignKind(head);
  if (foreign !== null) {
    throw new ClosedbookError(
      'format-unknown',
      `${path}: expected CSV, TSV, JSONL, JSON, Parquet or a workbook (.xlsx), got ${foreign}`,
    );
  }
  if (/\.(tsv|tab)$/.test(name)) return found('tsv', '\t');
  const delimiter = sniffDelimiter(text);
  if (name.endsWith('.csv')) return found('csv', delimiter ?? ',');
  const first = text.trimStart()[0];
  if (first === '[') return found('json');
  if (first === '{') {
    if (wrapsRows(text)) return found('json');
    return isPrinted(text) ? { ...found('json'), printed: true } : found('jsonl');
  }
  if (first === undefined) {
    const begins = head.length < HEAD_BYTES ? 'holds only' : 'begins with 64 kB of';
    throw new ClosedbookError('file-empty', `${path}: the file ${begins} blank space`);
  }
  if (delimiter === '\t') return found('tsv', '\t');
  if (delimiter !== null && (!/\.(jsonl?|ndjson)$/.test(name) || !holdsJsonLine(text))) {
    return found('csv', delimiter);
  }
  const beginning = JSON.stringify(text.trimStart().slice(0, 40));
  throw new ClosedbookError(
    'format-unknown',
    `${path}: expected CSV, TSV, JSONL, JSON, Parquet or a workbook (.xlsx), got a file that begins with ${beginning}`,
  );
}

/** A file named as JSON lines that has any is a damaged one, whatever its first line; without any it is a table. */
function holdsJsonLine(text: string): boolean {
  return /^\s*[[{]/m.test(text);
}

/**
 * Delimiter that stands equally often in most of the first lines, outside of quotes; null when none does. The first line
 * alone may be a title.
 */
function sniffDelimiter(text: string): string | null {
  const lines = beginningLines(text);
  let best: { readonly delimiter: string; readonly lines: number; readonly columns: number } | null = null;
  for (const delimiter of [',', '\t', ';']) {
    const often = new Map<number, number>();
    for (const line of lines) {
      const count = line[delimiter] ?? 0;
      if (count > 0) often.set(count, (often.get(count) ?? 0) + 1);
    }
    for (const [columns, alike] of often) {
      const more = best === null || alike > best.lines || (alike === best.lines && columns > best.columns);
      if (more) best = { delimiter, lines: alike, columns };
    }
  }
  // A bar separates golds within a cell as well: it separates columns where nothing else stands in the header.
  const header = lines[0] ?? {};
  const bars = header['|'] ?? 0;
  const barsAlone = bars > 0 && [',', '\t', ';'].every((other) => header[other] === undefined);
  if (barsAlone && lines.every((line) => line['|'] === bars)) return '|';
  return best?.delimiter ?? null;
}

const LINES_LOOKED_AT = 20;

/** How often each delimiter stands in each of the first lines that are not blank. */
function beginningLines(text: string): Record<string, number>[] {
  const lines: Record<string, number>[] = [];
  let counts: Record<string, number> = {};
  let quoted = false;
  let blank = true;
  for (const character of text) {
    if (character === '"') quoted = !quoted;
    if (!quoted && (character === '\n' || character === '\r')) {
      if (!blank && lines.push(counts) === LINES_LOOKED_AT) return lines;
      counts = {};
      blank = true;
      continue;
    }
    if (character.trim() !== '' || character === '\t') blank = false;
    if (!quoted) counts[character] = (counts[character] ?? 0) + 1;
  }
  // The last line may be cut off where the look ends; it counts where there is no other.
  if (!blank && (lines.length === 0 || text.length < 1024)) lines.push(counts);
  return lines;
}

function foreignKind(head: Buffer): string | null {
  const magic = head.subarray(0, 4).toString('latin1');
  if (magic === 'PK\u0003\u0004') return 'a zip archive (see closedbook import)';
  if (head.subarray(0, 15).toString('latin1') === 'SQLite format 3') return 'an SQLite database';
  if (magic.startsWith('%PDF')) return 'a PDF';
  if (encodingOf(head) === 'utf-8' && head.includes(0)) return 'a binary file';
  return null;
}
