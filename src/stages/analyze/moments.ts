/**
 * Rates of correct and incorrect with their covariances, over clusters: enough for the break-even and for the band of
 * a whole utility curve, whose variance is a quadratic in L. One pass instead of one per penalty.
 */
import type { ClusterCounts } from './cluster-counts.ts';

export interface Moments {
  readonly n: number;
  /** Independent units: clusters that hold an outcome. */
  readonly groups: number;
  readonly correct: number;
  readonly incorrect: number;
  /** Variances and covariance of the two rates. */
  readonly correctVariance: number;
  readonly incorrectVariance: number;
  readonly covariance: number;
}

/** Null without an outcome. The variances are those of ratios to the clusters' sizes, with the factor G/(G−1). */
export function momentsOf(counts: ClusterCounts): Moments | null {
  const { correct: c, incorrect: i, refused: r } = counts.total;
  const n = c + i + r;
  if (n === 0) return null;
  const correct = c / n;
  const incorrect = i / n;
  const groups = counts.correct.length;
  let cc = 0;
  let ii = 0;
  let ci = 0;
  for (let cluster = 0; cluster < groups; cluster += 1) {
    const size = counts.correct[cluster]! + counts.incorrect[cluster]! + counts.refused[cluster]!;
    const dc = counts.correct[cluster]! - correct * size;
    const di = counts.incorrect[cluster]! - incorrect * size;
    cc += dc * dc;
    ii += di * di;
    ci += dc * di;
  }
  const scale = groups > 1 ? groups / (groups - 1) / (n * n) : Number.NaN;
  return {
    n,
    groups,
    correct,
    incorrect,
    correctVariance: cc * scale,
    incorrectVariance: ii * scale,
    covariance: ci * scale,
  };
}
