/**
 * The penalty L at which two respondents asked the same questions tie, with Fieller's confidence set.
 * The number that settles eager against conservative: below it the one with more correct answers is better, above it the
 * other. Negative: one of them is better at every penalty.
 */
import { checkLevel } from '../numeric/checks.ts';
import { normalCritical, tCritical } from '../numeric/distributions.ts';
import { type FiellerSet, fieller } from './fieller.ts';

/** How two respondents differ on one question, or on several alike. */
export interface QuestionDifference {
  /** Correct of the first less correct of the second on this question (or mean of its trials). */
  readonly correct: number;
  /** The same for incorrect. */
  readonly incorrect: number;
  /** Questions with these differences. @default 1 */
  readonly count?: number;
  /** Cluster of the question, its person for instance; all or none of the rows must name one. */
  readonly cluster?: string | number;
}

export interface TiePenaltyOptions {
  /** Normal or Student's t quantile. @default 't', with n - 1 or clusters - 1 degrees of freedom */
  readonly quantile?: 'normal' | 't';
  /** Confidence level in (0, 1). @default 0.95 */
  readonly level?: number;
}

export interface TiePenalty extends FiellerSet {
  readonly method: 'fieller';
  readonly level: number;
  /** Questions, and their clusters where named. */
  readonly n: number;
  readonly clusters?: number;
}

/**
 * tie = (correct1 - correct2) / (incorrect1 - incorrect2), from paired differences.
 *
 * Read `kind` before the ends: `complement` and `unbounded` say that the incorrect rates may be equal, and then no finite
 * interval is right. With clusters the covariances are those of cluster sums (CR1).
 *
 * @throws RangeError if a count is not a whole number of at least 0 or only some rows name a cluster
 * @example
 * tiePenalty([{ correct: 1, incorrect: 1, count: 30 }, { correct: 0, incorrect: 1, count: 30 }, { correct: 0, incorrect: 0,
 *   count: 40 }]).estimate; // => 0.5
 */
export function tiePenalty(
  differences: readonly QuestionDifference[],
  { quantile = 't', level = 0.95 }: TiePenaltyOptions = {},
): TiePenalty {
  checkLevel(level);
  let n = 0;
  let correct = 0;
  let incorrect = 0;
  for (const { correct: c, incorrect: i, count = 1 } of differences) {
    if (!Number.isInteger(count) || count < 0) {
      throw new RangeError(`count must be a whole number of at least 0, got ${count}`);
    }
    n += count;
    correct += c * count;
    incorrect += i * count;
  }
  const clustered = differences.some(({ cluster }) => cluster !== undefined);
  if (clustered && differences.some(({ cluster }) => cluster === undefined)) {
    throw new RangeError('cluster must be named in all rows or in none, got some');
  }
  const shape = { method: 'fieller', level, n } as const;
  const nothing = { estimate: null, kind: 'unbounded', lower: null, upper: null, ...shape } as const;
  if (n === 0) return { ...nothing, why: 'no_questions' };
  const numerator = correct / n;
  const denominator = incorrect / n;
  const estimate = denominator === 0 ? null : numerator / denominator;
  const moments = clustered
    ? clusterMoments(differences, numerator, denominator)
    : plainMoments(differences, numerator, denominator);
  const clusters = clustered ? { clusters: moments.groups } : {};
  if (moments.groups < 2) {
    return { ...nothing, ...clusters, estimate, why: clustered ? 'one_cluster' : 'one_question' };
  }
  const set = setOf(moments, { numerator, denominator, n, quantile, level });
  return set.estimate === null
    ? { ...set, ...shape, ...clusters, why: 'degenerate' }
    : { ...set, ...shape, ...clusters };
}

/** Differences summed by independent unit: single questions, or clusters of them. */
export interface DifferenceSums {
  /** Questions of each unit, at least 1. */
  readonly sizes: Float64Array;
  /** Sums over them of correct, first less second, and of incorrect. */
  readonly correct: Float64Array;
  readonly incorrect: Float64Array;
}

/** The same from sums by unit, for callers that have counted already: a thousand pairs without a thousand tables. */
export function tiePenaltyOfSums(
  { sizes, correct, incorrect }: DifferenceSums,
  { quantile = 't', level = 0.95 }: TiePenaltyOptions = {},
): TiePenalty {
  checkLevel(level);
  const groups = sizes.length;
  let [n, correctSum, incorrectSum] = [0, 0, 0];
  for (let unit = 0; unit < groups; unit++) {
    n += sizes[unit]!;
    correctSum += correct[unit]!;
    incorrectSum += incorrect[unit]!;
  }
  const shape = { method: 'fieller', level, n, clusters: groups } as const;
  const nothing = { estimate: null, kind: 'unbounded', lower: null, upper: null, ...shape } as const;
  if (n === 0) return { ...nothing, why: 'no_questions' };
  const numerator = correctSum / n;
  const denominator = incorrectSum / n;
  if (groups < 2) {
    return { ...nothing, estimate: denominator === 0 ? null : numerator / denominator, why: 'one_cluster' };
  }
  const moments = { groups, cc: 0, ii: 0, ci: 0 };
  for (let unit = 0; unit < groups; unit++) {
    const c = correct[unit]! - numerator * sizes[unit]!;
    const i = incorrect[unit]! - denominator * sizes[unit]!;
    moments.cc += c * c;
    moments.ii += i * i;
    moments.ci += c * i;
  }
  const set = setOf(moments, { numerator, denominator, n, quantile, level });
  return set.estimate === null ? { ...set, ...shape, why: 'degenerate' } : { ...set, ...shape };
}

/** Fieller's set from the moments of the units, with the factor G/(G - 1). */
function setOf(
  moments: Moments,
  options: {
    readonly numerator: number;
    readonly denominator: number;
    readonly n: number;
    readonly quantile: 'normal' | 't';
    readonly level: number;
  },
): FiellerSet {
  const { numerator, denominator, n, quantile, level } = options;
  const scale = moments.groups / (moments.groups - 1) / n ** 2;
  return fieller({
    numerator,
    denominator,
    numeratorVariance: moments.cc * scale,
    denominatorVariance: moments.ii * scale,
    covariance: moments.ci * scale,
    critical: quantile === 't' ? tCritical(level, moments.groups - 1) : normalCritical(level),
  });
}

interface Moments {
  /** Independent units: questions or clusters. */
  readonly groups: number;
  /** Sums of squares and products of the units' deviations. */
  readonly cc: number;
  readonly ii: number;
  readonly ci: number;
}

function plainMoments(rows: readonly QuestionDifference[], c0: number, i0: number): Moments {
  const sums = { groups: 0, cc: 0, ii: 0, ci: 0 };
  for (const { correct, incorrect, count = 1 } of rows) {
    sums.groups += count;
    sums.cc += count * (correct - c0) ** 2;
    sums.ii += count * (incorrect - i0) ** 2;
    sums.ci += count * (correct - c0) * (incorrect - i0);
  }
  return sums;
}

function clusterMoments(rows: readonly QuestionDifference[], c0: number, i0: number): Moments {
  const sums = new Map<string | number, { c: number; i: number }>();
  for (const { correct, incorrect, count = 1, cluster } of rows) {
    if (count === 0) continue;
    const sum = sums.get(cluster!) ?? { c: 0, i: 0 };
    sum.c += count * (correct - c0);
    sum.i += count * (incorrect - i0);
    sums.set(cluster!, sum);
  }
  const moments = { groups: sums.size, cc: 0, ii: 0, ci: 0 };
  for (const { c, i } of sums.values()) {
    moments.cc += c * c;
    moments.ii += i * i;
    moments.ci += c * i;
  }
  return moments;
}
