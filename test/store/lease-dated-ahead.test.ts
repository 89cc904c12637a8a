/** A lease that a machine with a wrong clock dated into the future does not hold a run for ever. */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { openStore } from '../../src/store/open-store.ts';
import { datasetOf, questionsOf, respondentsOf, runOf } from '../contract/store-fixtures.ts';

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'closedbook-ahead-'));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

test.each([
  ['five minutes, which clocks may differ by', 5, true],
  ['a day', 24 * 60, false],
])('a lease dated ahead by %s', async (_, minutes, holds) => {
  const path = join(folder, 'runs.db');
  const now = Date.now();
  const wrong = await openStore(path, { now: () => now + minutes * 60_000 });
  await wrong.createRun(runOf('r1', respondentsOf(1), 1), [datasetOf(questionsOf(1))]);
  const lease = await wrong.lease('r1', 'the wrong clock');
  const right = await openStore(path, { now: () => now });
  expect(await right.isLeased('r1')).toBe(holds);
  if (holds) await expect(right.lease('r1', 'me')).rejects.toMatchObject({ code: 'run-leased' });
  else {
    const taken = await right.lease('r1', 'me');
    // Whoever held it is told, and gives back nothing that is not its own any more.
    await expect(lease.renew()).rejects.toMatchObject({ code: 'run-leased' });
    expect(lease.lost.aborted).toBe(true);
    await lease.release();
    expect(await right.isLeased('r1')).toBe(true);
    await taken.release();
  }
  await right.close();
  await wrong.close();
});
