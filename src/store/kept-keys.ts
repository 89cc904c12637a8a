/**
 * Inner keys of the rows met last, by what they stand for. Bound in size, because an import may pass a million references, and forgotten when
 * a write is taken back, because rows that it made are gone.
 */
import type { Database } from './database.ts';

const MOST = 20_000;

export interface KeptKeys<Key> {
  get(name: string): Key | undefined;
  keep(name: string, key: Key): void;
  /** The key kept under a name, else what `find` gives, kept from now on. */
  of(name: string, find: () => Key): Key;
  clear(): void;
}

export function keptKeys<Key>(database: Database): KeptKeys<Key> {
  const keys = new Map<string, Key>();
  database.onRollback(() => keys.clear());
  const keep = (name: string, key: Key): void => {
    if (keys.size >= MOST) keys.clear();
    keys.set(name, key);
  };
  return {
    get: (name) => keys.get(name),
    keep,
    of(name, find) {
      const known = keys.get(name);
      if (known !== undefined) return known;
      const found = find();
      keep(name, found);
      return found;
    },
    clear: () => keys.clear(),
  };
}
