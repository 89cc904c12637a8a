/** The shared side of a store, or why there is none. */
import { ClosedbookError } from '../../core/errors.ts';
import type { Store } from '../../core/store/store.ts';
import type { Work } from '../../core/work.ts';

/** @throws ClosedbookError `usage` for a store of one machine. */
export function sharedWork(store: Pick<Store, 'work'>): Work {
  if (store.work !== null) return store.work;
  throw new ClosedbookError('usage', 'workers need a store that several machines share', {
    hint: 'Name one: --store postgres://USER@HOST/DATABASE; docs/workers.md says how.',
  });
}
