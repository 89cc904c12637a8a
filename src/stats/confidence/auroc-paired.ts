/**
 * Whether two confidences for the same answers differ in how well they separate right from wrong: DeLong's paired test,
 * Obuchowski's where the answers come in clusters.
 * Pairing is by answer: both columns must speak of the same outcomes, as two ways of asking one model for its confidence.
 */

import { checkLevel, checkSameLength } from '../numeric/checks.ts';
import { normalUpperTail, tUpperTail } from '../numeric/distributions.ts';
import type { Why } from '../numeric/interval.ts';
import type { ClusterLabels } from '../rate/clusters.ts';
import { rocPlacements } from './auroc.ts';
import { placementVariance } from './placement-variance.ts';

export interface AurocPaired {
  /** The two areas; null where all outcomes are the same. */
  readonly first: number | null;
  readonly second: number | null;
  /** first - second, with its interval: normal, or Student’s t where clusters are named. */
  readonly difference: number | null;
  readonly standardError: number | null;
  readonly lower: number | null;
  readonly upper: number | null;
  readonly z: number | null;
  /** Two-sided; 1 where the two orders agree on everything. */
  readonly pValue: number | null;
  readonly level: number;
  readonly n: number;
  /** Clusters, where answers shared them. */
  readonly clusters?: number;
  readonly why?: Why;
}

export interface AurocPairedOptions {
  /** Cluster of each answer, such as the person asked about. @default each answer its own */
  readonly clusters?: ClusterLabels | undefined;
  /** Confidence level in (0, 1). @default 0.95 */
  readonly level?: number | undefined;
}

/**
 * Difference of two areas under the ROC curve on the same outcomes.
 *
 * Source: DeLong, DeLong and Clarke-Pearson 1988, Biometrics 44:837; clusters: Obuchowski 1997, Biometrics 53:567.
 *
 * @param outcomes 1 for right, 0 for wrong
 * @param scores the two columns of confidence
 * @throws RangeError if outcomes are not 0 or 1 or the columns differ in length
 * @example
 * aurocPaired([0, 0, 1, 1], [[0.1, 0.4, 0.35, 0.8], [0.1, 0.4, 0.35, 0.8]]).pValue; // => 1
 */
export function aurocPaired(
  outcomes: ArrayLike<number>,
  scores: readonly [ArrayLike<number>, ArrayLike<number>],
  { clusters: labels, level = 0.95 }: AurocPairedOptions = {},
): AurocPaired {
  checkLevel(level);
  if (labels !== undefined) checkSameLength(outcomes, labels, 'outcomes and cluster labels');
  const one = rocPlacements(outcomes, scores[0]);
  const two = rocPlacements(outcomes, scores[1]);
  const { positives, negatives } = one;
  const n = outcomes.length;
  const nothing = { standardError: null, lower: null, upper: null, z: null, pValue: null, level, n };
  if (one.estimate === null || two.estimate === null) {
    return {
      first: null,
      second: null,
      difference: null,
      ...nothing,
      why: n === 0 ? 'no_attempts' : 'one_class',
    };
  }
  const difference = one.estimate - two.estimate;
  const areas = { first: one.estimate, second: two.estimate, difference };
  if (positives < 2 || negatives < 2) return { ...areas, ...nothing, why: 'one_question' };
  const contrast = (a: Float64Array, b: Float64Array) => a.map((value, i) => value - b[i]!);
  const ofPositives = contrast(one.placements.ofPositives, two.placements.ofPositives);
  const ofNegatives = contrast(one.placements.ofNegatives, two.placements.ofNegatives);
  const { standardError, critical, degreesOfFreedom, clusters } = placementVariance(
    { ofPositives, ofNegatives },
    { outcomes, clusters: labels, level },
  );
  const gathered = clusters === null ? {} : { clusters };
  if (clusters === 1) return { ...areas, ...nothing, ...gathered, why: 'one_cluster' };
  if (standardError < 1e-15) {
    const same = Math.abs(difference) < 1e-15;
    return {
      ...areas,
      ...nothing,
      standardError: 0,
      lower: difference,
      upper: difference,
      z: same ? 0 : null,
      pValue: same ? 1 : null,
      why: 'no_variation',
    };
  }
  const half = critical * standardError;
  const z = difference / standardError;
  return {
    ...areas,
    standardError,
    lower: difference - half,
    upper: difference + half,
    z,
    pValue:
      2 *
      (degreesOfFreedom === null ? normalUpperTail(Math.abs(z)) : tUpperTail(Math.abs(z), degreesOfFreedom)),
    level,
    n,
    ...gathered,
  };
}
