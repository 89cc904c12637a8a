/**
 * Runs that are handed out. Chunks and their jobs are written in one transaction, so that a planner or a worker that is
 * killed leaves either both or neither; jobs are made by the queue's own functions (graphile-worker's `add_jobs`) and only point at
 * chunks. Chunks keep who is at them, for a run's lease.
 */
import type { Pass } from '../../core/reply.ts';
import type { Chunk, Handout, Work } from '../../core/work.ts';
import type { Queries } from '../../postgres/postgres-pool.ts';
import { HANDOUTS, quoted, STOPPED_BY } from './handouts.ts';
import { postgresAllotments } from './postgres-allotments.ts';
import type { PostgresDatabase } from './postgres-database.ts';
import type { PostgresLeases } from './postgres-leases.ts';
import { postgresWorkers } from './postgres-workers.ts';

export interface PostgresWorkOptions {
  readonly leases: PostgresLeases;
  readonly key: (runId: string) => Promise<number>;
}

interface JobSpec {
  readonly identifier: 'chunk' | 'advance';
  readonly key: string;
  readonly run: string;
  readonly payload: unknown;
  readonly seconds: number;
}

/** Attempts are counted by the queue even where a worker was killed, and mean nothing here. */
const MOST_ATTEMPTS = 32_767;

export function postgresWork(database: PostgresDatabase, { leases, key }: PostgresWorkOptions): Work {
  let schema: Promise<string> | null = null;
  const jobsSchema = () => {
    schema ??= database
      .rows<{ place: string }>('select current_schema()::text as place')
      // Two stores in one database have two queues.
      .then(([row]) => (row!.place === 'public' ? 'closedbook_jobs' : `${row!.place}_jobs`));
    return schema;
  };
  const addJobs = async (tx: Queries, specs: readonly JobSpec[]) => {
    if (specs.length === 0) return;
    const jobs = quoted(await jobsSchema());
    await tx.rows(
      `select count(*) from ${jobs}.add_jobs(array(
         select row(identifier, payload, null, now() + seconds * interval '1 second', ${MOST_ATTEMPTS}, key, 0,
           array[run])::${jobs}.job_spec
         from json_to_recordset($1::json) as spec(identifier text, payload json, seconds float8, key text, run text)))`,
      [JSON.stringify(specs)],
    );
  };
  const advanceJob = (run: string, pass: Pass | 'stop', seconds = 0): JobSpec => ({
    identifier: 'advance',
    key: `${run}/advance/${pass}`,
    run,
    payload: { runId: run, pass },
    seconds,
  });
  const write = async <T>(runId: string, work: (tx: Queries, run: number) => Promise<T>): Promise<T> => {
    const run = await key(runId);
    await jobsSchema();
    return database.write((tx) => work(tx, run));
  };
  const insertChunks = async (tx: Queries, run: number, chunks: readonly Chunk[]) => {
    await tx.rows(
      `insert into chunks select $1, pass, first, last, questions, null, 0 from json_to_recordset($2::json)
         as chunk(pass text, first bigint, last bigint, questions bigint)
       on conflict do nothing`,
      [run, JSON.stringify(chunks.map(({ pass, within }) => ({ pass, ...within })))],
    );
    await addJobs(
      tx,
      chunks.map((chunk) => chunkJob(chunk)),
    );
  };

  return {
    jobsSchema,
    ...postgresWorkers(database, {
      jobsSchema,
      callForEnd: (tx, runIds) =>
        addJobs(
          tx,
          runIds.map((runId) => advanceJob(runId, 'stop')),
        ),
    }),
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
        const free = await tx.rows(
          `select from chunks join handouts on handouts.run = chunks.run and handouts.ended = 0
             join runs on runs.id = chunks.run and ${STOPPED_BY} is null
           where chunks.run = $1 and chunks.pass = $2 and chunks.first = $3 and chunks.done = 0`,
          [run, chunk.pass, chunk.within.first],
        );
        if (free.length === 0) return 'gone';
        if (await leases.isHeldAlone(tx, run)) return 'held';
        await tx.rows('update chunks set taken_by = $4 where run = $1 and pass = $2 and first = $3', [
          ...[run, chunk.pass, chunk.within.first],
          worker,
        ]);
        return 'begun';
      }),
    finish: (chunk) =>
      write(chunk.runId, async (tx, run) => {
        await tx.rows(
          'update chunks set done = 1, taken_by = null where run = $1 and pass = $2 and first = $3',
          [run, chunk.pass, chunk.within.first],
        );
        const [left] = await tx.rows<{ chunks: number }>(
          'select count(*) as chunks from chunks where run = $1 and pass = $2 and done = 0',
          [run, chunk.pass],
        );
        if (left!.chunks === 0) await addJobs(tx, [advanceJob(chunk.runId, chunk.pass)]);
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
        await addJobs(tx, [chunkJob(chunk, inSeconds)]);
      }),
    callAgain: (runId, pass, inSeconds) =>
      write(runId, (tx) => addJobs(tx, [advanceJob(runId, pass, inSeconds)])),
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

function chunkJob(chunk: Chunk, seconds = 0): JobSpec {
  const { runId, pass, within } = chunk;
  return {
    identifier: 'chunk',
    key: `${runId}/${pass}/${within.first}`,
    run: runId,
    payload: chunk,
    seconds,
  };
}
