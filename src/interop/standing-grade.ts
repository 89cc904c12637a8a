/**
 * The grade behind a reply's outcome, for files that have room for one. The store has already decided the outcome;
 * this finds who said it: among the grades against the current reference the last of the first kind in standing order.
 */

import type { AnswerView } from '../core/answer-view.ts';
import { GRADER_ORDER, type Grade } from '../core/grade.ts';
import type { Outcome } from '../core/outcome.ts';
import { type Question, referenceHash } from '../core/question.ts';

/** The standing grade; null when nobody has graded. An ungraded word stands where no grader found an outcome. */
export function standingGrade({ question, grades, outcome }: AnswerView): Grade | null {
  if (grades.length === 0) return null;
  const current = currentGrades(question, grades);
  for (const kind of GRADER_ORDER) {
    const last = current.findLast(
      (grade) =>
        grade.grader.kind === kind &&
        (outcome === null
          ? grade.status === 'ungraded'
          : grade.status === 'graded' && grade.outcome === outcome),
    );
    if (last !== undefined) return last;
  }
  return null;
}

/** What people said of the reply; null when nobody did, and when they disagree. */
export function humanOutcome({ question, grades }: AnswerView): Outcome | null {
  const said = new Map<string, Outcome>();
  for (const grade of grades.some(({ grader }) => grader.kind === 'human')
    ? currentGrades(question, grades)
    : []) {
    if (grade.grader.kind !== 'human') continue;
    if (grade.status === 'graded') said.set(grade.grader.id, grade.outcome);
    else said.delete(grade.grader.id);
  }
  const outcomes = new Set(said.values());
  return outcomes.size === 1 ? [...outcomes][0]! : null;
}

const HASHES = new WeakMap<Question, string>();

function currentGrades(question: Question, grades: readonly Grade[]): readonly Grade[] {
  let hash = HASHES.get(question);
  if (hash === undefined) {
    hash = referenceHash(question.reference);
    HASHES.set(question, hash);
  }
  return grades.filter((grade) => grade.referenceHash === hash);
}
