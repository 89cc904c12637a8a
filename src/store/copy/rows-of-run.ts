/** The rows of a run, table by table and a page at a time, each whole: texts past a NUL and fractions to the last digit. */
import type { RawBuilder } from 'kysely';
import type { Packing, Reader } from '../reader.ts';
import { DERIVED, SHAPES } from '../table-shapes.ts';
import type { Row, TableName } from './copied-tables.ts';

const PAGE = 1000;

/** Which rows of a table: a condition in which the run is its inner key. */
export type OfRun = (run: number) => RawBuilder<unknown>;

/** Texts that a model wrote, as they are. */
const WORDS = new Set(['replies.text', 'replies.reasoning', 'judge_texts.text']);

/**
 * @param key - a column that grows, by which they come.
 */
export async function* rowsOfRun(
  reader: Reader,
  table: TableName,
  { run, of, key }: { readonly run: number; readonly of: OfRun; readonly key: string },
): AsyncGenerator<Row[]> {
  const names = Object.keys(SHAPES[table].columns).filter((name) => !DERIVED.includes(`${table}.${name}`));
  const rows = reader.kysely
    .selectFrom(table)
    .select(names.map((name) => `${table}.${name}`) as never)
    .where(of(run) as never);
  if (table === 'raw_bodies') {
    yield* bodies(reader, run);
    return;
  }
  const packings = Object.fromEntries(names.map((name) => [name, packingOf(table, name)]));
  const by = { column: `${table}.${key}`, name: key as never, size: PAGE };
  for await (const columns of reader.pages(rows as never, packings as never, by)) {
    const lists = columns as Readonly<Record<string, readonly unknown[]>>;
    yield lists[key]!.map((_, at) => Object.fromEntries(names.map((name) => [name, lists[name]![at]])));
  }
}

function packingOf(table: TableName, name: string): Packing {
  if (WORDS.has(`${table}.${name}`)) return 'text';
  const columns: Readonly<Record<string, string>> = SHAPES[table].columns;
  return columns[name] === 'double precision' ? 'fraction' : 'plain';
}

/** Bytes cross as they are. */
async function* bodies({ kysely }: Reader, run: number): AsyncGenerator<Row[]> {
  for (let last = 0; ; ) {
    const rows = await kysely
      .selectFrom('raw_bodies')
      .innerJoin('calls', 'calls.id', 'raw_bodies.call')
      .select(['raw_bodies.call', 'raw_bodies.body'])
      .where('calls.run', '=', run)
      .where('raw_bodies.call', '>', last)
      .orderBy('raw_bodies.call')
      .limit(PAGE)
      .execute();
    if (rows.length > 0) yield rows.map(({ call, body }) => ({ call, body: new Uint8Array(body) }));
    if (rows.length < PAGE) return;
    last = rows[rows.length - 1]!.call;
  }
}
