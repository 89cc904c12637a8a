/** One row of a filled review sheet, the decisions it may hold, and the error that names its place. */
import { ClosedbookError } from '../../../core/errors.ts';
import { REVIEW_DECISIONS, type ReviewDecision } from '../../../core/question-decision.ts';

/** One row of the sheet as it was read; the words that people fill in, trimmed. */
export interface ReviewRow {
  /** Where it stands: `sheet.csv, line 7`. */
  readonly place: string;
  readonly questionId: string;
  readonly question: string;
  /** The gold when the sheet was made. */
  readonly gold: string;
  readonly decision: string;
  readonly newValue: string;
  /** What is asked instead; empty where the words stay. */
  readonly newQuestion: string;
  readonly reason: string;
  readonly source: string;
  readonly name: string;
  /** ISO time; empty where the sheet says none. */
  readonly decidedAt: string;
}

/** Also in other cases and with hyphens.
 * @throws ClosedbookError `record-invalid` for another word.
 */
export function decisionOf(row: ReviewRow): ReviewDecision {
  const word = row.decision
    .toLowerCase()
    .replace(/[\s_-]+/g, ' ')
    .trim();
  const decision = REVIEW_DECISIONS.find((one) => one === word || (one === 'add alias' && word === 'alias'));
  if (decision === undefined) {
    throw refuse(row, `expected the decision ${REVIEW_DECISIONS.join(', ')}, got "${row.decision}"`);
  }
  return decision;
}

/** The error for a row that cannot be applied. */
export function refuse(row: ReviewRow, message: string, hint?: string): ClosedbookError {
  return new ClosedbookError(
    'record-invalid',
    `${row.place}: ${message}`,
    hint === undefined ? {} : { hint },
  );
}
