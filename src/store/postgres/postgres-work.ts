/**
 * Runs that are handed out. Chunks and their jobs are written in one transaction, so that a planner or a worker that is
 * killed leaves either both or neither. Chunks keep who is at them, for a run's lease.
 */
import { ClosedbookError } from '../../core/errors.ts';
import type { Chunk, Handout, Work } from '../../core/work.ts';
import { jsonOfRows } from '../../postgres/nul-text.ts';
import type { Queries } from '../../postgres/postgres-pool.ts';
import { HANDOUTS, STOPPED_BY } from './handouts.ts';
import { postgresAllotments } from './postgres-allotments.ts';
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
  const insertChunks = async (tx: Queries, run: number, chunks: readonly Chunk[]) => {
    await tx.rows(
      `insert into chunks select $1, pass, first, last, questions, null, 0, named from json_to_recordset($2::json)
         as chunk(pass text, first bigint, last bigint, questions bigint, named text)
       on conflict do nothing`,
      [
        run,
        jsonOfRows(
          chunks.map(({ pass, within: { named, ...within } }) => ({
            pass,
            ...within,
            named: named === undefined ? null : JSON.stringify(named),
          })),
        ),
      ],
    );
    await jobs.forChunks(tx, chunks);
  };

  const workers = postgresWorkers(database, jobs);
  /** What is asked of a run that was removed meanwhile has nothing to change. */
  const unlessRemoved =
    <T>(instead: T) =>
    (cause: unknown): T => {
      if (cause instanceof ClosedbookError && cause.code === 'run-unknown') return instead;
      throw cause;
    };

  return {
    jobsSchema: jobs.schema,
    ...workers,
    ...postgresAllotments(database, key),
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
    begin: (chunk, worker) =>
      write(chunk.runId, async (tx, run) => {
        // A chunk may have two jobs: whoever woke gives back what another has just been handed.
        const free = await tx.rows(
          `select from chunks join handouts on handouts.run = chunks.run and handouts.ended = 0
             join runs on runs.id = chunks.run and ${STOPPED_BY} is null
           where chunks.run = $1 and chunks.pass = $2 and chunks.first = $3 and chunks.done = 0
             and not exists (select from workers where worker_id = chunks.taken_by)`,
          [run, chunk.pass, chunk.within.first],
        );
        if (free.length === 0) return 'gone';
        if (await leases.isHeldAlone(tx, run)) return 'held';
        await workers.assertEnlisted(tx);
        await tx.rows('update chunks set taken_by = $4 where run = $1 and pass = $2 and first = $3', [
          ...[run, chunk.pass, chunk.within.first],
          worker,
        ]);
        return 'begun' as const;
      }).catch(unlessRemoved('gone' as const)),
    finish: (chunk, worker) =>
      write(chunk.runId, async (tx, run) => {
        const finished = await tx.rows(
          `update chunks set done = 1, taken_by = null
           where run = $1 and pass = $2 and first = $3 and taken_by = $4 returning run`,
          [run, chunk.pass, chunk.within.first, worker],
        );
        if (finished.length === 0) return false;
        const [left] = await tx.rows('select from chunks where run = $1 and pass = $2 and done = 0 limit 1', [
          run,
          chunk.pass,
        ]);
        if (left === undefined) await jobs.forAdvance(tx, [chunk.runId], { pass: chunk.pass });
        return true;
      }),
    giveBack: (chunk, worker, { inSeconds = 0 } = {}) =>
      write(chunk.runId, async (tx, run) => {
        const place = [run, chunk.pass, chunk.within.first];
        const [now] = await tx.rows<{ taken_by: string | null; done: number }>(
          'select taken_by, done from chunks where run = $1 and pass = $2 and first = $3',
          place,
        );
        // Others have it: their job stays as it is.
        if (now === undefined || now.done === 1 || (now.taken_by !== null && now.taken_by !== worker)) return;
        await tx.rows('update chunks set taken_by = null where run = $1 and pass = $2 and first = $3', place);
        await jobs.forChunks(tx, [chunk], inSeconds);
      }).catch(unlessRemoved(undefined)),
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
