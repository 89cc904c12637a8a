import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import Libsql from 'libsql';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { withStore } from '../../src/store/with-store.ts';
import { runOf } from '../contract/store-fixtures.ts';

describe('work with a store', () => {
  let folder: string;
  let path: string;

  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'closedbook-with-'));
    path = join(folder, 'runs.db');
  });
  afterEach(() => rmSync(folder, { recursive: true, force: true }));

  it('gives what the work gave, and another may hold the run afterwards', async () => {
    const hold = () =>
      withStore(path, async (store) => {
        if ((await store.runs()).length === 0) await store.createRun(runOf('run1', [], 0), []);
        await store.lease('run1', 'me');
        return (await store.runs()).map(({ id }) => id);
      });
    expect(await hold()).toEqual(['run1']);
    expect(await hold()).toEqual(['run1']);
  });

  it('tells the first cause where closing fails, too', async () => {
    const other = new Libsql(path);
    const work = withStore(
      path,
      async (store) => {
        await store.createRun(runOf('run1', [], 0), []);
        await store.lease('run1', 'me');
        other.exec('begin immediate');
        throw new Error('the work failed');
      },
      { longestWaitMs: 100, driver: 'libsql' },
    );
    await expect(work).rejects.toThrow('the work failed');
    other.close();
  });

  it('tells that closing failed where nothing else did', async () => {
    const other = new Libsql(path);
    const work = withStore(
      path,
      async (store) => {
        await store.createRun(runOf('run1', [], 0), []);
        await store.lease('run1', 'me');
        other.exec('begin immediate');
      },
      { longestWaitMs: 100, driver: 'libsql' },
    );
    await expect(work).rejects.toMatchObject({ code: 'store-locked' });
    other.close();
  });
});
