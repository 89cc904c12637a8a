/**
 * Typed rows to Parquet through DuckDB, the optional library that reads it, too. Rows go into a table on disk beside
 * the target in DuckDB's own chunks and from there into the file in one piece: memory does not grow with them, and
 * the file appears whole or not at all.
 */
import { randomBytes } from 'node:crypto';
import { mkdir, rename, rm } from 'node:fs/promises';
import { dirname } from 'node:path';
import { ClosedbookError } from '../core/errors.ts';

type DuckDb = typeof import('@duckdb/node-api');

export type ParquetType = 'VARCHAR' | 'VARCHAR[]' | 'DOUBLE' | 'INTEGER' | 'TIMESTAMPTZ';

export interface ParquetColumn {
  readonly name: string;
  readonly type: ParquetType;
}

/** Text, a number, a list of texts, or null; times are ISO text. */
export type ParquetValue = string | number | null | readonly string[];

/** DuckDB's vector size: the most a chunk holds. */
const CHUNK_ROWS = 2048;

/**
 * Writes the rows, zstd-compressed, in row groups of about 120,000.
 * @returns The number of rows.
 * @throws ClosedbookError `library-missing`, `output-unwritable`; what the iterable throws leaves no file behind.
 */
export async function writeParquet(
  path: string,
  rows: AsyncIterable<readonly ParquetValue[]>,
  columns: readonly ParquetColumn[],
): Promise<number> {
  const duckdb = await importDuckDb(path);
  const stem = `${path}.${process.pid}-${randomBytes(4).toString('hex')}`;
  const finished = `${stem}.tmp`;
  const store = `${stem}.duckdb`;
  await guarded(path, () => mkdir(dirname(path), { recursive: true }));
  const instance = await guarded(path, () => duckdb.DuckDBInstance.create(store));
  const connection = await instance.connect();
  try {
    const stored = columns.map(({ name, type }) => `"${name}" ${type === 'VARCHAR[]' ? 'VARCHAR' : type}`);
    await connection.run(`CREATE TABLE answers (${stored.join(', ')})`);
    const count = await fill(duckdb, connection, rows, columns);
    const selected = columns.map(({ name, type }) =>
      type === 'VARCHAR[]' ? `from_json("${name}", '["VARCHAR"]') AS "${name}"` : `"${name}"`,
    );
    await guarded(path, () =>
      connection.run(
        `COPY (SELECT ${selected.join(', ')} FROM answers) TO '${finished.replaceAll("'", "''")}' ` +
          '(FORMAT parquet, COMPRESSION zstd)',
      ),
    );
    await guarded(path, () => rename(finished, path));
    return count;
  } finally {
    connection.closeSync();
    instance.closeSync();
    for (const left of [finished, store, `${store}.wal`]) await rm(left, { force: true });
  }
}

async function fill(
  duckdb: DuckDb,
  connection: Awaited<ReturnType<InstanceType<DuckDb['DuckDBInstance']>['connect']>>,
  rows: AsyncIterable<readonly ParquetValue[]>,
  columns: readonly ParquetColumn[],
): Promise<number> {
  const appender = await connection.createAppender('answers');
  const types = columns.map(({ type }) => duckDbType(duckdb, type));
  const cells = columns.map(() => new Array<DuckDbCell>(CHUNK_ROWS).fill(null));
  let filled = 0;
  let count = 0;
  const flush = (): void => {
    if (filled === 0) return;
    const chunk = duckdb.DuckDBDataChunk.create(types, filled);
    chunk.setColumns(filled === CHUNK_ROWS ? cells : cells.map((values) => values.slice(0, filled)));
    appender.appendDataChunk(chunk);
    filled = 0;
  };
  type DuckDbCell = string | number | InstanceType<DuckDb['DuckDBTimestampTZValue']> | null;
  const timeOf = (text: string): DuckDbCell => {
    const milliseconds = Date.parse(text);
    return Number.isNaN(milliseconds)
      ? null
      : new duckdb.DuckDBTimestampTZValue(BigInt(milliseconds) * 1000n);
  };
  for await (const row of rows) {
    for (let at = 0; at < columns.length; at += 1) {
      const value = row[at];
      cells[at][filled] =
        value !== null && typeof value === 'object'
          ? JSON.stringify(value)
          : columns[at].type === 'TIMESTAMPTZ' && typeof value === 'string'
            ? timeOf(value)
            : value;
    }
    filled += 1;
    count += 1;
    if (filled === CHUNK_ROWS) flush();
  }
  flush();
  appender.closeSync();
  return count;
}

function duckDbType(duckdb: DuckDb, type: ParquetType) {
  switch (type) {
    case 'DOUBLE':
      return duckdb.DOUBLE;
    case 'INTEGER':
      return duckdb.INTEGER;
    case 'TIMESTAMPTZ':
      return duckdb.TIMESTAMPTZ;
    default:
      return duckdb.VARCHAR;
  }
}

async function importDuckDb(path: string): Promise<DuckDb> {
  try {
    return await import('@duckdb/node-api');
  } catch (cause) {
    throw new ClosedbookError('library-missing', `${path}: writing Parquet needs @duckdb/node-api`, {
      hint: 'npm install @duckdb/node-api, or export CSV or JSONL.',
      cause,
    });
  }
}

async function guarded<T>(path: string, work: () => Promise<T>): Promise<T> {
  try {
    return await work();
  } catch (cause) {
    const detail = cause instanceof Error ? cause.message.split('\n')[0] : String(cause);
    throw new ClosedbookError('output-unwritable', `${path}: cannot be written (${detail})`, { cause });
  }
}
