/** Threads for the rules: where their script lies, and what each may take. Null where there is none, and then there are no threads. */
import { existsSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import type { Judgement } from '../core/grade.ts';
import type { WorkerPool } from '../threads/worker-pool.ts';
import type { RulesTask } from './rules-task.ts';

export type RulesThreads = WorkerPool<RulesTask, Judgement[]>;

/** The longest answers that are read at all take a tenth of it. */
const MEMORY_MB = 200;
const YOUNG_MB = 12;

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
