/** A store by its path or address: what may be printed of it, and whether it is there to be looked for. */
import { existsSync } from 'node:fs';
import { isPostgresAddress, postgresName } from '../postgres/postgres-address.ts';

/** A path as it is, an address without its password. */
export function storeName(path: string): string {
  return isPostgresAddress(path) ? postgresName(path) : path;
}

/** Whether there is no such file; what a server lacks it says when it is opened. */
export function isMissing(path: string): boolean {
  return !isPostgresAddress(path) && !existsSync(path);
}
