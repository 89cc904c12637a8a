/**
 * Bootstrap interval of any statistic of counts, from resamples that several statistics share.
 * Percentile, BCa (half of the ties below the estimate count, as a lattice needs; acceleration by a jackknife over
 * cells, not questions), or studentised with the jackknife standard error of each resample. Where all resamples agree
 * the interval has no width: it is withheld as `degenerate`, and the caller takes Wilson or Dirichlet instead.
 */
import { checkLevel } from '../numeric/checks.ts';
import { normalCdf, normalQuantile } from '../numeric/distributions.ts';
import type { Interval } from '../numeric/interval.ts';
import { selectRank } from '../numeric/select-rank.ts';
import type { Resamples, ResampleUnit } from './resample.ts';

/** A statistic of totals; null where undefined. It must not keep or change the array, which is reused. */
export type TotalsStatistic = (totals: ArrayLike<number>) => number | null;

/** Which bootstrap interval. */
export type BootstrapMethod = 'percentile' | 'bca' | 'studentised';

/** Options of {@link bootstrapInterval}. */
export interface BootstrapIntervalOptions {
  /** Confidence level, in (0, 1). @default 0.95 */
  readonly level?: number;
  /** Which interval. @default 'percentile' */
  readonly method?: BootstrapMethod;
}

/** The interval, with what the resamples say beside it. */
export interface BootstrapInterval extends Interval {
  readonly seed: number;
  readonly resamples: number;
  /** Standard deviation over the resamples; null when none is defined. */
  readonly standardError: number | null;
  /** Share of resamples left out because the statistic (or its standard error, when studentised) is undefined there. */
  readonly undefinedShare: number;
}

/**
 * Interval of `statistic` over `data`, ends by the inverse of the resampled distribution function.
 *
 * @throws RangeError when the level is outside (0, 1).
 * Source: Efron, JASA 82:171, 1987 (BCa); Davison and Hinkley, Bootstrap Methods, 1997, chapters 5 (studentised) and 3.7.
 * @example
 * bootstrapInterval(resample([cellUnits([5, 5])]), (totals) => totals[0]! / 10).estimate; // => 0.5
 */
export function bootstrapInterval(
  data: Resamples,
  statistic: TotalsStatistic,
  { level = 0.95, method = 'percentile' }: BootstrapIntervalOptions = {},
): BootstrapInterval {
  checkLevel(level);
  const estimate = statistic(data.observed);
  const { values, defined } = evaluate(data, statistic);
  const n = data.strata.flat().reduce((sum, { count }) => sum + count, 0);
  const base = {
    estimate,
    method: `bootstrap_${method}`,
    level,
    n,
    seed: data.seed,
    resamples: data.resamples,
    standardError: deviation(values, defined),
    undefinedShare: data.resamples === 0 ? 1 : 1 - defined / data.resamples,
  };
  const without = { ...base, lower: null, upper: null };
  if (estimate === null) return { ...without, why: n === 0 ? 'no_questions' : 'empty_denominator' };
  if (defined === 0 || isFlat(values, defined)) return { ...without, why: 'degenerate' };
  const tail = (1 - level) / 2;
  if (method === 'percentile') {
    return { ...base, lower: quantile(values, defined, tail), upper: quantile(values, defined, 1 - tail) };
  }
  if (method === 'bca') {
    const shares = acceleratedShares(data, statistic, { values, defined, estimate, tail });
    if (!shares) return { ...without, why: 'degenerate' };
    return {
      ...base,
      lower: quantile(values, defined, shares.lower),
      upper: quantile(values, defined, shares.upper),
    };
  }
  const ends = studentisedEnds(data, statistic, { estimate, tail });
  if (!ends) return { ...without, why: 'degenerate' };
  return { ...base, ...ends };
}

/** The statistic on every resample; those where it is undefined are left out. */
function evaluate(data: Resamples, statistic: TotalsStatistic): { values: Float64Array; defined: number } {
  const columns = data.observed.length;
  const row = new Float64Array(columns);
  const values = new Float64Array(data.resamples);
  let defined = 0;
  for (let resample = 0; resample < data.resamples; resample++) {
    const start = resample * columns;
    for (let column = 0; column < columns; column++) row[column] = data.totals[start + column]!;
    const value = statistic(row);
    if (value !== null) values[defined++] = value;
  }
  return { values, defined };
}

/** The smallest value at or above a share `share` of the others. */
function quantile(values: Float64Array, defined: number, share: number): number {
  const rank = Math.ceil(share * defined - 1e-9) - 1;
  return selectRank(values, Math.min(defined - 1, Math.max(0, rank)), defined);
}

function isFlat(values: Float64Array, defined: number): boolean {
  for (let index = 1; index < defined; index++) if (values[index] !== values[0]) return false;
  return true;
}

function deviation(values: Float64Array, defined: number): number | null {
  if (defined === 0) return null;
  let sum = 0;
  for (let index = 0; index < defined; index++) sum += values[index]!;
  const mean = sum / defined;
  let squares = 0;
  for (let index = 0; index < defined; index++) squares += (values[index]! - mean) ** 2;
  return Math.sqrt(squares / defined);
}

/** BCa's two adjusted shares, or null where bias or acceleration is infinite. */
function acceleratedShares(
  data: Resamples,
  statistic: TotalsStatistic,
  {
    values,
    defined,
    estimate,
    tail,
  }: { values: Float64Array; defined: number; estimate: number; tail: number },
): { lower: number; upper: number } | null {
  let below = 0;
  // Values that differ by rounding alone are ties.
  const tolerance = 1e-12 * Math.max(1, Math.abs(estimate));
  for (let index = 0; index < defined; index++) {
    const gap = values[index]! - estimate;
    if (gap < -tolerance) below += 1;
    else if (gap <= tolerance) below += 0.5;
  }
  const bias = normalQuantile(below / defined);
  const acceleration = jackknife(data.strata, data.observed, statistic)?.acceleration;
  if (!Number.isFinite(bias) || acceleration === undefined) return null;
  const adjusted = (share: number) => {
    const shifted = bias + normalQuantile(share);
    return normalCdf(bias + shifted / (1 - acceleration * shifted));
  };
  return { lower: adjusted(tail), upper: adjusted(1 - tail) };
}

function studentisedEnds(
  data: Resamples,
  statistic: TotalsStatistic,
  { estimate, tail }: { estimate: number; tail: number },
): { lower: number; upper: number; undefinedShare: number } | null {
  const whole = jackknife(data.strata, data.observed, statistic);
  if (!whole || whole.standardError === 0) return null;
  const units = data.strata.flat().length;
  const columns = data.observed.length;
  const ratios = new Float64Array(data.resamples);
  let defined = 0;
  for (let resample = 0; resample < data.resamples; resample++) {
    const totals = data.totals.subarray(resample * columns, (resample + 1) * columns);
    const value = statistic(totals);
    if (value === null) continue;
    const draws = data.draws.subarray(resample * units, (resample + 1) * units);
    const own = jackknife(data.strata, totals, statistic, draws);
    if (own && own.standardError > 0) ratios[defined++] = (value - estimate) / own.standardError;
  }
  if (defined === 0) return null;
  return {
    lower: estimate - quantile(ratios, defined, 1 - tail) * whole.standardError,
    upper: estimate - quantile(ratios, defined, tail) * whole.standardError,
    undefinedShare: 1 - defined / data.resamples,
  };
}

/**
 * Jackknife over units: one evaluation a kind of unit, weighted by how many there are. Null when leaving one out makes
 * the statistic undefined, or nothing varies.
 */
function jackknife(
  strata: readonly (readonly ResampleUnit[])[],
  totals: ArrayLike<number>,
  statistic: TotalsStatistic,
  draws?: ArrayLike<number>,
): { standardError: number; acceleration: number } | null {
  const rest = new Float64Array(totals.length);
  let variance = 0;
  let squares = 0;
  let cubes = 0;
  let unit = 0;
  for (const stratum of strata) {
    const first = unit;
    const without = new Float64Array(stratum.length);
    let n = 0;
    let mean = 0;
    for (const { count, totals: own } of stratum) {
      const weight = draws ? draws[unit]! : count;
      if (weight > 0) {
        for (let column = 0; column < rest.length; column++) rest[column] = totals[column]! - own[column]!;
        const value = statistic(rest);
        if (value === null) return null;
        without[unit - first] = value;
        n += weight;
        mean += weight * value;
      }
      unit++;
    }
    if (n < 2) continue;
    mean /= n;
    for (const [index, { count }] of stratum.entries()) {
      const weight = draws ? draws[first + index]! : count;
      if (weight === 0) continue;
      const gap = mean - without[index]!;
      variance += ((n - 1) / n) * weight * gap * gap;
      squares += weight * gap * gap;
      cubes += weight * gap ** 3;
    }
  }
  return squares === 0
    ? null
    : { standardError: Math.sqrt(variance), acceleration: cubes / (6 * squares ** 1.5) };
}
