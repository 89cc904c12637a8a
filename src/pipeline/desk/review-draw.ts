/** The newest draw of a run with what people said of it: what a queue, a discussion and a sheet are made of. */
import { ClosedbookError } from '../../core/errors.ts';
import { type Grade, SET_ASIDE } from '../../core/grade.ts';
import type { AnswerView } from '../../core/ports.ts';
import { referenceHash } from '../../core/question.ts';
import { referenceText } from '../../core/reference.ts';
import { DEFAULT_RUBRIC, type RubricName, rubricName } from '../../core/rubric.ts';
import type { Store } from '../../core/store-contract.ts';
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

/** @throws ClosedbookError `usage` where nothing of the run was drawn for people. */
export async function readReviewDraw(store: Store, id: string): Promise<ReviewDraw> {
  const run = await store.run(id);
  const last = (await store.audits(run.id)).at(-1);
  if (last === undefined) {
    throw new ClosedbookError('usage', `no answers of run ${run.id} were drawn for people`, {
      hint: `closedbook audit draw ${run.id} --size 200 draws a sample.`,
    });
  }
  const ids = (await store.audit(run.id, last.id)).map(({ replyId }) => replyId);
  const views = new Map<string, AnswerView>();
  for (let at = 0; at < ids.length; at += AT_ONCE) {
    const filter = { runIds: [run.id], replyIds: ids.slice(at, at + AT_ONCE) };
    for await (const view of store.answers(filter)) views.set(view.reply.id, view);
  }
  return {
    runId: run.id,
    auditId: last.id,
    rubric: run.spec === null ? DEFAULT_RUBRIC : rubricName(run.spec.rubric),
    items: ids.flatMap((replyId) => {
      const view = views.get(replyId);
      return view?.reply.text == null ? [] : [drawnItem(view, last.id)];
    }),
  };
}

function drawnItem({ question, reply, grades }: AnswerView, auditId: string): DrawnItem {
  const hash = referenceHash(question.reference);
  const people = grades.filter(({ grader, referenceHash: against }) => {
    return grader.kind === 'human' && grader.id.startsWith(PERSON) && against === hash;
  });
  return {
    item: {
      id: auditRowId(auditId, reply.id),
      question: visibleText(question.text),
      reference: question.reference === null ? '' : visibleText(referenceText(question.reference)),
      answer: visibleText(reply.text ?? ''),
    },
    replyId: reply.id,
    questionId: question.id,
    referenceHash: hash,
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
