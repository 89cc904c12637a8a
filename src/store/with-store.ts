/**
 * Work with a store that is closed afterwards, however the work ends. Where closing fails after the work has failed, the
 * work's error is the one thrown: a disk that was full for one is full for the other, and the first cause is what helps.
 */
import { cleanUp } from '../core/clean-up.ts';
import type { Store } from '../core/store/store.ts';
import type { OpenStoreOptions } from './open-database.ts';
import { openStore } from './open-store.ts';

/** @throws what opening, the work, or closing after good work throws. */
export async function withStore<Result>(
  path: string,
  work: (store: Store) => Promise<Result>,
  options?: OpenStoreOptions,
): Promise<Result> {
  const store = await openStore(path, options);
  const result = await work(store).catch(async (cause: unknown) => {
    await cleanUp(
      () => store.close(),
      () => undefined,
    );
    throw cause;
  });
  await store.close();
  return result;
}

/** The same with a store that is only read. */
export function readStore<Result>(path: string, work: (store: Store) => Promise<Result>): Promise<Result> {
  return withStore(path, work, { readonly: true });
}
