/**
 * Area under the ROC curve: the chance that a right answer carries more confidence than a wrong one, ties half.
 * DeLong's standard error from mid-ranks in O(n log n), Obuchowski's where answers come in clusters. At area 0 or 1 that
 * error is 0, which is no certainty.
 */
import { checkLevel, checkSameLength } from '../numeric/checks.ts';
import type { Interval } from '../numeric/interval.ts';
import type { ClusterLabels } from '../rate/clusters.ts';
import { checkBinary } from './forecasts.ts';
import { placementVariance } from './placement-variance.ts';

export interface AurocOptions {
  /** Cluster of each answer, such as the person asked about. @default each answer its own */
  readonly clusters?: ClusterLabels | undefined;
  /** Confidence level in (0, 1). @default 0.95 */
  readonly level?: number | undefined;
}

export interface Auroc extends Interval {
  readonly positives: number;
  readonly negatives: number;
}

/**
 * How well confidence separates right from wrong: .5 = not at all, 1 = perfectly, below .5 = the wrong way round.
 *
 * Null where all outcomes are the same; the standard error is null with a single answer of a kind. The interval is
 * normal, clipped to [0, 1].
 *
 * Compare between models only on the same questions: a model that refuses its doubtful ones is left with a harder
 * separation.
 *
 * Source: DeLong, DeLong and Clarke-Pearson 1988, Biometrics 44:837; Sun and Xu 2014, IEEE Signal Processing Letters 21;
 * clusters: Obuchowski 1997, Biometrics 53:567.
 *
 * @param outcomes 1 for right (the class that should carry the higher scores), 0 for wrong
 * @param scores confidence of each answer; any finite numbers
 * @throws RangeError if outcomes are not 0 or 1 or the columns differ in length
 * @example
 * auroc([0, 0, 1, 1], [0.1, 0.4, 0.35, 0.8]).estimate; // => 0.75
 */
export function auroc(
  outcomes: ArrayLike<number>,
  scores: ArrayLike<number>,
  { clusters: labels, level = 0.95 }: AurocOptions = {},
): Auroc {
  checkLevel(level);
  const { positives, negatives, estimate, placements } = rocPlacements(outcomes, scores);
  if (labels !== undefined) checkSameLength(outcomes, labels, 'outcomes and cluster labels');
  const shape = { method: 'delong', level, n: outcomes.length, positives, negatives };
  const nothing = { estimate: null, lower: null, upper: null, standardError: null, ...shape };
  if (outcomes.length === 0) return { ...nothing, why: 'no_attempts' };
  if (estimate === null) return { ...nothing, why: 'one_class' };
  if (positives < 2 || negatives < 2)
    return { ...nothing, estimate, lower: 0, upper: 1, why: 'one_question' };
  const { standardError, critical, clusters } = placementVariance(placements, {
    outcomes,
    clusters: labels,
    level,
  });
  if (clusters === 1) return { ...nothing, estimate, clusters, why: 'one_cluster' };
  const half = critical * standardError;
  const interval = {
    ...shape,
    ...(clusters === null ? {} : { method: 'obuchowski', clusters }),
    estimate,
    lower: Math.max(0, estimate - half),
    upper: Math.min(1, estimate + half),
    standardError,
  };
  return standardError === 0 ? { ...interval, why: 'no_variation' } : interval;
}

export interface RocPlacements {
  readonly positives: number;
  readonly negatives: number;
  readonly estimate: number | null;
  /** For each positive the share of negatives below it (ties half), for each negative the share of positives above. */
  readonly placements: { readonly ofPositives: Float64Array; readonly ofNegatives: Float64Array };
}

/** The structural components that DeLong's variances and covariances are made of. */
export function rocPlacements(outcomes: ArrayLike<number>, scores: ArrayLike<number>): RocPlacements {
  checkSameLength(outcomes, scores, 'outcomes and scores');
  checkBinary(outcomes, 'outcomes');
  const n = outcomes.length;
  for (let i = 0; i < n; i++) {
    if (!Number.isFinite(scores[i])) throw new RangeError(`scores must be finite, got ${scores[i]} at ${i}`);
  }
  let positives = 0;
  for (let i = 0; i < n; i++) positives += outcomes[i]!;
  const negatives = n - positives;
  const order = Array.from({ length: n }, (_, i) => i).sort((a, b) => scores[a]! - scores[b]!);
  const below = new Float64Array(n);
  let positivesBelow = 0;
  let negativesBelow = 0;
  for (let start = 0; start < n; ) {
    let end = start;
    let tiedPositives = 0;
    while (end < n && scores[order[end]!] === scores[order[start]!])
      tiedPositives += outcomes[order[end++]!]!;
    const tiedNegatives = end - start - tiedPositives;
    for (let k = start; k < end; k++) {
      const i = order[k]!;
      below[i] = outcomes[i] === 1 ? negativesBelow + tiedNegatives / 2 : positivesBelow + tiedPositives / 2;
    }
    positivesBelow += tiedPositives;
    negativesBelow += tiedNegatives;
    start = end;
  }
  const ofPositives = new Float64Array(positives);
  const ofNegatives = new Float64Array(negatives);
  let sum = 0;
  for (let i = 0, p = 0, q = 0; i < n; i++) {
    if (outcomes[i] === 1) {
      ofPositives[p++] = below[i]! / negatives;
      sum += below[i]!;
    } else ofNegatives[q++] = 1 - below[i]! / positives;
  }
  const estimate = positives === 0 || negatives === 0 ? null : sum / (positives * negatives);
  return { positives, negatives, estimate, placements: { ofPositives, ofNegatives } };
}
