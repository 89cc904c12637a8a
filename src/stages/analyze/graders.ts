/**
 * Who decided the outcomes, and how far another grader of the same replies would have moved the rates. The other rate
 * changes only the replies that both judged: what one of them alone decided is nobody's second opinion.
 */

import type { DecidingGrader, GraderMeeting } from '../../core/grader-counts.ts';
import { groupBy } from '../../core/group-by.ts';
import { OUTCOMES } from '../../core/outcome.ts';
import type { GraderPair, GradersSection } from '../../core/summary/graders.ts';
import type { RespondentRates } from '../../core/summary/rates.ts';
import { cohenKappa } from '../../stats/agreement/cohen-kappa.ts';
import { sum } from '../../stats/numeric/sum.ts';
import { wilson } from '../../stats/rate/wilson.ts';
import { asEstimate } from './as-estimate.ts';

export interface GradersOptions {
  readonly deciding: readonly DecidingGrader[];
  readonly meetings: readonly GraderMeeting[];
  /** Empty where no rates are made. @default [] */
  readonly rates?: readonly RespondentRates[];
  /** Confidence level in (0, 1). @default 0.95 */
  readonly level?: number;
}

/** The section; pairs with the most replies first. */
export function gradersSection(options: GradersOptions): GradersSection {
  const { deciding, meetings, rates = [], level = 0.95 } = options;
  const pairs = groupBy(meetings, ({ standing, other }) => JSON.stringify([standing, other]));
  return {
    deciding: [...deciding].sort((a, b) => b.outcomes - a.outcomes).map((one) => ({ ...one })),
    pairs: [...pairs.values()].map((met) => pairOf(met, rates, level)).sort((a, b) => b.n - a.n),
  };
}

function pairOf(met: readonly GraderMeeting[], rates: readonly RespondentRates[], level: number): GraderPair {
  const { standing, other } = met[0]!;
  const confusion = confusionOf(met);
  const n = sum(confusion.flat());
  const same = sum(confusion.map((row, place) => row[place]!));
  return {
    standing,
    other,
    n,
    confusion,
    agreement: asEstimate(wilson(same, n, { level }), {
      metric: 'same outcome',
      numerator: same,
      denominator: n,
    }),
    kappa: asEstimate(cohenKappa(confusion, { level }), {
      metric: 'kappa',
      numerator: null,
      denominator: null,
    }),
    rows: rates.flatMap((row) => {
      const own = met.filter(({ respondent }) => respondent === row.respondent);
      if (own.length === 0) return [];
      const table = confusionOf(own);
      return [
        {
          respondent: row.respondent,
          n: sum(table.flat()),
          correct: underTwo(row, 'correct', table),
          incorrect: underTwo(row, 'incorrect', table),
        },
      ];
    }),
  };
}

function underTwo(
  { tally, estimates }: RespondentRates,
  outcome: 'correct' | 'incorrect',
  confusion: readonly (readonly number[])[],
): GraderPair['rows'][number]['correct'] {
  const place = OUTCOMES.indexOf(outcome);
  const asked = tally.correct + tally.incorrect + tally.refused;
  const moved = sum(confusion.map((row) => row[place]!)) - sum(confusion[place]!);
  const standing = estimates[`${outcome}/asked`]!;
  const other = asked === 0 ? null : Math.min(1, Math.max(0, (tally[outcome] + moved) / asked));
  const { low, high } = standing;
  const beyond = other !== null && low !== null && high !== null && (other < low || other > high);
  return { standing, other, beyond };
}

function confusionOf(met: readonly GraderMeeting[]): number[][] {
  const table = OUTCOMES.map(() => OUTCOMES.map(() => 0));
  for (const { outcome, said, replies } of met) {
    table[OUTCOMES.indexOf(outcome)]![OUTCOMES.indexOf(said)]! += replies;
  }
  return table;
}

/**
 * One sentence for the first screen: whose rates another grader's word would move by more than their interval; null where
 * nobody's.
 */
export function gradersFlag(section: GradersSection, nameOf: (respondent: string) => string): string | null {
  const found = section.pairs.flatMap(({ standing, other, rows }) =>
    rows.flatMap((row) =>
      (['correct', 'incorrect'] as const).flatMap((outcome) =>
        row[outcome].beyond ? [{ standing, other, row, outcome, change: change(row[outcome]) }] : [],
      ),
    ),
  );
  if (found.length === 0) return null;
  const worst = found.reduce((most, one) => (one.change > most.change + 1e-9 ? one : most));
  const { standing, other, row, outcome } = worst;
  const rate = row[outcome];
  const more = new Set(found.map((one) => one.row.respondent)).size - 1;
  const word = outcome === 'correct' ? 'right' : 'wrong';
  return (
    `The graders differ by more than the interval: ${nameOf(row.respondent)} is ${word} in ${percent(rate.standing.value)} as graded ` +
    `(${percent(rate.standing.low)} to ${percent(rate.standing.high)}) and in ${percent(rate.other)} with the word of ${other} in place of that of ${standing}` +
    `${more > 0 ? `, and ${more} more ${more === 1 ? 'respondent' : 'respondents'} likewise` : ''}. Read a sample of the replies they differ on before choosing.`
  );
}

function change({ standing, other }: GraderPair['rows'][number]['correct']): number {
  return Math.abs((other ?? 0) - (standing.value ?? 0));
}

function percent(share: number | null): string {
  return share === null ? '—' : `${(100 * share).toFixed(share * 100 >= 99.95 || share === 0 ? 0 : 1)}%`;
}
