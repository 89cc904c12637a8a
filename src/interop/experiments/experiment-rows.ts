/**
 * Rows of an export, however it was saved: JSON Lines, an array, an answer of the API with its rows in a list (one page
 * or a page a line), CSV, Parquet, a frame with columns apart from its data. What a row looks like is the reader's to say;
 * a list is entered only where what stands around it is no row itself.
 */
import type { FileGlance } from '../../core/codec.ts';
import { readJsonElements, readJsonWithout } from '../../rows/json-parts.ts';
import { readRows } from '../../rows/read-rows.ts';
import { glanceAt } from '../glance.ts';
import { asList, asRecord, isRecord, type LooseRecord } from '../loose.ts';
import { unpacked } from './case-texts.ts';

/** Names of lists in answers of APIs. */
const LISTS = [
  ...['data', 'events', 'rows', 'results', 'items', 'runs', 'traces', 'examples', 'records'],
  ...['experiment_items', 'examples_with_runs', 'observations'],
];

export interface ExperimentRow {
  readonly row: LooseRecord;
  readonly place: string;
}

export type IsRow = (row: LooseRecord) => boolean;

/** The list that a document wraps its rows in; null where it is a row itself, or has none. */
export function wrappingList(document: unknown, isRow: IsRow): string | null {
  if (!isRecord(document) || isRow(document)) return null;
  return LISTS.find((name) => isRow(asRecord(asList(document[name])[0]))) ?? null;
}

/** `{columns: [...], data: [[...]]}`, as pandas splits a frame. */
export function isSplitFrame(document: unknown): boolean {
  const { columns, data } = asRecord(document);
  return (
    Array.isArray(columns) &&
    columns.every((name) => typeof name === 'string') &&
    Array.isArray(asList(data)[0])
  );
}

const FIRST_ROWS = new WeakMap<FileGlance, Promise<readonly LooseRecord[]>>();

/** What could be the first row: of the document, of each list in it, or of the table; read once for all who ask. */
export function firstRows(glance: FileGlance): Promise<readonly LooseRecord[]> {
  let found = FIRST_ROWS.get(glance);
  if (found === undefined) {
    found =
      glance.kind === 'json' || glance.kind === 'jsonl'
        ? Promise.resolve(inDocument(glance.value))
        : inTable(glance);
    FIRST_ROWS.set(glance, found);
  }
  return found;
}

function inDocument(value: unknown): LooseRecord[] {
  if (Array.isArray(value)) return [asRecord(value[0])];
  const document = asRecord(value);
  if (isSplitFrame(document)) return [framed(asList(document.columns), asList(asList(document.data)[0]))];
  return [document, ...LISTS.map((name) => asRecord(asList(document[name])[0]))].filter(
    (row) => Object.keys(row).length > 0,
  );
}

async function inTable({ kind, path }: FileGlance): Promise<readonly LooseRecord[]> {
  if (kind !== 'text' && kind !== 'parquet') return [];
  try {
    for await (const { row } of readRows(path, { told: () => {} })) return [cells(row)];
  } catch {}
  return [];
}

/** Cells of a table with the objects that they hold as text. */
function cells(row: LooseRecord): LooseRecord {
  return Object.fromEntries(Object.entries(row).map(([name, value]) => [name, unpacked(value)]));
}

function framed(columns: readonly unknown[], values: readonly unknown[]): LooseRecord {
  return Object.fromEntries(columns.map((name, at) => [String(name), values[at]]));
}

/** Every row with its place. @throws the errors of reading. */
export async function* experimentRows(path: string, isRow: IsRow): AsyncGenerator<ExperimentRow> {
  const { kind, value } = await glanceAt(path);
  if (kind !== 'json') {
    for await (const { row, place } of readRows(
      path,
      kind === 'jsonl' ? { format: 'jsonl' } : { told: () => {} },
    )) {
      const list = kind === 'jsonl' ? wrappingList(row, isRow) : null;
      const rows = list === null ? [kind === 'jsonl' ? row : cells(row)] : asList(row[list]).map(asRecord);
      for (const one of rows) yield { row: one, place: `line ${place.line}` };
    }
    return;
  }
  if (isSplitFrame(value)) {
    const columns = asList((await readJsonWithout(path, [['data']])).columns);
    for await (const { value: one, line } of readJsonElements(path, ['data'])) {
      yield { row: framed(columns, asList(one)), place: `line ${line}` };
    }
    return;
  }
  const list = Array.isArray(value) ? null : wrappingList(value, isRow);
  if (list === null && !Array.isArray(value)) {
    for await (const { row, place } of readRows(path, { format: 'jsonl' }))
      yield { row, place: `line ${place.line}` };
    return;
  }
  for await (const { value: one, line } of readJsonElements(path, list === null ? [] : [list])) {
    yield { row: asRecord(one), place: `line ${line}` };
  }
}
