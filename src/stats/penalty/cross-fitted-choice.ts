/**
 * What a choice among candidates is worth on questions it was not made on. The best of twenty thresholds looks good on
 * the questions that chose it; so each question is scored by the candidate that was best on the other folds. Whole
 * clusters go into one fold, because a person's second question would betray the first.
 */

import { checkLevel } from '../numeric/checks.ts';
import { tCritical } from '../numeric/distributions.ts';
import { sum } from '../numeric/sum.ts';
import { type ClusterMean, clusterMeanOfSums } from '../rate/cluster-mean.ts';
import type { ClusterLabels } from '../rate/clusters.ts';
import { type ClusterFolds, clusterFolds, sumsByCluster, totalsByFold } from './cluster-folds.ts';
import { choiceByFold, crossFittedError, firstOfLargest } from './cross-fitted-error.ts';
import { redrawnFolds } from './redrawn-folds.ts';

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
  const division = clusterFolds(labels, { wanted, seed });
  const sums = candidates.map((values) => sumsByCluster(values, division));
  const whole = sums.map(sum);
  if (!whole.every(Number.isFinite)) throw new RangeError('values must be finite');
  return fittedChoice(
    {
      totals: totalsByFold(sums, division),
      whole,
      value: (candidate, row) => candidates[candidate]![row]!,
      error: () => {
        const redrawn = redrawnFolds(sums, division, { seed });
        const read = (from: number, into: Float64Array): void =>
          into.set(redrawn.totals.subarray(from, from + into.length));
        return crossFittedError(redrawn, { questions: n, candidates: sums.length, read });
      },
    },
    division,
    { level },
  );
}

/** The candidates as far as a choice reads them. */
export interface CandidateTotals {
  /** Each candidate's total, fold after fold. */
  readonly totals: Float64Array;
  /** Each candidate's sum over all questions. */
  readonly whole: readonly number[];
  readonly value: (candidate: number, row: number) => number;
  /** Standard error of the procedure over redrawn clusters. */
  readonly error: () => number;
}

/** The choice itself, wherever the totals come from. */
export function fittedChoice(
  { totals, whole, value, error }: CandidateTotals,
  division: ClusterFolds,
  { level }: { readonly level: number },
): CrossFittedChoice {
  const { n, index, clusters, sizes, folds, foldOf } = division;
  const heldOut = new Float64Array(n);
  const votes = whole.map(() => 0);
  if (folds < 2) {
    const none = new Float64Array(0);
    const nothing = clusterMeanOfSums({ sizes: none, sums: none, n: 0, mean: null }, level);
    const why = n === 0 ? 'no_questions' : 'one_cluster';
    return { ...nothing, n, why, method: METHOD, chosen: null, inSample: null, votes, folds: 0, heldOut };
  }
  const choice = choiceByFold(totals, whole.length);
  for (const candidate of choice) votes[candidate]! += 1;
  for (let row = 0; row < n; row++) heldOut[row] = value(choice[foldOf[index[row]!]!]!, row);
  const chosen = firstOfLargest(whole);
  const byThemselves = clusterMeanOfSums(
    { sizes, sums: sumsByCluster(heldOut, division), n, mean: sum(heldOut) / n },
    level,
  );
  const standardError = Math.max(byThemselves.standardError!, error());
  const estimate = byThemselves.estimate!;
  const spread = tCritical(level, clusters - 1) * standardError;
  // Held-out values alike in every cluster may still come from a choice that could have been another.
  const { why: _, ...parts } = byThemselves;
  const ends =
    standardError === 0
      ? { lower: null, upper: null, why: 'no_variation' as const }
      : {
          lower: estimate - spread,
          upper: estimate + spread,
          ...(clusters < 10 ? { why: 'few_clusters' as const } : {}),
        };
  return {
    ...parts,
    ...ends,
    standardError,
    degreesOfFreedom: clusters - 1,
    method: METHOD,
    chosen,
    inSample: whole[chosen]! / n,
    votes,
    folds,
    heldOut,
  };
}

const METHOD = 'cross_fitted_cluster_t';
