/**
 * A queue with answers mixed in whose outcome is known, one among about eight, in an order and at places of each reviewer's own.
 * Nothing that a reviewer is told sets them apart: they count in the progress, and can be taken back or put aside like others.
 */
import { type CalibrationWord, calibrationInForce } from '../../core/calibration.ts';
import { ClosedbookError } from '../../core/errors.ts';
import { shortHash } from '../../core/hash.ts';
import type { ReviewStep } from '../../core/review-step.ts';
import type { Store } from '../../core/store/store.ts';
import type { CalibrationItem } from './read-calibration.ts';
import { type ReviewMemory, reviewMemory } from './review-memory.ts';
import type { ReviewQueue } from './review-queue.ts';
import type { ReviewProgress, ReviewWord } from './review-records.ts';

/** Answers of the draw to one whose outcome is known. */
const EVERY = 8;

export function calibratedQueue(
  queue: ReviewQueue,
  items: readonly CalibrationItem[],
  { store, now }: { readonly store: Store; readonly now: () => Date },
): ReviewQueue {
  const byId = new Map(items.map((one) => [one.item.id, one]));
  /** Steps about known answers stand among those of the newest draw, so that all are taken back in their turn. */
  const drawOf = async (run: string) => (await store.audits(run)).at(-1)?.id ?? 'nothing drawn';
  const memoryOf = async (run: string, reviewer: string): Promise<ReviewMemory> =>
    reviewMemory(await store.reviewSteps(run, { auditId: await drawOf(run), reviewer }));
  const did = async (
    run: string,
    reviewer: string,
    { step, items: on }: { readonly step: ReviewStep['step']; readonly items: readonly string[] },
  ) => {
    const auditId = await drawOf(run);
    await store.saveReviewSteps(
      run,
      on.map((item) => ({ auditId, reviewer, item, step })),
    );
  };
  const said = async (run: string, reviewer: string): Promise<Map<string, CalibrationWord>> => {
    const words = calibrationInForce(await store.calibrationWords(run));
    return new Map(words.flatMap((one) => (one.reviewer === reviewer ? [[one.item, one] as const] : [])));
  };
  /** Known answers whose words may be taken back. */
  const ownOf = ({ undoable }: ReviewMemory) => undoable.filter((id) => byId.has(id));
  /** No more than fit among the answers of a draw. */
  const orderFor = (reviewer: string, drawn: number) =>
    [...items]
      .sort((a, b) => (rankOf(reviewer, a.item.id) < rankOf(reviewer, b.item.id) ? -1 : 1))
      .slice(0, Math.ceil(drawn / EVERY));
  const look = async (run: string, reviewer: string, progress: ReviewProgress) => {
    const memory = await memoryOf(run, reviewer);
    const words = await said(run, reviewer);
    const own = orderFor(reviewer, progress.drawn);
    const open = own.filter(({ item }) => !words.has(item.id) && !memory.declined.has(item.id));
    const done = own.length - own.filter(({ item }) => !words.has(item.id)).length;
    const shown: ReviewProgress = {
      ...progress,
      drawn: progress.drawn + own.length,
      graded: progress.graded + done,
      left: progress.left + open.length,
      undoable: progress.undoable + ownOf(memory).length,
    };
    return { memory, open, done, progress: shown };
  };
  const save = (run: string, one: CalibrationItem, of: { reviewer: string; word: ReviewWord | null }) =>
    store.saveCalibrationWord(run, {
      item: one.item.id,
      known: one.known,
      gradedAt: now().toISOString(),
      ...of,
    });

  return {
    ...queue,
    async queues(reviewer) {
      const found = await queue.queues(reviewer);
      return Promise.all(
        found.map(async (one) => ({
          ...one,
          progress: (await look(one.run, reviewer, one.progress)).progress,
        })),
      );
    },
    async hand(run, reviewer) {
      const { items: held, progress } = await queue.hand(run, reviewer);
      const { memory, open, done, progress: shown } = await look(run, reviewer, progress);
      const isDue = done < Math.floor((progress.graded + (numberOf([reviewer, run]) % EVERY)) / EVERY);
      const fresh = open.find(({ item }) => !memory.skipped.has(item.id));
      const next = held.length === 0 ? (fresh ?? open[0]) : isDue ? fresh : undefined;
      if (next === undefined) return { items: held, progress: shown };
      const at = numberOf([reviewer, next.item.id]) % (held.length + 1);
      return { items: [...held.slice(0, at), next.item, ...held.slice(at)], progress: shown };
    },
    async grade(run, reviewer, given) {
      const known = byId.get(given.item);
      if (known === undefined) {
        const progress = await queue.grade(run, reviewer, given);
        return (await look(run, reviewer, progress)).progress;
      }
      const progress = await queue.progress(run, reviewer);
      const before = (await said(run, reviewer)).get(given.item)?.word ?? null;
      const word = { ...given.word, note: given.word.note.trim() };
      if (JSON.stringify(before) !== JSON.stringify(word)) {
        const { undoable } = await memoryOf(run, reviewer);
        if (before !== null && !undoable.includes(given.item)) {
          throw new ClosedbookError('usage', 'your grade of this answer is locked', {
            hint: 'Where others disagree, change it in the discussion.',
          });
        }
        await save(run, known, { reviewer, word });
        await did(run, reviewer, { step: 'graded', items: [given.item] });
      }
      return (await look(run, reviewer, progress)).progress;
    },
    async undo(run, reviewer) {
      const last = (await memoryOf(run, reviewer)).undoable.at(-1);
      if (last === undefined || !byId.has(last)) return queue.undo(run, reviewer);
      const word = (await said(run, reviewer)).get(last)?.word ?? null;
      await save(run, byId.get(last)!, { reviewer, word: null });
      await did(run, reviewer, { step: 'taken back', items: [last] });
      return word === null ? null : { item: byId.get(last)!.item, word };
    },
    async putAside(run, reviewer, given) {
      if (byId.has(given.item))
        await did(run, reviewer, {
          step: given.how === 'skip' ? 'skipped' : 'declined',
          items: [given.item],
        });
      else await queue.putAside(run, reviewer, given);
      return (await look(run, reviewer, await queue.progress(run, reviewer))).progress;
    },
    async lock(run, reviewer) {
      await did(run, reviewer, { step: 'locked', items: ownOf(await memoryOf(run, reviewer)) });
      return queue.lock(run, reviewer);
    },
  };
}

function rankOf(reviewer: string, item: string): string {
  return shortHash({ reviewer, item });
}

function numberOf(of: readonly string[]): number {
  return Number.parseInt(shortHash(of).slice(0, 8), 16);
}
