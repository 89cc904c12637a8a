/** What workers share in the store, on a real PostgreSQL: who writes, what becomes of a dead one's part, money, turns. */
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { newRunId } from '../../../src/core/run-id.ts';
import type { Store } from '../../../src/core/store/store.ts';
import type { Chunk, Work } from '../../../src/core/work.ts';
import { sharedBudget } from '../../../src/pipeline/workers/shared-budget.ts';
import { prepareJobs } from '../../../src/queue/run-jobs.ts';
import { openStore } from '../../../src/store/open-store.ts';
import { datasetOf, questionsOf, replyOf, respondentsOf, runOf } from '../../contract/store-fixtures.ts';
import { type TestDatabase, testDatabase } from '../../postgres/test-database.ts';

const questions = questionsOf(10);
const respondents = respondentsOf(1);

describe('work shared in a store', () => {
  let database: TestDatabase;
  /** As two machines have it. */
  let stores: readonly [Store, Store];
  let [one, other]: Work[] = [];
  let runId: string;
  let chunk: Chunk;

  beforeAll(async () => {
    database = await testDatabase();
    stores = [await openStore(database.address), await openStore(database.address)];
    [one, other] = stores.map(({ work }) => work!);
    const schema = await one!.jobsSchema();
    await prepareJobs({ address: database.address, env: process.env, schema });
  });
  afterAll(async () => {
    for (const store of stores) await store.close();
    await database.drop();
  });
  beforeEach(async () => {
    runId = newRunId('2026-01-02T03:04:05.000Z');
    await stores[0].createRun(runOf(runId, respondents, 10), [datasetOf(questions)]);
    const stretches = await stores[0].questionStretches(runId, 5);
    await one!.handOut(runId, { pass: 'open', stretches, maxUsd: 1, spentUsd: 0 });
    chunk = { runId, pass: 'open', within: stretches[0]! };
  });

  afterEach(async () => {
    for (const [work, workers] of [
      [one!, ['one', 'one again']],
      [other!, ['other']],
    ] as const)
      for (const worker of workers) await work.dismiss(worker);
  });

  const reply = (at: number) =>
    replyOf({ runId, question: questions[at]!, respondentId: respondents[0]!.id });
  const jobs = async (where = 'true') =>
    (
      await database.query(`select key from closedbook_jobs.jobs where key like '${runId}%' and ${where}`)
    ).map(({ key }) => String(key).slice(runId.length));
  /** As others see a machine that was suspended. */
  const silence = (worker: string) =>
    database.query(`update workers set renewed_at = renewed_at - 60000 where worker_id = '${worker}'`);

  test('is not written to any more by a worker that others took for dead', async () => {
    await one!.enlist('one');
    await other!.enlist('other');
    expect(await one!.begin(chunk, 'one')).toBe('begun');
    await stores[0].saveReply(reply(0));
    await silence('one');
    expect((await other!.beat('other', { buries: true })).isLost).toBe(false);
    expect(await other!.begin(chunk, 'other')).toBe('begun');

    await expect(stores[0].saveReply(reply(1))).rejects.toMatchObject({ code: 'run-leased' });
    await expect(stores[0].updateRun(runId, { status: 'complete' })).rejects.toMatchObject({
      code: 'run-leased',
    });
    expect(await one!.finish(chunk, 'one')).toBe(false);
    expect((await one!.beat('one', { buries: true })).isLost).toBe(true);
    await stores[1].saveReply(reply(1));
    expect(await other!.finish(chunk, 'other')).toBe(true);
    expect((await stores[0].totals(runId)).replies).toBe(2);
    // Begun anew, it writes again.
    await one!.dismiss('one');
    await one!.enlist('one again');
    await stores[0].saveReply(reply(2));
  });

  test('is begun by one worker, however many jobs a chunk has', async () => {
    await one!.enlist('one');
    await other!.enlist('other');
    expect(await one!.begin(chunk, 'one')).toBe('begun');
    expect(await other!.begin(chunk, 'other')).toBe('gone');
    expect(await one!.begin(chunk, 'one')).toBe('gone');
    await one!.giveBack(chunk, 'one');
    expect(await other!.begin(chunk, 'other')).toBe('begun');
    await other!.dismiss('other');
    expect(await one!.begin(chunk, 'one')).toBe('begun');
  });

  test('is handed out anew where a woken worker took the job of a chunk with it', async () => {
    await one!.enlist('one');
    await database.query(
      `delete from closedbook_jobs._private_jobs where key = '${runId}/open/${chunk.within.first}'`,
    );
    expect(await jobs()).toHaveLength(1);
    await other!.enlist('other');
    expect(await jobs()).toHaveLength(2);
    // One that somebody is at needs none.
    await one!.begin(chunk, 'one');
    await database.query(
      `delete from closedbook_jobs._private_jobs where key = '${runId}/open/${chunk.within.first}'`,
    );
    await other!.enlist('other');
    expect(await jobs()).toHaveLength(1);
    await silence('one');
    await other!.beat('other', { buries: true });
    expect(await jobs()).toHaveLength(2);
  });

  test('is called to its end once, however many workers see that it was stopped', async () => {
    await one!.enlist('one');
    await one!.stop(runId, 'interrupted');
    await Promise.all([one!, other!, one!, other!].map((work) => work.beat('one', { buries: false })));
    expect(await jobs("task_identifier = 'advance'")).toEqual(['/advance/stop']);
    await database.query(
      `update closedbook_jobs._private_jobs set locked_by = 'one', locked_at = now() where key = '${runId}/advance/stop'`,
    );
    await other!.beat('one', { buries: false });
    expect(await jobs("task_identifier = 'advance' and locked_by is not null")).toEqual(['/advance/stop']);
  });

  test('makes a run one that runs', async () => {
    await one!.end(runId);
    await stores[0].updateRun(runId, { status: 'interrupted', stoppedBy: 'interrupted' });
    await one!.handOut(runId, { pass: 'open', stretches: [chunk.within], maxUsd: null, spentUsd: 0 });
    expect(await stores[0].run(runId)).toMatchObject({ status: 'running', stoppedBy: null });
  });

  test('of a run that was removed is nothing to do', async () => {
    await stores[0].removeRun(runId);
    expect(await other!.begin(chunk, 'other')).toBe('gone');
    await other!.giveBack(chunk, 'other');
    await other!.callAgain(runId, 'open', 0);
  });

  test('is told what was dearer than expected', async () => {
    const budget = sharedBudget({ work: one!, runId, maxUsd: 1 });
    budget.reserve(0.1);
    await budget.refill!();
    const settle = budget.reserve(0.1)!;
    settle(0.5);
    await budget.giveBack();
    const [row] = await database.query(
      `select granted_usd from handouts join runs on runs.id = run where run_id = '${runId}'`,
    );
    expect(row!['granted_usd']).toBeCloseTo(0.5, 9);
  });

  test('never costs more than the limit of the run, however many spend it', async () => {
    const budgets = [one!, other!, one!, other!].map((work) => sharedBudget({ work, runId, maxUsd: 1 }));
    const EACH = 0.003;
    let spent = 0;
    let refused = 0;
    const spend = async (budget: (typeof budgets)[number]) => {
      for (;;) {
        let settle = budget.reserve(EACH);
        if (settle === null && (await budget.refill!())) settle = budget.reserve(EACH);
        if (settle === null) break;
        settle(EACH);
        spent += EACH;
      }
      refused += 1;
    };
    await Promise.all(budgets.map(spend));
    expect(refused).toBe(4);
    expect(spent).toBeLessThanOrEqual(1 + 1e-9);
    // What one has left and cannot use is little: each holds less than it needs for one more.
    expect(spent).toBeGreaterThan(1 - 4 * EACH - 0.01);
  });
});
