/**
 * The percentile bootstrap of a metric with infinitely many resamples: every resample enumerated, no random numbers.
 * The yardstick for the resampled intervals. It shares their weakness, so it is a description, not a default: with
 * expected events below five its coverage collapses like theirs.
 */
import { checkLevel } from '../numeric/checks.ts';
import { logFactorial } from '../numeric/log-factorial.ts';
import { asked, checkOutcomeCounts, type OutcomeCounts } from '../rate/outcome-counts.ts';

/** Options of {@link idealBootstrap}. */
export interface IdealBootstrapOptions {
  /** Confidence level, in (0, 1). @default 0.95 */
  readonly level?: number;
}

/** The exact bootstrap distribution of a metric, summed up. */
export interface IdealBootstrap {
  /** The metric of the counts themselves. */
  readonly estimate: number | null;
  /** Inverse-cdf percentiles of the bootstrap distribution where the metric is defined. */
  readonly lower: number | null;
  readonly upper: number | null;
  readonly mean: number | null;
  /** Mean of the square of the metric. */
  readonly meanSquare: number | null;
  readonly standardError: number | null;
  /** Share of resamples in which the metric is undefined. */
  readonly undefinedShare: number;
}

/** Probability below which a resample cannot move any digit of the result. */
const NEGLIGIBLE_LOG = -75;

/**
 * Enumerates the multinomial resamples of `counts` and weighs `metric` by their probability. Time and memory grow
 * with the square of the number asked (0.1 s at 1,000; about 2 s at 4,326).
 *
 * @param metric A function of the three counts that is null where undefined, such as `metricFunction('f-score')`.
 * @throws RangeError unless all counts are whole numbers of at least 0 and the level lies in (0, 1).
 * Source: Efron and Tibshirani, An Introduction to the Bootstrap, 1993, section 4.3.
 * @example
 * idealBootstrap({ correct: 12, incorrect: 10, refused: 8 }, (correct) => correct / 30).lower; // => 0.23333333333333334
 */
export function idealBootstrap(
  counts: OutcomeCounts,
  metric: (correct: number, incorrect: number, refused: number) => number | null,
  { level = 0.95 }: IdealBootstrapOptions = {},
): IdealBootstrap {
  checkOutcomeCounts(counts);
  checkLevel(level);
  const n = asked(counts);
  const estimate = metric(counts.correct, counts.incorrect, counts.refused);
  const { values, weights, undefinedWeight, total } = enumerate(counts, n, metric);
  const defined = weights.reduce((sum, weight) => sum + weight / total, 0);
  if (n === 0 || values.length === 0) {
    return {
      estimate,
      lower: null,
      upper: null,
      mean: null,
      meanSquare: null,
      standardError: null,
      undefinedShare: 1,
    };
  }
  // The variance about one of the values: about 0 a metric that cannot vary would keep an error of 1e-8 of its size.
  const origin = values[0]!;
  const sums = { value: 0, square: 0, offset: 0, offsetSquare: 0 };
  for (let index = 0; index < values.length; index++) {
    const share = weights[index]! / total / defined;
    const offset = values[index]! - origin;
    sums.value += share * values[index]!;
    sums.square += share * values[index]! ** 2;
    sums.offset += share * offset;
    sums.offsetSquare += share * offset ** 2;
  }
  const order = Uint32Array.from(values.keys()).sort((i, j) => values[i]! - values[j]!);
  const tail = (1 - level) / 2;
  return {
    estimate,
    lower: weightedQuantile(values, weights, order, tail * defined * total),
    upper: weightedQuantile(values, weights, order, (1 - tail) * defined * total),
    mean: sums.value,
    meanSquare: sums.square,
    standardError: Math.sqrt(Math.max(0, sums.offsetSquare - sums.offset ** 2)),
    undefinedShare: Math.min(1, undefinedWeight / total),
  };
}

/** Every resample that is not negligible: the metric's value and the probability; undefined ones only summed. */
function enumerate(
  counts: OutcomeCounts,
  n: number,
  metric: (correct: number, incorrect: number, refused: number) => number | null,
) {
  const values: number[] = [];
  const weights: number[] = [];
  let undefinedWeight = 0;
  let total = 0;
  const logCorrect = Math.log(counts.correct / n);
  const logIncorrect = Math.log(counts.incorrect / n);
  const logRefused = Math.log(counts.refused / n);
  const power = (count: number, logShare: number) => (count === 0 ? 0 : count * logShare);
  for (let correct = 0; correct <= n; correct++) {
    if (correct > 0 && counts.correct === 0) break;
    for (let refused = 0; refused <= n - correct; refused++) {
      if (refused > 0 && counts.refused === 0) break;
      const incorrect = n - correct - refused;
      if (incorrect > 0 && counts.incorrect === 0) continue;
      const logProbability =
        logFactorial(n) -
        logFactorial(correct) -
        logFactorial(incorrect) -
        logFactorial(refused) +
        power(correct, logCorrect) +
        power(incorrect, logIncorrect) +
        power(refused, logRefused);
      const value = metric(correct, incorrect, refused);
      // Undefined resamples are counted however rare, because their share is a result.
      if (!(logProbability > NEGLIGIBLE_LOG) && value !== null) continue;
      const probability = Math.exp(logProbability);
      total += probability;
      if (value === null) undefinedWeight += probability;
      else {
        values.push(value);
        weights.push(probability);
      }
    }
  }
  return { values, weights, undefinedWeight, total };
}

/** The smallest value at which the running weight reaches `target`. */
function weightedQuantile(
  values: readonly number[],
  weights: readonly number[],
  order: Uint32Array,
  target: number,
): number {
  let reached = 0;
  for (const index of order) {
    reached += weights[index]!;
    // The guard against rounding is far below any weight that matters.
    if (reached >= target - 1e-12) return values[index]!;
  }
  return values[order[order.length - 1]!]!;
}
