/** A PostgreSQL database as tables; what it keeps beside JSON is read out of it on the way in. */
import type { Question } from '../../core/question.ts';
import { jsonOfRows } from '../../postgres/nul-text.ts';
import { given, insertRows, nextKeys } from '../postgres/insert-rows.ts';
import { hexOf } from '../postgres/postgres-calls.ts';
import type { PostgresDatabase } from '../postgres/postgres-database.ts';
import { questionColumns } from '../postgres/question-columns.ts';
import { SHAPES, type TableShape } from '../table-shapes.ts';
import type { CopyTables, Row, TableName } from './copied-tables.ts';

export function postgresTables(database: PostgresDatabase): CopyTables {
  return {
    reader: database,
    append: (table, rows) =>
      database.write(async (tx) => {
        const keys = (await nextKeys(tx, { [table]: rows.length }))[table]!;
        await insertRows(tx, SHAPES[table], {
          rows: rows.map((row, at) => ({ id: keys[at], ...derived(table, row) })),
        });
        return keys;
      }),
    async put(table, rows) {
      await database.write((tx) =>
        insertRows(tx, SHAPES[table], {
          rows: rows.map((row) => derived(table, row)),
          ending: 'on conflict do nothing',
        }),
      );
    },
    share: (table, rows, unique) =>
      database.write(async (tx) => {
        await insertRows(tx, SHAPES[table], {
          rows: rows.map((row) => derived(table, row)),
          ending: 'on conflict do nothing',
        });
        const { columns: types }: TableShape = SHAPES[table];
        const columns = {
          at: 'bigint' as const,
          ...Object.fromEntries(unique.map((name) => [name, types[name]!])),
        };
        const found = await tx.rows<{ at: number; id: number }>(
          `select given.at, ${table}.id from ${given(columns)} join ${table} using (${unique.join(', ')}) order by at`,
          [jsonOfRows(rows.map((row, at) => ({ at, ...row })))],
        );
        return found.map(({ id }) => id);
      }),
    count: async () => undefined,
    close: () => database.close(),
  };
}

function derived(table: TableName, row: Row): Row {
  switch (table) {
    case 'questions':
      return { ...row, ...questionColumns(JSON.parse(row['body'] as string) as Question) };
    case 'replies': {
      const error = row['error'] as string | null;
      return { ...row, error_code: error === null ? null : (JSON.parse(error) as { code: string }).code };
    }
    case 'raw_bodies':
      return { ...row, body: hexOf(row['body'] as Uint8Array) };
    default:
      return row;
  }
}
