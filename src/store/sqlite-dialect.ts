/**
 * kysely on an open connection, for reading: it builds and types the queries, statements stay prepared between
 * calls. Writing goes through {@link Database.write}, whose transactions never await; so kysely's own
 * transactions are not offered here.
 */
import {
  type CompiledQuery,
  type DatabaseConnection,
  type Dialect,
  type Driver,
  type Kysely,
  type QueryResult,
  SqliteAdapter,
  SqliteIntrospector,
  SqliteQueryCompiler,
} from 'kysely';
import type { SqliteStatement, SqlValue } from '../sqlite/sqlite-connection.ts';

export type Prepare = (sql: string) => SqliteStatement;

export function sqliteDialect(prepare: Prepare): Dialect {
  return {
    createAdapter: () => new SqliteAdapter(),
    createDriver: () => new PreparedDriver(prepare),
    createIntrospector: (db: Kysely<unknown>) => new SqliteIntrospector(db),
    createQueryCompiler: () => new SqliteQueryCompiler(),
  };
}

class PreparedDriver implements Driver {
  readonly #connection: DatabaseConnection;

  constructor(prepare: Prepare) {
    this.#connection = {
      async executeQuery<R>(query: CompiledQuery): Promise<QueryResult<R>> {
        return { rows: prepare(query.sql).all(...(query.parameters as SqlValue[])) as R[] };
      },
      // biome-ignore lint/correctness/useYield: reads come in pages; an open stream would hold back the log's checkpoint.
      async *streamQuery(): AsyncIterableIterator<never> {
        throw new Error('page by id instead of streaming');
      },
    };
  }

  async init(): Promise<void> {}

  async acquireConnection(): Promise<DatabaseConnection> {
    return this.#connection;
  }

  async releaseConnection(): Promise<void> {}
  async destroy(): Promise<void> {}

  beginTransaction = noTransaction;
  commitTransaction = noTransaction;
  rollbackTransaction = noTransaction;
}

async function noTransaction(): Promise<never> {
  throw new Error('write through Database.write');
}
