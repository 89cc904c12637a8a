/** Writing: one transaction at a time, whoever begins it. */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { availableDrivers, openConnection } from '../../src/sqlite/sqlite-connection.ts';
import { Database } from '../../src/store/database.ts';

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'closedbook-database-'));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

describe.each(await availableDrivers())('a database on %s', (driver) => {
  test('takes writes that begin at the same moment one after the other', async () => {
    const path = join(folder, 'a.db');
    const connection = await openConnection(path, { readonly: false, driver });
    const database = new Database(connection, { path, readonly: false, now: Date.now });
    database.exec('create table told (word text)');
    const tell = (word: string) =>
      database.write(() => database.prepare('insert into told values (?)').run(word));
    await Promise.all(['a', 'b', 'c'].map(tell));
    expect(database.prepare('select word from told order by word').all()).toEqual([
      { word: 'a' },
      { word: 'b' },
      { word: 'c' },
    ]);
    database.close();
  });

  test('leaves the disk to another thread in the writes that ask for it, in no other', async () => {
    const path = join(folder, 'b.db');
    const connection = await openConnection(path, { readonly: false, driver });
    const database = new Database(connection, { path, readonly: false, now: Date.now });
    database.prepare('pragma journal_mode = wal').all();
    database.exec('pragma synchronous = full; create table told (word text)');
    const level = () => (database.prepare('pragma synchronous').get() as { synchronous: number }).synchronous;
    const [NORMAL, FULL] = [1, 2];
    const refused = () => {
      throw new Error('refused');
    };
    const levels = await Promise.all([
      database.write(level, { syncApart: true }),
      database.write(level),
      database.write(refused, { syncApart: true }).catch(() => level()),
      database.write(level, { syncApart: true }),
    ]);
    expect(levels).toEqual([NORMAL, FULL, FULL, NORMAL]);
    expect(level()).toBe(FULL);
    database.close();
  });
});
