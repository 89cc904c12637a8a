/** A store that went away under a run takes no further reply, says so, and what was in hand is not lost. */
import { chmodSync, mkdtempSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { openStore } from '../../src/store/open-store.ts';
import { datasetOf, questionsOf, replyOf, respondentsOf, runOf } from '../contract/store-fixtures.ts';

let folder: string;
let path: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'watched-'));
  path = join(folder, 'runs.db');
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

const questions = questionsOf(3);
const respondents = respondentsOf(1);

async function openRun() {
  const store = await openStore(path);
  await store.createRun(runOf('r1', respondents, 3), [datasetOf(questions)]);
  const save = (at: number) =>
    store.saveReply(replyOf({ runId: 'r1', question: questions[at]!, respondentId: respondents[0]!.id }));
  await save(0);
  return { store, save };
}

describe('a store that is watched', () => {
  it.each([
    ['was removed', () => rmSync(path)],
    [
      'was replaced by another file',
      () => {
        renameSync(path, `${path}.old`);
        writeFileSync(path, '');
      },
    ],
  ])('that %s refuses the next reply and keeps it beside', async (what, happen) => {
    const { store, save } = await openRun();
    happen();
    const error = await save(1).then(
      () => null,
      (reason: Error & { code: string }) => reason,
    );
    expect(error).toMatchObject({ code: 'output-unwritable' });
    expect(error?.message).toContain(what);
    const rescued = /is in (\S+)$/.exec(error?.message ?? '')?.[1] ?? '';
    const { reply } = JSON.parse(readFileSync(rescued, 'utf8')) as { reply: { text: string } };
    expect(reply.text).toBe(`Answer to ${questions[1]!.id}`);
    await store.close().catch(() => {});
  });

  // The administrator of a machine may write whatever a file says.
  it.skipIf(process.getuid?.() === 0)(
    'that became unwritable takes nothing more, and says how much it holds and where the rest is',
    async () => {
      const { store, save } = await openRun();
      chmodSync(path, 0o444);
      const ended = await Promise.allSettled([save(1), save(2)]);
      const { reason } = ended[0] as PromiseRejectedResult;
      expect(reason).toMatchObject({ code: 'output-unwritable' });
      expect(reason.message).toContain('became unwritable');
      expect(reason.message).toContain('1 were saved before, 2 replies or grades could not be saved');
      const rescued = / is in (\S+)$/.exec(reason.message)?.[1] ?? '';
      expect(readFileSync(rescued, 'utf8').trim().split('\n')).toHaveLength(2);
      chmodSync(path, 0o644);
      expect((await store.totals('r1')).replies).toBe(1);
      await store.close();
    },
  );

  it('is still the same one after a copy was made', async () => {
    const { store, save } = await openRun();
    writeFileSync(`${path}.copy`, readFileSync(path));
    await save(1);
    expect((await store.totals('r1')).replies).toBe(2);
    await store.close();
  });
});
