/** What is written and stored with other threads is what is without, to the byte. */
import { existsSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import type { Worker } from 'node:worker_threads';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { importRun } from '../../src/pipeline/exchange/import-run.ts';
import { grade } from '../../src/pipeline/grade/grade.ts';
import type { ThreadUse } from '../../src/pipeline/rules-ahead.ts';
import { closedbook } from '../cli/captured-terminal.ts';
import { workspaceOf } from '../desk/desk-store.ts';
import { type Scratch, scratch } from '../end-to-end/scratch.ts';

let place: Scratch;
let file: string;
beforeAll(async () => {
  place = await scratch();
  const said = [
    (n: number) => `Otto Lind ${n}`,
    (n: number) => `It was Ada Quill in ${1800 + n}.`,
    () => 'I do not know.',
    (n: number) => `Either Otto Lind ${n} or somebody else, ⟨nobody⟩ is sure`,
    () => '',
  ];
  const rows = Array.from({ length: 400 }, (_, n) => ({
    id: `q${n % 100}`,
    question: `Who founded society number ${n % 100}?`,
    gold: `Otto Lind ${n % 100}`,
    model: ['heron', 'rook', 'owl', 'kite'][Math.floor(n / 100)],
    answer: said[(n + Math.floor(n / 100)) % said.length]!(n % 100),
  }));
  file = await place.file('answers.jsonl', rows.map((row) => `${JSON.stringify(row)}\n`).join(''));
});
afterAll(() => place[Symbol.asyncDispose]());

const named = (threads: ThreadUse | undefined): string =>
  threads === undefined ? 'alone' : threads.fromBytes === undefined ? 'shared' : 'read';

const JOB = { rulesOnly: true, judges: [] };

/** Whether the threads were used, too: else the same would be no wonder. Rules beside this thread, and with one that reads. */
async function inThreads<Result>(times: number, work: (threads: ThreadUse | undefined) => Promise<Result>) {
  let opened = 0;
  const count = () => {
    opened += 1;
  };
  process.on('worker', count);
  const alone = await work(undefined);
  expect(opened).toBe(0);
  const shared = await work({ threads: 2, from: 50 });
  expect(opened).toBe(times);
  opened = 0;
  const read = await work({ threads: 2, from: 50, fromBytes: 1 });
  process.off('worker', count);
  expect(opened).toBe(2);
  return { alone, shared, read };
}

test('a graded file', async () => {
  // A rubric is known by its object: no verdict is remembered of the time before.
  const { alone, shared, read } = await inThreads(1, async (threads) => {
    const out = place.path(`${named(threads)}.jsonl`);
    const workspace = {
      ...workspaceOf(place.path('none.db')),
      threads,
      config: { rubrics: { house: { version: '1', summary: 'as we read them' } } },
    };
    const { out: _, ...counts } = await grade(file, workspace, { ...JOB, rubric: 'own/house', out });
    return { counts, bytes: await readFile(out, 'utf8') };
  });
  for (const other of [shared, read]) {
    expect(other.bytes).toBe(alone.bytes);
    expect(other.counts).toEqual(alone.counts);
  }
});

test.each([
  ['grades', { threads: 2, from: 50 }],
  ['reads', { threads: 2, from: 1000, fromBytes: 1 }],
])('Ctrl-C ends grading a file, and the thread that %s; nothing is written', async (_, threads) => {
  const out = place.path('stopped.jsonl');
  const stopping = new AbortController();
  const ends: Promise<unknown>[] = [];
  const heard = (thread: Worker) => {
    ends.push(new Promise((resolve) => thread.once('exit', resolve)));
    stopping.abort();
  };
  process.on('worker', heard);
  const workspace = {
    ...workspaceOf(place.path('none.db')),
    stop: stopping.signal,
    threads,
  };
  const stopped = grade(file, workspace, { ...JOB, rubric: 'simpleqa', out });
  await expect(stopped).rejects.toMatchObject({ code: 'interrupted' });
  process.off('worker', heard);
  expect(existsSync(out)).toBe(false);
  expect(ends).toHaveLength(1);
  await Promise.all(ends);
});

test('an import, and the same run graded again under another rubric', async () => {
  const exported = async (run: string, store: string) => {
    const out = `${store}.jsonl`;
    await closedbook(['export', run, '--to', 'jsonl', '--out', out, '--store', store, '--force']);
    const lines = (await readFile(out, 'utf8')).trimEnd().split('\n');
    return lines.map((line) => {
      const { id: _, run: __, ...row } = JSON.parse(line);
      return row;
    });
  };
  const { alone, shared, read } = await inThreads(2, async (threads) => {
    const store = place.path(`${named(threads)}.db`);
    const workspace = { ...workspaceOf(store), threads };
    const { runId, ...imported } = await importRun([file], workspace, {
      ...JOB,
      dryRun: false,
      again: false,
    });
    const first = await exported(runId!, store);
    const { target: _, ...again } = await grade(runId!, workspace, { ...JOB, rubric: 'aa' });
    return { ...imported, run: null, first, again, second: await exported(runId!, store) };
  });
  expect(shared).toEqual(alone);
  expect(read).toEqual(alone);
  expect(shared.first).toHaveLength(400);
});
