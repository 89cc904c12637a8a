/** Verdicts of other threads: the same, in the order of the rows, and nothing lost where a thread is. */
import { fileURLToPath } from 'node:url';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { inPages, rulesAhead, type ThreadUse } from '../../src/pipeline/rules-ahead.ts';
import { openRulesThreads, type RulesThreads } from '../../src/pipeline/rules-threads.ts';
import { type GradeByRulesInput, gradeByRules } from '../../src/stages/grade/rules/grade-by-rules.ts';
import { verdictMemory } from '../../src/stages/grade/rules/remembered-verdict.ts';
import { openWorkerPool } from '../../src/threads/worker-pool.ts';
import { referenceFromText } from '../../src/values/reference-from-text.ts';
import { type Scratch, scratch } from '../end-to-end/scratch.ts';

let place: Scratch;
beforeEach(async () => {
  place = await scratch();
});
afterEach(() => place[Symbol.asyncDispose]());

const references = [['Otto Lind'], ['1 May 1815'], ['42']].map((gold) => referenceFromText(gold));

/** Every third is a decline, every seventh nothing that rules are asked of; the last is longer than what is remembered. */
const ROWS = Array.from({ length: 600 }, (_, n) => {
  const answer = n % 3 === 0 ? `I do not know number ${n % 50}.` : `It was Otto Lind in 18${n % 90}.`;
  return {
    n,
    input:
      n % 7 === 0
        ? null
        : ({
            question: `What about number ${n % 5}?`,
            reference: references[n % 3]!,
            kind: 'answerable',
            answer: n === 599 ? `${'Nobody knows. '.repeat(200)}Otto Lind` : answer,
            rubric: 'verified',
          } satisfies GradeByRulesInput),
  };
});

async function* read(rows = ROWS, fault?: Error) {
  yield* rows;
  if (fault !== undefined) throw fault;
}

async function graded(use: ThreadUse | undefined, open: typeof openRulesThreads = openRulesThreads) {
  const memory = verdictMemory(1000);
  const all: { n: number; said: unknown }[] = [];
  let known = 0;
  for await (const page of rulesAhead(inPages(read()), { memory, use, open, asked: ({ input }) => input })) {
    for (const { row, said } of page) {
      if (said !== null) known += 1;
      all.push({ n: row.n, said: row.input === null ? null : (said ?? memory.verdictOf(row.input)) });
    }
  }
  return { all, known };
}

const EXPECTED = ROWS.map(({ n, input }) => ({ n, said: input === null ? null : gradeByRules(input) }));
const ASKED = ROWS.filter(({ input }) => input !== null).length;

test('verdicts of threads are those of the rules, and rows keep their order', async () => {
  const { all, known } = await graded({ threads: 3, from: 20 });
  expect(all).toEqual(EXPECTED);
  expect(known).toBe(ASKED);
});

test('no thread is started for few answers, for none that are new, or where there is to be one thread', async () => {
  let opened = 0;
  const open = async (): Promise<RulesThreads | null> => {
    opened += 1;
    return null;
  };
  expect((await graded(undefined)).all).toEqual(EXPECTED);
  expect((await graded({ threads: 1, from: 1 }, open)).all).toEqual(EXPECTED);
  expect((await graded({ threads: 2, from: 5000 }, open)).all).toEqual(EXPECTED);
  expect(opened).toBe(0);
  // One that cannot be had is asked for once.
  expect((await graded({ threads: 2, from: 20 }, open)).all).toEqual(EXPECTED);
  expect(opened).toBe(1);
});

test('where a thread ends in the middle, this one goes on', async () => {
  const rules = fileURLToPath(new URL('../../dist/threads/rules-task.mjs', import.meta.url));
  const script = await place.file(
    'ends.mjs',
    `import verdicts from ${JSON.stringify(rules)};
    let asked = 0;
    export default async (task) => {
      if (++asked > 2) {
        await new Promise((resolve) => setTimeout(resolve, 50));
        process.exit(0);
      }
      return verdicts(task);
    };`,
  );
  const open = async (threads: number) => openWorkerPool(script, { threads, memoryMb: 120, youngMb: 6 });
  const { all, known } = await graded({ threads: 2, from: 20 }, open as typeof openRulesThreads);
  expect(all).toEqual(EXPECTED);
  expect(known).toBeGreaterThan(0);
  expect(known).toBeLessThan(ASKED);
});

test('rows before a fault of the file are given out, and then the fault', async () => {
  for (const use of [undefined, { threads: 2, from: 20 }, { threads: 2, from: 5000 }]) {
    const met: number[] = [];
    const pages = rulesAhead(inPages(read(ROWS.slice(0, 300), new Error('row 301 is cut off'))), {
      memory: verdictMemory(1000),
      use,
      asked: ({ input }) => input,
    });
    await expect(async () => {
      for await (const page of pages) met.push(...page.map(({ row }) => row.n));
    }).rejects.toThrow('row 301');
    expect(met).toEqual(ROWS.slice(0, 300).map(({ n }) => n));
  }
});
