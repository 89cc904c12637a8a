/**
 * The rows of a query as one array a column. Taking rows over as objects costs three to five times the time of the
 * scan itself; so SQLite hands over one JSON array a column (PostgreSQL: json_agg). SQLite writes fractions to
 * fifteen digits there: columns that may hold longer ones are read as rows.
 */
import { type SelectQueryBuilder, sql } from 'kysely';
import type { Database } from './database.ts';

type Columns<Row, Name extends keyof Row> = { readonly [N in Name]: readonly Row[N][] };

/** The named columns, in the order of the query's rows. */
export async function packedColumns<Row, Name extends keyof Row & string>(
  database: Database,
  // biome-ignore lint/suspicious/noExplicitAny: which tables were joined says nothing about the columns.
  rows: SelectQueryBuilder<any, any, Row>,
  names: readonly Name[],
): Promise<Columns<Row, Name>> {
  const packed = await database.kysely
    .selectFrom(rows.as('page') as never)
    .select(names.map((name) => sql<string>`json_group_array(${sql.ref(name)})`.as(name)))
    .executeTakeFirstOrThrow();
  const texts = packed as Record<Name, string>;
  return Object.fromEntries(names.map((name) => [name, JSON.parse(texts[name])])) as Columns<Row, Name>;
}
