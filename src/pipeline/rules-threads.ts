/** Threads for the rules: where their script lies, and what each may take. Null where there is none, and then there are no threads. */
import { existsSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import type { Judgement } from '../core/grade.ts';
import type { WorkerPool } from '../threads/worker-pool.ts';
import type { RulesTask } from './rules-task.ts';

export type RulesThreads = WorkerPool<RulesTask, Judgement[]>;

/** Rules and what they load take 50, and answers of 100,000 characters, the longest that are read, no 30 more. */
const MEMORY_MB = 120;
/** V8's habit is 48; rules keep nothing, and of six 12 MB less are taken than of twelve, in the same time. */
const YOUNG_MB = 6;

/** @param threads - Beside the one that asks. */
export async function openRulesThreads(threads: number): Promise<RulesThreads | null> {
  const file = scriptOf('rules-task');
  if (file === null) return null;
  const { openWorkerPool } = await import('../threads/worker-pool.ts');
  return openWorkerPool(file, { threads, memoryMb: MEMORY_MB, youngMb: YOUNG_MB });
}

/** Chunks, entries and sources lie at different depths. Who bundles closedbook into a program of their own has no such file. */
function scriptOf(name: string): string | null {
  for (const place of ['./threads', '../threads', '../../dist/threads']) {
    const path = fileURLToPath(new URL(`${place}/${name}.mjs`, import.meta.url));
    if (existsSync(path)) return path;
  }
  return null;
}
