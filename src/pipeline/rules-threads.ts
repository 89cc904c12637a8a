/** Threads for the rules, and what each may take; null where their script is not to be had. */
import type { Judgement } from '../core/grade.ts';
import type { WorkerPool } from '../threads/worker-pool.ts';
import type { RulesTask } from './rules-task.ts';
import { threadScript } from './thread-script.ts';

export type RulesThreads = WorkerPool<RulesTask, Judgement[]>;

/** Rules and what they load take 50, and answers of 100,000 characters, the longest that are read, no 30 more. */
const MEMORY_MB = 120;
/** V8's habit is 48; rules keep nothing, and of six 12 MB less are taken than of twelve, in the same time. */
const YOUNG_MB = 6;

/** @param threads - Beside the one that asks. */
export async function openRulesThreads(threads: number): Promise<RulesThreads | null> {
  const file = threadScript('rules-task');
  if (file === null) return null;
  const { openWorkerPool } = await import('../threads/worker-pool.ts');
  return openWorkerPool(file, { threads, memoryMb: MEMORY_MB, youngMb: YOUNG_MB });
}
