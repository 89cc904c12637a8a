/**
 * What a choice among candidates is worth on questions it was not made on. The best of twenty thresholds looks good on
 * the questions that chose it; so each question is scored by the candidate that was best on the other folds. Whole
 * clusters go into one fold, because a person's second question would betray the first.
 */

import { createRandom, nextUniform } from '../draw/random.ts';
import { checkLevel } from '../numeric/checks.ts';
import { tCritical } from '../numeric/distributions.ts';
import { type ClusterMean, clusterMean } from '../rate/cluster-mean.ts';
import { type ClusterLabels, clusterIndex } from '../rate/clusters.ts';
import { choiceByFold, crossFittedError, firstOfLargest } from './cross-fitted-error.ts';

export interface CrossFittedChoiceOptions {
  /** Number of folds, at least 2; fewer where there are fewer clusters. @default 10 */
  readonly folds?: number;
  /** Seed of the division into folds and of the redrawn clusters. @default 1 */
  readonly seed?: number;
  /** Confidence level in (0, 1). @default 0.95 */
  readonly level?: number;
}

/**
 * Mean value of the chosen candidate on held-out questions, with a t interval on the larger of two standard errors: the
 * cluster-robust one of the held-out values, and that of the whole procedure over redrawn clusters. It is too wide
 * rather than too short where candidates are nearly equal (coverage 94 to 97 %).
 */
export interface CrossFittedChoice extends ClusterMean {
  /** Index of the candidate that is best on all questions: the one to use. Null without questions or folds. */
  readonly chosen: number | null;
  /** Mean of that candidate on the very questions that chose it: too good, shown to see by how much. */
  readonly inSample: number | null;
  /** How many folds chose each candidate. */
  readonly votes: readonly number[];
  readonly folds: number;
  /** Each question's held-out value. */
  readonly heldOut: Float64Array;
}

/**
 * Cross-fitted mean of the best of several candidates; ties go to the candidate named first.
 *
 * With fewer than two clusters nothing can be held out: the estimate is null and `why` is `one_cluster`.
 *
 * Source: Stone 1974, Journal of the Royal Statistical Society B 36:111; Chernozhukov et al. 2018 for the name.
 *
 * @param candidates values of each candidate, one a question, in the same order of questions
 * @param labels cluster of each question
 * @throws RangeError if there is no candidate, lengths differ, a value is not finite, or an option is out of range
 * @example
 * crossFittedChoice([[1, 1, 0, 1], [0, 0, 0, 0]], [1, 2, 3, 4]).chosen; // => 0
 */
export function crossFittedChoice(
  candidates: readonly ArrayLike<number>[],
  labels: ClusterLabels,
  { folds: wanted = 10, seed = 1, level = 0.95 }: CrossFittedChoiceOptions = {},
): CrossFittedChoice {
  checkLevel(level);
  if (candidates.length === 0) throw new RangeError('expected at least one candidate, got none');
  if (!(Number.isInteger(wanted) && wanted >= 2))
    throw new RangeError(`folds must be at least 2, got ${wanted}`);
  const n = labels.length;
  for (const values of candidates) {
    if (values.length !== n)
      throw new RangeError(`every candidate must have ${n} values, got ${values.length}`);
  }
  const { index, count } = clusterIndex(labels);
  const folds = Math.min(wanted, count);
  const heldOut = new Float64Array(n);
  const votes = candidates.map(() => 0);
  if (folds < 2) {
    const nothing = clusterMean([], [], { level });
    const why = n === 0 ? 'no_questions' : 'one_cluster';
    return { ...nothing, n, why, method: METHOD, chosen: null, inSample: null, votes, folds: 0, heldOut };
  }
  const foldOf = foldsOfClusters(count, folds, seed);
  const sums = candidates.map((values) => {
    const byCluster = new Float64Array(count);
    for (let row = 0; row < n; row++) byCluster[index[row]!]! += values[row]!;
    return byCluster;
  });
  const totals = sums.map((byCluster) => {
    const byFold = new Float64Array(folds);
    byCluster.forEach((sum, cluster) => {
      byFold[foldOf[cluster]!]! += sum;
    });
    return byFold;
  });
  const choice = choiceByFold(totals);
  for (const candidate of choice) votes[candidate]! += 1;
  for (let row = 0; row < n; row++) heldOut[row] = candidates[choice[foldOf[index[row]!]!]!]![row]!;
  const whole = sums.map((byCluster) => byCluster.reduce((sum, value) => sum + value, 0));
  const chosen = firstOfLargest(whole);
  const byThemselves = clusterMean(heldOut, labels, { level });
  const standardError = Math.max(
    byThemselves.standardError!,
    crossFittedError(sums, foldOf, { questions: n, seed }),
  );
  const estimate = byThemselves.estimate!;
  const spread = tCritical(level, count - 1) * standardError;
  // Held-out values alike in every cluster may still come from a choice that could have been another.
  const { why: _, ...parts } = byThemselves;
  const ends =
    standardError === 0
      ? { lower: null, upper: null, why: 'no_variation' as const }
      : {
          lower: estimate - spread,
          upper: estimate + spread,
          ...(count < 10 ? { why: 'few_clusters' as const } : {}),
        };
  return {
    ...parts,
    ...ends,
    standardError,
    degreesOfFreedom: count - 1,
    method: METHOD,
    chosen,
    inSample: whole[chosen]! / n,
    votes,
    folds,
    heldOut,
  };
}

const METHOD = 'cross_fitted_cluster_t';

/** Clusters in random order, dealt out one by one: folds differ by at most one cluster. */
function foldsOfClusters(count: number, folds: number, seed: number): Int32Array {
  const random = createRandom(seed, { stream: 'folds' });
  const order = Int32Array.from({ length: count }, (_, cluster) => cluster);
  for (let last = count - 1; last > 0; last--) {
    const other = Math.floor(nextUniform(random) * (last + 1));
    const kept = order[last]!;
    order[last] = order[other]!;
    order[other] = kept;
  }
  const foldOf = new Int32Array(count);
  order.forEach((cluster, place) => {
    foldOf[cluster] = place % folds;
  });
  return foldOf;
}
