/**
 * One process at a time works on a run. The holder renews its lease every few seconds by itself; a lease that was
 * not renewed for 45 s is up for taking, one whose process is gone from this host at once.
 */
import { hostname } from 'node:os';
import { ClosedbookError } from '../core/errors.ts';
import type { Lease } from '../core/store/stored-runs.ts';
import type { Database } from './database.ts';
import { heldLeases } from './held-leases.ts';
import type { Reader } from './reader.ts';
import type { LeasesTable } from './schema.ts';

const EXPIRES_AFTER_MS = 45_000;
/** Clocks of two machines differ by seconds; a lease dated farther ahead was written by a wrong one and would never end. */
const FARTHEST_AHEAD_MS = 600_000;

export interface Leases {
  /** @throws `run-leased`. */
  acquire(run: number, owner: string): Promise<Lease>;
  /** Inside a write. @throws `run-leased` when somebody live holds it. */
  refuseIfHeld(run: number): void;
  /** Whether somebody live works on the run. */
  isHeld(run: number): boolean;
  /** Inside a write: tells who holds it to stop; false where nobody live does. */
  askToStop(run: number): boolean;
  /** Releases what this store still holds. */
  releaseAll(): Promise<void>;
}

export function leases(database: Database): Leases {
  const { kysely } = database;
  const held = heldLeases();
  const find = database.find((slot) =>
    kysely.selectFrom('leases').selectAll().where('run', '=', slot('run')),
  );
  const replace = database.command((slot) =>
    kysely
      .insertInto('leases')
      .values({
        run: slot('run'),
        owner: slot('owner'),
        token: slot('token'),
        host: slot('host'),
        pid: slot('pid'),
        renewed_at: slot('renewed_at'),
        stop_asked: slot('stop_asked'),
      })
      .onConflict((conflict) =>
        conflict.column('run').doUpdateSet((excluded) => ({
          owner: excluded.ref('excluded.owner'),
          token: excluded.ref('excluded.token'),
          host: excluded.ref('excluded.host'),
          pid: excluded.ref('excluded.pid'),
          renewed_at: excluded.ref('excluded.renewed_at'),
          stop_asked: excluded.ref('excluded.stop_asked'),
        })),
      ),
  );
  const touch = database.command((slot) =>
    kysely
      .updateTable('leases')
      .set({ renewed_at: slot('renewed_at') })
      .where('run', '=', slot('run'))
      .where('token', '=', slot('token')),
  );
  const ask = database.command((slot) =>
    kysely
      .updateTable('leases')
      .set({ stop_asked: slot('stop_asked') })
      .where('run', '=', slot('run')),
  );
  const remove = database.command((slot) =>
    kysely.deleteFrom('leases').where('run', '=', slot('run')).where('token', '=', slot('token')),
  );

  const isHeld = (run: number) => {
    const current = find({ run });
    return current !== undefined && isLive(current, database.now());
  };
  const refuseIfHeld = (run: number) => {
    const current = find({ run });
    if (current === undefined || !isLive(current, database.now())) return;
    throw leasedBy(current);
  };

  return {
    isHeld,
    refuseIfHeld,
    askToStop(run) {
      if (!isHeld(run)) return false;
      ask({ run, stop_asked: 1 });
      return true;
    },
    async acquire(run, owner) {
      const token = crypto.randomUUID();
      await database.write(() => {
        refuseIfHeld(run);
        replace({
          run,
          owner,
          token,
          host: hostname(),
          pid: process.pid,
          renewed_at: database.now(),
          stop_asked: 0,
        });
      });
      return held.add({
        renew: async () =>
          (await database.write(() => touch({ run, token, renewed_at: database.now() }))).changes > 0,
        remove: async () => void (await database.write(() => remove({ run, token }))),
      });
    },
    releaseAll: () => held.releaseAll(),
  };
}

export async function isAskedToStop({ kysely }: Reader, run: number): Promise<boolean> {
  const found = await kysely.selectFrom('leases').select('stop_asked').where('run', '=', run).execute();
  return found.some(({ stop_asked }) => Number(stop_asked) === 1);
}

export function leasedBy({ owner, pid, host }: Pick<LeasesTable, 'owner' | 'pid' | 'host'>): ClosedbookError {
  return new ClosedbookError('run-leased', `${owner} (process ${pid} on ${host}) is working on this run`);
}

export function isLive(lease: Pick<LeasesTable, 'host' | 'pid' | 'renewed_at'>, now: number): boolean {
  const age = now - lease.renewed_at;
  if (age > EXPIRES_AFTER_MS || age < -FARTHEST_AHEAD_MS) return false;
  return lease.host !== hostname() || processExists(lease.pid);
}

function processExists(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return (error as NodeJS.ErrnoException).code !== 'ESRCH';
  }
}
