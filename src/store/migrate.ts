/**
 * Brings a store to the newest schema, or says why it cannot. The list is run under the write lock, so two
 * processes that open a new store at once make one schema; before a store with data is changed, a copy of it is
 * written beside it.
 */
import { existsSync } from 'node:fs';
import type { Kysely } from 'kysely';
import { ClosedbookError } from '../core/errors.ts';
import type { Database } from './database.ts';
import { MIGRATIONS, type Migration, READABLE_FROM } from './migrations.ts';

export interface MigrateOptions {
  readonly migrations?: readonly Migration[];
  readonly readonly?: boolean;
}

/** @throws ClosedbookError `store-newer`, `store-corrupt` for a database that is not closedbook's. */
export async function migrate(database: Database, options: MigrateOptions = {}): Promise<void> {
  const { migrations = MIGRATIONS, readonly = false } = options;
  const newest = migrations[migrations.length - 1]!.version;
  const found = versionOf(database, newest);
  if (found === newest) return;
  if (readonly && migrations === MIGRATIONS && found >= READABLE_FROM) return;
  if (readonly) {
    throw new ClosedbookError(
      'store-corrupt',
      `${database.path}: expected schema ${newest}, found ${found}`,
      {
        hint: 'Open it once with a command that writes (closedbook resume); that upgrades it.',
      },
    );
  }
  if (found > 0) copyBeforeUpgrade(database, found);
  await database.write(() => {
    // Another process may have been faster while this one waited for the lock.
    const current = versionOf(database, newest);
    if (current === 0) database.exec(MIGRATIONS_TABLE);
    const record = database.command<'version' | 'name' | 'applied_at'>((slot) =>
      database.kysely
        .insertInto('closedbook_migrations')
        .values({ version: slot('version'), name: slot('name'), applied_at: slot('applied_at') }),
    );
    for (const { version, name, statements } of migrations.filter((entry) => entry.version > current)) {
      for (const statement of statements(database.kysely as unknown as Kysely<never>)) {
        database.exec(statement.compile().sql);
      }
      record({ version, name, applied_at: new Date(database.now()).toISOString() });
    }
  });
}

const MIGRATIONS_TABLE =
  'create table closedbook_migrations (version integer primary key, name text not null, applied_at text not null)';

/** 0 for an empty database. */
function versionOf(database: Database, newest: number): number {
  const tables = database.prepare("select name from sqlite_master where type = 'table'").all() as {
    name: string;
  }[];
  if (tables.length === 0) return 0;
  if (!tables.some(({ name }) => name === 'closedbook_migrations')) {
    const names = tables.map(({ name }) => name).slice(0, 5);
    throw new ClosedbookError(
      'store-corrupt',
      `${database.path}: expected a closedbook store, found a database with the tables ${names.join(', ')}`,
      { hint: 'Name another file with --store.' },
    );
  }
  const [row] = database.prepare('select max(version) as version from closedbook_migrations').all() as {
    version: number | null;
  }[];
  const version = row?.version ?? 0;
  if (version > newest) {
    throw new ClosedbookError(
      'store-newer',
      `${database.path}: expected schema ${newest} or older, found ${version}`,
    );
  }
  return version;
}

function copyBeforeUpgrade(database: Database, version: number): void {
  const copy = `${database.path}.schema-${version}.bak`;
  if (existsSync(copy)) return;
  database.prepare('vacuum into ?').run(copy);
}
