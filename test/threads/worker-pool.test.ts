/** Threads that do what they are told, and what is told of one that ends before. */
import { afterEach, beforeEach, expect, test } from 'vitest';
import { openWorkerPool } from '../../src/threads/worker-pool.ts';
import { type Scratch, scratch } from '../end-to-end/scratch.ts';

const LIMITS = { memoryMb: 50, youngMb: 6 };

let place: Scratch;
beforeEach(async () => {
  place = await scratch();
});
afterEach(() => place[Symbol.asyncDispose]());

const poolOf = async (body: string, threads = 1) =>
  openWorkerPool<string, string>(
    await place.file('task.mjs', `export default async (task) => { ${body} };`),
    {
      ...LIMITS,
      threads,
    },
  );

test('every task is answered, whichever thread takes it', async () => {
  const pool = await poolOf('return task.toUpperCase();', 2);
  const words = Array.from({ length: 50 }, (_, n) => `word ${n}`);
  expect(await Promise.all(words.map((word) => pool.run(word)))).toEqual(
    words.map((word) => word.toUpperCase()),
  );
  await pool.close();
  await expect(pool.run('more')).rejects.toThrow('ended');
});

test('a task that throws is rejected with what it threw, and the next is done', async () => {
  const pool = await poolOf('if (task === "bad") throw new Error("no such word"); return task;');
  await expect(pool.run('bad')).rejects.toThrow('no such word');
  expect(await pool.run('good')).toBe('good');
  await pool.close();
});

test.each([
  ['leaves', 'if (task === "end") process.exit(0); return task;'],
  [
    'fills its memory',
    'if (task === "end") for (const all = []; ; ) all.push(Array(1e5).fill(0)); return task;',
  ],
])('whatever a thread that %s had in hand is rejected at once', async (_, body) => {
  const pool = await poolOf(body);
  expect(await pool.run('first')).toBe('first');
  const rest = await Promise.allSettled(['end', 'behind it', 'and behind'].map((word) => pool.run(word)));
  expect(rest.map(({ status }) => status)).toEqual(['rejected', 'rejected', 'rejected']);
  await expect(pool.run('later')).rejects.toThrow();
  await pool.close();
});
