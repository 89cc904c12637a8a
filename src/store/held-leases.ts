/** Leases that this process holds, whichever database keeps them. */
import { ClosedbookError } from '../core/errors.ts';
import type { Lease } from '../core/store/stored-runs.ts';

const RENEWED_EVERY_MS = 10_000;

/** How one lease is kept: false where it was not found any more. */
export interface KeptLease {
  renew(): Promise<boolean>;
  remove(): Promise<void>;
}

/** The leases that this process holds: each renews itself until it is released. */
export function heldLeases() {
  const held = new Set<Lease>();
  return {
    add({ renew: touch, remove }: KeptLease): Lease {
      const losing = new AbortController();
      const renew = async () => {
        if (await touch()) return;
        const error = new ClosedbookError(
          'run-leased',
          'the lease was lost: another process has taken the run over',
        );
        losing.abort(error);
        throw error;
      };
      // A lost lease is told by its signal; a beat that a busy store refuses comes again in time.
      const heartbeat = setInterval(() => void renew().catch(() => {}), RENEWED_EVERY_MS);
      heartbeat.unref();
      const lease: Lease = {
        renew,
        lost: losing.signal,
        async release() {
          clearInterval(heartbeat);
          if (held.delete(lease)) await remove();
        },
      };
      held.add(lease);
      return lease;
    },
    async releaseAll() {
      for (const lease of [...held]) await lease.release();
    },
  };
}
