/** The newest draw of a run with what people said of it: what a queue, a discussion and a sheet are made of. */

import type { AnswerView } from '../../core/answer-view.ts';
import { ClosedbookError } from '../../core/errors.ts';
import { type Grade, SET_ASIDE } from '../../core/grade.ts';
import { referenceHash } from '../../core/question.ts';
import { referenceText } from '../../core/reference.ts';
import { DEFAULT_RUBRIC, type RubricName, rubricName } from '../../core/rubric.ts';
import type { Store } from '../../core/store/store.ts';
import { auditRowId } from '../../stages/grade/human/audit-record.ts';
import { visibleText } from '../../terminal/visible-text.ts';
import type { ReviewItem, ReviewWord } from './review-records.ts';

export interface DrawnItem {
  readonly item: ReviewItem;
  readonly replyId: string;
  readonly questionId: string;
  readonly referenceHash: string;
  /** The last word of each person, by name; taken back ones are none. */
  readonly words: ReadonlyMap<string, ReviewWord>;
  /** The last word of each before any discussion. */
  readonly blind: ReadonlyMap<string, ReviewWord>;
}

export interface ReviewDraw {
  readonly runId: string;
  readonly auditId: string;
  readonly rubric: RubricName;
  /** In the order of the sheet, which is random. */
  readonly items: readonly DrawnItem[];
}

/** Marks a word that was given after the others' were seen. */
export const DISCUSSION = 'discussion';
const PERSON = 'human:';
/** Answers read at once. */
const AT_ONCE = 500;

/** Draws of a store. Texts are read once; what people said, and whether a reference was corrected, every time. */
export interface ReviewDraws {
  /** @throws ClosedbookError `usage` where nothing of the run was drawn for people. */
  read(id: string): Promise<ReviewDraw>;
}

export function openReviewDraws(store: Store): ReviewDraws {
  /** What is known of the newest draw of each run. */
  const known = new Map<string, { readonly auditId: string; readonly texts: Map<string, DrawnText> }>();
  return {
    async read(id) {
      const run = await store.run(id);
      const last = (await store.audits(run.id)).at(-1);
      if (last === undefined) {
        throw new ClosedbookError('usage', `no answers of run ${run.id} were drawn for people`, {
          hint: `closedbook audit draw ${run.id} --size 200 draws a sample.`,
        });
      }
      const before = known.get(run.id);
      const texts = before?.auditId === last.id ? before.texts : new Map<string, DrawnText>();
      known.set(run.id, { auditId: last.id, texts });
      const drawn = await store.drawnGrades(run.id, last.id);
      const unread = drawn.filter((one) => texts.get(one.replyId)?.referenceHash !== one.referenceHash);
      for (let at = 0; at < unread.length; at += AT_ONCE) {
        const replyIds = unread.slice(at, at + AT_ONCE).map(({ replyId }) => replyId);
        for await (const view of store.answers({ runIds: [run.id], replyIds }))
          texts.set(view.reply.id, drawnText(view, last.id));
      }
      return {
        runId: run.id,
        auditId: last.id,
        rubric: run.spec === null ? DEFAULT_RUBRIC : rubricName(run.spec.rubric),
        items: drawn.flatMap(({ replyId, grades }) => {
          const text = texts.get(replyId);
          return text === undefined || text.item === null ? [] : [drawnItem(text, text.item, grades)];
        }),
      };
    },
  };
}

/** @throws ClosedbookError `usage` where nothing of the run was drawn for people. */
export function readReviewDraw(store: Store, id: string): Promise<ReviewDraw> {
  return openReviewDraws(store).read(id);
}

/** What of a drawn reply never changes but with its question's reference. */
interface DrawnText {
  readonly replyId: string;
  readonly questionId: string;
  readonly referenceHash: string;
  /** Null where the reply brought no text. */
  readonly item: ReviewItem | null;
}

function drawnText({ question, reply }: AnswerView, auditId: string): DrawnText {
  const item = {
    id: auditRowId(auditId, reply.id),
    question: visibleText(question.text),
    reference: question.reference === null ? '' : visibleText(referenceText(question.reference)),
    answer: visibleText(reply.text ?? ''),
  };
  return {
    replyId: reply.id,
    questionId: question.id,
    referenceHash: referenceHash(question.reference),
    item: reply.text === null ? null : item,
  };
}

function drawnItem({ item: _, ...text }: DrawnText, item: ReviewItem, grades: readonly Grade[]): DrawnItem {
  const people = grades.filter(({ grader, referenceHash: against }) => {
    return grader.kind === 'human' && grader.id.startsWith(PERSON) && against === text.referenceHash;
  });
  return {
    ...text,
    item,
    words: lastWords(people),
    blind: lastWords(people.filter(({ evidence }) => evidence.rule !== DISCUSSION)),
  };
}

function lastWords(grades: readonly Grade[]): ReadonlyMap<string, ReviewWord> {
  const words = new Map<string, ReviewWord>();
  for (const grade of grades) {
    const name = grade.grader.id.slice(PERSON.length);
    if (grade.status === 'ungraded' && grade.why === SET_ASIDE) words.delete(name);
    else words.set(name, wordOf(grade));
  }
  return words;
}

function wordOf(grade: Grade): ReviewWord {
  const note = grade.evidence.text ?? '';
  return grade.status === 'graded'
    ? { outcome: grade.outcome, reason: grade.reason, note }
    : { outcome: 'unsure', reason: null, note };
}

/** Whether people gave it different outcomes; who is unsure disagrees with nobody. */
export function isDisputed({ words }: Pick<DrawnItem, 'words'>): boolean {
  return (
    new Set([...words.values()].flatMap(({ outcome }) => (outcome === 'unsure' ? [] : [outcome]))).size > 1
  );
}
