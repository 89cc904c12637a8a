/** Inner keys of the hashes of references: grades name the reference they were given against, and many share one. */
import { sql } from 'kysely';
import type { Database } from './database.ts';
import { insertMany } from './insert-many.ts';
import { keptKeys } from './kept-keys.ts';

/** Inside a write: keys are made where hashes are new. */
export interface ReferenceKeys {
  of(hash: string): number;
  /** Remembers what a query has told. */
  keep(hash: string, key: number): void;
  /** In the order of the hashes. */
  ofMany(hashes: readonly string[]): number[];
}

export function referenceKeys(database: Database): ReferenceKeys {
  const { kysely } = database;
  const known = keptKeys<number>(database);
  const findReference = database.find((slot) =>
    kysely.selectFrom('reference_hashes').select('id').where('hash', '=', slot('hash')),
  );
  const insertReference = database.command((slot) =>
    kysely
      .insertInto('reference_hashes')
      .values({ hash: slot('hash') })
      .onConflict((conflict) => conflict.column('hash').doNothing()),
  );

  const insertReferences = insertMany(database, 'reference_hashes', ['hash'], {
    ending: 'on conflict (hash) do nothing',
  });
  const of = (hash: string): number =>
    known.of(hash, () => {
      const { changes, id } = insertReference({ hash });
      return changes === 1 ? id : findReference({ hash })!.id;
    });

  const findReferences = database.lookup((slot) =>
    kysely
      .selectFrom('reference_hashes')
      .select(['id', 'hash'])
      .where('hash', 'in', sql<string>`(select value from json_each(${slot('hashes')}))`),
  );
  /** Of many hashes at once, tried as if those that are not remembered were new: where one is not, they are looked up. */
  const ofMany = (hashes: readonly string[]): number[] => {
    const unmet = [...new Set(hashes.filter((hash) => known.get(hash) === undefined))];
    const { changes, firstId } = insertReferences({ hash: unmet }, unmet.length);
    const found = new Map(
      changes === unmet.length
        ? unmet.map((hash, at) => [hash, firstId + at])
        : findReferences({ hashes: JSON.stringify(unmet) }).map(({ hash, id }) => [hash, id]),
    );
    const keys = hashes.map((hash) => found.get(hash) ?? known.get(hash)!);
    for (const [hash, key] of found) known.keep(hash, key);
    return keys;
  };
  return { of, keep: known.keep, ofMany };
}
