/**
 * Brings a database to the newest schema, or says why it cannot. In one transaction under a lock of its own, so two processes
 * that open a new store at once make one schema; a user without the right to make tables needs none where they are made.
 */
import { ClosedbookError } from '../../core/errors.ts';
import type { PostgresPool, Queries } from '../../postgres/postgres-pool.ts';
import { NO_STORE_YET } from '../store-name.ts';
import { POSTGRES_MIGRATIONS, type PostgresMigration } from './postgres-migrations.ts';

/** The oldest that this is tried on. */
const OLDEST_SERVER = 130_000;
/** One number for all stores of a server; any would do. */
const LOCK = 4_021_977_001;

export interface MigratePostgresOptions {
  readonly migrations?: readonly PostgresMigration[] | undefined;
  readonly readonly: boolean;
  /** How long it waits for another process that makes or upgrades the schema, or reads what is to be changed. */
  readonly longestWaitMs: number;
}

/** @throws what the driver throws for a lock not had in time, ClosedbookError `store-newer`, `store-missing`, `store-corrupt` for a database that is not closedbook's. */
export async function migratePostgres(pool: PostgresPool, options: MigratePostgresOptions): Promise<void> {
  const { migrations = POSTGRES_MIGRATIONS, readonly, longestWaitMs } = options;
  await checkServer(pool);
  const newest = migrations[migrations.length - 1]!.version;
  const found = await versionOf(pool, pool.name, newest);
  if (found === newest) return;
  if (readonly) {
    throw found === 0
      ? new ClosedbookError('store-missing', `${pool.name}: ${NO_STORE_YET}`, {
          hint: 'The first command that writes (closedbook run, import, store copy) makes it.',
        })
      : new ClosedbookError('store-corrupt', `${pool.name}: expected schema ${newest}, found ${found}`, {
          hint: 'Open it once with a command that writes, as its owner; that upgrades it.',
        });
  }
  await pool.session(async (session) => {
    await session.script(
      `begin; set local lock_timeout = ${longestWaitMs}; select pg_advisory_xact_lock(${LOCK})`,
    );
    // Another process may have been faster while this one waited for the lock.
    const current = await versionOf(session, pool.name, newest);
    if (current === 0) await session.script(MIGRATIONS_TABLE);
    for (const { version, name, sql } of migrations.filter((entry) => entry.version > current)) {
      await session.script(sql);
      await session.rows('insert into closedbook_migrations values ($1, $2, $3)', [
        version,
        name,
        new Date().toISOString(),
      ]);
    }
    await session.script('commit');
  });
}

const MIGRATIONS_TABLE =
  'create table closedbook_migrations (version bigint primary key, name text not null, applied_at text not null)';

async function checkServer(pool: PostgresPool): Promise<void> {
  const [server] = await pool.rows<{ version: number; encoding: string; place: string | null }>(
    `select current_setting('server_version_num')::bigint as version,
      current_setting('server_encoding') as encoding, current_schema()::text as place`,
  );
  const { version, encoding, place } = server!;
  if (version < OLDEST_SERVER) {
    const found = Math.floor(version / 10_000);
    throw new ClosedbookError(
      'store-unreachable',
      `${pool.name}: expected PostgreSQL 13 or newer, found ${found}`,
      {
        hint: 'Upgrade the server, or keep the store elsewhere.',
      },
    );
  }
  if (encoding !== 'UTF8') {
    throw new ClosedbookError(
      'store-missing',
      `${pool.name}: expected a database in UTF8, found ${encoding}`,
      {
        hint: 'createdb --encoding=UTF8 --template=template0 NAME',
      },
    );
  }
  if (place === null) {
    throw new ClosedbookError(
      'store-missing',
      `${pool.name}: no schema of the search path exists for this user`,
      {
        hint: 'Make one (create schema), or set search_path; docs/postgres.md says how.',
      },
    );
  }
}

/** 0 for a database without tables. */
async function versionOf(queries: Queries, store: string, newest: number): Promise<number> {
  const tables = await queries.rows<{ name: string }>(
    `select relname::text as name from pg_class
     where relnamespace = current_schema()::regnamespace and relkind in ('r', 'p') order by relname`,
  );
  if (tables.length === 0) return 0;
  if (!tables.some(({ name }) => name === 'closedbook_migrations')) {
    const names = tables.map(({ name }) => name).slice(0, 5);
    throw new ClosedbookError(
      'store-corrupt',
      `${store}: expected a closedbook store, found a database with the tables ${names.join(', ')}`,
      { hint: 'Give the store a database of its own (createdb NAME).' },
    );
  }
  const [row] = await queries.rows<{ version: number | null }>(
    'select max(version) as version from closedbook_migrations',
  );
  const version = row?.version ?? 0;
  if (version > newest) {
    throw new ClosedbookError(
      'store-newer',
      `${store}: expected schema ${newest} or older, found ${version}`,
    );
  }
  return version;
}
