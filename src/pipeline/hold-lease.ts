/**
 * The lease on a run while this process works on it, renewed in the background: two processes that resumed one run
 * would ask everything twice.
 */
import { hostname } from 'node:os';
import type { Store } from '../core/store-contract.ts';

const RENEW_MS = 15_000;

/** Takes the lease and keeps it. @returns the function that gives it back. @throws ClosedbookError `run-leased`. */
export async function holdLease(store: Store, runId: string): Promise<() => Promise<void>> {
  const lease = await store.lease(runId, `${hostname()}:${process.pid}`);
  const timer = setInterval(() => {
    // A lost renewal is found by the next one; until then the work in flight is still ours to save.
    lease.renew().catch(() => undefined);
  }, RENEW_MS);
  timer.unref();
  return async () => {
    clearInterval(timer);
    await lease.release();
  };
}
