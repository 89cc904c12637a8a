/**
 * A mean over strata in declared shares instead of those that happened to be asked: a workload that is half household
 * names, or one question in ten without an answer. Clusters may span strata, so residuals are added up by cluster with
 * their weights before they are squared.
 */
import { checkLevel, checkSameLength } from '../numeric/checks.ts';
import { tCritical } from '../numeric/distributions.ts';
import type { Interval } from '../numeric/interval.ts';
import { type ClusterLabels, clusterIndex } from './clusters.ts';
import { wilsonEnds } from './wilson.ts';

export interface ReweightedMeanOptions {
  /** Stratum of each value. */
  readonly strata: readonly (string | number)[];
  /** Cluster of each value. */
  readonly clusters: ClusterLabels;
  /** Share of each stratum, at least 0, adding up to 1; strata not named have share 0. */
  readonly shares: Readonly<Record<string, number>>;
  /** A rate, whose interval stays in [0, 1], or any mean. @default 'rate' */
  readonly kind?: 'rate' | 'mean';
  /** Confidence level in (0, 1). @default 0.95 */
  readonly level?: number;
}

/**
 * Sum over strata of share x mean, with a cluster-robust standard error; Wilson's interval on the effective number of
 * questions for a rate, a t interval for a mean.
 *
 * Null with `empty_denominator` where a stratum with a share has no value; with one cluster in a stratum the spread
 * there is unknown, and the ends are null with `one_in_stratum`; those of a mean also where the clusters agree to the
 * last digit (`no_variation`). Clusters never narrow a rate's interval.
 *
 * Source: Cochran 1977, Sampling Techniques, section 5A.9 (post-stratification); Korn and Graubard 1998 for the rate.
 *
 * @param values one a question: 0 or 1, or a share over trials, or a utility
 * @throws RangeError if columns differ in length, a value is not finite, or shares do not add up to 1
 * @example
 * reweightedMean([1, 1, 0, 0], { strata: ['a', 'a', 'b', 'b'], clusters: [1, 2, 3, 4], shares: { a: 0.25, b: 0.75 } }).estimate; // => 0.25
 */
export function reweightedMean(
  values: readonly number[],
  { strata, clusters, shares, kind = 'rate', level = 0.95 }: ReweightedMeanOptions,
): Interval {
  checkLevel(level);
  checkSameLength(values, strata, 'values and strata');
  checkSameLength(values, clusters, 'values and cluster labels');
  const weights = Object.values(shares);
  const total = weights.reduce((sum, share) => sum + share, 0);
  if (weights.some((share) => !(share >= 0)) || Math.abs(total - 1) > 1e-6) {
    throw new RangeError(`shares must be at least 0 and add up to 1, got ${JSON.stringify(shares)}`);
  }
  if (!values.every(Number.isFinite)) throw new RangeError('values must be finite');
  const { index, count } = clusterIndex(clusters);
  const parts = new Map<string, { sum: number; n: number; members: Set<number> }>();
  values.forEach((value, row) => {
    const name = String(strata[row]);
    if (!((shares[name] ?? 0) > 0)) return;
    const part = parts.get(name) ?? { sum: 0, n: 0, members: new Set() };
    part.sum += value;
    part.n += 1;
    part.members.add(index[row]!);
    parts.set(name, part);
  });
  const n = [...parts.values()].reduce((sum, part) => sum + part.n, 0);
  const base = {
    method: `reweighted_${kind === 'rate' ? 'wilson' : 'cluster'}_t`,
    level,
    n,
    clusters: count,
  };
  const wanted = Object.keys(shares).filter((name) => shares[name]! > 0);
  if (wanted.some((name) => !parts.has(name))) {
    const ends = kind === 'rate' ? { lower: 0, upper: 1 } : { lower: null, upper: null };
    return { ...base, ...ends, estimate: null, standardError: null, why: 'empty_denominator' };
  }
  const estimate = wanted.reduce((sum, name) => sum + shares[name]! * meanOf(parts.get(name)!), 0);
  const nothing = { ...base, estimate, lower: null, upper: null, standardError: null };
  if ([...parts.values()].some((part) => part.members.size < 2)) return { ...nothing, why: 'one_in_stratum' };
  const sums = new Float64Array(count);
  values.forEach((value, row) => {
    const name = String(strata[row]);
    const part = parts.get(name);
    if (part === undefined) return;
    const groups = part.members.size;
    const scale = (shares[name]! / part.n) * Math.sqrt(groups / (groups - 1));
    sums[index[row]!]! += scale * (value - meanOf(part));
  });
  const variance = sums.reduce((sum, value) => sum + value * value, 0);
  const degreesOfFreedom = satterthwaite([...parts.values()], sums);
  const critical = tCritical(level, degreesOfFreedom);
  const standardError = Math.sqrt(variance);
  const known = { ...base, estimate, standardError, degreesOfFreedom };
  if (kind === 'mean') {
    // As in clusterMean: clusters that agree to the last digit are no certainty.
    if (standardError === 0) return { ...known, lower: null, upper: null, why: 'no_variation' };
    return {
      ...known,
      lower: estimate - critical * standardError,
      upper: estimate + critical * standardError,
    };
  }
  const stratified = [...parts].map(([name, part]) => ({ ...part, share: shares[name]! }));
  const unseen = stratified.reduce((sum, part) => sum + unseenVariance(part, critical), 0);
  const effectiveN = effectiveQuestions(estimate, variance + unseen, stratified);
  const rate = Math.min(1, Math.max(0, estimate));
  return { ...known, ...wilsonEnds(rate, effectiveN, critical), effectiveN };
}

/**
 * Degrees of freedom of a sum of strata (Satterthwaite): those of the stratum that brings most of the variance count most.
 * A cluster that spans strata counts in each by what all of it brings.
 */
function satterthwaite(
  parts: readonly { readonly members: ReadonlySet<number> }[],
  clusterSums: Float64Array,
): number {
  const variances = parts.map(({ members }) =>
    [...members].reduce((sum, cluster) => sum + clusterSums[cluster]! ** 2, 0),
  );
  const total = variances.reduce((sum, variance) => sum + variance, 0);
  const all = parts.reduce((sum, { members }) => sum + members.size - 1, 0);
  if (total === 0) return all;
  const parted = variances.reduce(
    (sum, variance, at) => sum + variance ** 2 / (parts[at]!.members.size - 1),
    0,
  );
  return Math.min(all, total ** 2 / parted);
}

/**
 * What a stratum without a single event (or with nothing else) may hide: its values show no spread, and with few
 * questions that says little. The variance at which its own interval would be as wide as Wilson's.
 */
function unseenVariance(
  { sum, n, share }: { readonly sum: number; readonly n: number; readonly share: number },
  critical: number,
): number {
  return sum === 0 || sum === n ? ((share * critical) / (n + critical ** 2)) ** 2 : 0;
}

/** p(1 − p) over the variance, which is at least that of independent questions; the weights alone at a rate of 0 or 1. */
function effectiveQuestions(
  rate: number,
  variance: number,
  parts: readonly { readonly sum: number; readonly n: number; readonly share: number }[],
): number {
  const independent = parts.reduce((sum, part) => {
    const mean = meanOf(part);
    return sum + (part.share ** 2 * mean * (1 - mean)) / part.n;
  }, 0);
  const weights = parts.reduce((sum, part) => sum + part.share ** 2 / part.n, 0);
  const used = Math.max(variance, independent);
  const spread = rate * (1 - rate);
  return used <= 0 || spread <= 0 ? 1 / weights : spread / used;
}

function meanOf(part: { readonly sum: number; readonly n: number }): number {
  return part.sum / part.n;
}
