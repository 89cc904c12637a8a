/**
 * The rows of a query as one array a column. Taking rows over as objects costs three to five times the time of the
 * scan itself; so SQLite hands over one JSON array a column.
 */
import { type RawBuilder, type SelectQueryBuilder, sql } from 'kysely';
import type { Database } from './database.ts';

/**
 * How a column crosses. Older SQLite writes fractions in JSON to fifteen digits, so they go with seventeen, which name
 * every double; a column of JSON texts goes as the values they hold.
 */
export type Packing = 'plain' | 'fraction' | 'json';

type Cell<Value, How extends Packing> = How extends 'json' ? unknown : Value;
type Columns<Row, Packings> = {
  readonly [Name in keyof Row & keyof Packings]: readonly Cell<Row[Name], Packings[Name] & Packing>[];
};

/** The named columns, in the order of the query's rows. */
export async function packedColumns<Row, const Packings extends { readonly [Name in keyof Row]?: Packing }>(
  database: Database,
  // biome-ignore lint/suspicious/noExplicitAny: which tables were joined says nothing about the columns.
  rows: SelectQueryBuilder<any, any, Row>,
  packings: Packings,
): Promise<Columns<Row, Packings>> {
  const named = Object.entries(packings) as [string, Packing][];
  const packed = await database.kysely
    .selectFrom(rows.as('page') as never)
    .select(named.map(([name, how]) => packing(how, name).as(name)))
    .executeTakeFirstOrThrow();
  const texts = packed as Record<string, string>;
  return Object.fromEntries(named.map(([name]) => [name, JSON.parse(texts[name]!)])) as Columns<
    Row,
    Packings
  >;
}

function packing(how: Packing, name: string): RawBuilder<string> {
  const column = sql.ref(name);
  switch (how) {
    case 'plain':
      return sql`json_group_array(${column})`;
    case 'json':
      return sql`json_group_array(json(${column}))`;
    case 'fraction':
      return sql`'[' || ifnull(group_concat(iif(${column} is null, 'null', printf('%!.17g', ${column}))), '') || ']'`;
  }
}
