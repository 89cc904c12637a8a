/** What stands of a run's grades, counted as a person reads it: outcomes, and why the rest has none. */

import { grouped } from '../../core/counted.ts';
import { CELLS, type Cell, type OutcomeTable, reasonCode } from '../../core/outcome-table.ts';
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
export type StandingCounts = Pick<GradeResult, 'answers' | 'outcomes' | 'blocked' | 'ungraded'>;

/** Counts replies one by one. */
export function standingTally() {
  const outcomes = { correct: 0, incorrect: 0, refused: 0, undecided: 0 };
  const ungraded: Record<string, number> = {};
  let answers = 0;
  let blocked = 0;
  const count = (why: string): void => {
    ungraded[why] = (ungraded[why] ?? 0) + 1;
  };
  return {
    /** @param hasGold - Whether there is something to grade an answer against; asked only where it has no outcome. */
    add(cell: Cell, hasGold: () => boolean, isBlocked: boolean): void {
      answers += 1;
      if (isBlocked && cell === 'refused') blocked += 1;
      if (cell === 'correct' || cell === 'incorrect' || cell === 'refused') outcomes[cell] += 1;
      else if (cell === 'ungraded') {
        outcomes.undecided += 1;
        count(hasGold() ? WHY.ungraded : NO_GOLD);
      } else count(WHY[cell]);
    },
    /** Reasons in the order of WHY, whatever order the replies came in. */
    counts: (): StandingCounts => {
      const met = [...Object.values(WHY), NO_GOLD].filter((why) => ungraded[why] !== undefined);
      return {
        ...{ answers, outcomes, blocked },
        ungraded: Object.fromEntries(met.map((why) => [why, ungraded[why]!])),
      };
    },
  };
}

/** What stands behind a count of refusals: ` (2 of them blocked)`; nothing where none was. */
export function blockedText(blocked: number): string {
  return blocked === 0 ? '' : ` (${grouped(blocked)} of them blocked)`;
}

export function standingCounts(table: OutcomeTable): StandingCounts {
  const tally = standingTally();
  const isBlocked = reasonCode('blocked');
  for (let row = 0; row < table.rows; row += 1) {
    const question = table.question[row]!;
    tally.add(
      CELLS[table.cell[row]!]!,
      () => table.questions[question]!.answerType !== 'no reference',
      table.reason[row] === isBlocked,
    );
  }
  return tally.counts();
}

/**
 * What changed between two scans of a run, as `refused → correct`. Both read the same replies in the same order, so the
 * rows correspond.
 */
export function standingChanges(before: OutcomeTable, after: OutcomeTable): Record<string, number> {
  const counts: Record<string, number> = {};
  for (let row = 0; row < Math.min(before.rows, after.rows); row += 1) {
    if (before.cell[row] === after.cell[row]) continue;
    const change = `${CELLS[before.cell[row]!]} → ${CELLS[after.cell[row]!]}`;
    counts[change] = (counts[change] ?? 0) + 1;
  }
  return counts;
}
