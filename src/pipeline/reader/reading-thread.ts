/**
 * A file read in a thread beside this one, its answers handed over a page at a time, in their order. The thread does what this one
 * would do, from the first byte on, and nothing is shared with it; so where it ends before the file does, or cannot be had,
 * this one reads the file itself and passes over what it was given. A thread that ended is told of: it cost time.
 */
import { statSync } from 'node:fs';
import type { Codec, ImportEnding, OpenedImport } from '../../core/codec.ts';
import { ClosedbookError } from '../../core/errors.ts';
import type { ImportedAnswer } from '../../core/imported-answer.ts';
import { codecNamed } from '../../interop/detect.ts';
import { glanceAt } from '../../interop/glance.ts';
import type { WorkerPool } from '../../threads/worker-pool.ts';
import type { OpenElsewhere } from '../read-answers.ts';
import type { ThreadUse } from '../rules-ahead.ts';
import { threadScript } from '../thread-script.ts';
import { answerUnpacker, type ReadAnswer } from './packed-answers.ts';
import type { Fault, FileToRead, ReadingTask, ReadingTold } from './reading-task.ts';

export type ReadingPool = WorkerPool<ReadingTask, ReadingTold>;

export interface ReadingThread {
  /**
   * The file, opened there; null where it is better read here.
   * @param here - Opens it in this thread, should that be needed after all.
   * @throws ClosedbookError of reading.
   */
  open(
    path: string,
    codec: Codec,
    file: Pick<FileToRead, 'reading' | 'rows'> & { readonly here: () => Promise<OpenedImport> },
  ): Promise<OpenedPages | null>;
  close(): Promise<void>;
}

export interface OpenedPages extends Pick<OpenedImport, 'header'> {
  readonly pages: AsyncIterable<readonly ReadAnswer[]>;
  /** Call after the pages have been read to their end. */
  ending(): ImportEnding;
}

/** Pages that are asked for before they are wanted: two saves of a thousand rows. */
const AHEAD = 4;
/** Some formats hold their whole document; what streams stays under 50. */
const MEMORY_MB = 1024;
/** Of 16 and 24 the whole takes as long, and more memory. */
const YOUNG_MB = 6;

const NOTHING: ImportEnding = { recomputedMetrics: [], notes: [] };

/** Starts when the first file is opened that is worth it. */
export function readingThread(
  use: ThreadUse | undefined,
  open: () => Promise<ReadingPool | null> = openReadingPool,
): ReadingThread {
  let pool: ReadingPool | null | undefined;
  let files = 0;

  const lost = (path: string, error: unknown): void => {
    pool = null;
    const why = error instanceof Error ? error.message : String(error);
    use?.ended?.(`${path}: the thread that read it ended (${why}); this one reads it`);
  };

  return {
    async open(path, codec, { here, ...file }) {
      const least = use?.fromBytes;
      if (least === undefined || pool === null || !(await isWorthIt(path, codec, least))) return null;
      pool ??= await open().catch(() => null);
      const thread = pool;
      if (thread === null) return null;
      const number = ++files;
      let told: ReadingTold;
      try {
        told = await thread.run({ open: { ...file, path, format: codec.format }, number });
      } catch (error) {
        lost(path, error);
        return null;
      }
      if (told.fault !== undefined) throw errorOf(told.fault);
      let ending = (): ImportEnding => NOTHING;

      async function* pages(): AsyncGenerator<readonly ReadAnswer[]> {
        let given = 0;
        try {
          const unpack = answerUnpacker();
          for await (const next of answersOf(thread!, number)) {
            for (const why of next.ended ?? []) use?.ended?.(why);
            if (next.fault !== undefined) throw errorOf(next.fault);
            if (next.ending !== undefined) {
              const end = next.ending;
              ending = () => end;
              return;
            }
            if (next.page === undefined) continue;
            const page = unpack(next.page);
            given += page.length;
            yield page;
          }
        } catch (error) {
          if (error instanceof ClosedbookError) throw error;
          if (!(error instanceof ThreadEnded)) throw error;
          lost(path, error.cause);
        }
        const again = await here();
        ending = again.ending ?? ending;
        yield* after(given, again.answers);
      }

      return { header: told.header!, pages: pages(), ending: () => ending() };
    },
    async close() {
      await pool?.close();
      pool = null;
    },
  };
}

/** What the file tells, read there; what is made of it is made by whoever asks. */
export function openedIn(thread: ReadingThread, { rows }: Pick<FileToRead, 'rows'>): OpenElsewhere {
  return async (path, codec, { options, here }) => {
    const opened = await thread.open(path, codec, { reading: { upTo: 'answers', options }, rows, here });
    if (opened === null) return null;
    const { header, pages, ending } = opened;
    async function* answers(): AsyncGenerator<ImportedAnswer> {
      for await (const page of pages) for (const { answer } of page) yield answer;
    }
    return { header, answers: answers(), ending };
  };
}

class ThreadEnded extends Error {}

/** What the thread says, asked for ahead. */
async function* answersOf(thread: ReadingPool, number: number): AsyncGenerator<ReadingTold> {
  const asked: Promise<ReadingTold>[] = [];
  for (;;) {
    while (asked.length < AHEAD) {
      const told = thread.run({ number });
      told.catch(() => {});
      asked.push(told);
    }
    let told: ReadingTold;
    try {
      told = await asked.shift()!;
    } catch (cause) {
      throw new ThreadEnded('the thread has ended', { cause });
    }
    yield told;
  }
}

const PAGE = 128;

/** The answers behind those that were given. */
async function* after(
  given: number,
  answers: AsyncIterable<ImportedAnswer>,
): AsyncGenerator<readonly ReadAnswer[]> {
  let at = 0;
  let page: ReadAnswer[] = [];
  for await (const answer of answers) {
    at += 1;
    if (at <= given) continue;
    page.push({ answer, said: null });
    if (page.length < PAGE) continue;
    yield page;
    page = [];
  }
  if (page.length > 0) yield page;
}

/** Text of some length, by a codec that the thread has, too: a database or a folder is no stream of bytes. */
async function isWorthIt(path: string, codec: Codec, least: number): Promise<boolean> {
  const size = statSync(path, { throwIfNoEntry: false });
  if (size === undefined || !size.isFile() || size.size < least) return false;
  const { kind } = await glanceAt(path);
  if (kind !== 'json' && kind !== 'jsonl' && kind !== 'text') return false;
  return (await codecNamed(codec.format)) === codec;
}

function errorOf({ code, message, hint, cause }: Fault): ClosedbookError {
  return new ClosedbookError(code, message, { hint, ...(cause === null ? {} : { cause: new Error(cause) }) });
}

export async function openReadingPool(): Promise<ReadingPool | null> {
  const file = threadScript('reading-task');
  if (file === null) return null;
  const { openWorkerPool } = await import('../../threads/worker-pool.ts');
  return openWorkerPool(file, { threads: 1, memoryMb: MEMORY_MB, youngMb: YOUNG_MB });
}
