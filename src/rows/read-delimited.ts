/**
 * CSV, TSV and their like: quoted fields with newlines, CRLF or LF or both, with csv-parse. A quote in the middle
 * of an unquoted field is a character (spreadsheets and Python write such files); a quoted field that never ends
 * is an error at the line where its record begins.
 */
import { Readable } from 'node:stream';
import { CsvError, parse } from 'csv-parse';
import { errorAt, type PlacedRow } from './place.ts';
import { readText } from './read-text.ts';
import { type TableRecord, tableRows } from './table-rows.ts';

/** A record beyond this is an open quote that swallows the file, not an answer. */
const LARGEST_RECORD_BYTES = 64 * 1024 * 1024;

export interface ReadDelimitedOptions {
  /** One character. */
  readonly delimiter: string;
  /** Line ends to split at. @default CRLF and LF */
  readonly lineEnds?: readonly string[];
  /** Called with a sentence where lines above the header are left out. @default not told */
  readonly told?: ((note: string) => void) | undefined;
}

/**
 * Rows keyed by the header; every value is a string. Blank lines are skipped, and so is a title above the header.
 * @throws ClosedbookError `file-malformed` with the record's first line.
 */
export function readDelimited(path: string, options: ReadDelimitedOptions): AsyncGenerator<PlacedRow> {
  return tableRows(readRecords(path, options), options);
}

/**
 * Records as lists of fields, the header among them: for files whose header repeats a name.
 * @throws ClosedbookError `file-malformed` with the record's first line.
 */
export async function* readRecords(path: string, options: ReadDelimitedOptions): AsyncGenerator<TableRecord> {
  const { delimiter, lineEnds = ['\r\n', '\n'], told } = options;
  const parser = parse({
    delimiter,
    record_delimiter: [...lineEnds],
    relax_quotes: true,
    relax_column_count: true,
    max_record_size: LARGEST_RECORD_BYTES,
  });
  const source = Readable.from(readText(path, { told }), { objectMode: true, highWaterMark: 2 });
  source.on('error', (error) => parser.destroy(error));
  source.pipe(parser);

  let line = 1;
  try {
    for await (const record of parser as AsyncIterable<string[]>) {
      const place = { path, line };
      line += 1 + lineEndsInside(record, lineEnds.includes('\n') ? '\n' : '\r');
      if (record.length === 1 && record[0]!.trim() === '') continue;
      yield { fields: record, place };
    }
  } catch (cause) {
    if (!(cause instanceof CsvError)) throw cause;
    if (cause.code === 'CSV_MAX_RECORD_SIZE') {
      const message =
        'expected a record of at most 64 MB; a quoted field begins in this one and does not end, or it is longer';
      throw errorAt({ path, line }, message, { cause });
    }
    if (cause.code === 'CSV_QUOTE_NOT_CLOSED') {
      throw errorAt({ path, line }, 'a quoted field begins in this record and does not end', { cause });
    }
    throw errorAt({ path, line }, cause.message, { cause });
  } finally {
    source.destroy();
    parser.destroy();
  }
}

/** csv-parse counts lines, too, but CRLF inside quotes twice. */
function lineEndsInside(record: readonly string[], end: string): number {
  let count = 0;
  for (const field of record) {
    for (let at = field.indexOf(end); at !== -1; at = field.indexOf(end, at + 1)) count += 1;
  }
  return count;
}
