/**
 * Rows into a table, as many as there are in one statement: they cross as one JSON text, because a server parses one value
 * faster than twenty of each of a thousand rows, and one statement fits any number of them.
 */
import { jsonOfRows } from '../../postgres/nul-text.ts';
import type { Queries } from '../../postgres/postgres-pool.ts';
import type { TableShape } from '../table-shapes.ts';

/** @param ending - what to do on conflict, and what comes back. */
export async function insertRows<Row>(
  tx: Queries,
  { name, columns }: TableShape,
  { rows, ending = '' }: { readonly rows: readonly object[]; readonly ending?: string },
): Promise<Row[]> {
  if (rows.length === 0) return [];
  const present = Object.keys(columns).filter((column) => Object.hasOwn(rows[0]!, column));
  const quoted = present.map((column) => `"${column}"`).join(', ');
  return tx.rows<Row>(
    `insert into ${name} (${quoted}) select ${quoted} from ${given(columns, present)} ${ending}`,
    [jsonOfRows(rows)],
  );
}

/** What stands behind `from` for rows that are the first value of a statement. */
export function given(columns: TableShape['columns'], names = Object.keys(columns)): string {
  return `json_to_recordset($1::json) as given(${names.map((name) => `"${name}" ${columns[name]}`).join(', ')})`;
}

/** New inner keys, ascending: `count` for each table. */
export async function nextKeys<Table extends string>(
  tx: Queries,
  counts: Readonly<Record<Table, number>>,
): Promise<Record<Table, number[]>> {
  const tables = Object.keys(counts) as Table[];
  const keys = Object.fromEntries(tables.map((table) => [table, []])) as unknown as Record<Table, number[]>;
  const text = tables
    .map(
      (table, at) =>
        `select ${at} as at, nextval('${table}_id_seq') as id from generate_series(1, ${counts[table]})`,
    )
    .join(' union all ');
  for (const { at, id } of await tx.rows<{ at: number; id: number }>(text)) keys[tables[at]!].push(id);
  return keys;
}

/** In groups in which no name comes twice, in their order: one statement cannot meet a row that it makes itself. */
export function withoutRepetition<T>(list: readonly T[], nameOf: (one: T) => string): T[][] {
  const groups: T[][] = [];
  const last = new Map<string, number>();
  for (const one of list) {
    const name = nameOf(one);
    const at = Math.max((last.get(name) ?? -1) + 1, 0);
    last.set(name, at);
    const group = groups[at];
    if (group === undefined) groups.push([one]);
    else group.push(one);
  }
  return groups;
}
