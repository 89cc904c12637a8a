/** An import that was killed: while it read, it can be repeated; while it graded, it goes on. */
import { afterEach, beforeEach, expect, test } from 'vitest';
import { newRunId } from '../../src/core/run-id.ts';
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
