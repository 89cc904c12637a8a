/**
 * Tallies: what each respondent did, with everything that has no outcome beside the outcomes. Questions that do
 * not count (disputed, stale, retired) are excluded here, visibly, and nowhere else.
 */
import { REFUSAL_REASONS } from '../../core/outcome.ts';
import {
  CELL_CODE,
  type OutcomeTable,
  PASSES,
  type QuestionRow,
  reasonOfCode,
} from '../../core/outcome-table.ts';
import { type FullTally, NOTHING_BESIDE } from '../../core/tally.ts';

export interface RespondentTally {
  readonly tally: FullTally;
  /** Refusals by reason; reasons that did not occur are absent. */
  readonly reasons: Readonly<Record<string, number>>;
  /** Replies left out because their structure showed a look-up; inside `excluded`, and bounded. */
  readonly violations: number;
  /** Replies left out because another model gave them; inside `excluded`, and bounded. */
  readonly otherModel: number;
}

/** One tally a respondent over the questions that `counts` accepts, in the open pass. */
export function tallies(
  table: OutcomeTable,
  counts: (question: QuestionRow) => boolean,
  isOfInterest: (question: QuestionRow) => boolean = () => true,
): RespondentTally[] {
  const rows = table.respondents.map((_, index) => emptyRow(table.planned[index] ?? null));
  const accepted = table.questions.map((question) =>
    isOfInterest(question) ? (counts(question) ? 1 : 2) : 0,
  );
  const open = PASSES.indexOf('open');
  for (let row = 0; row < table.rows; row += 1) {
    if (table.pass[row] !== open) continue;
    const standing = accepted[table.question[row]!];
    if (standing === 0) continue;
    const into = rows[table.respondent[row]!]!;
    if (standing === 2) {
      into.tally.excluded += 1;
      continue;
    }
    countCell(into, table.cell[row]!, table.reason[row]!);
  }
  return rows;
}

type Counting = {
  tally: { -readonly [key in keyof FullTally]: FullTally[key] };
  reasons: Record<string, number>;
  violations: number;
  otherModel: number;
};

function emptyRow(planned: number | null): Counting {
  return {
    tally: { ...{ correct: 0, incorrect: 0, refused: 0 }, ...NOTHING_BESIDE, planned },
    reasons: {},
    violations: 0,
    otherModel: 0,
  };
}

const COLUMN_OF_CELL: Record<number, keyof FullTally> = {
  [CELL_CODE.correct]: 'correct',
  [CELL_CODE.incorrect]: 'incorrect',
  [CELL_CODE.refused]: 'refused',
  [CELL_CODE.ungraded]: 'ungraded',
  [CELL_CODE['failed-error']]: 'failedError',
  [CELL_CODE['failed-empty']]: 'failedEmpty',
  [CELL_CODE['failed-truncated']]: 'failedTruncated',
  [CELL_CODE.violation]: 'excluded',
  [CELL_CODE['other-model']]: 'excluded',
};

const BLOCKED = REFUSAL_REASONS.indexOf('blocked') + 1;

function countCell(into: Counting, cell: number, reasonCode: number): void {
  const column = COLUMN_OF_CELL[cell]!;
  into.tally[column] = (into.tally[column] ?? 0) + 1;
  if (cell === CELL_CODE.violation) into.violations += 1;
  if (cell === CELL_CODE['other-model']) into.otherModel += 1;
  if (cell !== CELL_CODE.refused) return;
  if (reasonCode === BLOCKED) into.tally.blocked += 1;
  const reason = reasonOfCode(reasonCode) ?? 'other';
  into.reasons[reason] = (into.reasons[reason] ?? 0) + 1;
}

/** Replies that came but have no outcome: ungraded, failed in any way, or left out for a look-up. */
export function missingOutcomes(tally: FullTally): number {
  return tally.ungraded + tally.failedError + tally.failedEmpty + tally.failedTruncated;
}
