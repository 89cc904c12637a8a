/**
 * The rates section: for each respondent its tally, every rate with interval, the utilities at the penalties asked
 * for, the break-even, and what the numbers would be without the provider's blocks.
 */
import type { RespondentRates } from '../../core/summary/rates.ts';
import { rateBounds } from './bounds.ts';
import { breakEvenEstimate } from './break-even.ts';
import type { ClusterCounts } from './cluster-counts.ts';
import { estimatesOf, utilityEstimate } from './estimates.ts';
import { simultaneousIntervals } from './simultaneous.ts';
import type { RespondentTally } from './tallies.ts';

export interface RatesOptions {
  readonly level: number;
  readonly penalties: readonly number[];
}

/** One row of the rates section. */
export function ratesOf(
  respondent: string,
  { tally, reasons, violations }: RespondentTally,
  counts: ClusterCounts,
  options: RatesOptions,
): RespondentRates {
  const { level, penalties } = options;
  return {
    respondent,
    tally,
    reasons: { ...reasons },
    estimates: estimatesOf(counts, level),
    utilities: penalties.map((penalty) => ({ penalty, estimate: utilityEstimate(counts, penalty, level) })),
    breakEven: breakEvenEstimate(counts, level),
    ...(tally.blocked > 0 ? { withoutBlocked: withoutBlocked(tally, level) } : {}),
    bounds: rateBounds(tally, violations),
    simultaneous: simultaneousIntervals(counts.total, level),
  };
}

/** The rates with blocked replies left out: what a user of another provider of the same model would see. */
function withoutBlocked(tally: RespondentTally['tally'], level: number): RespondentRates['withoutBlocked'] {
  const total = {
    correct: tally.correct,
    incorrect: tally.incorrect,
    refused: tally.refused - tally.blocked,
  };
  const none = new Float64Array(0);
  return estimatesOf({ correct: none, incorrect: none, refused: none, total, independent: true }, level);
}
