/**
 * The life of a chunk: handed out, begun by one worker at a time, finished or given back. Its job is written in the transaction
 * that frees it, so that a worker that is killed leaves either both or neither.
 */
import { ClosedbookError } from '../../core/errors.ts';
import type { Chunk, Work } from '../../core/work.ts';
import { jsonOfRows } from '../../postgres/nul-text.ts';
import type { Queries } from '../../postgres/postgres-pool.ts';
import { STOPPED_BY } from './handouts.ts';
import type { PostgresJobs } from './postgres-jobs.ts';
import type { PostgresLeases } from './postgres-leases.ts';
import type { PostgresWorkers } from './postgres-workers.ts';

export interface PostgresChunksOptions {
  readonly jobs: PostgresJobs;
  readonly leases: PostgresLeases;
  readonly workers: PostgresWorkers;
  readonly write: <T>(runId: string, work: (tx: Queries, run: number) => Promise<T>) => Promise<T>;
}

export interface PostgresChunks extends Pick<Work, 'begin' | 'finish' | 'giveBack'> {
  /** Inside a write: with their jobs; those that are there stay as they are. */
  insert(tx: Queries, run: number, chunks: readonly Chunk[]): Promise<void>;
}

export function postgresChunks({ jobs, leases, workers, write }: PostgresChunksOptions): PostgresChunks {
  return {
    async insert(tx: Queries, run: number, chunks: readonly Chunk[]) {
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
  };
}

/** What is asked of a run that was removed meanwhile has nothing to change. */
export function unlessRemoved<T>(instead: T): (cause: unknown) => T {
  return (cause) => {
    if (cause instanceof ClosedbookError && cause.code === 'run-unknown') return instead;
    throw cause;
  };
}
