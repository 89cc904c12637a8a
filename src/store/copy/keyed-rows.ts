/** Rows with an inner key, copied: what the key becomes is remembered, for others point to it. */
import type { CopySource, CopyTarget, KeyedTable, Row } from './copied-tables.ts';
import { type OfRun, rowsOfRun } from './rows-of-run.ts';

/** Inner keys of the target by those of the source. */
export type Keys = ReadonlyMap<number, number>;

interface Copied {
  readonly of: OfRun;
  /** What of a row is another in the target. */
  readonly change?: (row: Row) => Row;
}

export function keyedRows(from: CopySource, to: CopyTarget, run: number) {
  const copied = async (
    table: KeyedTable,
    { of, change = (row) => row }: Copied,
    write: (rows: readonly Row[]) => Promise<readonly number[]>,
  ): Promise<Keys> => {
    const keys = new Map<number, number>();
    for await (const rows of rowsOfRun(from.reader, table, { run, of, key: 'id' })) {
      const made = await write(
        rows.map((row) => {
          const { id: _, ...rest } = change(row);
          return rest;
        }),
      );
      for (const [at, row] of rows.entries()) keys.set(row['id'] as number, made[at]!);
    }
    return keys;
  };
  return {
    /** Rows of the run's own. */
    appended: (table: KeyedTable, what: Copied) => copied(table, what, (rows) => to.append(table, rows)),
    /** Rows that it shares with other runs, found again by what is unique in them. */
    shared: (table: KeyedTable, { unique, ...what }: Copied & { readonly unique: readonly string[] }) =>
      copied(table, what, (rows) => to.share(table, rows, unique)),
  };
}

/** Null stays null: nothing was pointed to. @throws where a row points to one that was not copied. */
export function mapped(keys: Keys, key: unknown): number | null {
  if (key === null) return null;
  const found = keys.get(key as number);
  if (found === undefined) throw new Error(`a row of the store points to ${key}, which is not there`);
  return found;
}
