import { existsSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import Libsql from 'libsql';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { MIGRATIONS, type Migration } from '../../src/store/migrations.ts';
import { openStore } from '../../src/store/open-store.ts';
import { datasetOf, questionsOf, replyOf, respondentsOf, runOf } from '../contract/store-fixtures.ts';

let folder: string;
let path: string;

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'closedbook-open-'));
  path = join(folder, 'runs.db');
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

const addColumn: Migration = {
  version: MIGRATIONS[MIGRATIONS.length - 1]!.version + 1,
  name: 'a note on runs',
  statements: (db) => [db.schema.alterTable('runs').addColumn('note', 'text')],
};

describe('opening a store', () => {
  it('makes the folders of a new store', async () => {
    const store = await openStore(join(folder, 'a', 'b', 'runs.db'));
    expect(await store.runs()).toEqual([]);
    await store.close();
  });

  it('says that a text file is no store', async () => {
    writeFileSync(path, 'question,answer\nwho,me\n'.repeat(100));
    await expect(openStore(path)).rejects.toMatchObject({ code: 'store-corrupt' });
  });

  it('says which tables a foreign database has instead of adding its own', async () => {
    const database = new Libsql(path);
    database.exec('create table invoices (id integer)');
    database.close();
    await expect(openStore(path)).rejects.toThrow(/invoices/);
    await expect(openStore(path)).rejects.toMatchObject({ code: 'store-corrupt' });
  });

  it('refuses a store of a newer version without changing it', async () => {
    await (await openStore(path, { migrations: [...MIGRATIONS, addColumn] })).close();
    await expect(openStore(path)).rejects.toMatchObject({ code: 'store-newer' });
  });

  it('upgrades an older store, keeps its runs, and leaves a copy of the old file beside it', async () => {
    const before = await openStore(path);
    await before.createRun(runOf('run1', respondentsOf(1), 3), [datasetOf(questionsOf(3))]);
    await before.close();
    const after = await openStore(path, { migrations: [...MIGRATIONS, addColumn] });
    expect((await after.run('run1')).planned).toBe(3);
    await after.close();
    const copy = `${path}.schema-${MIGRATIONS.at(-1)!.version}.bak`;
    expect(existsSync(copy)).toBe(true);
    const old = await openStore(copy);
    expect((await old.runs()).map(({ id }) => id)).toEqual(['run1']);
    await old.close();
  });

  it('reads a store from before it kept who answered as it is, and counts it when it is upgraded', async () => {
    const [questions, respondents] = [questionsOf(3), respondentsOf(1)];
    const before = await openStore(path);
    await before.createRun(runOf('run1', respondents, 3), [datasetOf(questions)]);
    await before.saveReplies(
      questions.map((question, at) =>
        replyOf({
          ...{ runId: 'run1', question, respondentId: respondents[0]!.id },
          ...(at === 0 ? { part: { status: 'failed', kind: 'error' } } : {}),
        }),
      ),
    );
    const counts = await before.servedCounts('run1');
    expect(counts).toMatchObject([{ respondent: respondents[0]!.id, replies: 2 }]);
    await before.close();
    const database = new Libsql(path);
    database.exec('drop table served_models; drop index replies_signs');
    database.exec('delete from closedbook_migrations where version > 5');
    database.close();
    for (const readonly of [true, false]) {
      const store = await openStore(path, { readonly });
      expect(await store.servedCounts('run1')).toEqual(counts);
      await store.close();
    }
    expect(existsSync(`${path}.schema-5.bak`)).toBe(true);
  });

  it('reads a store whose layout alone is older as it is, and upgrades it with all replies for whoever writes', async () => {
    const [question] = questionsOf(1);
    const [respondent] = respondentsOf(1);
    const asked = { runId: 'run1', question: question!, respondentId: respondent!.id };
    const before = await openStore(path, { migrations: MIGRATIONS.slice(0, 6) });
    await before.createRun(runOf('run1', [respondent!], 3), [datasetOf([question!])]);
    const kept = [0, 1, 2].map((trial) => replyOf({ ...asked, trial }));
    await before.saveReplies(kept);
    await before.close();
    const repliesIn = async (options: { readonly readonly: boolean }) => {
      const store = await openStore(path, options);
      const again = options.readonly ? null : store.saveReply(replyOf({ ...asked, trial: 1, attempt: 1 }));
      if (again !== null) await expect(again).rejects.toMatchObject({ code: 'duplicate-id' });
      const views = await store.page({}, { offset: 0, limit: 9 });
      await store.close();
      return views.map(({ reply }) => reply);
    };
    const replies = kept.map(({ reply }) => reply);
    expect(await repliesIn({ readonly: true })).toEqual(replies);
    expect(existsSync(`${path}.schema-6.bak`)).toBe(false);
    expect(await repliesIn({ readonly: false })).toEqual(replies);
    expect(existsSync(`${path}.schema-6.bak`)).toBe(true);
  });

  it('gives up with store-locked when another process keeps writing', async () => {
    await (await openStore(path)).close();
    // The same library on both sides: two copies of SQLite in one process do not see each other's locks.
    const other = new Libsql(path);
    other.exec('begin immediate');
    const store = await openStore(path, { longestWaitMs: 200, driver: 'libsql' });
    await expect(store.createRun(runOf('run1', [], 0), [])).rejects.toMatchObject({ code: 'store-locked' });
    other.exec('rollback');
    await store.createRun(runOf('run1', [], 0), []);
    await store.close();
    other.close();
  });

  it('reads a missing store as a missing file and makes none', async () => {
    await expect(openStore(path, { readonly: true })).rejects.toMatchObject({ code: 'file-missing' });
    expect(existsSync(path)).toBe(false);
  });

  it('says that a folder cannot be a store', async () => {
    mkdirSync(path);
    await expect(openStore(path)).rejects.toMatchObject({ code: 'output-unwritable' });
  });

  it('tells a damaged page from a store that is in use', async () => {
    const store = await openStore(path);
    await store.createRun(runOf('run1', respondentsOf(1), 2000), [datasetOf(questionsOf(2000))]);
    await store.close();
    const { openSync, writeSync, closeSync, fstatSync } = await import('node:fs');
    const file = openSync(path, 'r+');
    const junk = Buffer.alloc(4096, 0x5a);
    for (let at = 4096 * 3; at < fstatSync(file).size; at += 4096) writeSync(file, junk, 0, junk.length, at);
    closeSync(file);
    const work = async () => {
      const damaged = await openStore(path);
      for await (const question of damaged.questions('run1')) expect(question.id).toBeTruthy();
    };
    await expect(work()).rejects.toMatchObject({ code: 'store-corrupt' });
  });
});
