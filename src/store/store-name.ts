/** A store by its path or address: what may be printed of it, where it lies, and whether it is there to be looked for. */
import { existsSync } from 'node:fs';
import { dirname } from 'node:path';
import { ClosedbookError } from '../core/errors.ts';
import { isPostgresAddress, postgresName } from '../postgres/postgres-address.ts';

/** A path as it is, an address without its password. */
export function storeName(path: string): string {
  return isPostgresAddress(path) ? postgresName(path) : path;
}

/** The folder that it lies in; null for one on a server. */
export function storeFolder(path: string): string | null {
  return isPostgresAddress(path) ? null : dirname(path);
}

/** Whether there is no such file; what a server lacks it says when it is opened. */
export function isMissing(path: string): boolean {
  return !isPostgresAddress(path) && !existsSync(path);
}

/** What reading a database says that is there and that nothing was written to yet. */
export const NO_STORE_YET = 'the database holds no store yet';

/** Whether reading failed for that alone: on a server it is what a file that is not there is. */
export function holdsNothingYet(error: unknown): boolean {
  return (
    error instanceof ClosedbookError && error.code === 'store-missing' && error.message.endsWith(NO_STORE_YET)
  );
}
