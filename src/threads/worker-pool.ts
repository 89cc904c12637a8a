/**
 * Threads that all do the same task: a file whose default export is called with what `run` was given, one task after the other,
 * and whose answer comes back. Texts and plain records cross, functions do not. A thread that ends before it was told to (its
 * memory is full, it left by itself) ends the pool: what it had in hand is rejected and never asked of another, because the
 * same task would most likely end that one, too. Whoever uses a pool must be able to do without.
 */
import { Tinypool } from 'tinypool';

export interface WorkerPool<Task, Result> {
  /** Threads of it. */
  readonly size: number;
  /** @throws what the task threw, or that its thread has ended. */
  run(task: Task): Promise<Result>;
  /** Ends the threads; what they had in hand is rejected. */
  close(): Promise<void>;
}

export interface WorkerPoolOptions {
  readonly threads: number;
  /** MB that the objects of a thread may take before it is ended. */
  readonly memoryMb: number;
  /** MB of them that are looked through often: few, for work that keeps nothing. */
  readonly youngMb: number;
}

/** Tasks that a thread is handed beforehand. */
const WAITING = 16;

/** @param file - Path of the script. */
export function openWorkerPool<Task, Result>(
  file: string,
  { threads, memoryMb, youngMb }: WorkerPoolOptions,
): WorkerPool<Task, Result> {
  const pool = new Tinypool({
    filename: file,
    minThreads: threads,
    maxThreads: threads,
    // They lie with the thread, which else would wait for this one, however long it is busy.
    concurrentTasksPerWorker: WAITING,
    resourceLimits: { maxOldGenerationSizeMb: memoryMb, maxYoungGenerationSizeMb: youngMb },
  });
  const waiting = new Set<(error: Error) => void>();
  let ended: Error | null = null;

  const end = (error: Error): void => {
    if (ended !== null) return;
    ended = error;
    for (const reject of waiting) reject(error);
    waiting.clear();
    // Not waited for: of a thread that left by itself no end is told.
    pool.destroy().catch(() => undefined);
  };
  pool.on('error', end);
  // A thread that leaves without an error is told of nowhere else.
  for (const thread of pool.threads) thread.on('exit', () => end(new Error('a thread has ended')));

  return {
    size: threads,
    run: (task) =>
      new Promise((resolve, reject) => {
        if (ended !== null) {
          reject(ended);
          return;
        }
        waiting.add(reject);
        pool.run(task).then(
          (result: Result) => {
            waiting.delete(reject);
            resolve(result);
          },
          (error: Error) => {
            waiting.delete(reject);
            reject(error);
          },
        );
      }),
    async close() {
      if (ended !== null) return;
      ended = new Error('the threads were ended');
      await pool.destroy();
    },
  };
}
