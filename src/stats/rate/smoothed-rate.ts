/**
 * A rate along a number: local lines under a Gaussian kernel, so that no bound of a band decides what is seen, with
 * Wilson's interval on the questions that the estimate at a place is worth. Local lines rather than local means,
 * because a mean is drawn towards the inside at both ends, where what is rare and what is famous stand.
 */
import { checkLevel, checkSameLength } from '../numeric/checks.ts';
import { tCritical } from '../numeric/distributions.ts';
import type { Interval } from '../numeric/interval.ts';
import { wilsonEnds } from './wilson.ts';

/** One place a question: its number, what happened, how often it was asked, and its cluster. */
export interface SmoothedRateRows {
  readonly x: ArrayLike<number>;
  readonly events: ArrayLike<number>;
  readonly trials: ArrayLike<number>;
  /** Dense cluster numbers. @default every row its own */
  readonly cluster?: ArrayLike<number>;
}

/** Options of {@link smoothedRate}. */
export interface SmoothedRateOptions {
  /** Places at which the rate is wanted. */
  readonly at: readonly number[];
  /** Standard deviation of the kernel, in units of `x`. */
  readonly bandwidth: number;
  /** Confidence level, in (0, 1). @default 0.95 */
  readonly level?: number;
}

/** Below this share of the greatest weight a row no longer counts: 4.3 bandwidths away. */
const NEGLIGIBLE = 1e-4;

/**
 * The rate at each place of `at`, with pointwise intervals: each holds by itself, not all at once, and none includes
 * what smoothing bends (a bandwidth's worth of curvature).
 *
 * With l the weights of the local line, the rate is sum of l y; its variance is that of l (y − line) summed by cluster,
 * never below that of independent questions; Wilson's ends are taken at the effective number of questions with a t
 * quantile on the effective number of clusters less one, and below two there is no interval. A line beyond 0 or 1 is
 * cut there.
 * @throws RangeError when columns differ in length, or bandwidth or level are out of range.
 * Source: Fan, Annals of Statistics 21:196, 1993 (local lines); Korn and Graubard, Survey Methodology 24:193, 1998
 * (effective sizes).
 * @example
 * const rows = { x: [0, 1, 2, 3], events: [0, 0, 1, 1], trials: [1, 1, 1, 1] };
 * smoothedRate(rows, { at: [1.5], bandwidth: 1 })[0].estimate; // => 0.5
 */
export function smoothedRate(
  rows: SmoothedRateRows,
  { at, bandwidth, level = 0.95 }: SmoothedRateOptions,
): Interval[] {
  checkLevel(level);
  checkSameLength(rows.x, rows.events, 'x and events');
  checkSameLength(rows.x, rows.trials, 'x and trials');
  if (!(bandwidth > 0)) throw new RangeError(`bandwidth must be above 0, got ${bandwidth}`);
  return at.map((place) => rateAt(rows, { place, bandwidth, level }));
}

function rateAt(
  { x, events, trials, cluster }: SmoothedRateRows,
  { place, bandwidth, level }: { readonly place: number; readonly bandwidth: number; readonly level: number },
): Interval {
  const near: { row: number; distance: number; weight: number }[] = [];
  let s0 = 0;
  let s1 = 0;
  let s2 = 0;
  for (let row = 0; row < x.length; row += 1) {
    const distance = (x[row]! - place) / bandwidth;
    const kernel = Math.exp((-distance * distance) / 2);
    if (kernel < NEGLIGIBLE || trials[row]! === 0) continue;
    const weight = kernel * trials[row]!;
    near.push({ row, distance, weight });
    s0 += weight;
    s1 += weight * distance;
    s2 += weight * distance * distance;
  }
  const base = { method: 'local_linear_wilson', level, n: near.length };
  if (s0 === 0) return { ...base, estimate: null, lower: 0, upper: 1, why: 'empty_denominator' };
  // All at one number: a mean, since no line goes through one place.
  const spread = s0 * s2 - s1 * s1;
  const hasLine = spread > 1e-9 * s0 * s0;
  const weightOf = ({ weight, distance }: { weight: number; distance: number }) =>
    hasLine ? (weight * (s2 - s1 * distance)) / spread : weight / s0;
  let value = 0;
  let slope = 0;
  for (const one of near) {
    const share = events[one.row]! / trials[one.row]!;
    value += weightOf(one) * share;
    if (hasLine) slope += ((one.weight * (s0 * one.distance - s1)) / spread) * share;
  }
  const rate = Math.min(1, Math.max(0, value));

  let independent = 0;
  const byCluster = new Map<number, { residual: number; weight: number }>();
  for (const one of near) {
    const weight = weightOf(one);
    independent += (weight * weight) / trials[one.row]!;
    const key = cluster === undefined ? one.row : cluster[one.row]!;
    const sums = byCluster.get(key) ?? { residual: 0, weight: 0 };
    sums.residual += weight * (events[one.row]! / trials[one.row]! - (value + slope * one.distance));
    sums.weight += weight;
    byCluster.set(key, sums);
  }
  let robust = 0;
  let squares = 0;
  for (const { residual, weight } of byCluster.values()) {
    robust += residual * residual;
    squares += weight * weight;
  }
  const clusters = 1 / squares;
  const counted = { ...base, estimate: rate, clusters: byCluster.size };
  if (byCluster.size === 1 || clusters < 2)
    return { ...counted, lower: null, upper: null, why: 'one_cluster' };
  const flat = rate <= 0 || rate >= 1;
  const isClustered = byCluster.size < near.length || near.some(({ row }) => trials[row]! > 1);
  const effect =
    flat || !isClustered
      ? 1
      : Math.max(1, ((clusters / (clusters - 1)) * robust) / (rate * (1 - rate) * independent));
  const effectiveN = 1 / (independent * effect);
  return {
    ...counted,
    ...wilsonEnds(rate, effectiveN, tCritical(level, clusters - 1)),
    effectiveN,
    degreesOfFreedom: clusters - 1,
    ...(flat && isClustered ? { why: 'cluster_effect_not_estimable' as const } : {}),
  };
}
