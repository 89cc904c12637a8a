/**
 * Sison-Glaz simultaneous intervals for the shares of a multinomial: offered, not the default.
 * All intervals have one width, and they behave badly with small or zero counts and fewer than about seven cells;
 * Goodman's do not.
 */
import { checkCounts, checkLevel } from '../numeric/checks.ts';
import { normalDensity } from '../numeric/distributions.ts';
import { logFactorial } from '../numeric/log-factorial.ts';
import { type SimultaneousInterval, vacuousShares } from './simultaneous-interval.ts';

/** Options of {@link sisonGlaz}. */
export interface SisonGlazOptions {
  /** Confidence that all intervals hold at once, in (0, 1). @default 0.95 */
  readonly level?: number;
}

/**
 * Intervals for the shares behind `counts`: [count - c, count + c + 2 gamma] / n, clipped to [0, 1], where c is the
 * whole half-width whose box has just less than `level` probability under the truncated-Poisson approximation.
 * When no c brackets the level (a single occupied cell) the vacuous interval is returned.
 *
 * @throws RangeError unless every count is a whole number of at least 0 and the level lies in (0, 1).
 * Source: Sison and Glaz, JASA 90:366, 1995; May and Johnson, Journal of Statistical Software 5(6), 2000.
 * @example
 * sisonGlaz([120, 240, 140]).lower[0]; // => 0.194
 */
export function sisonGlaz(
  counts: readonly number[],
  { level = 0.95 }: SisonGlazOptions = {},
): SimultaneousInterval {
  checkCounts(Object.fromEntries(counts.map((count, cell) => [`counts[${cell}]`, count])));
  checkLevel(level);
  const method = 'sison_glaz';
  const n = counts.reduce((sum, count) => sum + count, 0);
  if (n === 0) return vacuousShares(counts.length, method, level);
  const shares = counts.map((count) => count / n);
  let halfWidth = 1;
  let inside = boxProbability(counts, n, halfWidth);
  let wider = boxProbability(counts, n, halfWidth + 1);
  while (!(inside <= level && level < wider)) {
    halfWidth++;
    if (halfWidth > n) return { ...vacuousShares(counts.length, method, level), estimate: shares, n };
    inside = wider;
    wider = boxProbability(counts, n, halfWidth + 1);
  }
  const gamma = (level - inside) / (wider - inside);
  return {
    estimate: shares,
    lower: shares.map((share) => Math.max(0, share - halfWidth / n)),
    upper: shares.map((share) => Math.min(1, share + (halfWidth + 2 * gamma) / n)),
    method,
    level,
    n,
  };
}

/** Approximate probability that every cell falls within `halfWidth` of its count. */
function boxProbability(counts: readonly number[], n: number, halfWidth: number): number {
  let logInside = 0;
  let mean = 0;
  let variance = 0;
  let third = 0;
  let fourthExcess = 0;
  for (const count of counts) {
    const cell = truncatedPoisson(count, Math.max(count - halfWidth, 0), Math.min(count + halfWidth, n));
    logInside += Math.log(cell.probability);
    mean += cell.mean;
    variance += cell.variance;
    third += cell.third;
    fourthExcess += cell.fourth - 3 * cell.variance ** 2;
  }
  const skewness = third / variance ** 1.5;
  const excess = fourthExcess / variance ** 2;
  const x = (n - mean) / Math.sqrt(variance);
  const hermite3 = x ** 3 - 3 * x;
  const hermite4 = x ** 4 - 6 * x ** 2 + 3;
  const hermite6 = x ** 6 - 15 * x ** 4 + 45 * x ** 2 - 15;
  const edgeworth =
    (normalDensity(x) *
      (1 + (skewness * hermite3) / 6 + (excess * hermite4) / 24 + (skewness ** 2 * hermite6) / 72)) /
    Math.sqrt(variance);
  return Math.exp(logInside + Math.log(edgeworth) - poissonLogPmf(n, n));
}

/** Probability of [low, high] under Poisson(rate), and central moments of the Poisson truncated to it. */
function truncatedPoisson(rate: number, low: number, high: number) {
  const pmf = (k: number) => (k < 0 ? 0 : Math.exp(poissonLogPmf(k, rate)));
  let probability = 0;
  for (let k = low; k <= high; k++) probability += pmf(k);
  // Factorial moments by the recursion over what is cut off at either end.
  const factorial = [1, 2, 3, 4].map((order) => {
    let upperLoss = 0;
    let lowerLoss = 0;
    for (let k = 0; k < order; k++) {
      upperLoss += pmf(high - k);
      lowerLoss += pmf(low - 1 - k);
    }
    return rate ** order * (1 - (upperLoss - lowerLoss) / probability);
  }) as [number, number, number, number];
  const [m1, m2, m3, m4] = factorial;
  return {
    probability,
    mean: m1,
    variance: m2 + m1 - m1 ** 2,
    third: m3 + m2 * (3 - 3 * m1) + m1 - 3 * m1 ** 2 + 2 * m1 ** 3,
    fourth:
      m4 +
      m3 * (6 - 4 * m1) +
      m2 * (7 - 12 * m1 + 6 * m1 ** 2) +
      m1 -
      4 * m1 ** 2 +
      6 * m1 ** 3 -
      3 * m1 ** 4,
  };
}

function poissonLogPmf(k: number, rate: number): number {
  if (rate === 0) return k === 0 ? 0 : -Infinity;
  return k * Math.log(rate) - rate - logFactorial(k);
}
