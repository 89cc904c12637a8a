/**
 * A respondent's break-even: the penalty above which declining everything is worth more, correct/incorrect, with
 * Fieller's set on cluster covariances; where that set is not finite, the odds of Wilson's interval.
 */
import type { Estimate } from '../../core/estimate.ts';
import { tCritical } from '../../stats/numeric/distributions.ts';
import { breakEven } from '../../stats/penalty/break-even.ts';
import { fieller } from '../../stats/penalty/fieller.ts';
import { asEstimate } from './as-estimate.ts';
import { asEstimated } from './as-estimated.ts';
import type { ClusterCounts } from './cluster-counts.ts';
import { momentsOf } from './moments.ts';

/** The estimate; an upper end of null means that no penalty is too high for the data. */
export function breakEvenEstimate(counts: ClusterCounts, level: number): Estimate {
  const { whole, draws, total } = counts;
  const plain = breakEven(whole ?? draws ?? total, { level });
  const parts = { metric: 'break-even', numerator: total.correct, denominator: total.incorrect };
  const moments = momentsOf(counts);
  if (counts.independent || moments === null || moments.groups < 2 || plain.method !== 'fieller') {
    const estimate = asEstimate(plain, parts);
    if (whole !== undefined) return asEstimated(ofTotal(estimate, counts));
    return draws === undefined ? estimate : ofTotal(estimate, counts);
  }
  const set = fieller({
    numerator: moments.correct,
    denominator: moments.incorrect,
    numeratorVariance: moments.correctVariance,
    denominatorVariance: moments.incorrectVariance,
    covariance: moments.covariance,
    critical: tCritical(level, moments.groups - 1),
  });
  const finite = set.kind === 'interval';
  const estimate = {
    ...asEstimate(plain, parts),
    low: finite ? Math.max(0, set.lower ?? 0) : 0,
    high: finite ? set.upper : null,
    method: 'cluster-fieller',
    clusters: moments.groups,
    ...(finite ? {} : { why: 'few-events' }),
  };
  if (whole !== undefined) return asEstimated(ofTotal(estimate, counts));
  return draws === undefined ? estimate : ofTotal(estimate, counts);
}

/** The value itself is of what was counted or estimated, not of the whole numbers that its doubt may be made of. */
function ofTotal(estimate: Estimate, { total: { correct, incorrect, refused } }: ClusterCounts): Estimate {
  const n = correct + incorrect + refused;
  if (estimate.value === null || incorrect === 0) return { ...estimate, n };
  const value = correct / incorrect;
  const { low, high } = estimate;
  return {
    ...estimate,
    value,
    n,
    low: low === null ? null : Math.min(low, value),
    high: high === null ? null : Math.max(high, value),
  };
}
