/** A file read in another thread: its answers, its faults, and what happens where the thread ends before the file does. */
import { fileURLToPath } from 'node:url';
import { afterEach, beforeEach, expect, test } from 'vitest';
import type { ImportedAnswer } from '../../../src/core/imported-answer.ts';
import { codecOf } from '../../../src/interop/detect.ts';
import { openAnswers } from '../../../src/pipeline/read-answers.ts';
import {
  openedIn,
  openReadingPool,
  type ReadingPool,
  readingThread,
} from '../../../src/pipeline/reader/reading-thread.ts';
import { openWorkerPool } from '../../../src/threads/worker-pool.ts';
import { type Scratch, scratch } from '../../end-to-end/scratch.ts';

let place: Scratch;
beforeEach(async () => {
  place = await scratch();
});
afterEach(() => place[Symbol.asyncDispose]());

const lines = (rows: number) =>
  Array.from({ length: rows }, (_, n) =>
    JSON.stringify({
      question: `Who was ${n}?`,
      gold: `Otto Lind ${n}`,
      model: 'heron',
      answer: `Otto ${n}`,
    }),
  );

/** All that is told of a file, and what is told besides. */
async function told(path: string, open?: () => Promise<ReadingPool | null>, fromBytes = 1) {
  const ended: string[] = [];
  const thread = readingThread(
    open === undefined ? undefined : { threads: 2, fromBytes, ended: (why) => ended.push(why) },
    open,
  );
  const answers: ImportedAnswer[] = [];
  let fault: unknown = null;
  try {
    const opened = await openAnswers(path, await codecOf(path), {
      elsewhere: openedIn(thread, { rows: true }),
    });
    for await (const answer of opened.answers) answers.push(answer);
    return { answers, header: opened.header, ending: opened.ending?.(), fault, ended };
  } catch (error) {
    const { code, message, hint } = error as { code: string; message: string; hint: string };
    fault = { code, message, hint };
    return { answers, fault, ended };
  } finally {
    await thread.close();
  }
}

test('a file that breaks off in a line gives what stands before it, and the same error with its line', async () => {
  const all = lines(1500);
  all[1200] = '{"question": "cut';
  const path = await place.file('answers.jsonl', `${all.join('\n')}\n`);
  const here = await told(path);
  expect(here.fault).toMatchObject({ code: 'file-malformed', message: expect.stringContaining(':1201:') });
  expect(await told(path, openReadingPool)).toEqual(here);
});

test('where the thread ends in the middle, this one reads the rest and says so', async () => {
  const path = await place.file('answers.jsonl', `${lines(6000).join('\n')}\n`);
  const reading = fileURLToPath(new URL('../../../dist/threads/reading-task.mjs', import.meta.url));
  const script = await place.file(
    'ends.mjs',
    `import read from ${JSON.stringify(reading)};
    let pages = 0;
    export default async (task) => {
      if (task.open === undefined && ++pages > 3) process.exit(0);
      return read(task);
    };`,
  );
  const { ended, ...shared } = await told(path, async () =>
    openWorkerPool(script, { threads: 1, memoryMb: 200, youngMb: 6 }),
  );
  expect({ ...shared, ended: [] }).toEqual(await told(path));
  expect(ended).toEqual([
    expect.stringMatching(/answers\.jsonl: the thread that read it ended .*this one reads it/),
  ]);
});

test('no thread is started for a short file, nor where it cannot be had twice', async () => {
  const path = await place.file('answers.jsonl', `${lines(10).join('\n')}\n`);
  let opened = 0;
  const open = async () => {
    opened += 1;
    return null;
  };
  const here = await told(path);
  expect(await told(path, open, 1_000_000)).toEqual(here);
  expect(opened).toBe(0);
  expect(await told(path, open)).toEqual(here);
  expect(opened).toBe(1);
});
