/**
 * Rows of Parquet through DuckDB. They come in DuckDB's chunks of 2,048; a place's line is the row number, for Parquet
 * has no lines.
 */
import { ClosedbookError } from '../core/errors.ts';
import { importDuckDb, openDuckDb, quotedFile } from './duck-db.ts';
import type { PlacedRow } from './place.ts';

/** Rows of a Parquet file. @throws ClosedbookError `library-missing`, `file-malformed`. */
export async function* readParquet(path: string): AsyncGenerator<PlacedRow> {
  const duckdb = await importDuckDb(path, {
    work: 'reading',
    instead: 'convert the file to CSV or JSONL',
  });
  const { connection, close } = await openDuckDb(duckdb);
  try {
    const result = await connection
      .stream(`SELECT * FROM read_parquet(${quotedFile(path)})`)
      .catch((cause: unknown) => {
        throw broken(path, cause);
      });
    const names = result.columnNames();
    let line = 0;
    for (;;) {
      const chunk = await result.fetchChunk().catch((cause: unknown) => {
        throw broken(path, cause);
      });
      if (chunk === null || chunk.rowCount === 0) return;
      for (const values of chunk.getRows()) {
        line += 1;
        const row: Record<string, unknown> = {};
        for (const [at, name] of names.entries()) row[name] = plain(values[at]);
        yield { row, place: { path, line } };
      }
    }
  } finally {
    close();
  }
}

function broken(path: string, cause: unknown): ClosedbookError {
  const detail = cause instanceof Error ? cause.message.split('\n')[0] : String(cause);
  return new ClosedbookError('file-malformed', `${path}: expected a Parquet file (${detail})`, { cause });
}

/** DuckDB's value objects as what JSON would hold: lists as arrays, structs as objects, times as text. */
function plain(value: unknown): unknown {
  if (typeof value === 'bigint')
    return Number.isSafeInteger(Number(value)) ? Number(value) : value.toString();
  if (value === null || typeof value !== 'object') return value;
  if (Array.isArray(value)) return value.map(plain);
  if ('items' in value && Array.isArray(value.items)) return value.items.map(plain);
  if ('entries' in value) {
    const entries = value.entries as unknown;
    if (Array.isArray(entries)) {
      return Object.fromEntries(
        (entries as { key: unknown; value: unknown }[]).map((entry) => [
          String(entry.key),
          plain(entry.value),
        ]),
      );
    }
    return Object.fromEntries(Object.entries(entries as object).map(([key, member]) => [key, plain(member)]));
  }
  if ('toDouble' in value && typeof value.toDouble === 'function') return (value.toDouble as () => number)();
  return String(value);
}
