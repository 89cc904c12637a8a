/**
 * DuckDB, which reads and writes Parquet: 70 MB that most users never need, so it is a peer that those who do install
 * beside closedbook. Imported when a Parquet file is met. Paths go into its SQL as texts, and names of files to read
 * are patterns to it.
 */
import { optionalLibrary } from '../core/optional-library.ts';

type DuckDb = typeof import('@duckdb/node-api');
type Connection = Awaited<ReturnType<Awaited<ReturnType<DuckDb['DuckDBInstance']['create']>>['connect']>>;

/** @throws ClosedbookError `library-missing`, saying which work on the file needs it. */
export function importDuckDb(
  path: string,
  { work, instead }: { readonly work: string; readonly instead: string },
): Promise<DuckDb> {
  return optionalLibrary<DuckDb>(() => import('@duckdb/node-api'), {
    need: `${path}: ${work} Parquet needs @duckdb/node-api`,
    install: '@duckdb/node-api',
    instead,
  });
}

/** A database in memory for one piece of work. */
export async function openDuckDb(
  duckdb: DuckDb,
  settings: Readonly<Record<string, string>> = {},
): Promise<{ readonly connection: Connection; close(): void }> {
  const instance = await duckdb.DuckDBInstance.create(':memory:', { ...settings });
  const connection = await instance.connect().catch((error: unknown) => {
    instance.closeSync();
    throw error;
  });
  return {
    connection,
    close() {
      connection.closeSync();
      instance.closeSync();
    },
  };
}

/** A text in SQL. */
export const quoted = (text: string): string => `'${text.replaceAll("'", "''")}'`;

/** The name of one file to read, in SQL: its own asterisks and brackets stand for themselves. */
export const quotedFile = (path: string): string => quoted(path.replace(/[[*?]/g, '[$&]'));
