/**
 * Prediction-powered inference inside strata, added up with their shares: where replies were drawn for people stratum by
 * stratum. How far the judge is trusted is fitted on the other half of each stratum's audit, because a trust fitted on
 * the same replies makes small audits look surer than they are.
 */
import { checkLevel, checkSameLength } from '../numeric/checks.ts';
import { normalCritical } from '../numeric/distributions.ts';
import type { Interval } from '../numeric/interval.ts';
import { ppiMean } from './ppi-mean.ts';

/** One stratum: people's values, the judge's of the same replies, and the judge's of all other replies. */
export interface PpiStratum {
  readonly truth: readonly number[];
  readonly judged: readonly number[];
  readonly unlabelled: readonly number[];
}

export interface StratifiedPpiOptions {
  /** How far to trust the judge: 1 = plain PPI, 0 = people alone, `cross-fitted`. @default 'cross-fitted' */
  readonly lambda?: number | 'cross-fitted';
  /** Confidence level in (0, 1). @default 0.95 */
  readonly level?: number;
}

/**
 * Sum over strata of (share of its replies) x (PPI mean), standard errors added in squares, normal interval.
 *
 * Null with `not_audited` where a stratum with replies has nothing labelled. Where a stratum is labelled whole, its mean
 * is people's. The cross-fitted trust needs four labelled replies in a stratum; below that it is 0.
 *
 * Source: Angelopoulos et al. 2023, Science 382:669; Fisch et al. 2024, arXiv:2406.04291 (stratified).
 *
 * @throws RangeError if `truth` and `judged` differ in length in a stratum
 * @example
 * stratifiedPpiMean([{ truth: [1, 0], judged: [1, 0], unlabelled: [1, 1] }], { lambda: 1 }).estimate; // => 1
 */
export function stratifiedPpiMean(
  strata: readonly PpiStratum[],
  { lambda = 'cross-fitted', level = 0.95 }: StratifiedPpiOptions = {},
): Interval {
  checkLevel(level);
  for (const { truth, judged } of strata) checkSameLength(truth, judged, 'truth and judged');
  const sizes = strata.map(({ truth, unlabelled }) => truth.length + unlabelled.length);
  const total = sizes.reduce((sum, size) => sum + size, 0);
  const n = strata.reduce((sum, { truth }) => sum + truth.length, 0);
  const base = { method: lambda === 'cross-fitted' ? 'stratified_ppi++' : 'stratified_ppi', level, n };
  const nothing = { ...base, estimate: null, lower: null, upper: null, standardError: null };
  if (total === 0) return { ...nothing, why: 'no_questions' };
  let estimate = 0;
  let variance = 0;
  for (const [at, stratum] of strata.entries()) {
    if (sizes[at] === 0) continue;
    if (stratum.truth.length === 0) return { ...nothing, why: 'not_audited' };
    const share = sizes[at]! / total;
    const part = stratumMean(stratum, lambda);
    estimate += share * part.mean;
    variance += share ** 2 * part.variance;
  }
  const standardError = Math.sqrt(variance);
  const spread = normalCritical(level) * standardError;
  return { ...base, estimate, lower: estimate - spread, upper: estimate + spread, standardError };
}

function stratumMean(
  { truth, judged, unlabelled }: PpiStratum,
  lambda: number | 'cross-fitted',
): { readonly mean: number; readonly variance: number } {
  if (unlabelled.length === 0 || (lambda === 'cross-fitted' && truth.length < 4)) {
    const { estimate, standardError } = ppiMean(truth, judged, { unlabelled: [0], lambda: 0 });
    return { mean: estimate ?? 0, variance: (standardError ?? 0) ** 2 };
  }
  if (lambda !== 'cross-fitted') {
    const { estimate, standardError } = ppiMean(truth, judged, { unlabelled, lambda });
    return { mean: estimate ?? 0, variance: (standardError ?? 0) ** 2 };
  }
  // Every second reply: the order of an audit is random, and the same bits come out every time.
  const half = (values: readonly number[], odd: number): number[] => values.filter((_, at) => at % 2 === odd);
  const parts = [0, 1].map((odd) => {
    const trust = ppiMean(half(truth, 1 - odd), half(judged, 1 - odd), { unlabelled }).lambda ?? 0;
    const part = ppiMean(half(truth, odd), half(judged, odd), { unlabelled, lambda: trust });
    return { share: half(truth, odd).length / truth.length, trust, part };
  });
  const mean = parts.reduce((sum, { share, part }) => sum + share * (part.estimate ?? 0), 0);
  // The unlabelled replies serve both halves, so their part of the error is shared and not averaged out.
  const trust = parts.reduce((sum, one) => sum + one.share * one.trust, 0);
  const spreadOf = (weight: number): number =>
    (ppiMean([0], [0], { unlabelled, lambda: weight }).standardError ?? 0) ** 2;
  const own = parts.reduce(
    (sum, one) =>
      sum + one.share ** 2 * Math.max(0, (one.part.standardError ?? 0) ** 2 - spreadOf(one.trust)),
    0,
  );
  return { mean, variance: own + spreadOf(trust) };
}
