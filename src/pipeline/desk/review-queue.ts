/**
 * The queue of a draw: who grades what next, blind. Grades, claims, and what was put aside or may be taken back are in the store,
 * where other desks see them. A claim outlasts its grade: whoever looked at the grades before that was saved still finds the
 * claim.
 */
import { ClosedbookError } from '../../core/errors.ts';
import type { ReviewStep } from '../../core/review-step.ts';
import type { Store } from '../../core/store/store.ts';
import { humanGrade } from '../../stages/grade/human/human-grade.ts';
import { guidelineOf, type ReviewGuideline } from '../../stages/grade/human/review-guideline.ts';
import { visibleText } from '../../terminal/visible-text.ts';
import { saveHumanGrades } from '../grade/save-human-grades.ts';
import { takenBack } from '../grade/taken-back.ts';
import { discussionOf } from './review-discussion.ts';
import { DISCUSSION, type DrawnItem, isDisputed, openReviewDraws, type ReviewDraw } from './review-draw.ts';
import { type ReviewMemory, reviewMemory } from './review-memory.ts';
import { type OfferedTo, progressOf, wished } from './review-offer.ts';
import type {
  Discussion,
  ReviewHand,
  ReviewProgress,
  ReviewQueueRecord,
  ReviewWord,
  TakenBack,
} from './review-records.ts';

export interface ReviewOptions {
  /** People an answer is graded by; one more where they disagree. */
  readonly each: number;
  /** How long a claim lasts after its holder was last heard of, milliseconds. */
  readonly claimMs: number;
}

/** Of one run and one person; what asks for an unknown item throws ClosedbookError `argument-invalid`. */
export interface ReviewQueue {
  /** Runs with a draw, newest first. */
  queues(reviewer: string): Promise<readonly ReviewQueueRecord[]>;
  /** What counts as what, by the run's rubric. */
  guideline(run: string): Promise<ReviewGuideline>;
  /** How far this person is; claims nothing. */
  progress(run: string, reviewer: string): Promise<ReviewProgress>;
  /** Claims what is next, and holds longer what this person has. */
  hand(run: string, reviewer: string): Promise<ReviewHand>;
  /** The same words again change nothing. @throws ClosedbookError `usage` where another grade of this person is locked. */
  grade(run: string, reviewer: string, given: { item: string; word: ReviewWord }): Promise<ReviewProgress>;
  /** Takes the last grade back and holds its item again; null where none may be. */
  undo(run: string, reviewer: string): Promise<TakenBack | null>;
  /** `skip` offers it again after everything else, `decline` not to this person. */
  putAside(
    run: string,
    reviewer: string,
    given: { item: string; how: 'skip' | 'decline' },
  ): Promise<ReviewProgress>;
  /** Where others say otherwise than this person's locked grades. */
  discussion(run: string, reviewer: string): Promise<Discussion>;
  /** Locks all that this person has graded: none of it can be taken back. */
  lock(run: string, reviewer: string): Promise<Discussion>;
  /** Another word after the others' were seen. @throws ClosedbookError `usage` for what is not under discussion. */
  settle(run: string, reviewer: string, given: { item: string; word: ReviewWord }): Promise<void>;
}

/** Items in hand: enough to go on with while a connection is lost for a while. */
const HAND = 5;

export function openReviewQueue(
  store: Store,
  { each, claimMs, now }: ReviewOptions & { readonly now: () => Date },
): ReviewQueue {
  const draws = openReviewDraws(store);
  let turn: Promise<unknown> = Promise.resolve();
  const inTurn = <Value>(work: () => Promise<Value>): Promise<Value> => {
    const done = turn.then(work);
    turn = done.catch(() => undefined);
    return done;
  };
  /** Of what this draw has: answers of known outcome that another desk mixed in are not among it. */
  const memoryOf = async ({ runId, auditId, items }: ReviewDraw, reviewer: string): Promise<ReviewMemory> => {
    const own = new Map(items.map((one) => [one.item.id, one]));
    const steps = await store.reviewSteps(runId, { auditId, reviewer });
    const memory = reviewMemory(steps.filter(({ item }) => own.has(item)));
    // Words may be gone otherwise: by `audit forget`, or because the reference was corrected.
    return { ...memory, undoable: memory.undoable.filter((item) => own.get(item)!.words.has(reviewer)) };
  };
  const to = async (draw: ReviewDraw, reviewer: string): Promise<OfferedTo> => {
    const claims = await store.claims(draw.runId);
    return { reviewer, memory: await memoryOf(draw, reviewer), claims, each };
  };
  const did = (
    { runId, auditId }: ReviewDraw,
    reviewer: string,
    { step, items }: { readonly step: ReviewStep['step']; readonly items: readonly string[] },
  ) =>
    store.saveReviewSteps(
      runId,
      items.map((item) => ({ auditId, reviewer, item, step })),
    );
  const save = async (draw: ReviewDraw, one: DrawnItem, given: Given): Promise<void> => {
    const { runId, auditId, rubric } = draw;
    const { replyId, referenceHash } = one;
    const gradedAt = now().toISOString();
    const of = { name: given.reviewer, auditId, rubric, replyId, referenceHash, gradedAt };
    const grade = humanGrade({ ...given.word, note: given.word.note.trim() }, of);
    const evidence = given.discussed ? { ...grade.evidence, rule: DISCUSSION } : grade.evidence;
    await saveHumanGrades(store, runId, [{ ...grade, evidence }]);
  };

  return {
    queues: (reviewer) =>
      inTurn(async () => {
        const found: ReviewQueueRecord[] = [];
        for (const run of await store.runs()) {
          if ((await store.audits(run.id)).length === 0) continue;
          const draw = await draws.read(run.id);
          const datasets = run.manifest.datasets.map(({ name }) => visibleText(name));
          found.push({ run: run.id, datasets, progress: progressOf(draw, await to(draw, reviewer)) });
        }
        return found;
      }),
    async guideline(run) {
      return guidelineOf((await store.run(run)).spec?.rubric);
    },
    progress: (run, reviewer) =>
      inTurn(async () => {
        const draw = await draws.read(run);
        return progressOf(draw, await to(draw, reviewer));
      }),
    hand: (run, reviewer) =>
      inTurn(async () => {
        const draw = await draws.read(run);
        const whom = await to(draw, reviewer);
        const wish = { reviewer, candidates: wished(draw, whom), limit: HAND, ms: claimMs };
        const held = await store.claim(draw.runId, wish);
        return { items: held.map((id) => itemOf(draw, id).item), progress: progressOf(draw, whom) };
      }),
    grade: (run, reviewer, { item, word }) =>
      inTurn(async () => {
        const draw = await draws.read(run);
        const one = itemOf(draw, item);
        const memory = await memoryOf(draw, reviewer);
        const before = one.words.get(reviewer);
        const isNew = before === undefined || !isSame(before, word);
        if (isNew && before !== undefined && !memory.undoable.includes(item)) {
          throw new ClosedbookError('usage', 'your grade of this answer is locked', {
            hint: 'Where others disagree, change it in the discussion.',
          });
        }
        if (isNew) {
          await save(draw, one, { reviewer, word, discussed: false });
          await did(draw, reviewer, { step: 'graded', items: [item] });
        }
        const after = withWord(draw, one, { reviewer, word });
        return progressOf(after, await to(after, reviewer));
      }),
    undo: (run, reviewer) =>
      inTurn(async () => {
        const draw = await draws.read(run);
        const last = (await memoryOf(draw, reviewer)).undoable.at(-1);
        if (last === undefined) return null;
        const one = itemOf(draw, last);
        const word = one.words.get(reviewer);
        const gradedAt = now().toISOString();
        await takenBack(store, draw.runId, { grader: `human:${reviewer}`, gradedAt, replyId: one.replyId });
        await did(draw, reviewer, { step: 'taken back', items: [last] });
        const candidates = [{ item: last, room: Number.POSITIVE_INFINITY, done: [] }];
        await store.claim(draw.runId, { reviewer, candidates, limit: 1, ms: claimMs });
        return word === undefined ? null : { item: one.item, word };
      }),
    putAside: (run, reviewer, { item, how }) =>
      inTurn(async () => {
        const draw = await draws.read(run);
        itemOf(draw, item);
        await did(draw, reviewer, { step: how === 'skip' ? 'skipped' : 'declined', items: [item] });
        await store.release(draw.runId, { item, reviewer });
        return progressOf(draw, await to(draw, reviewer));
      }),
    discussion: (run, reviewer) =>
      inTurn(async () => {
        const draw = await draws.read(run);
        return discussionOf(draw, reviewer, await memoryOf(draw, reviewer));
      }),
    lock: (run, reviewer) =>
      inTurn(async () => {
        const draw = await draws.read(run);
        const memory = await memoryOf(draw, reviewer);
        await did(draw, reviewer, { step: 'locked', items: memory.undoable });
        return discussionOf(draw, reviewer, { ...memory, undoable: [] });
      }),
    settle: (run, reviewer, { item, word }) =>
      inTurn(async () => {
        const draw = await draws.read(run);
        const one = itemOf(draw, item);
        const { undoable } = await memoryOf(draw, reviewer);
        const isLocked = one.words.has(reviewer) && !undoable.includes(item);
        if (!isLocked || !isDisputed(one)) {
          throw new ClosedbookError('usage', 'this answer is not under discussion', {
            hint: 'Somebody may have settled it meanwhile; load the list again.',
          });
        }
        await save(draw, one, { reviewer, word, discussed: true });
      }),
  };
}

interface Given {
  readonly reviewer: string;
  readonly word: ReviewWord;
  /** Given after the others' words were seen. */
  readonly discussed: boolean;
}

function itemOf(draw: ReviewDraw, id: string): DrawnItem {
  const found = draw.items.find(({ item }) => item.id === id);
  if (found !== undefined) return found;
  throw new ClosedbookError('argument-invalid', 'this answer is not among those drawn last', {
    hint: 'A new sample may have been drawn; load the page again.',
  });
}

function isSame(a: ReviewWord, b: ReviewWord): boolean {
  const reasonOf = ({ outcome, reason }: ReviewWord) => (outcome === 'refused' ? reason : null);
  return a.outcome === b.outcome && a.note === b.note.trim() && reasonOf(a) === reasonOf(b);
}

/** The draw as it is after a grade, without reading it again. */
function withWord(draw: ReviewDraw, one: DrawnItem, given: Omit<Given, 'discussed'>): ReviewDraw {
  const words = new Map(one.words).set(given.reviewer, given.word);
  return { ...draw, items: draw.items.map((other) => (other === one ? { ...one, words } : other)) };
}
