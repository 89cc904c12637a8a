/** A file as tables. */

import type { Kysely } from 'kysely';
import type { SqlValue } from '../../sqlite/sqlite-connection.ts';
import type { Database } from '../database.ts';
import { countServedModels } from '../served-models.ts';
import type { CopyTables, KeyedTable, Row, TableName } from './copied-tables.ts';

export function sqliteTables(database: Database, dispose: () => void): CopyTables {
  const insert = (table: TableName, row: Row, ending = ''): number => {
    const names = Object.keys(row);
    const columns = names.map((name) => `"${name}"`).join(', ');
    const slots = names.map(() => '?').join(', ');
    const statement = database.prepare(`insert into ${table} (${columns}) values (${slots}) ${ending}`);
    return Number(statement.run(...names.map((name) => row[name] as SqlValue)).lastInsertRowid);
  };
  const find = (table: KeyedTable, row: Row, unique: readonly string[]): number | undefined => {
    const condition = unique.map((name) => `"${name}" = ?`).join(' and ');
    const statement = database.prepare(`select id from ${table} where ${condition}`);
    return (statement.get(...unique.map((name) => row[name] as SqlValue)) as { id: number } | undefined)?.id;
  };
  return {
    reader: database,
    append: (table, rows) => database.write(() => rows.map((row) => insert(table, row))),
    put: (table, rows) =>
      database.write(() => {
        for (const row of rows) insert(table, row, 'on conflict do nothing');
      }),
    share: (table, rows, unique) =>
      database.write(() => rows.map((row) => find(table, row, unique) ?? insert(table, row))),
    count: (run) =>
      database.write(() =>
        database.exec(countServedModels(database.kysely as unknown as Kysely<never>, run).sql),
      ),
    async close() {
      database.close();
      dispose();
    },
  };
}
