/**
 * The little of SQLite that the store and readers of other tools' databases need, so that Node's own module and libsql
 * look the same from above. Synchronous on purpose: a transaction that never awaits cannot interleave with another of
 * this process.
 */
import { createRequire } from 'node:module';

export type SqlValue = string | number | bigint | null | Uint8Array;

export interface SqliteStatement {
  /** For statements that change rows. */
  run(...values: SqlValue[]): { changes: number | bigint; lastInsertRowid: number | bigint };
  /** For statements that return rows. */
  all(...values: SqlValue[]): unknown[];
  /** The first row; libsql keeps a kilobyte of native memory for every `all`, none for this. */
  get(...values: SqlValue[]): unknown;
}

export interface SqliteConnection {
  prepare(sql: string): SqliteStatement;
  exec(sql: string): void;
  close(): void;
}

const SQLITE_DRIVERS = ['node:sqlite', 'libsql'] as const;
export type SqliteDriver = (typeof SQLITE_DRIVERS)[number];

export interface OpenConnectionOptions {
  readonly readonly: boolean;
  /** @default node:sqlite where this Node has it, else libsql */
  readonly driver?: SqliteDriver;
}

/** Node's module as far as it is used here; the types of Node 20 do not know it. */
interface NodeSqlite {
  DatabaseSync: new (path: string, options: { readOnly: boolean; timeout?: number }) => SqliteConnection;
}

/** Drivers that this Node can load, best first. */
export async function availableDrivers(): Promise<SqliteDriver[]> {
  const libsql = await import('libsql').then(
    () => ['libsql' as const],
    () => [],
  );
  return [...(nodeSqlite() === null ? [] : ['node:sqlite' as const]), ...libsql];
}

/** Opens or creates the file. @throws what the driver throws. */
export async function openConnection(
  path: string,
  options: OpenConnectionOptions,
): Promise<SqliteConnection> {
  const builtIn = nodeSqlite();
  const driver = options.driver ?? (builtIn === null ? 'libsql' : 'node:sqlite');
  if (driver === 'node:sqlite') {
    if (builtIn === null) throw new Error(`Node ${process.version} has no node:sqlite`);
    return new builtIn.DatabaseSync(path, { readOnly: options.readonly });
  }
  // Required: importing it would have Node read its file twice, the first time for the names it exports.
  const Libsql = createRequire(import.meta.url)('libsql') as typeof import('libsql');
  return boundAtOnce(new Libsql(path, { readonly: options.readonly }) as unknown as SqliteConnection);
}

/** libsql takes a list of values as it is and makes a flat copy of several. */
function boundAtOnce(connection: SqliteConnection): SqliteConnection {
  const listed = (values: SqlValue[]) => values as unknown as SqlValue;
  return {
    prepare(sql) {
      const statement = connection.prepare(sql);
      return {
        run: (...values) => statement.run(listed(values)),
        all: (...values) => statement.all(listed(values)),
        get: (...values) => statement.get(listed(values)),
      };
    },
    exec: (sql) => connection.exec(sql),
    close: () => connection.close(),
  };
}

function nodeSqlite(): NodeSqlite | null {
  const load = (process as { getBuiltinModule?: (id: string) => unknown }).getBuiltinModule;
  const [major, minor] = process.versions.node.split('.').map(Number);
  // Present but experimental and incomplete before 22.13.
  if (load === undefined || major! < 22 || (major === 22 && minor! < 13)) return null;
  return (quietly(() => load('node:sqlite')) as NodeSqlite | undefined) ?? null;
}

/** Node 22 warns on stderr that the module is experimental; users can do nothing about it. */
function quietly<T>(load: () => T): T {
  const { emitWarning } = process;
  process.emitWarning = (() => {}) as typeof process.emitWarning;
  try {
    return load();
  } finally {
    process.emitWarning = emitWarning;
  }
}
