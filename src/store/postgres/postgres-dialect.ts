/** kysely on a pool, for reading: it builds and types the queries. Writing goes through {@link PostgresDatabase.write}. */
import {
  type CompiledQuery,
  type DatabaseConnection,
  type Dialect,
  type Kysely,
  PostgresAdapter,
  PostgresIntrospector,
  PostgresQueryCompiler,
} from 'kysely';

export function postgresDialect(read: (query: CompiledQuery) => Promise<unknown[]>): Dialect {
  const connection: DatabaseConnection = {
    async executeQuery<R>(query: CompiledQuery) {
      return { rows: (await read(query)) as R[] };
    },
    // biome-ignore lint/correctness/useYield: many rows are read through pages().
    async *streamQuery(): AsyncIterableIterator<never> {
      throw new Error('read pages()');
    },
  };
  const noTransaction = async (): Promise<never> => {
    throw new Error('write through PostgresDatabase.write');
  };
  return {
    createAdapter: () => new PostgresAdapter(),
    createDriver: () => ({
      init: async () => undefined,
      acquireConnection: async () => connection,
      releaseConnection: async () => undefined,
      destroy: async () => undefined,
      beginTransaction: noTransaction,
      commitTransaction: noTransaction,
      rollbackTransaction: noTransaction,
    }),
    createIntrospector: (db: Kysely<unknown>) => new PostgresIntrospector(db),
    createQueryCompiler: () => new PostgresQueryCompiler(),
  };
}
