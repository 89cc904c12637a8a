/** Looking through a run: what each filter lets through, that steps add up, and that pages neither skip nor repeat. */
import { rmSync } from 'node:fs';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type BrowseFilter, type BrowsePlace, NO_REASON } from '../../src/core/browsing.ts';
import type { Store } from '../../src/core/store/store.ts';
import { copyStore } from '../../src/pipeline/exchange/copy-store.ts';
import { openStore } from '../../src/store/open-store.ts';
import { deskStore, RUN } from '../desk/desk-store.ts';
import { type TestDatabase, testDatabase } from '../postgres/test-database.ts';

let folder: string;
let store: Store;
let database: TestDatabase;
const stores = new Map<string, Store>();
beforeAll(async () => {
  const made = await deskStore();
  folder = made.folder;
  database = await testDatabase();
  await copyStore({ from: made.path, to: database.address });
  stores.set('SQLite', await openStore(made.path)).set('PostgreSQL', await openStore(database.address));
});
afterAll(async () => {
  for (const one of stores.values()) await one.close();
  rmSync(folder, { recursive: true });
  await database.drop();
});

/** All replies of a filter in pages of seven, with steps that may only look at one stretch. */
async function all(filter: BrowseFilter, limit = 7): Promise<string[]> {
  const found: string[] = [];
  for (let after: BrowsePlace | undefined; ; ) {
    const page = await store.browse(RUN, filter, { limit, budgetMs: 0, ...(after && { after }) });
    found.push(...page.replies.map(({ answer }) => `${answer.question.id} ${answer.respondent.id}`));
    if (page.next === null) return found;
    after = page.next;
  }
}

async function counted(filter: BrowseFilter): Promise<number> {
  let sum = 0;
  for (let after: BrowsePlace | undefined; ; ) {
    const { count, next } = await store.countBrowsed(RUN, filter, { budgetMs: 0, ...(after && { after }) });
    sum += count;
    if (next === null) return sum;
    after = next;
  }
}

describe.each(['SQLite', 'PostgreSQL'])('replies of a run on %s', (name) => {
  beforeAll(() => {
    store = stores.get(name)!;
  });

  test('are all there once, in the order of the questions', async () => {
    const found = await all({});
    expect(found).toHaveLength(240);
    expect(new Set(found).size).toBe(240);
    expect(found.slice(0, 3)).toEqual(['q0 model-0', 'q0 model-1', 'q1 model-0']);
  });

  test.each([
    ['incorrect', { outcomes: ['incorrect'] }, 78],
    ['failed', { outcomes: ['failed'] }, 1],
    ['failed by code', { reasons: ['timeout'] }, 1],
    ['ungraded', { outcomes: ['ungraded'] }, 2],
    ['refused because unknown', { reasons: ['unknown', 'privacy'], respondentId: 'model-1' }, 1],
    ['without a reason', { reasons: [NO_REASON] }, 239 - 60],
    ['of a stated confidence', { confidence: [0.5 + 1 / 11, 0.5 + 2 / 11] }, 48],
    ['that enter the rates', { rated: true }, 238],
    ['of one respondent', { respondentId: 'model-1' }, 120],
    ['of nobody', { respondentId: 'model-9' }, 0],
    ['on which graders disagree', { disagreement: true }, 2],
    ['that the judge decided', { grader: 'judge:j' }, 2],
    ['of a topic', { field: { by: 'topic', value: 'music' } }, 118],
    ['of a question set', { field: { by: 'dataset', value: 'people' } }, 240],
    ['with words of the answer', { text: 'ÉMILE' }, 237],
    ['with words of the question', { text: 'person number 77' }, 2],
    ['with words of the reference', { text: 'alias 33' }, 2],
    ['with letters that mean something to SQL', { text: "%_' --" }, 0],
  ] satisfies [string, BrowseFilter, number][])('%s', async (_, filter, expected) => {
    expect(await all(filter)).toHaveLength(expected);
    expect(await counted(filter)).toBe(expected);
  });

  test('one respondent right where the other is wrong', async () => {
    const filter: BrowseFilter = {
      respondentId: 'model-0',
      outcomes: ['correct'],
      beside: { respondentId: 'model-1', outcomes: ['incorrect'] },
    };
    const expected = Array.from({ length: 119 }, (_, index) => index)
      .filter((index) => index % 2 === 0 && index % 3 !== 0 && index !== 4)
      .map((index) => `q${index} model-0`);
    expect(await all(filter)).toEqual(expected);
    const { replies } = await store.browse(RUN, filter, { limit: 1, budgetMs: 100 });
    expect(replies[0]!.beside?.respondent.id).toBe('model-1');
    expect(replies[0]!.beside?.question.id).toBe(replies[0]!.answer.question.id);
  });

  test('values by which a run can be looked through', async () => {
    const values = await store.fieldValues(RUN);
    expect(
      values.filter(({ by }) => by === 'topic').map(({ value, questions }) => [value, questions]),
    ).toEqual([
      ['music', 59],
      ['chess', 59],
      ['é', 1],
    ]);
    // One value is no choice.
    expect(values.some(({ by }) => by === 'dataset')).toBe(false);
  });

  test('a mark changes with every write', async () => {
    const before = await store.changeMark();
    expect(await store.changeMark()).toBe(before);
    await store.updateRun(RUN, { title: 'Another' });
    expect(await store.changeMark()).not.toBe(before);
  });

  test('what was spent', async () => {
    const pace = await store.pace(RUN);
    expect(pace).toMatchObject({ calls: 240, unpricedCalls: 0, retries: 0 });
    expect(pace.costUsd).toBeCloseTo(0.24, 10);
    expect(pace.newest?.replies).toBe(200);
  });
});
