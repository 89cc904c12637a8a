/**
 * Jobs of a shared store, by graphile-worker: it hands each to one worker at a time and tells workers of new ones. What a job
 * means, who is alive and what was done is told elsewhere; a task here never fails, for what it could not do becomes a new job.
 */
import { EventEmitter } from 'node:events';
import { ClosedbookError } from '../core/errors.ts';
import { isLostConnection } from '../postgres/lost-connection.ts';
import { postgresName } from '../postgres/postgres-address.ts';
import { connectPool } from '../postgres/postgres-pool.ts';
import { importGraphileWorker } from './import-graphile-worker.ts';

export interface JobsPlace {
  /** Of the store. */
  readonly address: string;
  readonly env: Readonly<Record<string, string | undefined>>;
  readonly schema: string;
}

export interface RunJobsOptions extends JobsPlace {
  /** What is done, by the names of jobs; each is told who holds the lock of its job. */
  readonly tasks: Readonly<Record<string, (payload: unknown, worker: string) => Promise<void>>>;
  /** Told who holds the locks of jobs, and done before the first of them is begun. */
  readonly enlist: (worker: string) => Promise<void>;
  /** Jobs under way at a time. */
  readonly atOnce: number;
  /** Flags of jobs that are left to others; asked before each job. */
  readonly leaves: () => readonly string[];
  /** What the engine says of its troubles. */
  readonly onTrouble?: (message: string) => void;
}

export interface RunningJobs {
  /** Who holds the locks of the jobs under way. */
  readonly worker: string;
  /** Whether the engine has ended, by itself or because it was stopped. */
  readonly hasEnded: boolean;
  /** Takes no new job and waits for those under way. */
  stop(): Promise<void>;
}

const POLL_MS = 1000;

/** Makes the tables of the queue, or brings them up to date. @throws ClosedbookError `library-missing`, what the driver throws. */
export async function prepareJobs({ address, env, schema }: JobsPlace): Promise<void> {
  const { runMigrations, Logger } = await importGraphileWorker();
  const pool = await connectPool(address, env, { most: 1 });
  try {
    await runMigrations({ pgPool: pool, schema, logger: new Logger(() => () => undefined) });
  } finally {
    await pool.end();
  }
}

/** @throws ClosedbookError `library-missing`, `store-unreachable`, what the driver and `enlist` throw. */
export async function runJobs(options: RunJobsOptions): Promise<RunningJobs> {
  try {
    return await start(options);
  } catch (cause) {
    if (!isLostConnection(cause)) throw cause;
    const message = `${postgresName(options.address)}: ${(cause as Error).message}`;
    throw new ClosedbookError('store-unreachable', message, { cause });
  }
}

async function start(options: RunJobsOptions): Promise<RunningJobs> {
  const { address, env, schema, tasks, atOnce, leaves, enlist, onTrouble } = options;
  const { run, Logger } = await importGraphileWorker();
  const pool = await connectPool(address, env, { most: 3 });
  const events = new EventEmitter();
  let worker = '';
  let begin: () => void = () => undefined;
  const mayBegin = new Promise<void>((resolve) => {
    begin = resolve;
  });
  const taskList = Object.fromEntries(
    Object.entries(tasks).map(([name, task]) => [
      name,
      async (payload: unknown) => {
        await mayBegin;
        await task(payload, worker);
      },
    ]),
  );
  events.on('pool:create', ({ workerPool }: { readonly workerPool: { readonly id: string } }) => {
    worker = workerPool.id;
  });
  const runner = await run({
    pgPool: pool,
    schema,
    concurrency: atOnce,
    pollInterval: POLL_MS,
    // A pooler between may give each statement another connection.
    noPreparedStatements: true,
    noHandleSignals: true,
    // Without a delay the engine waits for nothing when a job is done, and a server that is away then ends the whole process.
    preset: { worker: { completeJobBatchDelay: 0, failJobBatchDelay: 0 } },
    taskList,
    forbiddenFlags: () => [...leaves()],
    events,
    logger: new Logger(() => (level, message) => {
      if (level === 'error') onTrouble?.(message);
    }),
  }).catch(async (cause: unknown) => {
    await pool.end();
    throw cause;
  });
  let hasEnded = false;
  let stopping: Promise<void> | null = null;
  const ended = runner.promise
    .catch((cause: unknown) => onTrouble?.(String(cause)))
    .then(async () => {
      hasEnded = true;
      await stopping?.catch(() => undefined);
      await pool.end();
    });
  const stop = async () => {
    // An engine that has ended by itself refuses to be stopped.
    stopping ??= runner.stop().catch(() => undefined);
    await ended;
  };
  try {
    await enlist(worker);
  } catch (cause) {
    begin();
    await stop();
    throw cause;
  }
  begin();
  return {
    worker,
    get hasEnded() {
      return hasEnded;
    },
    stop,
  };
}
