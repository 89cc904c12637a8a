/**
 * Leases on PostgreSQL. Hosts that share a store have clocks of their own, so a lease is dated and judged by the server's: one
 * that was not renewed for 45 s is up for taking, one whose process is gone from this host at once.
 */
import { randomUUID } from 'node:crypto';
import { hostname } from 'node:os';
import type { Lease } from '../../core/store/stored-runs.ts';
import type { Queries } from '../../postgres/postgres-pool.ts';
import { heldLeases } from '../held-leases.ts';
import { isLive, leasedBy } from '../leases.ts';
import type { LeasesTable } from '../schema.ts';
import type { PostgresDatabase } from './postgres-database.ts';

export interface PostgresLeases {
  /** @throws `run-leased`. */
  acquire(run: number, owner: string): Promise<Lease>;
  /** @throws `run-leased` when somebody live holds it. */
  refuseIfHeld(queries: Queries, run: number): Promise<void>;
  isHeld(run: number): Promise<boolean>;
  /** Tells who holds it alone to stop; false where nobody live does. */
  askToStop(queries: Queries, run: number): Promise<boolean>;
  /** Whether one process works on the run alone. */
  isHeldAlone(queries: Queries, run: number): Promise<boolean>;
  /** Releases what this store still holds. */
  releaseAll(): Promise<void>;
}

export const NOW = '(extract(epoch from clock_timestamp()) * 1000)::bigint';

/** Workers that are alive and at chunks of the run. */
async function atItsChunks(queries: Queries, run: number): Promise<LeasesTable[]> {
  const rows = await queries.rows<LeasesTable & { now: number }>(
    `select run, 'worker' as owner, worker_id as token, host, pid, renewed_at, ${NOW} as now
     from chunks join workers on worker_id = taken_by where run = $1`,
    [run],
  );
  return rows.filter((worker) => isLive(worker, worker.now));
}

export function postgresLeases(database: PostgresDatabase): PostgresLeases {
  const held = heldLeases();
  const alone = async (queries: Queries, run: number): Promise<LeasesTable | null> => {
    const [lease] = await queries.rows<LeasesTable & { now: number }>(
      `select *, ${NOW} as now from leases where run = $1`,
      [run],
    );
    return lease !== undefined && isLive(lease, lease.now) ? lease : null;
  };
  const live = async (queries: Queries, run: number) =>
    (await alone(queries, run)) ?? (await atItsChunks(queries, run))[0] ?? null;
  const refuseIfHeld = async (queries: Queries, run: number) => {
    const lease = await live(queries, run);
    if (lease !== null) throw leasedBy(lease);
  };
  return {
    refuseIfHeld,
    isHeldAlone: async (queries, run) => (await alone(queries, run)) !== null,
    async askToStop(queries, run) {
      if ((await alone(queries, run)) === null) return false;
      await queries.rows('update leases set stop_asked = 1 where run = $1', [run]);
      return true;
    },
    isHeld: async (run) => (await live(database, run)) !== null,
    async acquire(run, owner) {
      const token = randomUUID();
      await database.write(async (tx) => {
        await refuseIfHeld(tx, run);
        await tx.rows(
          `insert into leases values ($1, $2, $3, $4, $5, ${NOW}) on conflict (run) do update set owner = excluded.owner,
           token = excluded.token, host = excluded.host, pid = excluded.pid, renewed_at = excluded.renewed_at, stop_asked = 0`,
          [run, owner, token, hostname(), process.pid],
        );
      });
      return held.add({
        async renew() {
          const renewed = await database.write((tx) =>
            tx.rows(`update leases set renewed_at = ${NOW} where run = $1 and token = $2 returning run`, [
              run,
              token,
            ]),
          );
          return renewed.length > 0;
        },
        async remove() {
          await database.write((tx) =>
            tx.rows('delete from leases where run = $1 and token = $2', [run, token]),
          );
        },
      });
    },
    releaseAll: () => held.releaseAll(),
  };
}
