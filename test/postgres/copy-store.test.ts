/** A store that goes to a server and comes back is the store that it was. */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Batch } from '../../src/core/batch.ts';
import type { Store } from '../../src/core/store/store.ts';
import { copyStore } from '../../src/pipeline/exchange/copy-store.ts';
import { COPYING } from '../../src/store/copy/copy-run.ts';
import { openStore } from '../../src/store/open-store.ts';
import {
  datasetOf,
  gradeOf,
  questionsOf,
  replyOf,
  respondentsOf,
  runOf,
} from '../contract/store-fixtures.ts';
import { type TestDatabase, testDatabase } from './test-database.ts';

const [FIRST, SECOND] = ['run-1', 'run-2'];
const questions = questionsOf(6);
const respondents = respondentsOf(2);

let folder: string;
let database: TestDatabase;
let [first, last]: [string, string] = ['', ''];
beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'copy-store-'));
  [first, last] = [join(folder, 'first.db'), join(folder, 'last.db')];
  database = await testDatabase();
  await fill(first);
});
afterAll(async () => {
  rmSync(folder, { recursive: true });
  await database.drop();
});

/** Everything that a run may hold, with what databases like to change: NUL, surrogates, long fractions, bytes. */
async function fill(path: string): Promise<void> {
  const store = await openStore(path);
  // An earlier run of the same questions, so that inner keys differ on the other side.
  await store.createRun({ ...runOf(SECOND!, respondents, 12), createdAt: '2026-01-01T00:00:00.000Z' }, [
    datasetOf(questions),
  ]);
  await store.createRun(runOf(FIRST!, respondents, 12), [datasetOf(questions)]);
  const records = questions.flatMap((question, at) =>
    respondents.map(({ id }) =>
      replyOf({
        ...{ runId: FIRST!, question, respondentId: id, rawBody: at === 0 ? '{"body":"\u0000é"}' : null },
        costUsd: at === 1 ? null : 0.1 + 0.2,
        part:
          at === 2
            ? { status: 'failed', kind: 'error' }
            : { status: 'answered', text: `It was\u0000 \uFFFE0 \u{1F600} ${at}`, confidence: 1 / 3 },
      }),
    ),
  );
  await store.saveReplies(records);
  const judge = { kind: 'judge', id: 'judge:x' } as const;
  const judged = gradeOf(records[0]!, questions[0]!, { outcome: 'incorrect', ...judge });
  const call = { ...records[0]!.call, id: 'judging', purpose: 'judge' as const, requestHash: 'asked' };
  await store.saveGrades([
    { ...judged, call, judgeText: 'It says\u0000 no' },
    gradeOf(records[0]!, questions[0]!, { outcome: 'correct' }),
    gradeOf(records[2]!, questions[1]!, { outcome: 'refused' }),
  ]);
  await store.restateGrades([judged.grade]);
  await store.saveSecondVerdict({ grade: judged.grade, again: { outcome: 'correct', callId: 'judging' } });
  await store.saveAudit(FIRST!, 'b', [{ replyId: records[2]!.reply.id, stratum: 's', inclusion: 0.7 }]);
  await store.saveAudit(FIRST!, 'a', [{ replyId: records[0]!.reply.id, stratum: 's', inclusion: 1 / 3 }]);
  await store.reviseQuestion(FIRST!, { ...questions[3]!, text: 'Who, after all?' });
  await store.saveBatch(BATCH, [{ customId: 'b-1', key: 'k' }]);
  await store.close();
}

const BATCH: Batch = {
  ...{
    id: 'b',
    runId: FIRST!,
    purpose: 'ask',
    pass: 'open',
    model: 'openai/o9',
    place: 'https://api.example',
  },
  ...{ state: 'prepared', providerId: null, status: null, requests: 1, counts: null, reservedUsd: 0.25 },
  ...{ preparedAt: '2026-01-02T03:04:05.000Z', submittedAt: null, expiresAt: null, endedAt: null },
  ...{ readAt: null, error: null },
};

async function told(path: string): Promise<unknown> {
  const store = await openStore(path, { readonly: true });
  const listed = async <T>(all: AsyncIterable<T>) => {
    const found: T[] = [];
    for await (const one of all) found.push(one);
    return found;
  };
  const ofRun = async (id: string, from: Store) => ({
    questions: await listed(from.questions(id)),
    answers: await listed(from.answers({ runIds: [id] })),
    askings: [...(await from.askings(id))],
    table: await from.outcomeTable([id]),
    // Sums of fractions depend on their order in the last digit.
    totals: { ...(await from.totals(id)), costUsd: Math.round((await from.totals(id)).costUsd * 1e9) },
    graders: await from.graders(id),
    served: await from.servedCounts(id),
    pairs: await from.verdictPairs(id),
    audits: [await from.audit(id), await from.audit(id, 'b')],
    batches: [await from.batches(id), await from.batchItems('b')],
  });
  const found = {
    runs: await store.runs(),
    first: await ofRun(FIRST!, store),
    second: await ofRun(SECOND!, store),
    judged: await store.judgeText('asked'),
  };
  await store.close();
  return found;
}

describe('a store copied', () => {
  test('to a server and back holds the same to the last letter and digit', async () => {
    const copied = await copyStore({ from: first, to: database.address });
    expect(copied.map(({ id, state, replies }) => [id, state, replies])).toEqual([
      [SECOND, 'copied', 0],
      [FIRST, 'copied', 12],
    ]);
    await copyStore({ from: database.address, to: last });
    const before = await told(first);
    expect(await told(database.address)).toEqual(before);
    expect(await told(last)).toEqual(before);
    const [bodies] = await database.query('select count(*)::int as count from raw_bodies');
    expect(bodies).toEqual({ count: 3 });
  });

  test('again changes nothing but a copy that was cut short', async () => {
    expect((await copyStore({ from: first, to: last })).map(({ state }) => state)).toEqual([
      'there',
      'there',
    ]);
    const store = await openStore(last);
    await store.updateRun(FIRST!, { stoppedBy: COPYING, status: 'running' });
    await store.close();
    const copied = await copyStore({ from: first, to: last, runs: [FIRST!] });
    expect(copied).toMatchObject([{ id: FIRST, state: 'copied', replies: 12 }]);
    expect(await told(last)).toEqual(await told(first));
  });

  test('is refused while somebody works on the run', async () => {
    const store = await openStore(first);
    const lease = await store.lease(FIRST!, 'closedbook run');
    const other = join(folder, 'other.db');
    await expect(copyStore({ from: first, to: other, runs: [FIRST!] })).rejects.toMatchObject({
      code: 'run-leased',
    });
    await lease.release();
    await store.close();
  });
});
