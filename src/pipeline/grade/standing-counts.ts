/** What stands of a run's grades, counted as a person reads it: outcomes, and why the rest has none. */
import { CELLS, type OutcomeTable } from '../../core/outcome-table.ts';
import type { GradeResult } from './grade-result.ts';

/** Why a reply has no outcome, in the words a person reads. `undecided` among the outcomes is the first two together. */
const WHY = {
  ungraded: 'left undecided',
  'failed-error': 'failed with an error',
  'failed-empty': 'empty',
  'failed-truncated': 'cut off before the answer ended',
  violation: 'open book (signs of a look-up)',
  'other-model': 'by another model than was asked',
} as const;
const NO_GOLD = 'without a gold to grade against';

/** Outcomes and reasons for none; failed, open-book and undecided replies and the three outcomes are all answers. */
export function standingCounts(table: OutcomeTable): Pick<GradeResult, 'answers' | 'outcomes' | 'ungraded'> {
  const outcomes = { correct: 0, incorrect: 0, refused: 0, undecided: 0 };
  const ungraded: Record<string, number> = {};
  const count = (why: string): void => {
    ungraded[why] = (ungraded[why] ?? 0) + 1;
  };
  for (let row = 0; row < table.rows; row += 1) {
    const cell = CELLS[table.cell[row]!]!;
    if (cell === 'correct' || cell === 'incorrect' || cell === 'refused') outcomes[cell] += 1;
    else if (cell === 'ungraded') {
      outcomes.undecided += 1;
      count(table.questions[table.question[row]!]!.answerType === 'no reference' ? NO_GOLD : WHY.ungraded);
    } else count(WHY[cell]);
  }
  return { answers: table.rows, outcomes, ungraded };
}

/** What changed between two scans of a run, as `refused → correct`. Both read the same replies in the same order, so the rows correspond. */
export function standingChanges(before: OutcomeTable, after: OutcomeTable): Record<string, number> {
  const counts: Record<string, number> = {};
  for (let row = 0; row < Math.min(before.rows, after.rows); row += 1) {
    if (before.cell[row] === after.cell[row]) continue;
    const change = `${CELLS[before.cell[row]!]} → ${CELLS[after.cell[row]!]}`;
    counts[change] = (counts[change] ?? 0) + 1;
  }
  return counts;
}
