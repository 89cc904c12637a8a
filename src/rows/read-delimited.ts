/**
 * CSV, TSV and their like: quoted fields with newlines, CRLF or LF or both, with csv-parse. A quote in the middle
 * of an unquoted field is a character (spreadsheets and Python write such files); a quoted field that never ends
 * is an error at the line where its record begins.
 */
import type { Writable } from 'node:stream';
import { finished } from 'node:stream/promises';
import { CsvError, parse } from 'csv-parse';
import type { ClosedbookError } from '../core/errors.ts';
import { LARGEST_RECORD, TOO_MANY_BLANKS } from './largest-record.ts';
import { errorAt, type Place, type PlacedRow } from './place.ts';
import { readText } from './read-text.ts';
import { type TableRecord, tableRows } from './table-rows.ts';

/** Delimiters in text of which no record has ended; a long answer may have some, and they are no fields. */
const MOST_DELIMITERS = 20 * LARGEST_RECORD.fields;

export interface ReadDelimitedOptions {
  /** One character. */
  readonly delimiter: string;
  /** Line ends to split at. @default CRLF and LF */
  readonly lineEnds?: readonly string[];
  /** Called with a sentence where lines above the header are left out. @default not told */
  readonly told?: ((note: string) => void) | undefined;
}

/**
 * Rows keyed by the header, a batch for each piece that the file is read in; every value is a string. Blank lines are
 * skipped, and so is a title above the header.
 * @throws ClosedbookError `file-malformed` with the record's first line.
 */
export function readDelimited(
  path: string,
  options: ReadDelimitedOptions,
): AsyncGenerator<readonly PlacedRow[]> {
  return tableRows(recordBatches(path, options), options);
}

/**
 * Records as lists of fields, the header among them: for files whose header repeats a name.
 * @throws ClosedbookError `file-malformed` with the record's first line.
 */
export async function* readRecords(path: string, options: ReadDelimitedOptions): AsyncGenerator<TableRecord> {
  for await (const records of recordBatches(path, options)) yield* records;
}

/** The parser is fed and emptied a piece at a time: a promise a record costs as much as its parsing. */
async function* recordBatches(
  path: string,
  { delimiter, lineEnds = ['\r\n', '\n'], told }: ReadDelimitedOptions,
): AsyncGenerator<readonly TableRecord[]> {
  const parser = parse({
    delimiter,
    record_delimiter: [...lineEnds],
    relax_quotes: true,
    relax_column_count: true,
    max_record_size: LARGEST_RECORD.characters,
  });
  // Rows of any length are taken, but csv-parse (7.0.3) makes an error with its stack for each that differs from the
  // first, 30 times the cost of the row. It compares with the row that it takes for the first: now every one.
  Object.defineProperty(parser.info, 'records', { get: () => 0, set: () => {} });
  const end = lineEnds.includes('\n') ? '\n' : '\r';
  let line = 1;
  let records: TableRecord[] = [];
  let ends = 0;
  let seen = 0;
  let delimiters = 0;
  let blank = 0;
  parser.on('data', (fields: string[]) => {
    const place = { path, line };
    ends += 1;
    line += 1 + lineEndsInside(fields, end);
    if (fields.length > 1 || fields[0]!.trim() !== '') {
      records.push({ fields, place });
      blank = 0;
    } else blank += 1;
  });
  const ended = finished(parser);
  // An error is told where its piece is written.
  ended.catch(() => {});
  try {
    for await (const text of readText(path, { told })) {
      await written(parser, text);
      assertNarrow(records);
      if (records.length > 0) yield records;
      records = [];
      if (blank > LARGEST_RECORD.blankLines) throw errorAt({ path, line }, TOO_MANY_BLANKS);
      // The parser's own limit counts the characters of fields: a file of nothing but commas would be no record too long for it.
      // Text in which a record ended is not looked through: nearly all of every file.
      if (ends > seen) delimiters = 0;
      else delimiters += countOf(delimiter, text);
      seen = ends;
      if (delimiters > MOST_DELIMITERS) throw errorAt({ path, line }, TOO_MANY_FIELDS);
    }
    parser.end();
    await ended;
    assertNarrow(records);
    if (records.length > 0) yield records;
  } catch (cause) {
    if (!(cause instanceof CsvError)) throw cause;
    if (records.length > 0) yield records;
    throw malformed(cause, { path, line });
  } finally {
    parser.destroy();
  }
}

const TOO_MANY_FIELDS = 'expected at most 100,000 fields in a record';

function assertNarrow(records: readonly TableRecord[]): void {
  const wide = records.find(({ fields }) => fields.length > LARGEST_RECORD.fields);
  if (wide !== undefined) throw errorAt(wide.place, TOO_MANY_FIELDS);
}

/** Resolves once every record that the text ends has been given. */
function written(parser: Writable, text: string): Promise<void> {
  return new Promise((resolve, reject) => {
    // The parser makes an error of every record of another length, asked for or not, and its stack costs fifty times the record.
    const limit = Error.stackTraceLimit;
    Error.stackTraceLimit = 0;
    parser.write(text, (error) => (error ? reject(error) : resolve()));
    Error.stackTraceLimit = limit;
  });
}

function malformed(cause: CsvError, place: Place): ClosedbookError {
  if (cause.code === 'CSV_MAX_RECORD_SIZE') {
    const message =
      'expected a record of at most 32 M characters; a quoted field begins in this one and does not end, or it is longer';
    return errorAt(place, message, { cause });
  }
  if (cause.code === 'CSV_QUOTE_NOT_CLOSED') {
    return errorAt(place, 'a quoted field begins in this record and does not end', { cause });
  }
  return errorAt(place, cause.message, { cause });
}

/** csv-parse counts lines, too, but CRLF inside quotes twice. */
function lineEndsInside(record: readonly string[], end: string): number {
  let count = 0;
  for (const field of record) count += countOf(end, field);
  return count;
}

function countOf(part: string, text: string): number {
  let count = 0;
  for (let at = text.indexOf(part); at !== -1; at = text.indexOf(part, at + 1)) count += 1;
  return count;
}
