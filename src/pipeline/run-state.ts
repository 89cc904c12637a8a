/** What a run's status says today: `running` is only what its process wrote last. */
import type { Run } from '../core/run.ts';
import type { Store } from '../core/store/store.ts';

/** A run that says it is running while nobody works on it was cut short, unless workers are to come for it. */
export async function runState(store: Store, run: Run): Promise<string> {
  if (run.status !== 'running' || (await store.isLeased(run.id))) return run.status;
  const handout = (await store.work?.handout(run.id)) ?? null;
  return handout === null ? 'interrupted' : run.status;
}
