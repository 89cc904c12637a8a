/** Decisions as rows of a review sheet: what `dataset review` reads, and what the desk applies by the same code. */
import type { Question } from '../../core/question.ts';
import type { QuestionDecision } from '../../core/question-decision.ts';
import type { ItemsSection } from '../../core/summary/items.ts';
import { delimitedLine } from '../../rows/write-rows.ts';
import type { ReviewRow } from '../../stages/dataset/items/review-row.ts';
import { REVIEW_COLUMNS, type ReviewColumn, reviewSheet } from '../../stages/dataset/items/review-sheet.ts';
import { visibleText } from '../../terminal/visible-text.ts';
import { goldTexts } from '../../values/gold-texts.ts';

/** The gold as a sheet has it. */
export function goldOf({ reference }: Question): string {
  return goldTexts(reference)[0] ?? '';
}

export function reviewRow(question: Pick<Question, 'id' | 'text'>, decision: QuestionDecision): ReviewRow {
  const { gold, newValue, newQuestion, reason, source, name, decidedAt } = decision;
  return {
    place: question.id,
    questionId: question.id,
    question: visibleText(question.text),
    gold,
    decision: decision.decision ?? '',
    newValue,
    newQuestion,
    reason,
    source,
    name,
    decidedAt,
  };
}

/** One question with what is in force about it. */
export interface DecidedQuestion {
  readonly question: Question;
  readonly decision: QuestionDecision | null;
}

/**
 * The sheet: every question given, with the evidence where its answers have any, and the decisions filled in.
 * @param items - Of the run, whose rows are in the order of the questions.
 */
export function decidedSheet(questions: readonly DecidedQuestion[], items: ItemsSection): string {
  const evidence = new Map(
    reviewSheet(items).map((row, at) => [items.rows[at]!.id, row as Partial<typeof row>]),
  );
  const lines = questions.map(({ question, decision }) => {
    const known = evidence.get(question.id) ?? {};
    const decided = decision === null ? null : reviewRow(question, decision);
    const row: Partial<Record<ReviewColumn, string | number | null>> = {
      ...known,
      question_id: question.id,
      question: visibleText(question.text),
      gold: decided?.gold ?? goldOf(question),
      answers: visibleText(String(known.answers ?? '')),
      decision: decided?.decision ?? '',
      new_value: decided?.newValue ?? '',
      new_question: decided?.newQuestion ?? '',
      reason: decided?.reason ?? '',
      source: decided?.source ?? '',
      name: decided?.name ?? '',
      decided_at: decided?.decidedAt ?? '',
    };
    return delimitedLine(REVIEW_COLUMNS.map((column) => row[column]));
  });
  return `\ufeff${delimitedLine(REVIEW_COLUMNS)}${lines.join('')}`;
}
