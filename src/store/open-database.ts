/**
 * The open file behind a store: its folder made, its log and syncing set, its schema brought up to date. Every commit is synced to
 * disk: a reply that was paid for survives a power cut.
 */
import { existsSync, statSync } from 'node:fs';
import { mkdir } from 'node:fs/promises';
import { dirname, resolve } from 'node:path';
import { ClosedbookError } from '../core/errors.ts';
import { openConnection, type SqliteDriver } from '../sqlite/sqlite-connection.ts';
import { copyOfStore } from './copy-of-store.ts';
import { Database } from './database.ts';
import { migrate } from './migrate.ts';
import type { Migration } from './migrations.ts';
import { mapSqliteError } from './store-errors.ts';

export interface OpenStoreOptions {
  /** Open without ever writing. @default false */
  readonly readonly?: boolean;
  /** @default node:sqlite where this Node has it, else libsql */
  readonly driver?: SqliteDriver;
  /** Milliseconds of the epoch. @default Date.now */
  readonly now?: () => number;
  /** How long a write waits for another process. @default 30,000 */
  readonly longestWaitMs?: number;
  /** For tests of upgrading. @default the schema of this version */
  readonly migrations?: readonly Migration[];
}

/**
 * To read a store SQLite wants to write beside it, which a read-only medium does not let it: there a copy is read, in the
 * folder for temporary files, and removed afterwards.
 */
export async function openReadable(
  path: string,
  options: OpenStoreOptions,
): Promise<{ readonly database: Database; readonly dispose: () => void }> {
  try {
    return { database: await openDatabase(path, options), dispose: () => undefined };
  } catch (error) {
    const isKept = error instanceof ClosedbookError && error.code === 'output-unwritable';
    if (!options.readonly || !isKept) throw error;
    const copy = copyOfStore(path);
    try {
      return { database: await openDatabase(copy.path, options), dispose: copy.remove };
    } catch (again) {
      copy.remove();
      throw again;
    }
  }
}

async function openDatabase(path: string, options: OpenStoreOptions): Promise<Database> {
  const { readonly = false, now = Date.now, driver, longestWaitMs, migrations } = options;
  if (readonly && !existsSync(path)) throw new ClosedbookError('file-missing', `${path}: no such store`);
  if (!readonly) await makeFolder(path);
  const there = statSync(path, { throwIfNoEntry: false });
  // SQLite would wait at a pipe for ever.
  if (there !== undefined && !there.isFile() && !there.isDirectory())
    throw new ClosedbookError('store-corrupt', `${path}: expected a closedbook store, found no file`);
  const connection = await openConnection(path, { readonly, driver }).catch((cause: unknown) => {
    throw mapSqliteError(cause, path);
  });
  const database = new Database(connection, { path, readonly, now, longestWaitMs });
  try {
    database.exec('pragma busy_timeout = 5000');
    // libsql knows no read-only connections.
    if (readonly) database.exec('pragma query_only = 1');
    else {
      database.prepare('pragma journal_mode = wal').all();
      database.exec('pragma synchronous = full');
      // Hashes of questions fall on all pages of their indexes: a larger log writes each of them back less often.
      database.exec('pragma wal_autocheckpoint = 8000');
      // Replies come in order, and questions thousands at a time: neither 8 nor 32 MB saved time that could be told.
      database.exec('pragma cache_size = -4000');
    }
    await migrate(database, { migrations, readonly });
    // From here on waiting is done outside of SQLite, where other work of this process goes on.
    database.exec('pragma busy_timeout = 100');
  } catch (error) {
    database.close();
    throw error;
  }
  return database;
}

async function makeFolder(path: string): Promise<void> {
  try {
    await makeEach(resolve(dirname(path)));
  } catch (cause) {
    throw new ClosedbookError('output-unwritable', `${path}: the folder cannot be made`, { cause });
  }
}

/** As rows/make-folder.ts has it, and why: Node's recursive mkdir may never end. */
async function makeEach(folder: string): Promise<void> {
  if (statSync(folder, { throwIfNoEntry: false })?.isDirectory()) return;
  if (dirname(folder) !== folder) await makeEach(dirname(folder));
  await mkdir(folder).catch((error: NodeJS.ErrnoException) => {
    if (error.code !== 'EEXIST' || !statSync(folder).isDirectory()) throw error;
  });
}
