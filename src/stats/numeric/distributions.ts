/**
 * The distribution functions every other file of this room builds on, under plain names.
 * They come from @stdlib, whose quantiles agree with scipy and with 40-digit arithmetic to about 1e-15; what @stdlib
 * loses is mended here: the far left tail of the normal quantile, upper tails computed as 1 - cdf, and the far tails of
 * the binomial, which come out as 0 though single counts in them do not. Every probability lies in [0, 1].
 */
import betaCdfOf from '@stdlib/stats-base-dists-beta-cdf';
import betaQuantileOf from '@stdlib/stats-base-dists-beta-quantile';
import binomialCdfOf from '@stdlib/stats-base-dists-binomial-cdf';
import binomialPmfOf from '@stdlib/stats-base-dists-binomial-pmf';
import normalCdfOf from '@stdlib/stats-base-dists-normal-cdf';
import normalQuantileOf from '@stdlib/stats-base-dists-normal-quantile';
import tCdfOf from '@stdlib/stats-base-dists-t-cdf';
import tQuantileOf from '@stdlib/stats-base-dists-t-quantile';

/** Density of the standard normal at `x`. */
export function normalDensity(x: number): number {
  return Math.exp(-0.5 * x * x) / Math.sqrt(2 * Math.PI);
}

/** P(Z <= x) for a standard normal Z; accurate in both tails when asked for the lower one. */
export function normalCdf(x: number): number {
  return unit(normalCdfOf(x, 0, 1));
}

/** P(Z > x) for a standard normal Z, without the cancellation of 1 - cdf. */
export function normalUpperTail(x: number): number {
  return unit(normalCdfOf(-x, 0, 1));
}

/** The x with P(Z <= x) = `p`, for p in [0, 1]; -Infinity and Infinity at the ends. */
export function normalQuantile(p: number): number {
  if (p === 0.5) return 0;
  const start = normalQuantileOf(p, 0, 1);
  if (!Number.isFinite(start) || p > 0.01) return start;
  // @stdlib forms 2p - 1 first, which costs half the digits at p = 1e-12; one Newton step gives them back.
  return start - (normalCdf(start) - p) / normalDensity(start);
}

/** The two-sided critical value of the standard normal at confidence `level`: 1.95996… at 0.95. */
export function normalCritical(level: number): number {
  return -normalQuantile((1 - level) / 2);
}

/** P(T <= x) for Student's t with `degreesOfFreedom` > 0 (need not be whole). */
export function tCdf(x: number, degreesOfFreedom: number): number {
  return degreesOfFreedom === Infinity ? normalCdf(x) : unit(tCdfOf(x, degreesOfFreedom));
}

/** P(T > x) for Student's t, without the cancellation of 1 - cdf. */
export function tUpperTail(x: number, degreesOfFreedom: number): number {
  return tCdf(-x, degreesOfFreedom);
}

/** The x with P(T <= x) = `p` for Student's t with `degreesOfFreedom` > 0. */
export function tQuantile(p: number, degreesOfFreedom: number): number {
  return degreesOfFreedom === Infinity ? normalQuantile(p) : tQuantileOf(p, degreesOfFreedom);
}

/** The two-sided critical value of Student's t at confidence `level`. */
export function tCritical(level: number, degreesOfFreedom: number): number {
  // The pairs of a report have the same clusters, and a quantile takes as long as the sums of five thousand of them.
  const key = `${level} ${degreesOfFreedom}`;
  const known = CRITICAL.get(key);
  if (known !== undefined) return known;
  const critical = tQuantile((1 + level) / 2, degreesOfFreedom);
  if (CRITICAL.size >= MOST_KEPT) CRITICAL.clear();
  CRITICAL.set(key, critical);
  return critical;
}

const CRITICAL = new Map<string, number>();
const MOST_KEPT = 1000;

/** P(X <= x) for a Beta(`a`, `b`) variable. */
export function betaCdf(x: number, a: number, b: number): number {
  return unit(betaCdfOf(x, a, b));
}

/** The x with P(X <= x) = `p` for a Beta(`a`, `b`) variable. */
export function betaQuantile(p: number, a: number, b: number): number {
  return betaQuantileOf(p, a, b);
}

/** P(X > x) for a chi-square variable with whole `degreesOfFreedom`, by the finite sum that keeps tiny p values. */
export function chiSquareUpperTail(x: number, degreesOfFreedom: number): number {
  if (x <= 0) return 1;
  if (x === Infinity) return 0;
  const half = x / 2;
  const odd = degreesOfFreedom % 2 === 1;
  let tail = odd ? 2 * normalUpperTail(Math.sqrt(x)) : Math.exp(-half);
  // The next term of Q(k + 2) = Q(k) + half^(k/2) e^-half / Gamma(k/2 + 1).
  let term = odd ? (2 * Math.exp(-half) * Math.sqrt(half)) / Math.sqrt(Math.PI) : half * Math.exp(-half);
  for (let k = odd ? 1 : 2; k < degreesOfFreedom; k += 2) {
    tail += term;
    term *= half / (k / 2 + 1);
  }
  return Math.min(1, tail);
}

/** P(X = k) for X ~ Binomial(n, p). */
export function binomialPmf(k: number, n: number, p: number): number {
  return unit(binomialPmfOf(k, n, p));
}

/** P(X <= k) for X ~ Binomial(n, p); never below the chance of k itself. */
export function binomialCdf(k: number, n: number, p: number): number {
  const cdf = unit(binomialCdfOf(k, n, p));
  return cdf > FAR_TAIL || k < 0 || k >= n * p ? cdf : farLowerTail(k, n, p);
}

/** Below this the incomplete beta function may already have underflowed. */
const FAR_TAIL = 1e-100;

/** P(X <= k) for k below the mean, summed down from k: each count is rarer than the one above it. */
function farLowerTail(k: number, n: number, p: number): number {
  let term = binomialPmf(k, n, p);
  let tail = term;
  for (let count = k; count > 0 && term > tail * Number.EPSILON; count--) {
    term *= (count * (1 - p)) / ((n - count + 1) * p);
    tail += term;
  }
  return unit(tail);
}

/** Rounding carries some probabilities past 0 or 1 by the last digit; NaN stays NaN. */
function unit(probability: number): number {
  return Math.min(1, Math.max(0, probability));
}

/** P(X > k) for X ~ Binomial(n, p), as an incomplete beta so that small tails keep their digits. */
export function binomialUpperTail(k: number, n: number, p: number): number {
  if (k < 0) return 1;
  if (k >= n) return 0;
  const tail = betaCdf(p, k + 1, n - k);
  return tail > FAR_TAIL || k + 1 <= n * p ? tail : farLowerTail(n - k - 1, n, 1 - p);
}

/** P(F > x) for Snedecor's F with the two degrees of freedom. */
export function fUpperTail(x: number, numeratorDf: number, denominatorDf: number): number {
  if (x <= 0) return 1;
  if (x === Infinity) return 0;
  return betaCdf(denominatorDf / (denominatorDf + numeratorDf * x), denominatorDf / 2, numeratorDf / 2);
}
