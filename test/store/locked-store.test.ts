/**
 * A run whose store another process locks and does not let go: it waits its longest once, not once more for each thing it would
 * leave in order, and every request that was made is told as saved or is in the file that it names.
 */
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import Libsql from 'libsql';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { parsePolicy } from '../../src/core/policy.ts';
import { ask } from '../../src/stages/ask/ask.ts';
import { askingsOf } from '../../src/stages/ask/asking.ts';
import { openStore } from '../../src/store/open-store.ts';
import { datasetOf, questionsOf, respondentsOf, runOf } from '../contract/store-fixtures.ts';
import { answered, scriptedModels, wait } from '../stages/ask/scripted-models.ts';

let folder: string;
let path: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'closedbook-locked-'));
  path = join(folder, 'runs.db');
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

const LONGEST_WAIT_MS = 400;

test('a run under a lock waits once and tells every request that it made', async () => {
  const questions = questionsOf(200);
  const respondents = respondentsOf(1).map((one) => ({ ...one, policy: parsePolicy('plain') }));
  const store = await openStore(path, { longestWaitMs: LONGEST_WAIT_MS, driver: 'libsql' });
  await store.createRun(runOf('r1', respondents, 200), [datasetOf(questions)]);
  const lease = await store.lease('r1', 'me');
  const other = new Libsql(path);
  let lockedAt = 0;
  const models = scriptedModels(
    async () => {
      const place = models.asked.length;
      if (place === 20) {
        other.exec('begin immediate');
        lockedAt = performance.now();
      }
      // Some come back while the first wait for the lock, and one only after they have given up.
      await wait(place === 30 ? LONGEST_WAIT_MS + 100 : place * 3);
      return answered('yes');
    },
    { save: (record) => store.saveReply(record) },
  );
  const running = ask(askingsOf(questions, { respondents }), models.ports, { runId: 'r1', concurrency: 16 });
  const error = await running.then(
    () => null,
    (reason: Error & { code: string }) => reason,
  );
  await expect(store.updateRun('r1', { status: 'stopped' })).rejects.toMatchObject({ code: 'store-locked' });
  await expect(lease.release()).rejects.toMatchObject({ code: 'store-locked' });
  expect(performance.now() - lockedAt).toBeLessThan(3 * LONGEST_WAIT_MS);

  expect(error).toMatchObject({ code: 'store-locked' });
  const told =
    /; (\d+) were saved before, (\d+) replies or grades could not be saved: what there was is in (\S+)$/;
  const [, saved, lost, rescued] = told.exec(error?.message ?? '') ?? [];
  expect(
    readFileSync(rescued ?? '', 'utf8')
      .trim()
      .split('\n'),
  ).toHaveLength(Number(lost));
  expect(Number(saved) + Number(lost)).toBe(models.asked.length);

  other.exec('rollback');
  other.close();
  await store.updateRun('r1', { status: 'stopped' });
  expect((await store.askings('r1')).size).toBe(Number(saved));
  await store.close();
});
