/** Opens a store as tables, wherever it is. */
import { isPostgresAddress } from '../../postgres/postgres-address.ts';
import { openReadable } from '../open-database.ts';
import type { CopyTables } from './copied-tables.ts';
import { sqliteTables } from './sqlite-tables.ts';

/** @throws what opening the store throws. */
export async function openTables(path: string, options: { readonly readonly: boolean }): Promise<CopyTables> {
  if (isPostgresAddress(path)) {
    const { openPostgresDatabase } = await import('../postgres/open-postgres-store.ts');
    const { postgresTables } = await import('./postgres-tables.ts');
    return postgresTables(await openPostgresDatabase(path, options));
  }
  const { database, dispose } = await openReadable(path, options);
  return sqliteTables(database, dispose);
}
