/**
 * Intervals for the three bars that hold together (Goodman): what a picture of all three shares may show.
 */
import type { Estimate } from '../../core/estimate.ts';
import type { Tally } from '../../core/tally.ts';
import { goodman } from '../../stats/rate/goodman.ts';

/** Correct, incorrect, refused, in that order. */
export function simultaneousIntervals(tally: Tally, level: number): Estimate[] {
  const counts = [tally.correct, tally.incorrect, tally.refused];
  const shares = goodman(counts, { level });
  return (['correct/asked', 'incorrect/asked', 'refused/asked'] as const).map((metric, index) => ({
    metric,
    value: shares.estimate[index]!,
    low: shares.lower[index]!,
    high: shares.upper[index]!,
    level,
    method: 'goodman',
    numerator: counts[index]!,
    denominator: shares.n,
    n: shares.n,
    clusters: null,
    ...(shares.why === undefined ? {} : { why: shares.why.replaceAll('_', '-') }),
  }));
}
