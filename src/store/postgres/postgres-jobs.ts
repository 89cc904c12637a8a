/**
 * Jobs of the queue, made by its own function (graphile-worker's `add_jobs`) inside the writes that call for them. A
 * job only points at a chunk, or at what comes after a pass.
 */
import type { QuestionStretch } from '../../core/question-stretch.ts';
import type { Pass } from '../../core/reply.ts';
import type { Chunk } from '../../core/work.ts';
import type { Queries } from '../../postgres/postgres-pool.ts';
import { quoted } from './handouts.ts';

export interface PostgresJobs {
  /** Where the queue is: a schema beside the store's own. */
  schema(): Promise<string>;
  /** @param inSeconds - @default 0 */
  forChunks(tx: Queries, chunks: readonly Chunk[], inSeconds?: number): Promise<void>;
  /** Calls for what comes after a pass of these runs, or for their end. */
  forAdvance(
    tx: Queries,
    runIds: readonly string[],
    options: { readonly pass: Pass | 'stop'; readonly inSeconds?: number },
  ): Promise<void>;
  /**
   * For what has no job and nobody at it. The queue deletes a job by its number when a task ends, also one that was unlocked
   * and given to another meanwhile.
   */
  forWhatIsLost(tx: Queries): Promise<void>;
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

export function postgresJobs(database: Queries): PostgresJobs {
  let place: Promise<string> | null = null;
  const schema = () => {
    place ??= database
      .rows<{ place: string }>('select current_schema()::text as place')
      // Two stores in one database have two queues.
      .then(([row]) => (row!.place === 'public' ? 'closedbook_jobs' : `${row!.place}_jobs`));
    return place;
  };
  const add = async (tx: Queries, specs: readonly JobSpec[]) => {
    if (specs.length === 0) return;
    const jobs = quoted(await schema());
    await tx.rows(
      `select count(*) from ${jobs}.add_jobs(array(
         select row(identifier, payload, null, now() + seconds * interval '1 second', ${MOST_ATTEMPTS}, key, 0,
           array[run])::${jobs}.job_spec
         from json_to_recordset($1::json) as spec(identifier text, payload json, seconds float8, key text, run text)))`,
      [JSON.stringify(specs)],
    );
  };
  const forChunks: PostgresJobs['forChunks'] = (tx, chunks, seconds = 0) =>
    add(
      tx,
      chunks.map((chunk) => {
        const { runId: run, pass, within } = chunk;
        return { identifier: 'chunk', key: `${run}/${pass}/${within.first}`, run, payload: chunk, seconds };
      }),
    );
  const forAdvance: PostgresJobs['forAdvance'] = (tx, runIds, { pass, inSeconds: seconds = 0 }) =>
    add(
      tx,
      runIds.map((run) => ({
        ...{ identifier: 'advance', key: `${run}/advance/${pass}`, run },
        ...{ payload: { runId: run, pass }, seconds },
      })),
    );
  return {
    schema,
    forChunks,
    forAdvance,
    async forWhatIsLost(tx) {
      const jobs = quoted(await schema());
      const chunks = await tx.rows<
        Pick<Chunk, 'runId' | 'pass'> & QuestionStretch & { named: string | null }
      >(
        `select run_id as "runId", chunks.pass, first, last, questions, named
         from chunks join handouts using (run) join runs on runs.id = run
         where handouts.ended = 0 and chunks.pass = handouts.pass and done = 0
           and not exists (select from workers where worker_id = taken_by)
           and not exists (select from ${jobs}.jobs where key = run_id || '/' || chunks.pass || '/' || first)`,
      );
      await forChunks(
        tx,
        chunks.map(({ runId, pass, named, ...within }) => ({
          runId,
          pass,
          within: { ...within, ...(named === null ? {} : { named: JSON.parse(named) }) },
        })),
      );
      const passed = await tx.rows<{ runId: string; pass: Pass }>(
        `select run_id as "runId", pass from handouts join runs on runs.id = run
         where ended = 0
           and not exists (
             select from chunks where chunks.run = handouts.run and chunks.pass = handouts.pass and done = 0)
           and not exists (select from ${jobs}.jobs
             where key in (run_id || '/advance/' || pass, run_id || '/advance/stop'))`,
      );
      for (const { runId, pass } of passed) await forAdvance(tx, [runId], { pass });
    },
  };
}
