/** Answers whose outcome is known, mixed in among those of a draw: unseen, in no rate, and a measure of each reviewer. */
import { rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import type { Store } from '../../../src/core/store/store.ts';
import { calibratedQueue } from '../../../src/pipeline/desk/calibrated-queue.ts';
import { readCalibration } from '../../../src/pipeline/desk/read-calibration.ts';
import { openReviewQueue, type ReviewQueue } from '../../../src/pipeline/desk/review-queue.ts';
import type { ReviewItem, ReviewWord } from '../../../src/pipeline/desk/review-records.ts';
import { reviewStanding } from '../../../src/pipeline/desk/review-standing.ts';
import { drawRunAudit } from '../../../src/pipeline/grade/audit.ts';
import { openStore } from '../../../src/store/open-store.ts';
import { deskStore, RUN, workspaceOf } from '../../desk/desk-store.ts';

const said = (outcome: ReviewWord['outcome'], note = ''): ReviewWord => ({ outcome, reason: null, note });
const KNOWN = [
  'question,reference,answer,outcome,note',
  'Who is person known 1?,One,"One, I say",right,',
  'Who is person known 2?,Two,Three,falsch,',
  'Who is person known 3?,Three,I do not know,refused,',
  'Who is person known 4?,Four,Four,✓,',
  'Who is person known 5?,Five,Six,,left open',
].join('\n');

let folder: string;
let path: string;
let file: string;
let store: Store;
beforeEach(async () => {
  ({ folder, path } = await deskStore());
  file = join(folder, 'known.csv');
  writeFileSync(file, KNOWN);
  await drawRunAudit(RUN, workspaceOf(path), { size: 24, least: 2, seed: 5, out: join(folder, 'a.csv') });
  store = await openStore(path);
});
afterEach(async () => {
  await store.close();
  rmSync(folder, { recursive: true });
});

async function queueWith(): Promise<ReviewQueue> {
  const now = () => new Date('2026-02-03T04:05:06Z');
  const inner = openReviewQueue(store, { each: 1, claimMs: 60_000, now });
  return calibratedQueue(inner, await readCalibration(file), { store, now });
}
const isKnown = ({ question }: ReviewItem) => question.includes('known');

describe('known answers', () => {
  test('come among the others without being told apart, count in the progress and in no rate', async () => {
    const queue = await queueWith();
    const order: ReviewItem[] = [];
    const progress = await queue.progress(RUN, 'ada');
    expect(progress.drawn).toBe(24);
    const first = await queue.hand(RUN, 'ada');
    // Three fit among twenty-four.
    expect(first.progress).toMatchObject({ drawn: 27, graded: 0, left: 27 });
    for (let { items } = first; items.length > 0; { items } = await queue.hand(RUN, 'ada')) {
      for (const item of items) {
        expect(Object.keys(item)).toEqual(['id', 'question', 'reference', 'answer']);
        expect(item.id).toMatch(/^[0-9a-f]{10}$/);
        order.push(item);
        const after = await queue.grade(RUN, 'ada', { item: item.id, word: said('correct') });
        expect(after).toMatchObject({ graded: order.length, left: 27 - order.length });
      }
    }
    expect(order).toHaveLength(27);
    expect(order.filter(isKnown)).toHaveLength(3);
    // Not all of them at an end.
    expect(order.slice(0, 20).some(isKnown)).toBe(true);
    const standing = await reviewStanding(store, RUN, 1);
    expect(standing).toMatchObject({ drawn: 24, graded: 24, pairs: [] });
    expect(standing.people).toEqual([{ name: 'ada', graded: 24, unsure: 0 }]);
    const known = await readCalibration(file);
    const right = order.filter(({ id }) =>
      known.some((one) => one.item.id === id && one.known === 'correct'),
    );
    expect(standing.calibration).toMatchObject([
      { name: 'ada', n: 3, unsure: 0, agree: { numerator: right.length, denominator: 3, method: 'wilson' } },
    ]);
  });

  test('are taken back in their turn, put aside, and not asked again by another desk', async () => {
    const queue = await queueWith();
    let known: ReviewItem | undefined;
    let before: ReviewItem | undefined;
    while (known === undefined) {
      const { items } = await queue.hand(RUN, 'ada');
      known = items.find(isKnown);
      before = items.find((item) => !isKnown(item))!;
      await queue.grade(RUN, 'ada', { item: before.id, word: said('incorrect') });
    }
    await queue.grade(RUN, 'ada', { item: known.id, word: said('correct', ' sure ') });
    expect(await queue.undo(RUN, 'ada')).toEqual({ item: known, word: said('correct', 'sure') });
    expect((await queue.undo(RUN, 'ada'))!.item).toEqual(before);
    expect((await reviewStanding(store, RUN, 1)).calibration).toEqual([]);
    await queue.grade(RUN, 'ada', { item: known.id, word: said('unsure') });
    expect((await reviewStanding(store, RUN, 1)).calibration).toMatchObject([
      { n: 0, unsure: 1, agree: { value: null } },
    ]);
    const elsewhere = await queueWith();
    expect((await elsewhere.hand(RUN, 'ada')).items).not.toContainEqual(known);
    expect((await elsewhere.lock(RUN, 'ada')).open).toBe(0);
    const locked = elsewhere.grade(RUN, 'ada', { item: known.id, word: said('refused') });
    await expect(locked).rejects.toThrow('locked');
    const left = (await elsewhere.hand(RUN, 'bo')).progress.left;
    const [any] = await readCalibration(file);
    await elsewhere.putAside(RUN, 'bo', { item: any!.item.id, how: 'decline' });
    expect(left - (await elsewhere.hand(RUN, 'bo')).progress.left).toBeLessThanOrEqual(1);
  });

  test('are told from what is no file of them', async () => {
    for (const [text, message] of [
      ['question,answer\na,b\n', /no column outcome/],
      ['question,answer,outcome\na,b,perhaps\n', /known\.csv:2: column outcome: "perhaps"/],
      ['question,answer,outcome\na,b,\n', /no answer has an outcome/],
    ] as const) {
      writeFileSync(file, text);
      await expect(readCalibration(file)).rejects.toThrow(message);
    }
  });
});
