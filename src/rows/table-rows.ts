/**
 * Rows of a table keyed by its header, whether it was saved as text or as a workbook. What stands above the header is a
 * title and no row: a sheet that people keep has one, and taken for the header it names every column wrongly.
 */
import { errorAt, type Place, type PlacedRow } from './place.ts';

export interface TableRecord {
  readonly fields: readonly string[];
  readonly place: Place;
}

export interface TableRowsOptions {
  /** Called with a sentence where lines above the header are left out. @default not told */
  readonly told?: ((note: string) => void) | undefined;
}

/** @throws ClosedbookError `file-malformed` where a record is as wide as no header, or the header names a column twice. */
export async function* tableRows(
  records: AsyncIterable<TableRecord>,
  options: TableRowsOptions = {},
): AsyncGenerator<PlacedRow> {
  let header: readonly string[] | null = null;
  for await (const { fields, place } of withoutTitle(records, options)) {
    if (header === null) {
      header = checkedHeader(fields, place);
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

/** A title takes at most so many lines. */
const LONGEST_TITLE = 10;
/** Names of columns are shorter than sentences. */
const LONGEST_NAME = 60;

/** Leaves out what stands above the header: lines that begin with one filled cell, before a line of names and one as wide. */
async function* withoutTitle(
  records: AsyncIterable<TableRecord>,
  { told = () => {} }: TableRowsOptions,
): AsyncGenerator<TableRecord> {
  const held: TableRecord[] = [];
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
    else if (held.length === 1 && isGrouping(record.fields)) continue;
    else if (held.length === 2 && isGrouping(held[0]!.fields) && isUnder(held[0]!.fields, record.fields)) {
      told(`the header stands in line ${record.place.line}; the line above it groups its columns`);
      held.shift();
    }
    settled = true;
    yield* held;
  }
  if (!settled) yield* held;
}

/** One filled cell beside empty ones, as spreadsheets write it, or a line of several words; one word names a column. */
function isTitle(fields: readonly string[]): boolean {
  return filled(fields) === 1 && (fields.length > 1 || /\S\s+\S/.test(fields[0]!));
}

/** Names over groups of columns, with the empty cells that merged ones leave. */
function isGrouping(fields: readonly string[]): boolean {
  const blank = fields.length - filled(fields);
  return fields.length > 2 && blank > 1 && blank * 5 >= fields.length * 2;
}

/** A whole line of names, each another, below a line with gaps. */
function isUnder(above: readonly string[], names: readonly string[]): boolean {
  return (
    names.length === above.length &&
    new Set(names.map((name) => name.trim())).size === names.length &&
    names.every((name) => /\p{L}/u.test(name) && name.length <= LONGEST_NAME && !name.trim().endsWith('?'))
  );
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

function checkedHeader(record: readonly string[], { path, line }: Place): readonly string[] {
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
