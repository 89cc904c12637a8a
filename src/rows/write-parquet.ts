/**
 * Typed rows to Parquet through DuckDB. They reach it as lines of JSON in a
 * file beside the target, which it parses in its own threads: handing over cell by cell costs three times the
 * processor time. Memory does not grow with the rows, and the target appears whole or not at all.
 */
import { randomBytes } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { rename, rm, writeFile } from 'node:fs/promises';
import { availableParallelism, tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import { ClosedbookError } from '../core/errors.ts';
import { assertNoInput, assertReplaceable } from './assert-replaceable.ts';
import { noteWritten } from './command-files.ts';
import { importDuckDb, openDuckDb, quoted, quotedFile } from './duck-db.ts';
import { removeLeftovers } from './remove-leftovers.ts';
import { writeFileWith } from './write-file.ts';
import { writeTarget } from './write-target.ts';

export type ParquetType = 'VARCHAR' | 'VARCHAR[]' | 'DOUBLE' | 'INTEGER' | 'TIMESTAMPTZ';

export interface ParquetColumn {
  readonly name: string;
  readonly type: ParquetType;
}

/** Text, a number, a list of texts, or null; times are ISO text. */
export type ParquetValue = string | number | null | readonly string[];

/** What DuckDB reads as one JSON object unless it is told to expect more. */
const USUAL_LINE_BYTES = 1 << 24;
/** Each thread holds row groups of its own: more of them cost memory, and few runs need them. */
const MOST_THREADS = 4;

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
  const duckdb = await importDuckDb(path, { work: 'writing', instead: 'export CSV or JSONL' });
  const { path: target, isFile } = await guarded(path, () => writeTarget(path));
  await guarded(path, async () => assertReplaceable(target));
  const stem = `${isFile ? target : join(tmpdir(), basename(path))}.${process.pid}-${randomBytes(4).toString('hex')}`;
  const finished = `${stem}.tmp`;
  const lines = `${stem}.jsonl`;
  await removeLeftovers(isFile ? target : join(tmpdir(), basename(path)));
  try {
    const { count, longest } = await writeLines(lines, rows, columns);
    const source =
      `read_json(${quotedFile(lines)}, format = 'newline_delimited', compression = 'uncompressed', ` +
      `maximum_object_size = ${Math.max(USUAL_LINE_BYTES, longest)}, columns = {${columns.map(lineMember).join(', ')}})`;
    await guarded(path, async () => {
      const { connection, close } = await openDuckDb(duckdb, {
        threads: String(Math.min(MOST_THREADS, availableParallelism())),
      });
      try {
        await connection.run(
          `COPY (SELECT ${columns.map(selected).join(', ')} FROM ${source}) TO ${quoted(finished)} ` +
            '(FORMAT parquet, COMPRESSION zstd)',
        );
      } finally {
        close();
      }
      if (isFile) {
        assertNoInput(target);
        await rename(finished, target);
        noteWritten(target);
      } else await writeFile(target, createReadStream(finished));
    });
    return count;
  } finally {
    for (const left of [finished, lines]) await rm(left, { force: true });
  }
}

/** One JSON object a row; columns go by their place, for their names would be half of the file. */
async function writeLines(
  path: string,
  rows: AsyncIterable<readonly ParquetValue[]>,
  columns: readonly ParquetColumn[],
): Promise<{ readonly count: number; readonly longest: number }> {
  const members = columns.map(memberWriter);
  let count = 0;
  let longest = 0;
  await writeFileWith(
    path,
    async (writer) => {
      for await (const row of rows) {
        let line = '';
        for (let at = 0; at < members.length; at += 1) {
          const text = members[at]!(row[at]);
          if (text !== '') line += line === '' ? text : `,${text}`;
        }
        // UTF-8 takes at most three bytes for what JavaScript counts as one.
        longest = Math.max(longest, line.length * 3 + 3);
        count += 1;
        await writer.write(`{${line}}\n`);
      }
    },
    { durable: false },
  );
  return { count, longest };
}

/** Writes a column's member of the object, nothing for null. Rows often repeat the value above them: kept as text. */
function memberWriter({ type }: ParquetColumn, at: number): (value: ParquetValue | undefined) => string {
  const opening = `"${member(at)}":`;
  const written = type === 'TIMESTAMPTZ' ? microseconds : jsonText;
  let last: ParquetValue | undefined;
  let kept = '';
  return (value) => {
    if (value === null || value === undefined) return '';
    if (value === last) return kept;
    const text = written(value);
    last = value;
    kept = text === null ? '' : opening + text;
    return kept;
  };
}

const member = (at: number): string => `c${at}`;

/** JSON as DuckDB reads it: half a surrogate pair is no text there, and numbers without end are their words. */
function jsonText(value: NonNullable<ParquetValue>): string {
  if (typeof value === 'number') return Number.isFinite(value) ? String(value) : `"${value}"`;
  const text = JSON.stringify(value);
  if (!text.includes('\\ud')) return text;
  return JSON.stringify(typeof value === 'string' ? wellFormed(value) : value.map(wellFormed));
}

function wellFormed(text: string): string {
  return text.replace(/\p{Surrogate}/gu, '\ufffd');
}

function microseconds(value: NonNullable<ParquetValue>): string | null {
  const milliseconds = Date.parse(String(value));
  return Number.isNaN(milliseconds) ? null : String(BigInt(milliseconds) * 1000n);
}

/** The type under which a column's JSON is read; whole numbers too large for their column become null. */
function lineMember({ type }: ParquetColumn, at: number): string {
  return `${member(at)}: '${type === 'TIMESTAMPTZ' || type === 'INTEGER' ? 'BIGINT' : type}'`;
}

function selected({ name, type }: ParquetColumn, at: number): string {
  const value = member(at);
  const typed =
    type === 'TIMESTAMPTZ'
      ? `make_timestamptz(${value})`
      : type === 'INTEGER'
        ? `try_cast(${value} AS INTEGER)`
        : value;
  return `${typed} AS "${name.replaceAll(`"`, `""`)}"`;
}

async function guarded<T>(path: string, work: () => Promise<T>): Promise<T> {
  try {
    return await work();
  } catch (cause) {
    if (cause instanceof ClosedbookError) throw cause;
    const detail = cause instanceof Error ? cause.message.split('\n')[0] : String(cause);
    throw new ClosedbookError('output-unwritable', `${path}: cannot be written (${detail})`, { cause });
  }
}
