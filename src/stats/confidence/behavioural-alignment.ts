/**
 * BAS, what a confidence is worth to people of every caution: somebody who wants to be t sure uses an answer whose
 * confidence is at least t, gains 1 where it is right and loses t/(1 − t) where it is wrong; t is averaged over (0, 1).
 * A certain wrong answer costs without bound, so confidences are held below a ceiling, and how many were is told.
 */
import type { Interval } from '../numeric/interval.ts';
import type { ClusterLabels } from '../rate/clusters.ts';
import { skewedClusterMean } from '../rate/skewed-cluster-mean.ts';
import { checkForecasts } from './forecasts.ts';

export interface BehaviouralAlignmentOptions {
  /** Cluster of each answer. @default each answer its own */
  readonly clusters?: ClusterLabels;
  /** Largest confidence that is told apart, in (0, 1). @default 0.999 */
  readonly ceiling?: number;
  /** Confidence level of the interval, in (0, 1). @default 0.95 */
  readonly level?: number;
}

/** Mean score with its cluster-robust interval, skewness taken into account; at most 1, 0 for "never sure of anything". */
export interface BehaviouralAlignment extends Interval {
  /** Answers whose confidence was held down to the ceiling. */
  readonly heldDown: number;
}

/**
 * Mean over answers of s where right, s + ln(1 − s) where wrong: the integral over t from 0 to s of 1, and of −t/(1 − t).
 *
 * Source: Wu et al. 2026, arXiv:2604.03216.
 *
 * @param confidences confidence in each attempted answer, in [0, 1]
 * @param correct 1 where the answer was right, 0 where wrong
 * @throws RangeError if a confidence lies outside [0, 1], the columns differ in length, or an option is out of range
 * @example
 * behaviouralAlignment([0.5, 0.5], [1, 0]).estimate; // => 0.15342640972002736
 */
export function behaviouralAlignment(
  confidences: ArrayLike<number>,
  correct: ArrayLike<number>,
  { clusters, ceiling = 0.999, level = 0.95 }: BehaviouralAlignmentOptions = {},
): BehaviouralAlignment {
  checkForecasts(confidences, correct);
  if (!(ceiling > 0 && ceiling < 1)) throw new RangeError(`ceiling must lie in (0, 1), got ${ceiling}`);
  const n = confidences.length;
  let heldDown = 0;
  const scores = Float64Array.from({ length: n }, (_, at) => {
    const stated = confidences[at]!;
    if (stated > ceiling) heldDown += 1;
    const held = Math.min(stated, ceiling);
    return correct[at] === 1 ? held : held + Math.log1p(-held);
  });
  const labels = clusters ?? Int32Array.from({ length: n }, (_, at) => at);
  const {
    rawStandardError: _,
    standardError: __,
    ...interval
  } = skewedClusterMean(scores, labels, { level });
  return { ...interval, heldDown, ...(n === 0 ? { why: 'no_attempts' as const } : {}) };
}
