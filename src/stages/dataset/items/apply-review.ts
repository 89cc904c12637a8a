/**
 * Decisions from a filled review sheet, applied to a question set. Nothing is changed silently: every decision needs
 * a reason and a name, a new gold or alias also a source outside the models, and each becomes a line of the
 * changelog. A decision that cannot be applied is an error with its row, and then nothing is.
 */
import type { Question } from '../../../core/question.ts';
import { REVIEW_DECISIONS, type ReviewDecision } from '../../../core/question-decision.ts';
import { referenceText } from '../../../core/reference.ts';
import { decisionOf, type ReviewRow, refuse } from './review-row.ts';
import { checkValues, checkWords, sourceOf } from './review-words.ts';
import { questionFinder } from './reviewed-question.ts';
import { newReference, withAlias } from './reviewed-reference.ts';

export interface AppliedReview {
  /** The new list; dropped questions are not in it. */
  readonly questions: readonly Question[];
  /** One line a decision that changed or confirmed a question, and when it was made; empty where that is not known. */
  readonly changes: readonly { readonly line: string; readonly decidedAt: string }[];
  readonly counts: Readonly<Record<ReviewDecision, number>>;
  /** Rows without a decision. */
  readonly undecided: number;
}

/**
 * Applies the rows in their order.
 * @throws ClosedbookError `record-invalid` with the place, the first row that cannot be applied.
 */
export function applyReview(questions: readonly Question[], rows: readonly ReviewRow[]): AppliedReview {
  const questionOf = questionFinder(questions);
  const changed = new Map<string, Question | null>();
  const decided = new Map<string, string>();
  const counts = { keep: 0, fix: 0, 'add alias': 0, dispute: 0, drop: 0 };
  const changes: AppliedReview['changes'][number][] = [];
  let undecided = 0;
  for (const row of rows) {
    if (row.decision === '') {
      if ([row.newValue, row.newQuestion, row.reason, row.source].some((cell) => cell !== '')) {
        throw refuse(row, `expected a decision (${REVIEW_DECISIONS.join(', ')}), the cell is empty`);
      }
      undecided += 1;
      continue;
    }
    const decision = decisionOf(row);
    const question = questionOf(row);
    const before = decided.get(question.id);
    if (before !== undefined) throw refuse(row, `question "${question.id}" was decided already at ${before}`);
    decided.set(question.id, row.place);
    checkWords(row, decision);
    const after = changedQuestion(question, row, decision);
    if (after !== question) changed.set(question.id, after);
    counts[decision] += 1;
    changes.push({ line: changeLine(question, after, { row, decision }), decidedAt: row.decidedAt });
  }
  return {
    questions: questions.flatMap((question) => {
      const after = changed.get(question.id);
      return after === undefined ? [question] : after === null ? [] : [after];
    }),
    changes,
    counts,
    undecided,
  };
}

/**
 * The question as one decision leaves it, whether or not its reason and source are there yet; null where it is dropped.
 * @throws ClosedbookError `record-invalid` where the new value is none, or changes nothing.
 */
export function changedQuestion(
  question: Question,
  row: ReviewRow,
  decision: ReviewDecision,
): Question | null {
  checkValues(row, decision);
  switch (decision) {
    case 'keep':
      return question;
    case 'drop':
      return null;
    case 'dispute':
      return { ...question, status: 'disputed' };
    case 'fix': {
      const text = row.newQuestion === '' ? question.text : row.newQuestion;
      const reference = row.newValue === '' ? question.reference : newReference({ ...question, text }, row);
      if (text === question.text && JSON.stringify(reference) === JSON.stringify(question.reference)) {
        throw refuse(
          row,
          row.newValue === ''
            ? 'the question has these words already'
            : `the new value "${row.newValue}" is the gold already`,
        );
      }
      const source = row.source === '' ? question.source : [...question.source, sourceOf(row)];
      return { ...question, text, reference, status: 'ok', source };
    }
    case 'add alias':
      return {
        ...question,
        reference: withAlias(question, row),
        source: [...question.source, sourceOf(row)],
      };
  }
}

function changeLine(
  before: Question,
  after: Question | null,
  { row, decision }: { readonly row: ReviewRow; readonly decision: ReviewDecision },
): string {
  const was = before.reference === null ? 'no reference' : referenceText(before.reference);
  const is = after?.reference == null ? '' : referenceText(after.reference);
  const what = {
    keep: `kept "${was}"`,
    fix: [
      ...(row.newValue === '' ? [] : [`changed from "${was}" to "${is}"`]),
      ...(row.newQuestion === '' ? [] : [`asked as "${row.newQuestion}" instead of "${before.text}"`]),
    ].join(', '),
    'add alias': `"${row.newValue}" also counts beside "${was}"`,
    dispute: `disputed (gold "${was}")`,
    drop: `dropped (gold "${was}")`,
  }[decision];
  const because = [
    row.reason === '' ? null : `reason: ${row.reason}`,
    row.source === '' ? null : `source: ${row.source}`,
    `by ${row.name}`,
  ].filter((part) => part !== null);
  return `${before.id}: ${what}; ${because.join('; ')}`;
}
