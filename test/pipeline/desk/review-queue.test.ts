/** The queue of a draw as reviewers meet it: who gets what, how long, and what becomes of what they say. */
import { copyFileSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import type { Store } from '../../../src/core/store/store.ts';
import { curateFilterSchema } from '../../../src/pipeline/desk/curate-records.ts';
import { openCurating } from '../../../src/pipeline/desk/open-curating.ts';
import { openReviewQueue, type ReviewQueue } from '../../../src/pipeline/desk/review-queue.ts';
import type { ReviewItem, ReviewWord } from '../../../src/pipeline/desk/review-records.ts';
import { reviewSheet } from '../../../src/pipeline/desk/review-sheet.ts';
import { reviewStanding } from '../../../src/pipeline/desk/review-standing.ts';
import { drawRunAudit, readRunAudit } from '../../../src/pipeline/grade/audit.ts';
import { correctedRates } from '../../../src/stages/analyze/corrected-rates.ts';
import { openStore } from '../../../src/store/open-store.ts';
import { deskStore, RUN, workspaceOf } from '../../desk/desk-store.ts';
import { testDatabase } from '../../postgres/test-database.ts';

const MINUTE = 60_000;
const said = (outcome: ReviewWord['outcome'], rest: Partial<ReviewWord> = {}): ReviewWord => {
  return { outcome, reason: null, note: '', ...rest };
};

let folder: string;
let path: string;
let sheet: string;
let store: Store;
let clock: number;
beforeEach(async () => {
  ({ folder, path } = await deskStore());
  clock = Date.parse('2026-02-03T04:05:06Z');
  sheet = join(folder, 'sheet.csv');
  await drawRunAudit(RUN, workspaceOf(path), { size: 24, least: 2, seed: 5, out: sheet });
  copyFileSync(path, join(folder, 'ungraded.db'));
  store = await openStore(path, { now: () => clock });
});
afterEach(async () => {
  await store.close();
  rmSync(folder, { recursive: true });
});

const queueFor = (each: number, claimMs = 10 * MINUTE): ReviewQueue =>
  openReviewQueue(store, { each, claimMs, now: () => new Date(clock) });
const handOf = async (queue: ReviewQueue, reviewer: string): Promise<readonly ReviewItem[]> =>
  (await queue.hand(RUN, reviewer)).items;
/** Grades all that the queue offers, by the answer's own number. */
async function gradeAll(queue: ReviewQueue, reviewer: string, word: (item: ReviewItem) => ReviewWord) {
  for (let items = await handOf(queue, reviewer); items.length > 0; items = await handOf(queue, reviewer)) {
    for (const item of items) await queue.grade(RUN, reviewer, { item: item.id, word: word(item) });
  }
}
const byNumber = ({ question }: ReviewItem): ReviewWord => {
  const number = Number(/number (\d+)/.exec(question)![1]);
  return said((['correct', 'incorrect', 'refused'] as const)[number % 3]!);
};

describe('the queue', () => {
  test('never gives one answer to more people than are asked, however many come at once', async () => {
    for (const each of [1, 2]) {
      const queue = queueFor(each);
      const hands = await Promise.all(['ada', 'bo', 'cy', 'di'].map((name) => handOf(queue, name)));
      const held = hands.flat().map(({ id }) => id);
      expect(held.length).toBe(20);
      const times = held.map((id) => held.filter((other) => other === id).length);
      expect(Math.max(...times)).toBe(each);
      clock += 11 * MINUTE;
    }
  });

  test('is shared by several desks: none gives an answer to more people than are asked', async () => {
    const other = await openStore(path, { now: () => clock });
    const elsewhere = openReviewQueue(other, { each: 2, claimMs: MINUTE, now: () => new Date(clock) });
    const here = queueFor(2);
    await Promise.all([
      gradeAll(here, 'ada', byNumber),
      gradeAll(elsewhere, 'bo', byNumber),
      gradeAll(here, 'cy', byNumber),
      gradeAll(elsewhere, 'di', byNumber),
    ]);
    const standing = await reviewStanding(store, RUN, 2);
    expect(standing).toMatchObject({ finished: 24, disputed: 0 });
    expect(standing.people.reduce((sum, { graded }) => sum + graded, 0)).toBe(48);
    await other.close();
  });

  test('is finished when enough people graded every answer, and nobody graded one more', async () => {
    const queue = queueFor(2);
    await Promise.all(['ada', 'bo', 'cy'].map((name) => gradeAll(queue, name, byNumber)));
    const standing = await reviewStanding(store, RUN, 2);
    expect(standing).toMatchObject({ drawn: 24, graded: 24, finished: 24, disputed: 0 });
    expect(standing.people.reduce((sum, { graded }) => sum + graded, 0)).toBe(48);
    expect((await queue.hand(RUN, 'ada')).progress).toMatchObject({ left: 0, held: 0 });
  });

  test('gives what nobody was heard of for a while to others', async () => {
    const queue = queueFor(1);
    const first = await handOf(queue, 'ada');
    expect(await handOf(queue, 'ada')).toEqual(first);
    clock += 9 * MINUTE;
    expect(await handOf(queue, 'bo')).not.toContainEqual(first[0]);
    expect((await queue.hand(RUN, 'bo')).progress).toMatchObject({ left: 24, held: 5 });
    clock += 2 * MINUTE;
    const rest = await gradeOffered(queue, 'bo');
    for (const item of first) expect(rest).toContainEqual(item.id);
    // Whoever comes back late is thanked and loses nothing.
    await queue.grade(RUN, 'ada', { item: first[0]!.id, word: said('correct') });
    expect((await reviewStanding(store, RUN, 1)).people).toMatchObject([{ name: 'ada', graded: 1 }, {}]);
  });

  test('offers what was skipped after everything else, the longest ago first, and what was declined not again', async () => {
    const queue = queueFor(1);
    const [one, two, three] = await handOf(queue, 'ada');
    await queue.putAside(RUN, 'ada', { item: one!.id, how: 'skip' });
    const after = await queue.putAside(RUN, 'ada', { item: two!.id, how: 'decline' });
    expect(after).toMatchObject({ graded: 0, left: 23 });
    // So does a desk that was started meanwhile.
    expect((await handOf(queueFor(1), 'ada'))[0]).toEqual(three);
    expect((await queue.hand(RUN, 'ada')).progress).toMatchObject({ graded: 0, left: 23 });
    const order = await gradeOffered(queue, 'ada');
    expect(order.at(-1)).toBe(one!.id);
    expect(order).not.toContain(two!.id);
    // The one that was declined is left for somebody else.
    expect((await handOf(queue, 'bo')).map(({ id }) => id)).toEqual([two!.id]);
  });

  test('two that are skipped by turns take turns', async () => {
    const queue = queueFor(1);
    const order = await gradeOffered(queue, 'ada', 22);
    expect(order.length).toBe(22);
    const [one, two] = await handOf(queue, 'ada');
    for (const item of [one!, two!, one!]) {
      expect((await handOf(queue, 'ada'))[0]).toEqual(item);
      await queue.putAside(RUN, 'ada', { item: item.id, how: 'skip' });
    }
  });

  test('tells nobody who answered, what a machine or another person said', async () => {
    const queue = queueFor(3);
    await gradeAll(queue, 'bo', () => said('incorrect', { note: 'Plainly wrong, says Bo.' }));
    const told = JSON.stringify([
      await queue.hand(RUN, 'ada'),
      await queue.queues('ada'),
      await queue.grade(RUN, 'ada', { item: (await handOf(queue, 'ada'))[0]!.id, word: said('correct') }),
    ]);
    expect(told).not.toMatch(/model-\d|incorrect|Plainly|\bbo\b|judge|rules|stratum|inclusion/i);
  });

  test('takes a grade back and gives its words again', async () => {
    const queue = queueFor(1);
    const [item] = await handOf(queue, 'ada');
    const word = said('refused', { reason: 'privacy', note: ' why not ' });
    await queue.grade(RUN, 'ada', { item: item!.id, word });
    expect(await queueFor(1).undo(RUN, 'ada')).toEqual({ item, word: { ...word, note: 'why not' } });
    expect((await reviewStanding(store, RUN, 1)).graded).toBe(0);
    expect((await handOf(queue, 'ada'))[0]).toEqual(item);
    expect(await queue.undo(RUN, 'ada')).toBeNull();
    // Said again, taken back again.
    await queue.grade(RUN, 'ada', { item: item!.id, word });
    await queue.undo(RUN, 'ada');
    expect((await reviewStanding(store, RUN, 1)).graded).toBe(0);
  });

  test('keeps one grade of what is sent twice', async () => {
    const queue = queueFor(1);
    const [item] = await handOf(queue, 'ada');
    const given = { item: item!.id, word: said('correct', { note: 'sent twice ' }) };
    const before = await queue.grade(RUN, 'ada', given);
    expect(await queue.grade(RUN, 'ada', given)).toEqual(before);
    expect(before.undoable).toBe(1);
    const graders = await store.graders(RUN);
    expect(graders.filter(({ kind }) => kind === 'human')).toMatchObject([{ id: 'human:ada', grades: 1 }]);
  });

  test('knows no answer that was not drawn', async () => {
    const queue = queueFor(1);
    const given = { item: 'nothing', word: said('correct') };
    await expect(queue.grade(RUN, 'ada', given)).rejects.toMatchObject({ code: 'argument-invalid' });
    await expect(queue.hand('other', 'ada')).rejects.toMatchObject({ code: 'run-unknown' });
  });

  test('a new draw is a new queue, and grades given before are kept', async () => {
    const queue = queueFor(1);
    const [item] = await handOf(queue, 'ada');
    await queue.grade(RUN, 'ada', { item: item!.id, word: said('correct') });
    await drawRunAudit(RUN, workspaceOf(path), { size: 238, least: 2, seed: 6, out: join(folder, 'b.csv') });
    const { progress } = await queue.hand(RUN, 'ada');
    expect(progress).toMatchObject({ graded: 1, left: progress.drawn - 1 });
    await expect(queue.grade(RUN, 'ada', { item: item!.id, word: said('correct') })).rejects.toMatchObject({
      code: 'argument-invalid',
    });
  });
});

describe('where people disagree', () => {
  test('a third is asked without being told; then those whose grades are locked see each other’s words', async () => {
    const queue = queueFor(2);
    const [item] = await handOf(queue, 'ada');
    const id = item!.id;
    await queue.grade(RUN, 'ada', { item: id, word: said('correct') });
    await queue.grade(RUN, 'bo', { item: id, word: said('incorrect', { note: 'the other one \u202e' }) });
    expect((await handOf(queue, 'cy'))[0]).toEqual(item);
    expect(await handOf(queue, 'di')).not.toContainEqual(item);
    await queue.grade(RUN, 'cy', { item: id, word: said('incorrect') });
    expect(await handOf(queue, 'di')).not.toContainEqual(item);

    // Not before one's own is locked, and nobody else's eyes.
    await expect(queue.settle(RUN, 'ada', { item: id, word: said('incorrect') })).rejects.toMatchObject({
      code: 'usage',
    });
    const nothing = { locked: 0, shared: 0, open: 0, disputed: [] };
    expect(await queue.lock(RUN, 'di')).toEqual(nothing);
    expect(await queue.discussion(RUN, 'ada')).toEqual({ ...nothing, open: 1 });
    const { disputed, ...counts } = await queue.lock(RUN, 'ada');
    expect(counts).toEqual({ locked: 1, shared: 1, open: 0 });
    expect(await queueFor(2).discussion(RUN, 'ada')).toEqual({ ...counts, disputed });
    const [discussed] = disputed;
    expect(discussed!.words).toEqual([
      { ...said('correct'), reviewer: 'ada', mine: true },
      { ...said('incorrect'), note: 'the other one ⟨U+202E⟩', reviewer: 'bo', mine: false },
      { ...said('incorrect'), reviewer: 'cy', mine: false },
    ]);
    expect(await queue.undo(RUN, 'ada')).toBeNull();
    await expect(queue.grade(RUN, 'ada', { item: id, word: said('refused') })).rejects.toMatchObject({
      code: 'usage',
    });

    expect((await reviewStanding(store, RUN, 2)).disputed).toBe(1);
    await queue.settle(RUN, 'ada', { item: id, word: said('incorrect', { note: 'they are right' }) });
    const standing = await reviewStanding(store, RUN, 2);
    expect(standing.disputed).toBe(0);
    // How far people agree is told of what they said blind.
    const pair = standing.pairs.find(({ first, second }) => first === 'ada' && second === 'bo')!;
    expect(pair).toMatchObject({ n: 1, agree: { value: 0, numerator: 0, denominator: 1 } });
    expect((await queue.discussion(RUN, 'ada')).disputed).toEqual([]);
  });

  test('whoever is unsure disagrees with nobody', async () => {
    const queue = queueFor(2);
    const [item] = await handOf(queue, 'ada');
    await queue.grade(RUN, 'ada', { item: item!.id, word: said('correct') });
    await queue.grade(RUN, 'bo', { item: item!.id, word: said('unsure', { note: 'two of that name' }) });
    expect(await handOf(queue, 'cy')).not.toContainEqual(item);
    expect(await reviewStanding(store, RUN, 2)).toMatchObject({ finished: 1, disputed: 0 });
  });
});

describe('out and in again', () => {
  const rates = async (at: string) => {
    const read = await openStore(at, { readonly: true });
    const table = await read.outcomeTable([RUN]);
    await read.close();
    return correctedRates(table, 0.95);
  };

  test('the rates that the desk’s grades correct are those of the same grades on the sheet, to the last digit', async () => {
    expect((await reviewSheet(store, RUN, 'ada')).csv).toBe(readFileSync(sheet, 'utf8'));
    const queue = queueFor(1);
    const notes = ['=1+1', 'two\nlines, "quoted"', '@home', 'plain', ''];
    let at = 0;
    await gradeAll(queue, 'ada', (item) => {
      const word = byNumber(item);
      at += 1;
      return { ...(at === 7 ? said('unsure') : word), note: notes[at % notes.length]! };
    });
    const desk = await rates(path);
    expect(desk.map((one) => one['correct/asked']!.method)).toEqual(['double-sampling', 'double-sampling']);
    const { rates: shown } = await reviewStanding(store, RUN, 1);
    expect(shown.map(({ corrected }) => corrected)).toEqual(desk);
    // What people said moves no automatic rate: every second of 119 but one that a judge refused; one failed.
    expect(shown[0]!.automatic['correct/asked']).toMatchObject({ numerator: 59, denominator: 118 });

    const { csv: text } = await reviewSheet(store, RUN, 'ada');
    writeFileSync(sheet, text);
    const other = join(folder, 'ungraded.db');
    const read = await readRunAudit(sheet, workspaceOf(other), { name: 'ada', unfinished: false });
    expect(read.grades).toBe(24);
    expect(await rates(other)).toEqual(desk);

    const people = async (from: Store) => {
      const words: unknown[] = [];
      for await (const { reply, grades } of from.answers({ runIds: [RUN] }))
        words.push(
          ...grades.flatMap(({ grader, evidence, ...rest }) =>
            grader.kind === 'human'
              ? [[reply.id, grader, evidence, 'outcome' in rest ? [rest.outcome, rest.reason] : rest.why]]
              : [],
          ),
        );
      return words;
    };
    const copy = await openStore(other, { readonly: true });
    const atDesk = await people(store);
    expect(await people(copy)).toEqual(atDesk);
    await copy.close();
    // Where the grades are already the sheet changes nothing.
    await readRunAudit(sheet, workspaceOf(path), { name: 'ada', unfinished: false });
    expect(await people(store)).toEqual(atDesk);
  });

  test('a sheet read back says again what was settled in a discussion, and adds no word', async () => {
    const queue = queueFor(2);
    const [item] = await handOf(queue, 'ada');
    await queue.grade(RUN, 'ada', { item: item!.id, word: said('correct') });
    await queue.grade(RUN, 'bo', { item: item!.id, word: said('incorrect') });
    await queue.lock(RUN, 'ada');
    await queue.settle(RUN, 'ada', { item: item!.id, word: said('incorrect') });
    writeFileSync(sheet, (await reviewSheet(store, RUN, 'ada')).csv);
    const graders = await store.graders(RUN);
    await readRunAudit(sheet, workspaceOf(path), { name: 'ada', unfinished: true });
    expect(await store.graders(RUN)).toEqual(graders);
    expect((await reviewStanding(store, RUN, 2)).pairs[0]!.agree.value).toBe(0);
  });
});

test('a review and what is curated of a store on a server go as those of a file', async () => {
  const database = await testDatabase();
  const other = await deskStore(database.address);
  await drawRunAudit(RUN, workspaceOf(database.address), {
    ...{ size: 24, least: 2, seed: 5 },
    out: join(other.folder, 'sheet.csv'),
  });
  const server = await openStore(database.address);
  const curatedStory = async (at: Store) => {
    const storePath = at === server ? database.address : path;
    const room = openCurating(at, { ...workspaceOf(storePath), now: () => new Date(clock) });
    const all = curateFilterSchema.parse({ list: 'all' });
    const rest = { newQuestion: '', reason: 'so it is', source: 'Parish register' };
    const fix = { ...rest, decision: 'fix', newValue: 'Émile, I say, number 4 \u0000' } as const;
    await room.decide(RUN, 'q4', { name: 'Ada', seen: 0, proposal: fix });
    await room.decide(RUN, 'q5', { name: 'Ada', seen: 0, proposal: { ...fix, decision: 'drop' } });
    await room.takeBack(RUN, 'q5', { name: 'Bo', seen: 1 });
    const [set] = await room.sets(RUN);
    return {
      list: await room.list(RUN, all, { from: 0, limit: 200 }),
      question: await room.question(RUN, 'q5', all),
      effect: await room.effect(RUN),
      changelog: set!.changelog,
      sheet: await room.sheet(RUN, set!.name),
    };
  };
  const story = async (at: Store) => {
    const queue = openReviewQueue(at, { each: 2, claimMs: MINUTE, now: () => new Date(clock) });
    const hands = [await handOf(queue, 'ada'), await handOf(queue, 'bo')];
    const [first, second] = hands[0]!;
    await queue.grade(RUN, 'ada', { item: first!.id, word: said('correct') });
    await queue.grade(RUN, 'ada', { item: second!.id, word: said('unsure', { note: 'a \u0000 b' }) });
    const back = await queue.undo(RUN, 'ada');
    await queue.grade(RUN, 'ada', { item: second!.id, word: said('refused', { reason: 'privacy' }) });
    await queue.grade(RUN, 'bo', { item: first!.id, word: said('incorrect') });
    await gradeOffered(queue, 'cy');
    const [aside] = await handOf(queue, 'di');
    await queue.putAside(RUN, 'di', { item: aside!.id, how: 'decline' });
    // Another desk on the same store.
    const other = openReviewQueue(at, { each: 2, claimMs: MINUTE, now: () => new Date(clock) });
    const left = (await other.hand(RUN, 'di')).progress;
    const talk = await queue.lock(RUN, 'ada');
    await queue.settle(RUN, 'ada', { item: first!.id, word: said('incorrect') });
    const sheets = await Promise.all(['ada', 'bo', 'cy'].map((name) => reviewSheet(at, RUN, name)));
    const standing = await reviewStanding(at, RUN, 2);
    return { hands, back, left, talk, sheets, standing, curated: await curatedStory(at) };
  };
  try {
    expect(await story(server)).toEqual(await story(store));
  } finally {
    await server.close();
    await database.drop();
    rmSync(other.folder, { recursive: true });
  }
});

/** Grades up to `most` of what is offered, one hand after the other; ids in that order. */
async function gradeOffered(queue: ReviewQueue, reviewer: string, most = Infinity): Promise<string[]> {
  const order: string[] = [];
  while (order.length < most) {
    const [item] = await handOf(queue, reviewer);
    if (item === undefined) break;
    await queue.grade(RUN, reviewer, { item: item.id, word: said('correct') });
    order.push(item.id);
  }
  return order;
}
