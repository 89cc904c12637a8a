/** The grants of docs/postgres.md are enough for what they are named for, and for no more. */
import { readFileSync } from 'node:fs';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Store } from '../../src/core/store/store.ts';
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

const RUN = 'run-1';
const questions = questionsOf(3);
const respondents = respondentsOf(1);
const reply = (at: number, attempt = 0) =>
  replyOf({
    ...{ runId: RUN, question: questions[at]!, respondentId: respondents[0]!.id, attempt },
    ...(attempt === 0 ? { part: { status: 'failed', kind: 'error' }, rawBody: '{}' } : {}),
  });
const ROLES = ['reader', 'grader', 'asker'] as const;

let database: TestDatabase;
const stores = {} as Record<(typeof ROLES)[number], Store>;
beforeAll(async () => {
  database = await testDatabase();
  const [grants] = /```sql\n([\s\S]+?)```/.exec(readFileSync('docs/postgres.md', 'utf8'))!.slice(1);
  await database.query(grants!);
  for (const role of ROLES) {
    await database.query(`create role test_${role} login in role closedbook_${role}`);
    const address = new URL(database.address);
    address.username = `test_${role}`;
    stores[role] = await openStore(address.toString());
  }
});
afterAll(async () => {
  for (const store of Object.values(stores)) await store.close();
  await database.drop();
  const server = await testDatabase();
  await server.query(
    `drop role ${ROLES.flatMap((role) => [`test_${role}`, `closedbook_${role}`]).join(', ')}`,
  );
  await server.drop();
});

const denied = expect.objectContaining({ code: 'store-denied' });

describe('least rights', () => {
  test('let an asker ask, ask again and correct, and a grader only grade', async () => {
    const { asker, grader } = stores;
    await asker.createRun(runOf(RUN, respondents, 3), [datasetOf(questions)]);
    const lease = await asker.lease(RUN, 'asker');
    await asker.saveReplies([reply(0), reply(1)]);
    await asker.saveReply(reply(0, 1));
    await asker.reviseQuestion(RUN, { ...questions[1]!, text: 'Another?' });
    await asker.updateRun(RUN, { status: 'complete' });
    await lease.release();

    await (await grader.lease(RUN, 'grader')).release();
    const undecided = gradeOf(reply(0, 1), questions[0]!, { outcome: 'undecided' });
    await grader.saveGrade(undecided);
    const { call } = reply(0, 1);
    const judged = gradeOf(reply(0, 1), questions[0]!, { outcome: 'correct' });
    await grader.saveGrade({ ...judged, call: { ...call, id: 'judging', rawBody: '{}' }, judgeText: 'yes' });
    await grader.restateGrades([judged.grade]);
    await grader.saveSecondVerdict({ grade: judged.grade, again: { outcome: 'correct' } });
    await grader.saveAudit(RUN, 'a', [{ replyId: reply(0, 1).reply.id, stratum: 's', inclusion: 1 }]);
    await expect(grader.saveReplies([reply(2)])).rejects.toEqual(denied);
    await expect(grader.createRun(runOf('run-2', respondents, 3), [])).rejects.toEqual(denied);
    await expect(asker.removeRun(RUN)).rejects.toEqual(denied);
  });

  test('let a reader read everything and write nothing', async () => {
    const { reader } = stores;
    expect(await reader.totals(RUN)).toMatchObject({ replies: 2, graded: 1 });
    expect((await reader.outcomeTable([RUN])).rows).toBe(2);
    expect(await reader.isLeased(RUN)).toBe(false);
    await reader.changeMark();
    await expect(reader.updateRun(RUN, { title: 'x' })).rejects.toEqual(denied);
  });
});
