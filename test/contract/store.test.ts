import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { AnswerView, ShownAnswer } from '../../src/core/answer-view.ts';
import type { Batch } from '../../src/core/batch.ts';
import type { Grade } from '../../src/core/grade.ts';
import type { Outcome } from '../../src/core/outcome.ts';
import { CELL_CODE, CELLS, NO_CELL } from '../../src/core/outcome-table.ts';
import { ASKED_TO_STOP } from '../../src/core/run.ts';
import { newRunId } from '../../src/core/run-id.ts';
import type { ReplyRecord } from '../../src/core/saved-records.ts';
import type { Store } from '../../src/core/store/store.ts';
import { availableDrivers, type SqliteDriver } from '../../src/sqlite/sqlite-connection.ts';
import { openStore } from '../../src/store/open-store.ts';
import { type TestDatabase, testDatabase } from '../postgres/test-database.ts';
import { datasetOf, gradeOf, questionsOf, replyOf, respondentsOf, runOf } from './store-fixtures.ts';

const runId = () => newRunId('2026-01-02T03:04:05.000Z');
const [RUN, SECOND, THIRD] = [runId(), runId(), runId()];

/** A place for a new store, and how it is opened again. */
interface Place {
  open(): Promise<Store>;
  remove(): Promise<void>;
}

const onSqlite = (driver: SqliteDriver) => async (): Promise<Place> => {
  const folder = mkdtempSync(join(tmpdir(), 'closedbook-store-'));
  return {
    open: () => openStore(join(folder, 'runs.db'), { driver }),
    remove: async () => rmSync(folder, { recursive: true, force: true }),
  };
};

/** One database after the other's test: emptying takes a tenth of making. */
let database: TestDatabase | null = null;
const onPostgres = async (): Promise<Place> => {
  database ??= await testDatabase();
  const { address, empty } = database;
  return { open: () => openStore(address), remove: empty };
};
afterAll(async () => database?.drop());

const STORES: readonly (readonly [string, () => Promise<Place>])[] = [
  ...(await availableDrivers()).map((driver) => [driver, onSqlite(driver)] as const),
  ['PostgreSQL', onPostgres],
];

describe.each(STORES)('the store on %s', (_, placeFor) => {
  let place: Place;
  let store: Store;
  const questions = questionsOf(10);
  const respondents = respondentsOf(2);

  beforeEach(async () => {
    place = await placeFor();
    store = await place.open();
    await store.createRun(runOf(RUN, respondents, 20), [datasetOf(questions)]);
  });

  afterEach(async () => {
    await store.close();
    await place.remove();
  });

  const reply = (question: number, respondent: number, rest: Partial<Parameters<typeof replyOf>[0]> = {}) =>
    replyOf({
      runId: RUN,
      question: questions[question]!,
      respondentId: respondents[respondent]!.id,
      ...rest,
    });

  async function all<T>(pages: AsyncIterable<T[]>): Promise<T[]> {
    const found: T[] = [];
    for await (const page of pages) found.push(...page);
    return found;
  }

  it('cuts the questions into stretches, and tells of each what it tells of the whole', async () => {
    await store.saveReplies([reply(3, 0), reply(4, 1), reply(9, 0)]);
    const stretches = await store.questionStretches(RUN, 4);
    expect(stretches.map((stretch) => stretch.questions)).toEqual([4, 4, 2]);
    const told = await Promise.all(
      stretches.map(async (within) => ({
        questions: await all(
          (async function* () {
            for await (const question of store.questions(RUN, within)) yield [question.id];
          })(),
        ),
        askings: (await store.askings(RUN, within)).size,
        toGrade: (await all(store.repliesToGrade(RUN, { within }))).map(({ question }) => question.id),
      })),
    );
    expect(told).toEqual([
      { questions: ['q0', 'q1', 'q2', 'q3'], askings: 1, toGrade: ['q3'] },
      { questions: ['q4', 'q5', 'q6', 'q7'], askings: 1, toGrade: ['q4'] },
      { questions: ['q8', 'q9'], askings: 1, toGrade: ['q9'] },
    ]);
    expect(await store.questionStretches(RUN, 10)).toHaveLength(1);
  });

  it('gives graders and readers an answer whole, past a NUL', async () => {
    const text = 'It was\u0000 Ulm \u{1F600}';
    await store.saveReply(reply(0, 0, { part: { status: 'answered', text } }));
    const [toGrade] = await all(store.repliesToGrade(RUN));
    expect(toGrade!.reply.text).toBe(text);
    const [view] = await store.page({ runIds: [RUN] }, { offset: 0, limit: 1 });
    expect(view!.reply).toEqual(toGrade!.reply);
  });

  it('gives the open pass as evidence: no failures, no look-ups, and words only where they may be news', async () => {
    const told = (text: string) => ({ status: 'answered', text }) as const;
    const records = [
      reply(1, 1, { part: told('It was\u0000 Zürich \u{1F600}') }),
      reply(0, 0, { part: told('Ulm') }),
      reply(0, 1, { part: told('Munich') }),
      reply(1, 0, { part: told('I cannot say') }),
      reply(2, 0, { part: { status: 'blocked', by: 'filter' } }),
      reply(2, 1, { part: told('a forced guess'), pass: 'forced' }),
      reply(3, 0, { part: { status: 'failed', kind: 'empty' } }),
      reply(3, 1, { part: told('looked up'), closedBook: 'violated' }),
    ];
    for (const record of records) await store.saveReply(record);
    for (const [at, outcome] of [
      [1, 'correct'],
      [2, 'incorrect'],
      [3, 'refused'],
    ] as const) {
      const record = records[at]!;
      const question = questions.find(({ id }) => id === record.reply.questionId)!;
      await store.saveGrade(gradeOf(record, question, { outcome }));
    }
    const found = async (rows?: number) => {
      const said: unknown[] = [];
      for await (const page of store.openAnswers(RUN, rows)) {
        page.questions.forEach((question, at) => {
          said.push([question.id, page.respondents[at]!.id, page.outcomes[at], page.texts[at]]);
        });
      }
      return said;
    };
    const [first, second] = respondents.map(({ id }) => id);
    const all = await found();
    for (const rows of [1, 2, 3, 4, 5]) expect(await found(rows)).toEqual(all);
    expect(all).toEqual([
      [questions[0]!.id, first, 'correct', null],
      [questions[0]!.id, second, 'incorrect', 'Munich'],
      [questions[1]!.id, first, 'refused', null],
      [questions[1]!.id, second, null, 'It was\u0000 Zürich \u{1F600}'],
      [questions[2]!.id, first, 'refused', null],
    ]);
  });

  it('clusters the answers of repeated trials, and reads no text where there is one trial', async () => {
    const texts = ['Ulm', 'ULM', 'Munich', 'ulm'];
    for (const [trial, text] of texts.entries()) {
      await store.saveReply(reply(0, 0, { trial, part: { status: 'answered', text } }));
    }
    const asked: string[] = [];
    const sameAnswer = (question: string, left: string, right: string): boolean => {
      asked.push(question);
      return left.toLowerCase() === right.toLowerCase();
    };
    const table = await store.outcomeTable([RUN], { sameAnswer });
    expect([...table.answerCluster.subarray(0, table.rows)]).toEqual([0, 0, 1, 0]);
    expect(new Set(asked)).toEqual(new Set([questions[0]!.text]));
    const without = await store.outcomeTable([RUN]);
    expect([...without.answerCluster.subarray(0, without.rows)]).toEqual([-1, -1, -1, -1]);
  });

  it('gives a run back as it was created, by id and by the beginning or the end of its id', async () => {
    const given = runOf(RUN, respondents, 20);
    expect(await store.run(RUN)).toEqual(given);
    expect(await store.run(RUN.slice(0, -3))).toEqual(given);
    expect(await store.run(RUN.slice(-4))).toEqual(given);
    await expect(store.run('1999')).rejects.toMatchObject({ code: 'run-unknown' });
  });

  it('gives questions back in the order of the dataset', async () => {
    const found = [];
    for await (const question of store.questions(RUN)) found.push(question);
    expect(found).toEqual(questions);
  });

  it('gives a saved reply back as it was given, with its question and grades', async () => {
    const record = reply(0, 0, { part: { status: 'answered', text: 'Ada', confidence: 0.7 } });
    await store.saveReply(record);
    await store.saveGrade(gradeOf(record, questions[0]!, { outcome: 'correct' }));
    const [view] = await store.page({}, { offset: 0, limit: 10 });
    expect(view!.reply).toEqual(record.reply);
    expect(view!.question).toEqual(questions[0]);
    expect(view!.respondent).toEqual(respondents[0]);
    expect(view!.grades).toEqual([gradeOf(record, questions[0]!, { outcome: 'correct' }).grade]);
    expect(view!.outcome).toBe('correct');
  });

  it('saves what is said of a reply at once with it, alone and among many, and once more under a second reply', async () => {
    const said = (record: ReplyRecord, at: number, outcome: Outcome): ReplyRecord => ({
      ...record,
      firstGrades: () => [gradeOf(record, questions[at]!, { outcome, kind: 'rules' })],
    });
    const failed = reply(0, 0, { part: { status: 'failed', kind: 'error' } });
    await Promise.all([store.saveReply(failed), store.saveReply(said(reply(1, 0), 1, 'incorrect'))]);
    await store.saveReplies([said(reply(2, 0), 2, 'refused'), reply(3, 0)]);
    const again = said(reply(0, 0, { attempt: 1 }), 0, 'correct');
    await store.saveReply(again);
    await store.saveGrade(
      gradeOf(again, questions[0]!, { outcome: 'incorrect', kind: 'judge', id: 'judge:x' }),
    );
    const views = await store.page({}, { offset: 0, limit: 10 });
    expect(views.map(({ outcome }) => outcome)).toEqual(['incorrect', 'incorrect', 'refused', null]);
    expect(views[0]!.grades).toMatchObject([{ outcome: 'correct' }, { outcome: 'incorrect' }]);
    expect(await store.totals(RUN)).toMatchObject({ replies: 4, graded: 3, refused: 1, unseen: 1 });
  });

  it('keeps blocked and failed replies as what they are', async () => {
    const blocked = reply(0, 0, { part: { status: 'blocked', by: 'filter' }, rawBody: '{"x":1}' });
    const failed = reply(1, 0, { part: { status: 'failed', kind: 'truncated' } });
    await Promise.all([store.saveReply(blocked), store.saveReply(failed)]);
    const views = await store.page(undefined, { offset: 0, limit: 10 });
    expect(views.map((view) => view.reply)).toEqual([blocked.reply, failed.reply]);
    expect(views.map((view) => view.outcome)).toEqual(['refused', null]);
  });

  it('replaces a reply that failed with an error, and refuses a second reply to anything else', async () => {
    const failed = reply(0, 0, { part: { status: 'failed', kind: 'error' } });
    await store.saveReply(failed);
    const second = reply(0, 0, { attempt: 1 });
    await store.saveReply(second);
    await expect(store.saveReply(reply(0, 0, { attempt: 2 }))).rejects.toMatchObject({
      code: 'duplicate-id',
    });
    expect(await store.askings(RUN)).toEqual(new Map([[second.reply.askKey, 'answered']]));
    expect(await store.totals(RUN)).toMatchObject({
      replies: 1,
      answered: 1,
      failed: 0,
      costUsd: 0.002,
    });
  });

  it('refuses one bad record of a group without losing the others', async () => {
    const good = [0, 1, 2].map((index) => store.saveReply(reply(index, 0)));
    const bad = store.saveReply(reply(3, 0, { respondentId: 'nobody' }));
    await expect(bad).rejects.toMatchObject({ code: 'record-invalid' });
    await Promise.all(good);
    expect((await store.totals(RUN)).replies).toBe(3);
  });

  it('saves many replies of one commit as one by one: none twice, failed ones give way, each with its grade', async () => {
    const said = (record: ReplyRecord, at: number): ReplyRecord => ({
      ...record,
      firstGrades: () => [gradeOf(record, questions[at]!, { outcome: 'correct', kind: 'rules' })],
    });
    const many = (at: readonly number[]) => at.map((index) => store.saveReply(said(reply(index, 0), index)));
    await store.saveReply(reply(0, 0, { part: { status: 'failed', kind: 'error' } }));
    await Promise.all(many([1, 2, 3, 4, 5]));
    const [twice, known, ...good] = [
      store.saveReply(reply(7, 0, { attempt: 1 })),
      store.saveReply(reply(3, 0, { attempt: 1 })),
      ...many([6, 8, 9]),
      store.saveReply(said(reply(0, 0, { attempt: 1 }), 0)),
    ];
    const first = store.saveReply(reply(7, 0));
    const ends = await Promise.allSettled([twice, known, ...good, first]);
    expect(ends.map(({ status }) => status)).toEqual([
      ...['fulfilled', 'rejected', ...good.map(() => 'fulfilled'), 'rejected'],
    ]);
    const views = await store.page({}, { offset: 0, limit: 20 });
    expect(views.map((view) => [view.question.id, view.outcome])).toEqual(
      questions.map(({ id }, at) => [id, at === 7 ? null : 'correct']),
    );
    expect(await store.totals(RUN)).toMatchObject({ replies: 10, failed: 0, graded: 9 });
  });

  it('lets people stand over judges, judges over rules, and contests what people disagree on', async () => {
    const record = reply(0, 0);
    await store.saveReply(record);
    const outcome = async () => (await store.page({}, { offset: 0, limit: 1 }))[0]!.outcome;
    await store.saveGrade(
      gradeOf(record, questions[0]!, { outcome: 'correct', kind: 'judge', id: 'judge:x' }),
    );
    await store.saveGrade(gradeOf(record, questions[0]!, { outcome: 'incorrect', kind: 'rules' }));
    expect(await outcome()).toBe('correct');
    await store.saveGrade(
      gradeOf(record, questions[0]!, { outcome: 'refused', kind: 'human', id: 'human:ada' }),
    );
    expect(await outcome()).toBe('refused');
    await store.saveGrade(
      gradeOf(record, questions[0]!, { outcome: 'incorrect', kind: 'human', id: 'human:bob' }),
    );
    expect(await outcome()).toBe(null);
    const table = await store.outcomeTable([RUN]);
    expect(table.cell[0]).toBe(CELL_CODE.ungraded);
    expect(table.humanCell[0]).toBe(CELL_CODE.ungraded);
    expect(table.automaticCell[0]).toBe(CELL_CODE.correct);
    await store.saveGrade(
      gradeOf(record, questions[0]!, { outcome: 'refused', kind: 'human', id: 'human:bob', version: '2' }),
    );
    expect(await outcome()).toBe('refused');
  });

  it('hands out only replies that a grader version has not graded against the current reference', async () => {
    const records = [0, 1, 2].map((index) => reply(index, 0));
    await store.saveReplies([...records, reply(3, 0, { part: { status: 'failed', kind: 'empty' } })]);
    await store.saveGrade(gradeOf(records[0]!, questions[0]!, { outcome: 'correct' }));
    await store.saveGrade(gradeOf(records[1]!, questions[1]!, { outcome: 'undecided' }));
    const ids = async (options: Parameters<Store['repliesToGrade']>[1]) =>
      (await all(store.repliesToGrade(RUN, options))).map((entry) => entry.question.id);
    expect(await ids({ withoutGradeBy: { id: 'rules', version: '1' }, pageSize: 1 })).toEqual(['q2']);
    expect(await ids({ withoutGradeBy: { id: 'rules', version: '2' }, pageSize: 2 })).toEqual([
      'q0',
      'q1',
      'q2',
    ]);
    expect(await ids({ undecidedOnly: true })).toEqual(['q1', 'q2']);
  });

  it('takes new answers with questions and grades as one after the other would leave them', async () => {
    const records = [0, 1, 2].map((index) => reply(index, 0));
    const grades = records.map((record, index) => [
      gradeOf(record, questions[index]!, { outcome: 'incorrect', kind: 'kept', id: 'imported:x' }),
      gradeOf(record, questions[index]!, { outcome: index === 2 ? 'undecided' : 'correct' }),
      ...(index === 1
        ? [gradeOf(record, questions[index]!, { outcome: 'refused', kind: 'human', id: 'human:a' })]
        : []),
    ]);
    await store.saveAnswers(
      RUN,
      'people',
      records.map((record, index) => ({ ...record, question: questions[index]!, grades: grades[index]! })),
    );
    const answers = await store.page({ runIds: [RUN] }, { offset: 0, limit: 9 });
    expect(answers.map(({ outcome }) => outcome)).toEqual(['incorrect', 'refused', 'incorrect']);
    expect(answers.map((answer) => answer.grades)).toEqual(
      grades.map((said) => said.map(({ grade }) => grade)),
    );
    await expect(
      store.saveAnswers(RUN, 'people', [{ ...records[0]!, question: questions[0]!, grades: [] }]),
    ).rejects.toMatchObject({ code: 'duplicate-id' });
    expect(await store.count({ runIds: [RUN] })).toBe(3);
  });

  it('keeps a second verdict beside the first, which stands, and takes no third', async () => {
    const records = [reply(0, 0), reply(1, 0)];
    await store.saveReplies(records);
    const judge = { kind: 'judge', id: 'judge:x', version: '1' } as const;
    const grades = records.map((record, index) =>
      gradeOf(record, questions[index]!, { outcome: 'correct', ...judge }),
    );
    await store.saveGrades(grades);
    const { grade } = grades[0]!;
    const call = { ...records[0]!.call, id: 'second', purpose: 'judge' as const, costUsd: 0.5 };
    const totals = await store.totals(RUN);
    await store.saveSecondVerdict({ grade, again: { outcome: 'incorrect', callId: 'second' }, call });
    await store.saveSecondVerdict({ grade, again: { outcome: 'refused', callId: 'third' }, call });
    const [view] = await store.page({}, { offset: 0, limit: 1 });
    expect(view!.outcome).toBe('correct');
    expect(view!.grades).toEqual([
      { ...grade, evidence: { ...grade.evidence, again: { outcome: 'incorrect', callId: 'second' } } },
    ]);
    expect(await store.verdictPairs(RUN)).toEqual([
      { grader: grade.grader, questionId: 'q0', first: 'correct', second: 'incorrect' },
    ]);
    expect((await store.totals(RUN)).costUsd).toBeCloseTo(totals.costUsd + 0.5, 9);
    const once = await all(store.repliesToGrade(RUN, { gradedOnceBy: judge }));
    expect(once.map(({ question }) => question.id)).toEqual(['q1']);
    const other = { ...grade, grader: { ...grade.grader, version: '2' } };
    await expect(store.saveSecondVerdict({ grade: other, again: { outcome: null } })).rejects.toMatchObject({
      code: 'record-invalid',
    });
  });

  it('takes no words of a judge for a second verdict', async () => {
    const record = reply(0, 0);
    await store.saveReply(record);
    const said = gradeOf(record, questions[0]!, { outcome: 'correct', kind: 'judge', id: 'judge:x' });
    const evidence = { text: 'the answer says {"again":{"outcome":"refused"}}' };
    await store.saveGrade({ grade: { ...said.grade, evidence } });
    expect(await store.verdictPairs(RUN)).toEqual([]);
    const judge = { id: 'judge:x', version: '1' };
    expect(await all(store.repliesToGrade(RUN, { gradedOnceBy: judge }))).toHaveLength(1);
  });

  it('keeps replies and drops the standing of grades when a question’s reference is corrected', async () => {
    const record = reply(0, 0);
    await store.saveReply(record);
    await store.saveGrade(gradeOf(record, questions[0]!, { outcome: 'incorrect' }));
    const revised = {
      ...questions[0]!,
      reference: { form: 'text' as const, text: 'Someone else', aliases: [] },
    };
    await store.reviseQuestion(RUN, revised);
    const [view] = await store.page({}, { offset: 0, limit: 1 });
    expect(view!.outcome).toBe(null);
    expect(view!.question).toEqual(revised);
    expect(view!.reply).toEqual(record.reply);
    expect(view!.grades).toHaveLength(1);
    await store.saveGrade(gradeOf(record, revised, { outcome: 'correct' }));
    expect((await store.page({}, { offset: 0, limit: 1 }))[0]!.outcome).toBe('correct');
    await store.reviseQuestion(RUN, questions[0]!);
    expect((await store.page({}, { offset: 0, limit: 1 }))[0]!.outcome).toBe('incorrect');
  });

  it('tells outcomes in the order of the questions, whichever reply came first', async () => {
    const asked = questions.flatMap((_, at) => [
      reply(at, 0),
      reply(at, 0, { trial: 1 }),
      reply(at, 0, { pass: 'forced' }),
      reply(at, 1),
    ]);
    // As if each had its own way: by a step that has no divisor in common with how many there are.
    const arrived = asked.map((_, at) => asked[(at * 7) % asked.length]!);
    expect(arrived).not.toEqual(asked);
    await store.saveReplies(arrived);
    const grades = arrived.map((record, at) =>
      gradeOf(record, questions.find(({ id }) => id === record.reply.questionId)!, {
        outcome: at % 2 === 0 ? 'correct' : 'refused',
      }),
    );
    await store.saveGrades(grades);
    const { rows, question, respondent, pass, trial, cell } = await store.outcomeTable([RUN]);
    expect(
      Array.from({ length: rows }, (_, row) => [question[row], respondent[row], pass[row], trial[row]]),
    ).toEqual(
      questions.flatMap((_, at) => [
        [at, 0, 0, 0],
        [at, 0, 0, 1],
        [at, 0, 1, 0],
        [at, 1, 0, 0],
      ]),
    );
    const outcomeOf = new Map(grades.map(({ grade }) => [grade.replyId, grade]));
    for (const [row, { reply: own }] of asked.entries()) {
      const place = [0, 1, 2, 3].map((at) => Math.floor(row / 4) * 4 + at);
      const found = place.find(
        (at) =>
          pass[at] === (own.pass === 'forced' ? 1 : 0) &&
          trial[at] === own.trial &&
          respondent[at] === (own.respondentId === 'model-0' ? 0 : 1),
      )!;
      expect(CELLS[cell[found]!]).toBe((outcomeOf.get(own.id) as { outcome: string }).outcome);
    }
  });

  it('fills the outcome table with one row a reply and every reason in its place', async () => {
    const answered = reply(0, 0, { part: { status: 'answered', text: 'x', confidence: 0.25 } });
    const refused = reply(1, 0);
    await store.saveReplies([
      answered,
      refused,
      reply(2, 0, { part: { status: 'blocked', by: 'model' } }),
      reply(3, 0, { part: { status: 'failed', kind: 'error' }, costUsd: null }),
      reply(4, 1, { closedBook: 'violated' }),
      reply(5, 1, { pass: 'forced', trial: 2 }),
    ]);
    await store.saveGrade(gradeOf(answered, questions[0]!, { outcome: 'correct' }));
    await store.saveGrade(gradeOf(refused, questions[1]!, { outcome: 'refused' }));
    await store.saveAudit(RUN, 'first', [{ replyId: answered.reply.id, stratum: 's', inclusion: 0.5 }]);
    const table = await store.outcomeTable([RUN]);
    expect(table.rows).toBe(6);
    const cells = [...table.cell.slice(0, 6)];
    expect(cells).toEqual(
      (['correct', 'refused', 'refused', 'failed-error', 'violation', 'ungraded'] as const).map(
        (cell) => CELL_CODE[cell],
      ),
    );
    expect([...table.humanCell.slice(0, 6)]).toEqual(Array(6).fill(NO_CELL));
    expect(table.confidence[0]).toBe(0.25);
    expect(table.costUsd[3]).toBe(-1);
    expect(table.inclusion[0]).toBe(0.5);
    expect([...table.pass.slice(0, 6)]).toEqual([0, 0, 0, 0, 0, 1]);
    expect(table.trial[5]).toBe(2);
    expect(table.closedBook).toEqual(['enforced', 'violated']);
    expect(table.questions.map(({ id }) => id)).toEqual(questions.map(({ id }) => id));
    expect(table.planned).toEqual([10, 10]);
  });

  it('gives confidences back with every digit', async () => {
    const stated = [0.9, 0.1 + 0.2, 1 / 3, 0.7, 1];
    for (const [question, confidence] of stated.entries()) {
      const part = { status: 'answered', text: 'Ulm', confidence } as const;
      await store.saveReply(reply(question, 0, { part }));
    }
    const table = await store.outcomeTable([RUN]);
    expect([...table.confidence.slice(0, 5)]).toEqual(stated);
    const views = await store.page({ runIds: [RUN] }, { offset: 0, limit: 5 });
    expect(views.map(({ reply: one }) => (one.status === 'answered' ? one.confidence : null)).sort()).toEqual(
      [...stated].sort(),
    );
  });

  it('joins a respondent over runs of other questions, and keeps it apart where runs repeat them', async () => {
    const more = questionsOf(14).slice(10);
    const [other, again, third] = [runId(), runId(), runId()];
    await store.createRun(runOf(other, respondents, 8), [datasetOf(more)]);
    await store.createRun(runOf(again, respondents, 20), [datasetOf(questions)]);
    await store.createRun(runOf(third, respondents, 20), [datasetOf(questions)]);
    await store.saveReplies([
      reply(0, 0),
      replyOf({ runId: other, question: more[0]!, respondentId: respondents[0]!.id }),
      replyOf({ runId: again, question: questions[0]!, respondentId: respondents[0]!.id }),
      replyOf({ runId: third, question: questions[0]!, respondentId: respondents[0]!.id }),
    ]);
    // A run named twice is read once.
    const table = await store.outcomeTable([RUN, other, again, third, again]);
    const tail = (id: string) => id.slice('2026-01-02-'.length);
    expect(table.respondents.map(({ id }) => id)).toEqual([
      'model-0',
      'model-1',
      `model-0 (run ${tail(again)})`,
      `model-1 (run ${tail(again)})`,
      `model-0 (run ${tail(third)})`,
      `model-1 (run ${tail(third)})`,
    ]);
    expect([...table.respondent.slice(0, 4)]).toEqual([0, 2, 4, 0]);
    expect([...table.question.slice(0, 4)]).toEqual([0, 0, 0, 10]);
    expect(table.planned).toEqual([14, 14, 10, 10, 10, 10]);
  });

  it('keeps respondents apart whatever their ids look like', async () => {
    const again = runId();
    const named = respondentsOf(1).map((one) => ({ ...one, id: `model-0 (run ${again.slice(11)})` }));
    const third = runId();
    await store.createRun(runOf(third, named, 10), [datasetOf(questions)]);
    await store.createRun(runOf(again, respondents, 20), [datasetOf(questions)]);
    const table = await store.outcomeTable([RUN, third, again]);
    expect(table.respondents.map(({ id }) => id)).toEqual([
      'model-0',
      'model-1',
      `model-0 (run ${again.slice(11)})`,
      `model-0 (run ${again})`,
      `model-1 (run ${again.slice(11)})`,
    ]);
  });

  it('counts every pass by itself, and says why askings have no answer', async () => {
    await store.saveReplies([
      reply(0, 0),
      reply(1, 0, { part: { status: 'failed', kind: 'error' } }),
      reply(2, 0, { part: { status: 'failed', kind: 'error' } }),
      reply(3, 0, { part: { status: 'failed', kind: 'empty' } }),
      reply(4, 1, { part: { status: 'failed', kind: 'truncated' } }),
      reply(5, 1, { part: { status: 'blocked', by: 'model' } }),
      reply(0, 0, { pass: 'forced' }),
      reply(5, 1, { pass: 'forced', part: { status: 'failed', kind: 'error' } }),
    ]);
    expect((await store.totals(RUN)).passes).toEqual({
      open: { answered: 1, blocked: 1, error: 2, empty: 1, truncated: 1 },
      forced: { answered: 1, blocked: 0, error: 1, empty: 0, truncated: 0 },
    });
    const said = { code: 'timeout', message: 'took too long', httpStatus: null };
    expect(await store.failureReasons(RUN)).toEqual([
      { pass: 'open', kind: 'error', ...said, count: 2 },
      { pass: 'open', kind: 'empty', ...said, count: 1 },
      { pass: 'open', kind: 'truncated', ...said, count: 1 },
      { pass: 'forced', kind: 'error', ...said, count: 1 },
    ]);
    expect(await store.failuresByRespondent(RUN)).toEqual([
      { respondent: 'model-0', kind: 'error', ...said, count: 2 },
      { respondent: 'model-0', kind: 'empty', ...said, count: 1 },
      { respondent: 'model-1', kind: 'truncated', ...said, count: 1 },
      { respondent: 'model-1', kind: 'error', ...said, count: 1 },
    ]);
    await store.saveReply(reply(1, 0, { attempt: 1 }));
    expect((await store.totals(RUN)).passes.open).toMatchObject({ answered: 2, error: 1 });
  });

  it('says who answered, keeps remarks apart from signs, and leaves another model out of the outcomes', async () => {
    const by = (question: number, servedModel: string | null, part: object = {}) => {
      const record = reply(question, 0);
      return { call: { ...record.call, servedModel }, reply: { ...record.reply, ...part } };
    };
    const other = ['other-model: model-0 asked, model-9 answered'];
    await store.saveReplies([
      by(0, 'model-0-2026-01-01'),
      by(1, 'model-0-2026-01-01', { remarks: ['version: fp_1'] }),
      by(2, 'model-9', {
        closedBook: 'other-model',
        closedBookSigns: other,
        remarks: ['version: fp_1', 'unknown part: x'],
      }),
    ]);
    const { id: respondent } = (await store.run(RUN)).respondents[0]!;
    expect(await store.servedCounts(RUN)).toMatchObject([
      { respondent, served: 'model-0-2026-01-01', replies: 2 },
      { respondent, served: 'model-9', replies: 1 },
    ]);
    expect(await store.remarkCounts(RUN)).toEqual([
      { respondent, remark: 'version: fp_1', replies: 2 },
      { respondent, remark: 'unknown part: x', replies: 1 },
    ]);
    const page = await store.page({ runIds: [RUN] }, { offset: 0, limit: 10 });
    expect(page.map((view) => view.reply.closedBookSigns)).toEqual([[], [], other]);
    expect(page[2]!.reply.remarks).toEqual(['version: fp_1', 'unknown part: x']);
    const table = await store.outcomeTable([RUN]);
    expect([...table.cell.slice(0, 3)].map((code) => CELLS[code])).toEqual([
      'ungraded',
      'ungraded',
      'other-model',
    ]);
    expect(table.closedBook[0]).not.toBe('other-model');
  });

  it('counts who answered as replies come in: one by one, in batches, after failures, and of no model told', async () => {
    const of = (question: number, respondent: number, servedModel: string | null, rest: object = {}) => {
      const record = reply(question, respondent, rest);
      return { ...record, call: { ...record.call, servedModel } };
    };
    const at = (record: ReplyRecord, repliedAt: string) => ({
      ...record,
      reply: { ...record.reply, repliedAt },
    });
    const [noon, evening, later] = ['T12', 'T18', 'T20'].map((hour) => `2026-01-02${hour}:00:00.000Z`);
    const failed = { part: { status: 'failed', kind: 'error' } };
    await store.saveReply(at(of(0, 0, 'a', failed), noon!));
    await store.saveReply(at(of(1, 0, null), evening!));
    await store.saveReply(at(of(0, 0, 'a', { attempt: 1 }), later!));
    const records = [at(of(2, 0, 'a'), noon!), at(of(3, 0, null), noon!), at(of(4, 1, null), later!)];
    await store.saveAnswers(
      RUN,
      'people',
      records.map((record, index) => ({ ...record, question: questions[index + 2]!, grades: [] })),
    );
    const [first, second] = respondents.map(({ id }) => id);
    const counts = [
      {
        respondent: first,
        asked: records[0]!.call.model,
        served: null,
        replies: 2,
        first: noon,
        last: evening,
      },
      { respondent: first, asked: records[0]!.call.model, served: 'a', replies: 2, first: noon, last: later },
      {
        respondent: second,
        asked: records[2]!.call.model,
        served: null,
        replies: 1,
        first: later,
        last: later,
      },
    ];
    const told = (await store.servedCounts(RUN)).sort((a, b) =>
      `${a.respondent}${a.served ?? ''}` < `${b.respondent}${b.served ?? ''}` ? -1 : 1,
    );
    expect(told).toEqual(counts);
    await store.removeRun(RUN);
    await store.createRun(runOf(RUN, respondents, 20), [datasetOf(questions)]);
    expect(await store.servedCounts(RUN)).toEqual([]);
  });

  it('takes questions while an import streams, and refuses another question under a known id', async () => {
    await store.addQuestions(RUN, 'people', questionsOf(12));
    const found = [];
    for await (const question of store.questions(RUN)) found.push(question.id);
    expect(found).toEqual(questionsOf(12).map(({ id }) => id));
    const other = [{ ...questions[3]!, text: 'Something else?' }];
    await expect(store.addQuestions(RUN, 'people', other)).rejects.toMatchObject({
      code: 'duplicate-id',
    });
    // One that is there, two that share its reference, and one of them twice.
    const [one, two] = ['one', 'two'].map((id) => ({ ...questions[3]!, id }));
    await store.addQuestions(RUN, 'people', [questions[3]!, one!, two!, one!]);
    const clash = [
      { ...one!, id: 'three' },
      { ...one!, id: 'three', text: 'Something else?' },
    ];
    await expect(store.addQuestions(RUN, 'people', clash)).rejects.toMatchObject({ code: 'duplicate-id' });
    const all = [];
    for await (const question of store.questions(RUN)) all.push(question);
    expect(all.slice(12)).toEqual([one, two]);
  });

  it('takes a changed verdict of a grader only under a new version, and ignores a repetition', async () => {
    const record = reply(0, 0);
    await store.saveReply(record);
    await store.saveGrade(gradeOf(record, questions[0]!, { outcome: 'undecided' }));
    await store.saveGrade(gradeOf(record, questions[0]!, { outcome: 'correct' }));
    await store.saveGrade(gradeOf(record, questions[0]!, { outcome: 'correct' }));
    const changed = gradeOf(record, questions[0]!, { outcome: 'incorrect' });
    await expect(store.saveGrade(changed)).rejects.toMatchObject({ code: 'record-invalid' });
    const [view] = await store.page({}, { offset: 0, limit: 1 });
    expect(view!.grades).toHaveLength(1);
    expect(view!.outcome).toBe('correct');
    expect(await store.graders(RUN)).toEqual([
      { kind: 'rules', id: 'rules', version: '1', rubric: 'verified', grades: 1 },
    ]);
  });

  it('counts where two graders gave an outcome to one reply, by each one’s last word', async () => {
    const record = reply(0, 0);
    await store.saveReply(record);
    const judged = gradeOf(record, questions[0]!, { outcome: 'incorrect' }).grade;
    const judge = { ...judged.grader, kind: 'judge' as const, id: 'judge:m' };
    await store.saveGrades([
      gradeOf(record, questions[0]!, { outcome: 'incorrect', version: '1' }),
      gradeOf(record, questions[0]!, { outcome: 'correct', version: '2' }),
      { grade: { ...judged, grader: judge } },
    ]);
    expect(await store.graderMeetings(RUN)).toEqual([
      {
        respondent: expect.any(String),
        ...{ standing: 'judge:m', other: 'rules', outcome: 'incorrect', said: 'correct', replies: 1 },
      },
    ]);
  });

  it('lets an earlier grade speak last again, and counts what stands by rubric', async () => {
    const record = reply(0, 0);
    await store.saveReply(record);
    const first = gradeOf(record, questions[0]!, { outcome: 'correct', version: '1' });
    const under = gradeOf(record, questions[0]!, { outcome: 'incorrect', version: '2' });
    const second = { grade: { ...under.grade, grader: { ...under.grade.grader, rubric: 'aa' as const } } };
    const failed = reply(1, 0, { part: { status: 'failed', kind: 'error' } });
    await store.saveReply(failed);
    await store.saveGrades([first, second, gradeOf(failed, questions[1]!, { outcome: 'incorrect' })]);
    expect(await store.standingRubrics(RUN)).toEqual([
      { kind: 'rules', id: 'rules', rubric: 'aa', replies: 1 },
    ]);
    await store.restateGrades([first.grade]);
    const [view] = await store.page({}, { offset: 0, limit: 1 });
    expect(view!.outcome).toBe('correct');
    expect(view!.grades).toEqual([second.grade, first.grade]);
    expect(await store.standingRubrics(RUN)).toMatchObject([{ rubric: 'verified', replies: 1 }]);
    await expect(store.restateGrades([under.grade])).rejects.toMatchObject({ code: 'record-invalid' });
  });

  it('takes a word back as often as it is said again', async () => {
    const record = reply(0, 0);
    const said = gradeOf(record, questions[0]!, { outcome: 'incorrect', kind: 'human', id: 'human:ada' });
    const back: Grade = {
      replyId: said.grade.replyId,
      referenceHash: said.grade.referenceHash,
      gradedAt: said.grade.gradedAt,
      grader: { ...said.grade.grader, version: 'set-aside' },
      evidence: {},
      status: 'ungraded',
      why: 'set-aside',
    };
    await store.saveReply(record);
    for (let time = 0; time < 2; time += 1) {
      await store.saveGrades([said]);
      await store.restateGrades([said.grade]);
      expect((await store.page({}, { offset: 0, limit: 1 }))[0]!.outcome).toBe('incorrect');
      await store.saveGrades([{ grade: back }]);
      expect((await store.page({}, { offset: 0, limit: 1 }))[0]!.outcome).toBeNull();
    }
  });

  it('keeps a judge’s words and cost, once, for later runs', async () => {
    const record = reply(0, 0);
    await store.saveReply(record);
    const grade = gradeOf(record, questions[0]!, { outcome: 'correct', kind: 'judge', id: 'judge:x' });
    const call = {
      ...record.call,
      id: 'judge-call',
      purpose: 'judge' as const,
      requestHash: 'abc',
      costUsd: 0.5,
    };
    const given = {
      grade: { ...grade.grade, callId: 'judge-call' },
      call,
      judgeText: '{"outcome":"correct"}',
    };
    await store.saveGrade(given);
    await store.saveGrade(given);
    expect(await store.judgeText('abc')).toBe('{"outcome":"correct"}');
    expect(await store.judgeText('abd')).toBe(null);
    expect((await store.totals(RUN)).costUsd).toBeCloseTo(0.501);
    expect((await store.page({}, { offset: 0, limit: 1 }))[0]!.grades).toEqual([given.grade]);
  });

  it('changes status, title and respondents of a run, and keeps what is not named', async () => {
    await store.updateRun(RUN, { status: 'stopped', stoppedBy: 'budget' });
    await store.updateRun(RUN, { title: 'New', respondents: respondentsOf(3) });
    const run = await store.run(RUN);
    expect(run).toMatchObject({ status: 'stopped', stoppedBy: 'budget', title: 'New', planned: 20 });
    expect(run.respondents.map(({ id }) => id)).toEqual(['model-0', 'model-1', 'model-2']);
    await store.updateRun(RUN, { stoppedBy: null });
    expect((await store.run(RUN)).stoppedBy).toBe(null);
  });

  it('gives back a draw for people in its order, and the last one without a name', async () => {
    const records = [0, 1].map((index) => reply(index, 0));
    await store.saveReplies(records);
    const entries = records.map(({ reply: { id } }, at) => ({
      replyId: id,
      stratum: 's',
      inclusion: (at + 1) / 2,
    }));
    await store.saveAudit(RUN, 'z-first', entries);
    await store.saveAudit(RUN, 'a-second', [entries[1]!]);
    expect(await store.audit(RUN, 'z-first')).toEqual(entries);
    expect(await store.audit(RUN)).toEqual([entries[1]]);
    expect(await store.audits(RUN)).toEqual([
      { id: 'z-first', entries: 2 },
      { id: 'a-second', entries: 1 },
    ]);
    const drawn: string[] = [];
    for await (const { reply: one } of store.answers({ runIds: [RUN], replyIds: [entries[1]!.replyId] }))
      drawn.push(one.id);
    expect(drawn).toEqual([entries[1]!.replyId]);
    await expect(store.saveAudit(RUN, 'z-first', entries)).rejects.toMatchObject({
      code: 'duplicate-id',
    });
    expect([...(await store.outcomeTable([RUN])).inclusion.slice(0, 2)]).toEqual([0, 1]);
  });

  const batchOf = (id: string): Batch => ({
    ...{ id, runId: RUN, purpose: 'ask', pass: 'open', model: 'openai/o9', place: 'https://api.example' },
    ...{ state: 'prepared', providerId: null, status: null, requests: 2, counts: null, reservedUsd: 0.25 },
    ...{ preparedAt: '2026-01-02T03:04:05.000Z', submittedAt: null, expiresAt: null, endedAt: null },
    ...{ readAt: null, error: null },
  });

  it('keeps the journal of batches: what was prepared, with its items, and what became of it', async () => {
    const items = ['b-000002', 'b-000010', 'b-000001'].map((customId, at) => ({
      customId,
      key: `key ${at}`,
    }));
    await store.saveBatch(batchOf('b'), items);
    await store.saveBatch(batchOf('a'), [items[0]!]);
    const counts = { waiting: 1, succeeded: 1, failed: 0, cancelled: 0, expired: 0 };
    const change = { state: 'submitted', providerId: 'batch_7', status: 'in_progress', counts } as const;
    await store.updateBatch('b', change);
    expect(await store.batches(RUN)).toEqual([{ ...batchOf('b'), ...change }, batchOf('a')]);
    expect(await store.batchItems('b')).toEqual([items[2], items[0], items[1]]);
    expect(await store.batchItems('nobody')).toEqual([]);
  });

  it('takes no batch twice and changes none that it has not', async () => {
    await store.saveBatch(batchOf('b'), [{ customId: 'b-1', key: 'k' }]);
    const again = store.saveBatch({ ...batchOf('b'), state: 'read' }, [{ customId: 'b-2', key: 'l' }]);
    await expect(again).rejects.toMatchObject({ code: 'duplicate-id' });
    expect(await store.batches(RUN)).toEqual([batchOf('b')]);
    expect(await store.batchItems('b')).toEqual([{ customId: 'b-1', key: 'k' }]);
    const unknown = store.updateBatch('c', { state: 'read' });
    await expect(unknown).rejects.toMatchObject({ code: 'record-invalid' });
  });

  it('removes the batches with their run', async () => {
    await store.saveBatch(batchOf('b'), [{ customId: 'b-1', key: 'k' }]);
    await store.removeRun(RUN);
    expect(await store.batchItems('b')).toEqual([]);
  });

  it('tells the forced pass what the open pass came to', async () => {
    const answered = reply(0, 0);
    await store.saveReplies([
      answered,
      reply(1, 0, { part: { status: 'blocked', by: 'model' } }),
      reply(2, 0),
    ]);
    await store.saveReply(reply(0, 0, { pass: 'forced' }));
    await store.saveReply(reply(1, 0, { pass: 'forced', part: { status: 'failed', kind: 'error' } }));
    await store.saveGrade(gradeOf(answered, questions[0]!, { outcome: 'refused' }));
    const found = await all(store.openOutcomes(RUN));
    expect(found.map((one) => [one.questionId, one.outcome, one.status, one.forced])).toEqual([
      ['q0', 'refused', 'answered', true],
      ['q1', 'refused', 'blocked', false],
      ['q2', null, 'answered', false],
    ]);
    expect((await store.totals(RUN)).unseen).toBe(2);
  });

  it('hands out replies to grade while their grades are being saved', async () => {
    await store.saveReplies(questions.map((_, index) => reply(index, 0)));
    let graded = 0;
    for await (const page of store.repliesToGrade(RUN, { pageSize: 3 })) {
      await Promise.all(
        page.map(({ reply: { id }, question }) => {
          graded += 1;
          const record = replyOf({ runId: RUN, question, respondentId: 'model-0' });
          expect(record.reply.id).toBe(id);
          return store.saveGrade(gradeOf(record, question, { outcome: 'correct' }));
        }),
      );
    }
    expect(graded).toBe(10);
    expect((await store.totals(RUN)).graded).toBe(10);
  });

  it('pages answers by question, respondent and trial, under filters', async () => {
    const records = questions.flatMap((_, index) => [reply(index, 1), reply(index, 0)]);
    await store.saveReplies(records);
    await store.saveGrade(gradeOf(records[0]!, questions[0]!, { outcome: 'correct' }));
    expect(await store.count()).toBe(20);
    expect(await store.count({ respondentIds: ['model-1'] })).toBe(10);
    expect(await store.count({ outcomes: ['correct'] })).toBe(1);
    expect(await store.count({ outcomes: ['none'] })).toBe(19);
    expect(await store.count({ questionIds: ['q3'], pass: 'forced' })).toBe(0);
    const page = await store.page({ runIds: [RUN] }, { offset: 3, limit: 3 });
    expect(page.map(({ question, respondent }) => [question.id, respondent.id])).toEqual([
      ['q1', 'model-1'],
      ['q2', 'model-0'],
      ['q2', 'model-1'],
    ]);
  });

  it('gives the same answers page after page as at once, whatever is asked in between', async () => {
    await store.saveReplies(
      questions.flatMap((_, index) => [reply(index, 1), reply(index, 0), reply(index, 0, { trial: 1 })]),
    );
    const ids = (views: Awaited<ReturnType<Store['page']>>) => views.map((view) => view.reply.id);
    const whole = ids(await store.page({}, { offset: 0, limit: 100 }));
    expect(whole).toHaveLength(30);
    const paged: string[] = [];
    for (let offset = 0; offset < 30; offset += 4) {
      paged.push(...ids(await store.page({}, { offset, limit: 4 })));
      if (offset % 8 === 4) await store.page({ respondentIds: ['model-1'] }, { offset: 2, limit: 3 });
    }
    expect(paged).toEqual(whole);
    const one: string[] = [];
    for await (const view of store.answers()) {
      one.push(view.reply.id);
      for await (const { respondent } of store.answers({ respondentIds: ['model-1'] })) {
        expect(respondent.id).toBe('model-1');
        break;
      }
    }
    expect(one).toEqual(whole);
    expect(ids(await store.page({}, { offset: 7, limit: 2 }))).toEqual(whole.slice(7, 9));
    expect(await store.page({}, { offset: 30, limit: 2 })).toEqual([]);
  });

  it('shows of every answer what its view says, whatever became of it, page after page and run after run', async () => {
    await store.createRun(runOf(SECOND, respondents, 20), [datasetOf(questions)]);
    const records = [
      reply(0, 0, { part: { status: 'answered', text: 'It was\u0000 Ulm', confidence: 1 / 3 } }),
      reply(0, 0, { trial: 1, closedBook: 'violated' }),
      reply(0, 1, { part: { status: 'blocked', by: 'filter' } }),
      reply(1, 0, { part: { status: 'failed', kind: 'truncated' } }),
      reply(1, 1, { pass: 'forced' }),
      replyOf({ runId: SECOND, question: questions[2]!, respondentId: 'model-1' }),
    ];
    const remarked = { ...records[4]!.reply, remarks: ['version: fp_1'] };
    await store.saveReplies(records.with(4, { ...records[4]!, reply: remarked }));
    await store.saveGrades([
      gradeOf(records[0]!, questions[0]!, { outcome: 'undecided' }),
      gradeOf(records[0]!, questions[0]!, { outcome: 'refused', kind: 'judge', id: 'judge:x' }),
      gradeOf(records[5]!, questions[2]!, { outcome: 'incorrect' }),
    ]);
    for (const runIds of [undefined, [SECOND, RUN], [SECOND]]) {
      const views: AnswerView[] = [];
      for await (const view of store.answers(runIds === undefined ? {} : { runIds })) views.push(view);
      for (const rows of [2, 100]) {
        const shown: ShownAnswer[] = [];
        for await (const page of store.shown(runIds, rows)) shown.push(...page);
        expect(shown).toHaveLength(views.length);
        for (const [at, answer] of shown.entries()) {
          expect(views[at]).toMatchObject(answer);
          expect(answer.grades).toHaveLength(views[at]!.grades.length);
        }
      }
    }
  });

  it('pages through several runs one after the other, and through none', async () => {
    await store.createRun(runOf(SECOND, respondents, 20), [datasetOf(questions)]);
    await store.createRun(runOf(THIRD, respondents, 20), [datasetOf(questions)]);
    const record = (runId: string, index: number) =>
      replyOf({ runId, question: questions[index]!, respondentId: 'model-0' });
    await store.saveReplies(
      [THIRD, RUN, SECOND].flatMap((run) => [0, 1, 2].map((index) => record(run, index))),
    );
    const filter = { runIds: [THIRD, RUN] };
    const seen: string[] = [];
    for (let offset = 0; offset < 8; offset += 2) {
      const page = await store.page(filter, { offset, limit: 2 });
      seen.push(...page.map(({ reply: { runId, questionId } }) => `${runId} ${questionId}`));
    }
    expect(seen).toEqual([RUN, THIRD].flatMap((run) => [0, 1, 2].map((at) => `${run} q${at}`)));
    expect(await store.count({ runIds: ['dddd4444'] })).toBe(0);
    expect(await store.page({ runIds: ['dddd4444'] }, { offset: 0, limit: 2 })).toEqual([]);
  });

  it('gives fractions back to their last digit', async () => {
    // Fifteen digits do not name these; sixteen not the last.
    const fractions = [1 / 3, 0.1 + 0.2, 0.7652767390294271, 5e-324, 1 - Number.EPSILON / 2, 0];
    for (const [index, confidence] of fractions.entries()) {
      const record = reply(index, 0, {
        part: { status: 'answered', text: 'Ada', confidence },
        costUsd: confidence,
      });
      await store.saveReply(record);
      const { grade } = gradeOf(record, questions[index]!, { outcome: 'correct' });
      await store.saveGrade({
        grade: { ...grade, status: 'graded', outcome: 'correct', confidence } as Grade,
      });
    }
    const views = await store.page({}, { offset: 0, limit: 10 });
    expect(views.map(({ call }) => call?.costUsd)).toEqual(fractions);
    expect(views.map(({ reply }) => reply.status === 'answered' && reply.confidence)).toEqual(fractions);
    expect(views.map(({ grades: [grade] }) => grade!.status === 'graded' && grade!.confidence)).toEqual(
      fractions,
    );
  });

  it('keeps the wish that a run under way may stop, and no other', async () => {
    await store.updateRun(RUN, { status: 'running', stoppedBy: null });
    const other = await place.open();
    expect(await other.askToStop(RUN)).toBe(true);
    expect(await store.run(RUN)).toMatchObject({ status: 'running', stoppedBy: ASKED_TO_STOP });
    await store.updateRun(RUN, { planned: 21 });
    expect((await other.run(RUN)).stoppedBy).toBe(ASKED_TO_STOP);
    await store.updateRun(RUN, { status: 'complete', stoppedBy: null });
    expect(await other.askToStop(RUN)).toBe(false);
    expect(await other.run(RUN)).toMatchObject({ status: 'complete', stoppedBy: null });
    await other.close();
  });

  it('lets nobody else work on a leased run until it is released', async () => {
    const lease = await store.lease(RUN, 'first');
    const other = await place.open();
    await expect(other.lease(RUN, 'second')).rejects.toMatchObject({ code: 'run-leased' });
    await store.updateRun(RUN, { status: 'complete' });
    expect(await store.isAskedToStop(RUN)).toBe(false);
    expect(await other.askToStop(RUN)).toBe(true);
    expect(await store.isAskedToStop(RUN)).toBe(true);
    expect((await store.run(RUN)).stoppedBy).toBeNull();
    await lease.renew();
    await lease.release();
    expect(await other.askToStop(RUN)).toBe(false);
    const again = await store.lease(RUN, 'third');
    expect(await store.isAskedToStop(RUN)).toBe(false);
    await again.release();
    await (await other.lease(RUN, 'second')).release();
    await other.close();
  });

  it('removes a run with everything of it and leaves the others', async () => {
    await store.createRun(runOf(SECOND, respondents, 20), [datasetOf(questions)]);
    const record = reply(0, 0);
    await store.saveReply(record);
    await store.saveGrade(gradeOf(record, questions[0]!, { outcome: 'correct' }));
    await store.saveReply(reply(0, 0, { runId: SECOND }));
    await store.removeRun(RUN);
    expect((await store.runs()).map(({ id }) => id)).toEqual([SECOND]);
    expect(await store.count()).toBe(1);
    expect((await store.page({}, { offset: 0, limit: 5 }))[0]!.question).toEqual(questions[0]);
  });

  it('keeps every decision about a question in its order, with the run and no longer', async () => {
    const decision = {
      questionId: questions[0]!.id,
      gold: 'Émile',
      decision: 'fix',
      newValue: '=1+1 \u0000',
      newQuestion: '',
      reason: 'a namesake',
      source: 'Parish register',
      name: 'Ada',
      decidedAt: '2026-02-03T04:05:06.000Z',
    } as const;
    const back = { ...decision, decision: null, name: 'Bo' };
    await store.saveDecision(RUN, decision);
    await store.saveDecision(RUN, back);
    const word = {
      item: 'a1',
      reviewer: 'Ada',
      known: 'correct',
      word: { outcome: 'unsure', reason: null, note: 'a \u0000 b' },
      gradedAt: '2026-02-03T04:05:06.000Z',
    } as const;
    await store.saveCalibrationWord(RUN, word);
    await store.saveCalibrationWord(RUN, { ...word, word: null });
    const step = { auditId: 'draw', reviewer: 'Ada \u0000', item: 'a1', step: 'skipped' } as const;
    const steps = [step, { ...step, step: 'graded' } as const];
    await store.saveReviewSteps(RUN, steps);
    await store.saveReviewSteps(RUN, [{ ...step, reviewer: 'Bo' }]);
    await store.close();
    store = await place.open();
    expect(await store.reviewSteps(RUN, step)).toEqual(steps);
    expect(await store.reviewSteps(RUN, { ...step, auditId: 'other' })).toEqual([]);
    expect(await store.decisions(RUN)).toEqual([decision, back]);
    expect(await store.calibrationWords(RUN)).toEqual([word, { ...word, word: null }]);
    await store.removeRun(RUN);
    await store.createRun(runOf(RUN, respondents, 20), [datasetOf(questions)]);
    expect(await store.decisions(RUN)).toEqual([]);
    expect(await store.calibrationWords(RUN)).toEqual([]);
    expect(await store.reviewSteps(RUN, step)).toEqual([]);
  });

  it('gives an item to no more people than there is room for, however many stores ask at once', async () => {
    const other = await place.open();
    const wish = (reviewer: string) => ({
      reviewer,
      candidates: ['a', 'b', 'c'].map((item) => ({ item, room: 1, done: [] })),
      limit: 2,
      ms: 60_000,
    });
    const asked = ['Ada', 'Bo', 'Cy'].map((name, at) => [store, other][at % 2]!.claim(RUN, wish(name)));
    const given = await Promise.all(asked);
    expect(given.flat().sort()).toEqual(['a', 'b', 'c']);
    // Who comes last may find nothing left: two are given at a time.
    const who = given.findIndex((items) => items.length > 0);
    const [reviewer, first] = [['Ada', 'Bo', 'Cy'][who]!, given[who]!];
    // Who holds it holds it longer, and nobody beside.
    expect(await other.claim(RUN, wish(reviewer))).toEqual(first);
    expect(await store.claims(RUN)).toHaveLength(3);
    await store.release(RUN, { item: first[0]!, reviewer });
    expect(await other.claim(RUN, wish('Di'))).toEqual([first[0]]);
    // Who is done with an item takes no room, and two may have what two are wanted for.
    const [item] = given.find((one) => one.length > 0 && one !== first)!;
    const holder = (await store.claims(RUN)).find((one) => one.item === item)!.reviewer;
    const about = (room: number, done: readonly string[]) => ({
      ...wish('Eve'),
      candidates: [{ item: item!, room, done }],
    });
    expect(await store.claim(RUN, about(1, []))).toEqual([]);
    expect(await store.claim(RUN, about(1, [holder]))).toEqual([item]);
    expect(await other.claim(RUN, { ...about(2, []), reviewer: holder })).toEqual([item]);
    await other.close();
  });

  it('forgets a claim whose time is over', async () => {
    const candidates = [{ item: 'a', room: 1, done: [] }];
    expect(await store.claim(RUN, { reviewer: 'Ada', candidates, limit: 1, ms: 0 })).toEqual(['a']);
    expect(await store.claims(RUN)).toEqual([]);
    expect(await store.claim(RUN, { reviewer: 'Bo', candidates, limit: 1, ms: 60_000 })).toEqual(['a']);
  });
});
