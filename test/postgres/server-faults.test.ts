/** A server that goes away, and one that refuses. */
import { readFileSync, rmSync } from 'node:fs';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { openPostgresStore } from '../../src/store/postgres/open-postgres-store.ts';
import { POSTGRES_MIGRATIONS } from '../../src/store/postgres/postgres-migrations.ts';
import {
  datasetOf,
  gradeOf,
  questionsOf,
  replyOf,
  respondentsOf,
  runOf,
} from '../contract/store-fixtures.ts';
import { type CutWire, cutWire } from './cut-wire.ts';
import { type TestDatabase, testDatabase } from './test-database.ts';

const RUN = 'run-1';
const LONGEST_MS = 1000;
const questions = questionsOf(4);
const respondents = respondentsOf(1);
const reply = (at: number) =>
  replyOf({ runId: RUN, question: questions[at]!, respondentId: respondents[0]!.id });

let database: TestDatabase;
beforeAll(async () => {
  database = await testDatabase();
});
afterAll(() => database.drop());
afterEach(() => database.empty());

async function withRun(address: string, longestWaitMs: number) {
  const store = await openPostgresStore(address, { longestWaitMs });
  await store.createRun(runOf(RUN, respondents, 4), [datasetOf(questions)]);
  return store;
}

describe('a server that goes away', () => {
  let wire: CutWire;
  beforeEach(async () => {
    wire = await cutWire(database.address);
  });
  afterEach(() => wire.close());

  test('with a commit whose answer is lost has saved it, once', async () => {
    const store = await withRun(wire.address, 20_000);
    wire.swallowNextCommit();
    await Promise.all([store.saveReply(reply(0)), store.saveReply(reply(1))]);
    await store.saveGrade(gradeOf(reply(0), questions[0]!, { outcome: 'correct' }));
    expect(await store.totals(RUN)).toMatchObject({ replies: 2, graded: 1, costUsd: 0.002 });
    await store.close();
  });

  test('for a moment is waited for, by writers and readers', async () => {
    const store = await withRun(wire.address, 20_000);
    wire.cut();
    const saved = store.saveReply(reply(0));
    const read = store.runs();
    setTimeout(() => wire.mend(), 400);
    await saved;
    expect((await read).map(({ id }) => id)).toEqual([RUN]);
    expect(await store.count()).toBe(1);
    await store.close();
  });

  test('for good ends the run: what was in hand is in a file, and the error says so', async () => {
    const store = await withRun(wire.address, 300);
    wire.cut();
    const failed = await store.saveReply(reply(0)).then(
      () => null,
      (error: Error) => error,
    );
    expect(failed).toMatchObject({ code: 'store-unreachable' });
    const path = /what there was is in (\S+)$/.exec(failed!.message)![1]!;
    expect(JSON.parse(readFileSync(path, 'utf8'))).toMatchObject({ reply: { id: reply(0).reply.id } });
    rmSync(path);
    await store.close().catch(() => undefined);
  });
});

describe('a server that refuses', () => {
  test('a password says so without telling it', async () => {
    await database.query(`do $$ begin create role guarded login password 'right';
      exception when duplicate_object then null; end $$`);
    const address = new URL(database.address);
    [address.username, address.password] = ['guarded', 'wrong-s3cret'];
    const refused = openPostgresStore(address.toString());
    await expect(refused).rejects.toMatchObject({ code: 'store-denied' });
    await expect(refused).rejects.toThrow(/^(?!.*s3cret)postgres:\/\/guarded@/);
    address.password = '';
    await expect(openPostgresStore(address.toString())).rejects.toMatchObject({ code: 'store-denied' });
  });

  test.each([
    [
      'a database that is not there',
      (url: URL) => Object.assign(url, { pathname: '/nowhere' }),
      'store-missing',
    ],
    [
      'TLS that it cannot give as asked',
      (url: URL) => url.searchParams.set('sslmode', 'verify-full'),
      'store-unreachable',
    ],
    ['a port where nobody listens', (url: URL) => Object.assign(url, { port: '1' }), 'store-unreachable'],
  ])('%s', async (_, change, code) => {
    const address = new URL(database.address);
    change(address);
    await expect(openPostgresStore(address.toString())).rejects.toMatchObject({ code });
  });

  test('a write of a reader, and reads for it all the same', async () => {
    const writer = await withRun(database.address, 1000);
    const reader = await openPostgresStore(database.address, { readonly: true });
    expect((await reader.run(RUN)).id).toBe(RUN);
    await expect(reader.saveReply(reply(0))).rejects.toMatchObject({ code: 'output-unwritable' });
    await reader.close();
    await writer.close();
    for (const path of [`output/${new URL(database.address).pathname.slice(1)}.rescued-${process.pid}.jsonl`])
      rmSync(path, { force: true });
  });

  test('a write while another holds the store too long', async () => {
    const store = await withRun(database.address, LONGEST_MS);
    await database.query('begin');
    await database.query('update closedbook_writes set number = number + 1');
    const from = performance.now();
    const writes = [1, 2, 3, 4, 5].map((at) => store.updateRun(RUN, { title: `other ${at}` }));
    const ends = await Promise.allSettled(writes);
    expect(ends.map((end) => end.status === 'rejected' && end.reason.code)).toEqual(
      Array(5).fill('store-locked'),
    );
    // The longest wait once, and a look for each that follows: five waits would be five times as long.
    expect(performance.now() - from).toBeLessThan(4 * LONGEST_MS);
    await database.query('rollback');
    await store.updateRun(RUN, { title: 'other' });
    await store.close();
  });
});

describe('a new database', () => {
  let fresh: TestDatabase;
  beforeEach(async () => {
    fresh = await testDatabase('template0');
  });
  afterEach(() => fresh.drop());

  test('gets one schema from two processes at once, and none from a reader', async () => {
    await expect(openPostgresStore(fresh.address, { readonly: true })).rejects.toMatchObject({
      code: 'store-missing',
    });
    const both = await Promise.all([1, 2].map(() => openPostgresStore(fresh.address)));
    for (const store of both) expect(await store.runs()).toEqual([]);
    for (const store of both) await store.close();
    const rows = await fresh.query('select version::int from closedbook_migrations');
    expect(rows).toEqual(POSTGRES_MIGRATIONS.map(({ version }) => ({ version })));
  });

  test('that another process is making for ever is not waited for as long', async () => {
    await fresh.query('begin');
    await fresh.query('select pg_advisory_xact_lock(4021977001)');
    await expect(openPostgresStore(fresh.address, { longestWaitMs: 200 })).rejects.toMatchObject({
      code: 'store-locked',
    });
    await fresh.query('rollback');
  });

  test('of another program is left alone', async () => {
    await fresh.query('create table invoices (id bigint)');
    await expect(openPostgresStore(fresh.address)).rejects.toThrow(/expected a closedbook store.*invoices/);
  });

  test('is upgraded with its runs, and refused by an older closedbook', async () => {
    await (await withRun(fresh.address, 1000)).close();
    const added = { version: 99, name: 'a note', sql: 'alter table runs add column note text' };
    const newer = [...POSTGRES_MIGRATIONS, added];
    const store = await openPostgresStore(fresh.address, { postgresMigrations: newer });
    expect((await store.run(RUN)).planned).toBe(4);
    await store.close();
    await expect(openPostgresStore(fresh.address)).rejects.toMatchObject({ code: 'store-newer' });
  });
});
