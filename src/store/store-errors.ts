/**
 * What SQLite says, as errors a user can act on. Drivers differ in where they put the code, so both the code and
 * the message are read.
 */
import { ClosedbookError } from '../core/errors.ts';

const BUSY = 5;
const LOCKED = 6;
const CORRUPT = 11;
const NOT_A_DATABASE = 26;
const READ_ONLY = 8;
const CANNOT_OPEN = 14;
const FULL = 13;
const READ_OR_WRITE = 10;

/** What helps, where it is not the folder and its permissions. */
const HINTS: Readonly<Record<number, string>> = {
  [FULL]: 'Make room on the disk, then resume the run or repeat the command.',
  [READ_OR_WRITE]:
    'The disk or its connection failed: look at it (the system’s log tells more), or keep the store on another disk.',
};

/** A ClosedbookError for what SQLite can throw; anything else comes back unchanged. */
export function mapSqliteError(cause: unknown, path: string): unknown {
  if (cause instanceof ClosedbookError) return cause;
  const message = cause instanceof Error ? cause.message : String(cause);
  switch (sqliteCode(cause)) {
    case BUSY:
    case LOCKED:
      return new ClosedbookError('store-locked', `${path}: another process holds the store`, { cause });
    case CORRUPT:
      return new ClosedbookError('store-corrupt', `${path}: the store is damaged (${message})`, { cause });
    case NOT_A_DATABASE:
      return new ClosedbookError('store-corrupt', `${path}: expected a closedbook store, found no database`, {
        cause,
      });
    case READ_ONLY:
    case CANNOT_OPEN:
    case FULL:
    case READ_OR_WRITE:
      return new ClosedbookError('output-unwritable', `${path}: the store cannot be written (${message})`, {
        hint: HINTS[sqliteCode(cause)!],
        cause,
      });
    default:
      return cause;
  }
}

/** The disk took a commit and then did not keep it. */
export function notOnDisk(cause: unknown, path: string): ClosedbookError {
  const message = cause instanceof Error ? cause.message : String(cause);
  return new ClosedbookError('output-unwritable', `${path}: the store cannot be written (${message})`, {
    hint: HINTS[READ_OR_WRITE],
    cause,
  });
}

export function isBusy(cause: unknown): boolean {
  const code = sqliteCode(cause);
  return code === BUSY || code === LOCKED;
}

const WORDS: readonly (readonly [RegExp, number])[] = [
  [/database( table)? is locked|SQLITE_BUSY|SQLITE_LOCKED/i, BUSY],
  [/file is not a database|SQLITE_NOTADB/i, NOT_A_DATABASE],
  [/malformed|SQLITE_CORRUPT/i, CORRUPT],
  [/readonly database|SQLITE_READONLY/i, READ_ONLY],
  [/unable to open|SQLITE_CANTOPEN|directory does not exist/i, CANNOT_OPEN],
  [/database or disk is full|SQLITE_FULL/i, FULL],
  [/disk I\/O error|SQLITE_IOERR/i, READ_OR_WRITE],
];

/** The primary result code, without the extension bits; null when the error is not SQLite's. */
function sqliteCode(cause: unknown): number | null {
  if (cause === null || typeof cause !== 'object') return null;
  const { errcode, rawCode, code, message = '' } = cause as Record<string, unknown>;
  for (const number of [errcode, rawCode]) if (typeof number === 'number') return number & 0xff;
  const text = `${typeof code === 'string' ? code : ''} ${String(message)}`;
  return WORDS.find(([pattern]) => pattern.test(text))?.[1] ?? null;
}
