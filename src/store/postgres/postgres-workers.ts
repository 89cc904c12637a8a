/**
 * Who works: each worker renews its row, and whoever beats frees what the dead hold. The queue itself keeps a dead worker's jobs
 * locked for four hours; its own function unlocks them. A lock whose holder is in no row is one of a worker that was killed
 * before it could enlist. Whoever was taken for dead and wakes writes nothing any more: every write of its store looks for its row.
 */
import { hostname } from 'node:os';
import type { Handout, Work } from '../../core/work.ts';
import type { Queries } from '../../postgres/postgres-pool.ts';
import { isLive } from '../leases.ts';
import { RecordRefused } from '../record-refused.ts';
import { HANDOUTS, quoted, STOPPED_BY } from './handouts.ts';
import type { PostgresDatabase } from './postgres-database.ts';
import type { PostgresJobs } from './postgres-jobs.ts';
import { NOW } from './postgres-leases.ts';

export interface PostgresWorkers extends Pick<Work, 'workers' | 'enlist' | 'beat' | 'dismiss'> {
  /**
   * Inside a write of what a worker brings.
   * @throws RecordRefused `run-leased` where others took this worker for dead.
   */
  assertEnlisted(tx: Queries): Promise<void>;
}

interface WorkerRow {
  readonly worker_id: string;
  readonly host: string;
  readonly pid: number;
  readonly renewed_at: number;
  readonly now: number;
}

export function postgresWorkers(database: PostgresDatabase, queue: PostgresJobs): PostgresWorkers {
  let enlisted: string | null = null;
  const bury = async (dead: readonly WorkerRow[]) => {
    const jobs = quoted(await queue.schema());
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
      await queue.forWhatIsLost(tx);
    });
  };
  const all = () => database.rows<WorkerRow>(`select *, ${NOW} as now from workers`);
  return {
    workers: async () => (await all()).filter((row) => isLive(row, row.now)).length,
    async assertEnlisted(tx) {
      if (enlisted === null) return;
      const [row] = await tx.rows('select from workers where worker_id = $1', [enlisted]);
      if (row === undefined)
        throw new RecordRefused('run-leased', 'others took this worker for dead and have its chunks');
    },
    async enlist(worker) {
      await database.write(async (tx) => {
        await tx.rows(
          `insert into workers values ($1, $2, $3, ${NOW}) on conflict (worker_id) do update set renewed_at = ${NOW}`,
          [worker, hostname(), process.pid],
        );
        await queue.forWhatIsLost(tx);
      });
      enlisted = worker;
    },
    async beat(worker, { buries }) {
      const renewed = await database.rows(
        `update workers set renewed_at = ${NOW} where worker_id = $1 returning worker_id`,
        [worker],
      );
      const rows = await all();
      const dead = rows.filter((row) => !isLive(row, row.now));
      const jobs = quoted(await queue.schema());
      const [lost] = await database.rows<{ locks: number }>(
        `select count(*) as locks from ${jobs}.jobs where locked_at < now() - interval '45 seconds'
         and not exists (select from workers where worker_id = locked_by)`,
      );
      if (buries && (dead.length > 0 || lost!.locks > 0)) await bury(dead);
      const handouts = await database.rows<Handout>(HANDOUTS);
      const ending = `select stopped."runId" from (${HANDOUTS} and ${STOPPED_BY} is not null) as stopped
         where stopped.taken = 0 and not exists (
           select from ${jobs}.jobs where jobs.key = stopped."runId" || '/advance/stop')`;
      if ((await database.rows(ending)).length > 0)
        await database.write(async (tx) => {
          // Another beat may have called meanwhile, and a job under way that is called again is done twice.
          const runs = await tx.rows<{ runId: string }>(ending);
          await queue.forAdvance(
            tx,
            runs.map(({ runId }) => runId),
            { pass: 'stop' },
          );
        });
      return { isLost: renewed.length === 0, workers: rows.length - dead.length, handouts };
    },
    async dismiss(worker) {
      enlisted = null;
      const row = (await all()).find(({ worker_id: id }) => id === worker);
      if (row !== undefined) await bury([row]);
    },
  };
}
