/**
 * Who works: each worker renews its row, and whoever beats frees what the dead hold. The queue itself keeps a dead worker's jobs
 * locked for four hours; its own function unlocks them. A lock whose holder is in no row is one of a worker that was killed
 * before it could enlist.
 */
import { hostname } from 'node:os';
import type { Handout, Work } from '../../core/work.ts';
import type { Queries } from '../../postgres/postgres-pool.ts';
import { isLive } from '../leases.ts';
import { HANDOUTS, quoted, STOPPED_BY } from './handouts.ts';
import type { PostgresDatabase } from './postgres-database.ts';
import { NOW } from './postgres-leases.ts';

export interface PostgresWorkersOptions {
  readonly jobsSchema: () => Promise<string>;
  /** Inside a write: calls for the end of runs that were stopped. */
  readonly callForEnd: (tx: Queries, runIds: readonly string[]) => Promise<void>;
}

interface WorkerRow {
  readonly worker_id: string;
  readonly host: string;
  readonly pid: number;
  readonly renewed_at: number;
  readonly now: number;
}

export function postgresWorkers(
  database: PostgresDatabase,
  { jobsSchema, callForEnd }: PostgresWorkersOptions,
): Pick<Work, 'workers' | 'enlist' | 'beat' | 'dismiss'> {
  const bury = async (dead: readonly WorkerRow[]) => {
    const jobs = quoted(await jobsSchema());
    await database.write(async (tx) => {
      const gone = await tx.rows<{ worker_id: string }>(
        `delete from workers using json_to_recordset($1::json) as dead(id text, renewed_at bigint)
         where worker_id = dead.id and workers.renewed_at = dead.renewed_at returning worker_id`,
        [JSON.stringify(dead.map(({ worker_id: id, renewed_at }) => ({ id, renewed_at })))],
      );
      const ids = gone.map(({ worker_id: id }) => id);
      await tx.rows('update chunks set taken_by = null where taken_by = any($1::text[])', [ids]);
      await tx.rows(
        `select ${jobs}.force_unlock_workers(array(
           select id from unnest($1::text[]) as id
           union select locked_by from ${jobs}.jobs where locked_at < now() - interval '45 seconds'
             and not exists (select from workers where worker_id = locked_by)))`,
        [ids],
      );
    });
  };
  const all = () => database.rows<WorkerRow>(`select *, ${NOW} as now from workers`);
  return {
    workers: async () => (await all()).filter((row) => isLive(row, row.now)).length,
    enlist: async (worker) => {
      await database.rows(
        `insert into workers values ($1, $2, $3, ${NOW}) on conflict (worker_id) do update set renewed_at = ${NOW}`,
        [worker, hostname(), process.pid],
      );
    },
    async beat(worker, { buries }) {
      const renewed = await database.rows(
        `update workers set renewed_at = ${NOW} where worker_id = $1 returning worker_id`,
        [worker],
      );
      const rows = await all();
      const dead = rows.filter((row) => !isLive(row, row.now));
      const jobs = quoted(await jobsSchema());
      const [lost] = await database.rows<{ locks: number }>(
        `select count(*) as locks from ${jobs}.jobs where locked_at < now() - interval '45 seconds'
         and not exists (select from workers where worker_id = locked_by)`,
      );
      if (buries && (dead.length > 0 || lost!.locks > 0)) await bury(dead);
      const handouts = await database.rows<Handout>(HANDOUTS);
      const ending = await database.rows<{ runId: string }>(
        `select stopped."runId" from (${HANDOUTS} and ${STOPPED_BY} is not null) as stopped
         where stopped.taken = 0 and not exists (
           select from ${jobs}.jobs where jobs.key = stopped."runId" || '/advance/stop')`,
      );
      if (ending.length > 0)
        await database.write((tx) =>
          callForEnd(
            tx,
            ending.map(({ runId }) => runId),
          ),
        );
      return { isLost: renewed.length === 0, workers: rows.length - dead.length, handouts };
    },
    dismiss: async (worker) => {
      const row = (await all()).find(({ worker_id: id }) => id === worker);
      if (row !== undefined) await bury([row]);
    },
  };
}
