/**
 * Another tool's database, read from a copy: a database left in write-ahead mode writes beside itself when it is
 * opened, even for reading, and it may be in use or in a folder that cannot be written. The log beside it is copied,
 * too, for it may hold the newest rows. Where the system keeps an open file that has no name any more, the copy loses
 * its name at once, so that nothing is left of it whatever ends the program.
 */
import { existsSync } from 'node:fs';
import { copyFile, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { ClosedbookError } from '../core/errors.ts';
import { openConnection, type SqliteConnection } from '../sqlite/sqlite-connection.ts';

export interface SqliteCopy {
  readonly connection: SqliteConnection;
  /** Closes the copy and removes it. */
  close(): Promise<void>;
}

/** @throws ClosedbookError `file-malformed` when it is no database, or damaged. */
export async function openSqliteCopy(path: string): Promise<SqliteCopy> {
  const folder = await mkdtemp(join(tmpdir(), 'closedbook-import-'));
  const copy = join(folder, 'copy.db');
  const remove = () => rm(folder, { recursive: true, force: true });
  try {
    await copyFile(path, copy);
    if (existsSync(`${path}-wal`)) await copyFile(`${path}-wal`, `${copy}-wal`);
    const connection = await openConnection(copy, { readonly: false });
    connection.prepare('select count(*) from sqlite_master').all();
    if (process.platform !== 'win32') await remove();
    return {
      connection: tellingOf(connection, path),
      async close() {
        connection.close();
        await remove();
      },
    };
  } catch (cause) {
    await remove().catch(() => {});
    if (isNoSpace(cause)) {
      throw new ClosedbookError('output-unwritable', `${folder}: no room for a copy of ${path}`, {
        hint: 'Make room there, or name another folder for temporary files (TMPDIR).',
        cause,
      });
    }
    const detail = cause instanceof Error ? cause.message : String(cause);
    throw new ClosedbookError('file-malformed', `${path}: expected an SQLite database (${detail})`, {
      hint: 'Copy it again, together with the file ending in -wal beside it when there is one.',
      cause,
    });
  }
}

function isNoSpace(cause: unknown): boolean {
  return ['ENOSPC', 'EDQUOT', 'EROFS', 'EACCES'].includes(String((cause as { code?: unknown })?.code));
}

/** The connection with what SQLite says of tables that are not as the tool makes them, or of damaged pages, told of the file. */
function tellingOf(connection: SqliteConnection, path: string): SqliteConnection {
  const told = <Result>(work: () => Result): Result => {
    try {
      return work();
    } catch (cause) {
      const detail = cause instanceof Error ? cause.message : String(cause);
      throw new ClosedbookError(
        'file-malformed',
        `${path}: the database cannot be read as its tool writes it (${detail})`,
        {
          hint: 'Is it of a version that changed its tables? Export the results from the tool, and import those.',
          cause,
        },
      );
    }
  };
  return {
    prepare(sql) {
      const statement = told(() => connection.prepare(sql));
      return {
        run: (...values) => told(() => statement.run(...values)),
        all: (...values) => told(() => statement.all(...values)),
        get: (...values) => told(() => statement.get(...values)),
      };
    },
    exec: (sql) => told(() => connection.exec(sql)),
    close: () => connection.close(),
  };
}

/** Names of the tables, in lower case. */
export function tableNames(connection: SqliteConnection): Set<string> {
  const rows = connection.prepare("select name from sqlite_master where type = 'table'").all();
  return new Set(rows.map((row) => String((row as { name: unknown }).name).toLowerCase()));
}
