/**
 * CSV, TSV and their like: quoted fields with newlines, CRLF or LF or both, with csv-parse. A quote in the middle
 * of an unquoted field is a character (spreadsheets and Python write such files); a quoted field that never ends
 * is an error at the line where its record begins.
 */
import { Readable } from 'node:stream';
import { CsvError, parse } from 'csv-parse';
import { errorAt, type Place, type PlacedRow } from './place.ts';
import { readText } from './read-text.ts';

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
export async function* readDelimited(path: string, options: ReadDelimitedOptions): AsyncGenerator<PlacedRow> {
  let header: readonly string[] | null = null;
  for await (const { fields, place } of withoutTitle(readRecords(path, options), options)) {
    if (header === null) {
      header = checkedHeader(fields, place.line, path);
      continue;
    }
    if (fields.length !== header.length) {
      throw errorAt(place, `expected ${header.length} fields as in the header, found ${fields.length}`, {
        hint: 'A field that holds the delimiter, a quote or a newline must be quoted.',
      });
    }
    // Made from entries: a column named __proto__ is a column.
    const row: Record<string, unknown> = Object.fromEntries(fields.map((field, at) => [header![at], field]));
    yield { row, place };
  }
}

interface PlacedFields {
  readonly fields: readonly string[];
  readonly place: Place;
}

/** A title takes at most so many lines. */
const LONGEST_TITLE = 10;
/** Names of columns are shorter than sentences. */
const LONGEST_NAME = 60;

/** Leaves out what stands above the header: lines that begin with one filled cell, before a line of names and one as wide. */
async function* withoutTitle(
  records: AsyncIterable<PlacedFields>,
  { told = () => {} }: ReadDelimitedOptions,
): AsyncGenerator<PlacedFields> {
  const held: PlacedFields[] = [];
  let settled = false;
  for await (const record of records) {
    if (settled) {
      yield record;
      continue;
    }
    held.push(record);
    const header = held.at(-2);
    if (held.length > 2 && header !== undefined && namesColumns(header.fields, record.fields)) {
      told(`the header stands in line ${header.place.line}; what stands above it is taken for a title`);
      held.splice(0, held.length - 2);
    } else if (isTitle(held[0]!.fields) && held.length <= LONGEST_TITLE) continue;
    settled = true;
    yield* held;
  }
  if (!settled) yield* held;
}

/** One filled cell beside empty ones, as spreadsheets write it, or a line of several words; one word names a column. */
function isTitle(fields: readonly string[]): boolean {
  return filled(fields) === 1 && (fields.length > 1 || /\S\s+\S/.test(fields[0]!));
}

function filled(fields: readonly string[]): number {
  return fields.filter((field) => field.trim() !== '').length;
}

function namesColumns(names: readonly string[], row: readonly string[]): boolean {
  return (
    filled(names) >= 2 &&
    filled(row) >= 2 &&
    names.length === row.length &&
    names.every((name) => name.length <= LONGEST_NAME && !name.trim().endsWith('?'))
  );
}

/**
 * Records as lists of fields, the header among them: for files whose header repeats a name.
 * @throws ClosedbookError `file-malformed` with the record's first line.
 */
export async function* readRecords(
  path: string,
  options: ReadDelimitedOptions,
): AsyncGenerator<{ readonly fields: readonly string[]; readonly place: Place }> {
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
    if (cause.code === 'CSV_QUOTE_NOT_CLOSED' || cause.code === 'CSV_MAX_RECORD_SIZE') {
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

function checkedHeader(record: readonly string[], line: number, path: string): readonly string[] {
  const names = record.map((name) => name.trim());
  const seen = new Map<string, number>();
  for (const [at, name] of names.entries()) {
    const earlier = seen.get(name);
    if (earlier !== undefined && name !== '') {
      throw errorAt(
        { path, line },
        `the column "${name}" stands twice (columns ${earlier + 1} and ${at + 1})`,
      );
    }
    seen.set(name, at);
  }
  return names.map((name, at) => (name === '' ? `column ${at + 1}` : name));
}
