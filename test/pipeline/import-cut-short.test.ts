/** An import that was killed: while it read, it can be repeated; while it graded, it goes on. */
import { afterEach, beforeEach, expect, test } from 'vitest';
import { newRunId } from '../../src/core/run-id.ts';
import { regradeRun } from '../../src/pipeline/grade/regrade-run.ts';
import type { Workspace } from '../../src/pipeline/workspace.ts';
import { openConnection } from '../../src/sqlite/sqlite-connection.ts';
import { openStore } from '../../src/store/open-store.ts';
import { closedbook } from '../cli/captured-terminal.ts';
import { runOf } from '../contract/store-fixtures.ts';
import { type Scratch, scratch } from '../end-to-end/scratch.ts';

let place: Scratch;
let log: string;
beforeEach(async () => {
  place = await scratch();
  const rows = Array.from({ length: 40 }, (_, n) => ({
    id: `q${n}`,
    question: `Who painted number ${n}?`,
    gold: `Ada Quill ${n}`,
    model: 'heron',
    response: `Ada Quill ${n}`,
  }));
  log = await place.file('log.jsonl', rows.map((row) => `${JSON.stringify(row)}\n`).join(''));
});
afterEach(() => place[Symbol.asyncDispose]());

const store = () => ['--store', place.path('runs.db')];
const imported = async () => JSON.parse((await closedbook(['import', log, '--json', ...store()])).out);

test('one killed while it graded is graded to the end when repeated', async () => {
  const first = await imported();
  // The state that a kill between reading and grading leaves.
  const connection = await openConnection(place.path('runs.db'), { readonly: false });
  for (const table of ['standing', 'grades']) connection.exec(`DELETE FROM ${table}`);
  connection.close();
  const again = await imported();
  expect(again).toMatchObject({ runId: first.runId, alreadyImported: true });
  expect(again.outcomes).toEqual(first.outcomes);
  expect(again.notes.join()).toContain('its grading had not ended');
  expect((await imported()).outcomes).toBeNull();
});

test('one killed while it read is told as interrupted, and repeating it takes its place', async () => {
  const id = newRunId('2026-01-02T00:00:00.000Z');
  const cut = runOf(id, [], 0);
  const open = await openStore(place.path('runs.db'));
  const source = { format: 'rows', path: 'log.jsonl', notes: [], files: [] };
  await open.createRun({ ...cut, spec: null, status: 'running', manifest: { ...cut.manifest, source } }, []);
  expect(await open.isLeased(id)).toBe(false);
  const lease = await open.lease(id, 'somebody');
  expect(await open.isLeased(id)).toBe(true);
  await lease.release();
  await open.close();
  const listed = async () => JSON.parse((await closedbook(['runs', '--json', ...store()])).out);
  expect(await listed()).toMatchObject([{ id, status: 'interrupted' }]);
  const { runId } = await imported();
  expect(await listed()).toMatchObject([{ id: runId, status: 'imported' }]);
});

test('grading that is stopped between two pages keeps what it graded, and goes on when repeated', async () => {
  const rows = Array.from({ length: 500 }, (_, n) => `${n},Who painted ${n}?,Ada Quill,Ada Quill,heron\n`);
  log = await place.file('many.csv', `id,question,gold,answer,model\n${rows.join('')}`);
  const { runId } = await imported();
  const interrupt = new AbortController();
  const workspace: Workspace = {
    storePath: place.path('runs.db'),
    env: {},
    config: {},
    now: () => new Date(),
    // A signal comes as an event of its own, and must be heard between two pages.
    progress: () => void setImmediate(() => interrupt.abort()),
    stop: interrupt.signal,
    abandon: new AbortController().signal,
    version: '1.0.0',
    warn: () => undefined,
    // As on the command line, where the first rows are held until it is clear whether there are many.
    threads: { threads: 2 },
  };
  const graded = async () => {
    const open = await openStore(place.path('runs.db'), { readonly: true });
    const { grades } = (await open.graders(runId)).find(({ rubric }) => rubric === 'aa')!;
    await open.close();
    return grades;
  };
  const stopped = regradeRun(runId, workspace, { rubric: 'aa', judges: [], rulesOnly: true });
  await expect(stopped).rejects.toMatchObject({ code: 'interrupted', exitCode: 130 });
  expect(await graded()).toBe(200);
  const { code } = await closedbook(['grade', runId, '--rules-only', '--rubric', 'aa', ...store()]);
  expect([code, await graded()]).toEqual([0, 500]);
});
