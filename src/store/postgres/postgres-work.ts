/**
 * Runs that are handed out, pass by pass or round by round, until they are stopped or ended. Chunks and their jobs are written in
 * one transaction, so that a planner that is killed leaves either both or neither.
 */
import type { Chunk, Handout, Work } from '../../core/work.ts';
import type { Queries } from '../../postgres/postgres-pool.ts';
import { HANDOUTS } from './handouts.ts';
import { postgresAllotments } from './postgres-allotments.ts';
import { postgresChunks, unlessRemoved } from './postgres-chunks.ts';
import type { PostgresDatabase } from './postgres-database.ts';
import { postgresJobs } from './postgres-jobs.ts';
import type { PostgresLeases } from './postgres-leases.ts';
import { type PostgresWorkers, postgresWorkers } from './postgres-workers.ts';

export interface PostgresWorkOptions {
  readonly leases: PostgresLeases;
  readonly key: (runId: string) => Promise<number>;
}

/** With the check that every write of a worker makes. */
export type PostgresWork = Work & Pick<PostgresWorkers, 'assertEnlisted'>;

export function postgresWork(database: PostgresDatabase, { leases, key }: PostgresWorkOptions): PostgresWork {
  const jobs = postgresJobs(database);
  const write = async <T>(runId: string, work: (tx: Queries, run: number) => Promise<T>): Promise<T> => {
    const run = await key(runId);
    return database.write((tx) => work(tx, run));
  };
  const workers = postgresWorkers(database, jobs);
  const { insert: insertChunks, ...chunks } = postgresChunks({ jobs, leases, workers, write });

  return {
    jobsSchema: jobs.schema,
    ...workers,
    ...postgresAllotments(database, key),
    ...chunks,
    handOut: (runId, { pass, stretches, maxUsd, spentUsd }) =>
      write(runId, async (tx, run) => {
        const [before] = await tx.rows<{ stopped_by: string | null; ended: number }>(
          'select stopped_by, ended from handouts where run = $1',
          [run],
        );
        if (before?.ended === 0 && before.stopped_by === null) return;
        // A worker that is ending it holds a chunk or the lease.
        await leases.refuseIfHeld(tx, run);
        await tx.rows('delete from chunks where run = $1', [run]);
        // In one write: workers may have ended the run by the next.
        await tx.rows("update runs set status = 'running', stopped_by = null where id = $1", [run]);
        await tx.rows(
          `insert into handouts values ($1, $2, $3, $4, null, 0) on conflict (run) do update set pass = excluded.pass,
           max_usd = excluded.max_usd, granted_usd = excluded.granted_usd, stopped_by = null, ended = 0`,
          [run, pass, maxUsd, spentUsd],
        );
        await insertChunks(
          tx,
          run,
          stretches.map((within) => ({ runId, pass, within })),
        );
        if (stretches.length === 0) await jobs.forAdvance(tx, [runId], { pass });
      }),
    handOutRound: (runId, askings) =>
      write(runId, async (tx, run) => {
        const [now] = await tx.rows<{ last: number; open: number }>(
          `select coalesce(max(last), 0) as last, count(*) filter (where done = 0) as open from handouts
             left join chunks on chunks.run = handouts.run and chunks.pass = 'open'
           where handouts.run = $1 and handouts.ended = 0 and handouts.pass = 'open' having count(handouts.run) > 0`,
          [run],
        );
        if (now === undefined || now.open > 0) return;
        const chunks = askings.map((named, at): Chunk => {
          const first = now.last + 1 + at;
          return {
            runId,
            pass: 'open',
            within: { first, last: first, questions: named.questions.length, named },
          };
        });
        await insertChunks(tx, run, chunks);
      }),
    handOutNext: (runId, { pass, stretches }) =>
      write(runId, async (tx, run) => {
        const moved = await tx.rows(
          'update handouts set pass = $2 where run = $1 and pass <> $2 and ended = 0 returning run',
          [run, pass],
        );
        if (moved.length === 0) return;
        await insertChunks(
          tx,
          run,
          stretches.map((within) => ({ runId, pass, within })),
        );
      }),
    async limitOf(runId) {
      const [row] = await database.rows<{ max_usd: number | null }>(
        'select max_usd from handouts where run = $1 and ended = 0',
        [await key(runId)],
      );
      return row?.max_usd ?? null;
    },
    async handout(runId) {
      const [found] = await database.rows<Handout>(`${HANDOUTS} and runs.run_id = $1`, [runId]);
      return found ?? null;
    },
    callAgain: (runId, pass, inSeconds) =>
      write(runId, (tx) => jobs.forAdvance(tx, [runId], { pass, inSeconds })).catch(unlessRemoved(undefined)),
    stop: (runId, reason) =>
      write(runId, async (tx, run) => {
        const stopped = await tx.rows(
          'update handouts set stopped_by = coalesce(stopped_by, $2) where run = $1 and ended = 0 returning run',
          [run, reason],
        );
        return stopped.length > 0;
      }),
    end: (runId) =>
      write(runId, async (tx, run) => {
        await tx.rows('update handouts set ended = 1 where run = $1', [run]);
        await tx.rows('delete from chunks where run = $1', [run]);
      }),
  };
}
