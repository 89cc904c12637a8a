/**
 * Rows of a table keyed by its header, whether it was saved as text or as a workbook. What stands above the header is a
 * title and no row: a sheet that people keep has one, and taken for the header it names every column wrongly.
 */
import type { ClosedbookError } from '../core/errors.ts';
import { errorAt, type Place, type PlacedRow } from './place.ts';

export interface TableRecord {
  readonly fields: readonly string[];
  readonly place: Place;
}

export interface TableRowsOptions {
  /** Called with a sentence where lines above the header are left out. @default not told */
  readonly told?: ((note: string) => void) | undefined;
}

/**
 * The rows of each batch of records.
 * @throws ClosedbookError `file-malformed` where a record is as wide as no header, or the header names a column twice.
 */
export async function* tableRows(
  batches: AsyncIterable<readonly TableRecord[]>,
  options: TableRowsOptions = {},
): AsyncGenerator<readonly PlacedRow[]> {
  let header: readonly string[] | null = null;
  let rowOf = rowMaker([]);
  for await (const records of withoutTitle(batches, options)) {
    const rows: PlacedRow[] = [];
    let fault: ClosedbookError | null = null;
    for (const { fields, place } of records) {
      if (header === null) {
        header = checkedHeader(fields, place);
        rowOf = rowMaker(header);
      } else if (fields.length === header.length) rows.push({ row: rowOf(fields), place });
      else {
        fault = errorAt(place, `expected ${header.length} fields as in the header, found ${fields.length}`, {
          hint: 'A field that holds the delimiter, a quote or a newline must be quoted.',
        });
        break;
      }
    }
    if (rows.length > 0) yield rows;
    if (fault !== null) throw fault;
  }
}

type Row = Record<string, unknown>;

function rowMaker(header: readonly string[]): (fields: readonly string[]) => Row {
  // Made from entries: a column named __proto__ is a column.
  if (header.includes('__proto__'))
    return (fields) => Object.fromEntries(fields.map((field, at) => [header[at]!, field]));
  return (fields) => {
    const row: Row = {};
    for (let at = 0; at < header.length; at += 1) row[header[at]!] = fields[at];
    return row;
  };
}

/** A title takes at most so many lines. */
const LONGEST_TITLE = 10;
/** Names of columns are shorter than sentences. */
const LONGEST_NAME = 60;

/** Leaves out what stands above the header: lines that begin with one filled cell, before a line of names and one as wide. */
async function* withoutTitle(
  batches: AsyncIterable<readonly TableRecord[]>,
  { told = () => {} }: TableRowsOptions,
): AsyncGenerator<readonly TableRecord[]> {
  let held: TableRecord[] = [];
  let settled = false;
  for await (const records of batches) {
    let at = 0;
    for (; !settled && at < records.length; at += 1) {
      held.push(records[at]!);
      settled = isSettled(held, told);
    }
    if (!settled) continue;
    yield held.length === 0 ? records : [...held, ...records.slice(at)];
    held = [];
  }
  if (held.length > 0) yield held;
}

/** Whether the first lines are enough to tell the header, which is then the first of them. */
function isSettled(held: TableRecord[], told: (note: string) => void): boolean {
  const record = held.at(-1)!;
  const header = held.at(-2);
  // A word alone names a column as well: a line or two with a comma below it are no table of another width.
  const first = held[0]!.fields;
  const isWord = first.length === 1 && !/\S\s+\S/.test(first[0]!);
  const isNarrow = isWord && record.fields.length < 3;
  if (held.length > 2 && header !== undefined && !isNarrow && namesColumns(header.fields, record.fields)) {
    told(`the header stands in line ${header.place.line}; what stands above it is taken for a title`);
    held.splice(0, held.length - 2);
  } else if (held.length === 2 && repeatsUnder(held[0]!.fields, record.fields)) {
    told(`the header stands in line ${record.place.line}; the names in the line above it go before its own`);
    held.splice(0, 2, { fields: joinedNames(held[0]!.fields, record.fields), place: record.place });
  } else if (isTitle(held[0]!.fields) && held.length <= LONGEST_TITLE) return false;
  else if (held.length === 1 && isGrouping(record.fields)) return false;
  else if (held.length === 2 && isGrouping(held[0]!.fields) && isUnder(held[0]!.fields, record.fields)) {
    told(`the header stands in line ${record.place.line}; the line above it groups its columns`);
    held.shift();
  }
  return true;
}

/** One filled cell, with empty ones beside it as spreadsheets write it or without: no header of a table with more columns. */
function isTitle(fields: readonly string[]): boolean {
  return filled(fields) === 1;
}

/** Names over groups of columns, with the empty cells that merged ones leave. */
function isGrouping(fields: readonly string[]): boolean {
  const blank = fields.length - filled(fields);
  return fields.length > 2 && blank > 1 && blank * 5 >= fields.length * 2;
}

/** Groups over the same names again, as of two models: `GPT-4o` over "Answer" and "Correct", `Claude` over the same. */
function repeatsUnder(above: readonly string[], names: readonly string[]): boolean {
  const own = names.map((name) => name.trim());
  return (
    isGrouping(above) &&
    above.length === own.length &&
    new Set(own).size < own.length &&
    own.every((name) => name.length <= LONGEST_NAME && !isQuestion(name)) &&
    isUnder(above, joinedNames(above, own))
  );
}

/** A group stands over its first column; only names that stand twice need it. */
function joinedNames(above: readonly string[], names: readonly string[]): string[] {
  let group = '';
  return names.map((name, at) => {
    const over = above[at]!.trim();
    if (over !== '') group = over;
    const own = name.trim();
    if (own === '') return over;
    const twice = names.filter((other) => other.trim() === own).length > 1;
    return twice && group !== '' ? `${group} ${own}` : own;
  });
}

/** A whole line of names, each another, below a line with gaps. */
function isUnder(above: readonly string[], names: readonly string[]): boolean {
  return (
    names.length === above.length &&
    new Set(names.map((name) => name.trim())).size === names.length &&
    names.every((name) => /\p{L}/u.test(name) && name.length <= LONGEST_NAME && !isQuestion(name))
  );
}

/** A question of a row, and not a column called "Correct?" or "Is right?". */
function isQuestion(name: string): boolean {
  return /\S\s+\S+\s+\S.*[?？]\s*$/s.test(name);
}

function filled(fields: readonly string[]): number {
  return fields.filter((field) => field.trim() !== '').length;
}

function namesColumns(names: readonly string[], row: readonly string[]): boolean {
  return (
    filled(names) >= 2 &&
    filled(row) >= 2 &&
    names.length === row.length &&
    names.every((name) => name.length <= LONGEST_NAME && !isQuestion(name))
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
