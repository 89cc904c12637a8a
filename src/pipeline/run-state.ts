/** What a run's status says today: `running` is only what its process wrote last. */
import type { Run } from '../core/run.ts';
import type { Store } from '../core/store-contract.ts';

/** A run that says it is running while nobody works on it was cut short: killed, or its machine went down. */
export async function runState(store: Store, run: Run): Promise<string> {
  return run.status === 'running' && !(await store.isLeased(run.id)) ? 'interrupted' : run.status;
}
