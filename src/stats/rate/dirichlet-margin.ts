/**
 * Posterior of a metric when the three shares have a Dirichlet prior: the interval that holds when events are rare.
 * Rates are Beta margins and need two quantiles. F and utilities have no closed form; their distribution function is
 * one integral, done by quadrature rather than by sampling, so the answer has no seed.
 */

import { betaCdfAt } from '../numeric/beta-cdf-at.ts';
import { checkLevel } from '../numeric/checks.ts';
import { betaQuantile, normalQuantile } from '../numeric/distributions.ts';
import { findRoot } from '../numeric/find-root.ts';
import { betaExpectation } from '../numeric/integrate-beta.ts';
import { asked, checkOutcomeCounts, type OutcomeCounts } from './outcome-counts.ts';
import { metricPenalty, type OutcomeMetric } from './outcome-metric.ts';

/** Options of {@link dirichletMargin}. */
export interface DirichletMarginOptions {
  /** Posterior probability between the ends, in (0, 1). @default 0.95 */
  readonly level?: number;
  /** Pseudo-count added to each outcome, above 0; one half is Jeffreys' choice. @default 0.5 */
  readonly prior?: number;
  /** Cost of a refusal in units of a right answer, for utilities only. @default 0 */
  readonly refusalCost?: number;
}

/** Equal-tailed posterior interval and posterior mean of a metric. */
export interface DirichletMargin {
  readonly lower: number;
  readonly upper: number;
  readonly mean: number;
}

/**
 * Posterior of `metric` after `counts`; with no data it is the prior's.
 *
 * @throws RangeError on bad counts, a level outside (0, 1), a prior that is not above 0, or an unknown metric.
 * Source: Gelman et al., Bayesian Data Analysis, 2013, section 3.4; coverage in docs/statistics.md.
 * @example
 * dirichletMargin('correct/asked', { correct: 2, incorrect: 27, refused: 1 }).mean; // => 0.07936507936507936
 */
export function dirichletMargin(
  metric: OutcomeMetric,
  counts: OutcomeCounts,
  { level = 0.95, prior = 0.5, refusalCost = 0 }: DirichletMarginOptions = {},
): DirichletMargin {
  checkOutcomeCounts(counts);
  checkLevel(level);
  if (!(prior > 0)) throw new RangeError(`prior must be above 0, got ${prior}`);
  const parameters = {
    correct: counts.correct + prior,
    incorrect: counts.incorrect + prior,
    refused: counts.refused + prior,
  };
  return dirichletMarginOf(metric, parameters, { level, refusalCost });
}

/** The margin of a Dirichlet with the given parameters, which need not be whole; each must be above 0. */
function dirichletMarginOf(
  metric: OutcomeMetric,
  parameters: OutcomeCounts,
  { level, refusalCost = 0 }: { readonly level: number; readonly refusalCost?: number },
): DirichletMargin {
  const { correct, incorrect, refused } = parameters;
  switch (metric) {
    case 'correct/asked':
      return betaMargin(correct, incorrect + refused, level);
    case 'incorrect/asked':
      return betaMargin(incorrect, correct + refused, level);
    case 'refused/asked':
      return betaMargin(refused, correct + incorrect, level);
    case 'attempted/asked':
      return betaMargin(correct + incorrect, refused, level);
    case 'correct/attempted':
      return betaMargin(correct, incorrect, level);
    case 'incorrect/attempted':
      return betaMargin(incorrect, correct, level);
    case 'incorrect/not-correct':
      return betaMargin(incorrect, refused, level);
    default:
  }
  // A report asks for the same ends in several places, and each of them is a hundred integrals.
  const key = [metric, correct, incorrect, refused, level, refusalCost].join();
  const known = KEPT.get(key);
  if (known !== undefined) return known;
  const margin = integratedMargin(
    metric,
    { ...parameters, total: asked(parameters) },
    { level, refusalCost },
  );
  if (KEPT.size >= MOST_KEPT) KEPT.clear();
  KEPT.set(key, margin);
  return margin;
}

const KEPT = new Map<string, DirichletMargin>();
const MOST_KEPT = 1000;

/** The metrics whose distribution function is an integral. */
type Integrated = Extract<OutcomeMetric, 'f-score' | 'index' | `utility@${number}`>;

function integratedMargin(
  metric: Integrated,
  posterior: Posterior,
  { level, refusalCost }: { readonly level: number; readonly refusalCost: number },
): DirichletMargin {
  if (metric === 'f-score') return fScoreMargin(posterior, level);
  if (metric === 'index') {
    const { lower, upper, mean } = utilityMargin(posterior, { penalty: 1, refusalCost: 0 }, level);
    return { lower: 100 * lower, upper: 100 * upper, mean: 100 * mean };
  }
  return utilityMargin(posterior, { penalty: metricPenalty(metric), refusalCost }, level);
}

interface Posterior extends OutcomeCounts {
  readonly total: number;
}

function betaMargin(a: number, b: number, level: number): DirichletMargin {
  const tail = (1 - level) / 2;
  return { lower: betaQuantile(tail, a, b), upper: betaQuantile(1 - tail, a, b), mean: a / (a + b) };
}

/**
 * F = 2 s w/(1 + s), where the attempt rate s ~ Beta(correct + incorrect, refused) and the share right among
 * attempts w ~ Beta(correct, incorrect) are independent.
 */
function fScoreMargin({ correct, incorrect, refused, total }: Posterior, level: number): DirichletMargin {
  const attempts = correct + incorrect;
  const overRates = betaExpectation(attempts, refused);
  const below = betaCdfAt(correct, incorrect);
  const cdf = (f: number) =>
    // Below s = f/(2 - f) even w = 1 does not reach f.
    overRates((s) => below((f * (1 + s)) / (2 * s)), { breaks: [f / (2 - f)] });
  const meanShare = correct / attempts;
  const mean = meanShare * overRates((s) => (2 * s) / (1 + s));
  const spread = (2 * Math.sqrt((correct * (total - correct)) / (total + 1))) / (total + attempts);
  return { ...ends(cdf, { range: [0, 1], level, mean, spread }), mean };
}

/** U = s (w - L (1 - w)) - rho (1 - s), with s and w as for the F score. */
function utilityMargin(
  { correct, incorrect, refused, total }: Posterior,
  { penalty, refusalCost }: { readonly penalty: number; readonly refusalCost: number },
  level: number,
): DirichletMargin {
  const overRates = betaExpectation(correct + incorrect, refused);
  const below = betaCdfAt(correct, incorrect);
  const cdf = (u: number) =>
    overRates(
      (s) => below((u + refusalCost * (1 - s) + penalty * s) / (s * (1 + penalty))),
      // Where w reaches 1 (right answers only) and 0 (wrong answers only); where refusals cost more than errors it can do both.
      { breaks: [(u + refusalCost) / (1 + refusalCost), (u + refusalCost) / (refusalCost - penalty)] },
    );
  const mean = (correct - penalty * incorrect - refusalCost * refused) / total;
  const squares = (correct + penalty ** 2 * incorrect + refusalCost ** 2 * refused) / total;
  const spread = Math.sqrt((squares - mean ** 2) / (total + 1));
  const lowest = Math.min(-penalty, -refusalCost);
  return { ...ends(cdf, { range: [lowest, 1], level, mean, spread }), mean };
}

interface Sought {
  readonly range: readonly [number, number];
  readonly level: number;
  /** Roughly the mean and standard deviation: where the ends are looked for first. */
  readonly mean: number;
  readonly spread: number;
}

/** The two quantiles that leave (1 - level)/2 on either side. */
function ends(
  cdf: (x: number) => number,
  { range, level, mean, spread }: Sought,
): { lower: number; upper: number } {
  const tail = (1 - level) / 2;
  const inner: [number, number] = [range[0] + 1e-12, range[1] - 1e-12];
  const clipped = (x: number) => Math.min(inner[1], Math.max(inner[0], x));
  const at = (p: number) => {
    const off = (x: number) => cdf(x) - p;
    const guess = mean + normalQuantile(p) * spread;
    let low = clipped(guess - spread / 4);
    let offLow = off(low);
    for (let step = spread / 2; offLow >= 0; step *= 2) {
      if (low === inner[0]) return range[0];
      low = clipped(low - step);
      offLow = off(low);
    }
    let high = clipped(Math.max(low, guess) + spread / 4);
    let offHigh = off(high);
    for (let step = spread / 2; offHigh <= 0; step *= 2) {
      if (high === inner[1]) return range[1];
      high = clipped(high + step);
      offHigh = off(high);
    }
    return findRoot(off, [low, high], { tolerance: 1e-10, values: [offLow, offHigh] });
  };
  return { lower: at(tail), upper: at(1 - tail) };
}
