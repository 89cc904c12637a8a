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

export interface RatesCounts {
  readonly all: ClusterCounts;
  /** Outcomes on the questions that the choice rests on: worth and break-even are over them. @default all */
  readonly decided?: ClusterCounts;
  /** The same outcomes less the replies that a provider blocked; asked for only where there are such. */
  readonly withoutBlocked?: ClusterCounts;
}

/** One row of the rates section. */
export function ratesOf(
  respondent: string,
  { tally, reasons, violations, otherModel }: RespondentTally,
  { all: counts, decided = counts, withoutBlocked }: RatesCounts,
  options: RatesOptions,
): RespondentRates {
  const { level, penalties } = options;
  return {
    respondent,
    tally,
    reasons: { ...reasons },
    estimates: estimatesOf(counts, level),
    utilities: penalties.map((penalty) => ({ penalty, estimate: utilityEstimate(decided, penalty, level) })),
    breakEven: breakEvenEstimate(decided, level),
    // What a user of another provider of the same model would see.
    ...(tally.blocked > 0 && withoutBlocked !== undefined
      ? { withoutBlocked: estimatesOf(withoutBlocked, level) }
      : {}),
    bounds: rateBounds(tally, violations + otherModel),
    simultaneous: simultaneousIntervals(counts.total, level),
  };
}
