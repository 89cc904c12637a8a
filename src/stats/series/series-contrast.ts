/**
 * The newest run of a series against all runs before it, on the same questions: how far its mean score lies from theirs,
 * and how far an unchanged respondent's would by chance. Against all earlier runs and not against one reference, because a
 * single run carries its own chance into every comparison; contrasts of this kind are uncorrelated from run to run.
 */
import { checkSameLength } from '../numeric/checks.ts';

/** Scores of one run, a place a question; a question without an outcome has a count of 0. */
export interface SeriesRun {
  /** Sum of the scores of the trials. */
  readonly sums: ArrayLike<number>;
  /** Sum of their squares. */
  readonly squares: ArrayLike<number>;
  /** Trials with an outcome. */
  readonly counts: ArrayLike<number>;
}

/** The contrast of one run. */
export interface SeriesContrast {
  /** Questions with an outcome in this run and in an earlier one. */
  readonly n: number;
  readonly clusters: number;
  /** Sum over these questions of this run's mean score less that of all earlier trials. */
  readonly sum: number;
  /** Variance of `sum` when nothing changed: every question's trials shuffled among the runs. */
  readonly chanceVariance: number;
  /** The variance that evidence is weighed by, at least as cautious: see {@link seriesContrast}. */
  readonly variance: number;
  /**
   * At place j: the share of the earlier trials that lie in the first j + 1 earlier runs, averaged over questions; what a
   * change after them keeps of its size in this contrast.
   */
  readonly carried: readonly number[];
}

/**
 * The last of `runs` against the others.
 *
 * `variance` is the larger of (Q + 2V)/3 and C, where V is the variance under shuffling, Q the sum of the squared
 * differences of the questions and C that of the clusters. With independent questions the first makes
 * exp(λ·sum − λ²·variance/2) at most 1 in expectation at any number of questions, however rare a change of outcome is; the
 * second holds where questions of a cluster move together, and where a change of single questions leaves the mean alone.
 * @throws RangeError when columns differ in length.
 * Source: Delyon, Electronic Journal of Probability 14:1667, 2009, inequality 8 (self-normalised sums); Liang and Zeger,
 * Biometrika 73:13, 1986 (clusters).
 * @example
 * const run = (...sums) => ({ sums, squares: sums, counts: [1, 1] });
 * seriesContrast([run(1, 1), run(1, 0)], ['a', 'b']).sum; // => -1
 */
export function seriesContrast(
  runs: readonly SeriesRun[],
  clusterOf: ArrayLike<number | string>,
): SeriesContrast {
  const newest = runs[runs.length - 1];
  const earlier = runs.slice(0, -1);
  for (const { sums, squares, counts } of runs) {
    checkSameLength(sums, clusterOf, 'sums and clusterOf');
    checkSameLength(squares, clusterOf, 'squares and clusterOf');
    checkSameLength(counts, clusterOf, 'counts and clusterOf');
  }
  const carried = new Float64Array(Math.max(0, earlier.length - 1));
  const clusters = new Map<number | string, number>();
  let n = 0;
  let sum = 0;
  let chanceVariance = 0;
  let squared = 0;
  for (let question = 0; question < clusterOf.length; question++) {
    const trials = newest?.counts[question] ?? 0;
    if (trials === 0) continue;
    let before = 0;
    let total = 0;
    let squares = newest!.squares[question]!;
    for (const run of earlier) {
      before += run.counts[question]!;
      total += run.sums[question]!;
      squares += run.squares[question]!;
    }
    if (before === 0) continue;
    const own = newest!.sums[question]!;
    const all = before + trials;
    const difference = own / trials - total / before;
    const spread = Math.max(0, squares - (own + total) ** 2 / all) / (all - 1);
    n += 1;
    sum += difference;
    chanceVariance += spread * (1 / trials + 1 / before);
    squared += difference ** 2;
    const cluster = clusterOf[question]!;
    clusters.set(cluster, (clusters.get(cluster) ?? 0) + difference);
    let passed = 0;
    for (let run = 0; run < carried.length; run++) {
      passed += earlier[run]!.counts[question]!;
      carried[run]! += passed / before;
    }
  }
  let clustered = 0;
  for (const difference of clusters.values()) clustered += difference ** 2;
  return {
    n,
    clusters: clusters.size,
    sum,
    chanceVariance,
    variance: Math.max((squared + 2 * chanceVariance) / 3, clustered),
    carried: Array.from(carried, (share) => (n === 0 ? 0 : share / n)),
  };
}
