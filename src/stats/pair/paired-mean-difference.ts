/**
 * Mean difference of two respondents' scores question by question: utilities, or means over several trials.
 * The pairing is what narrows the interval: its standard error is that of the differences, smaller by the correlation.
 */
import { checkLevel, checkSameLength } from '../numeric/checks.ts';
import { normalCritical, tCritical } from '../numeric/distributions.ts';
import type { Interval } from '../numeric/interval.ts';

/** Options of {@link pairedMeanDifference}. */
export interface PairedMeanDifferenceOptions {
  /** Confidence level, in (0, 1). @default 0.95 */
  readonly level?: number;
  /** Critical value from Student's t on n - 1, or from the normal. @default 't' */
  readonly quantile?: 't' | 'normal';
}

/** The difference, with the correlation of the two columns. */
export interface PairedMeanDifference extends Interval {
  /** Pearson's; null when either column is constant. */
  readonly correlation: number | null;
}

/**
 * Mean of `first` - `second`, row by row, with standard error sd/sqrt(n) (divisor n - 1).
 *
 * With one question the ends are null (`one_question`), with none all is null. For clustered questions pass the
 * differences to clusterMean.
 * @throws RangeError when the columns differ in length or the level is outside (0, 1).
 * Source: Miller 2024, arXiv:2411.00640, section 4.2.
 * @example
 * pairedMeanDifference([1, 1, 0], [0, 1, 0]).estimate; // => 0.3333333333333333
 */
export function pairedMeanDifference(
  first: ArrayLike<number>,
  second: ArrayLike<number>,
  { level = 0.95, quantile = 't' }: PairedMeanDifferenceOptions = {},
): PairedMeanDifference {
  checkSameLength(first, second, 'first and second');
  checkLevel(level);
  const n = first.length;
  const base = { method: `paired_${quantile}`, level, n };
  if (n === 0) {
    return {
      ...base,
      estimate: null,
      lower: null,
      upper: null,
      standardError: null,
      correlation: null,
      why: 'no_questions',
    };
  }
  let firstMean = 0;
  let secondMean = 0;
  for (let row = 0; row < n; row++) {
    firstMean += first[row]! / n;
    secondMean += second[row]! / n;
  }
  let firstSquares = 0;
  let secondSquares = 0;
  let products = 0;
  let differences = 0;
  let squares = 0;
  for (let row = 0; row < n; row++) differences += first[row]! - second[row]!;
  const estimate = differences / n;
  for (let row = 0; row < n; row++) {
    const one = first[row]! - firstMean;
    const two = second[row]! - secondMean;
    firstSquares += one * one;
    secondSquares += two * two;
    products += one * two;
    squares += (first[row]! - second[row]! - estimate) ** 2;
  }
  const flat = firstSquares < 1e-20 * n || secondSquares < 1e-20 * n;
  const correlation = flat ? null : products / Math.sqrt(firstSquares * secondSquares);
  if (n === 1) {
    return {
      ...base,
      estimate,
      lower: null,
      upper: null,
      standardError: null,
      correlation: null,
      why: 'one_question',
    };
  }
  const standardError = Math.sqrt(squares / (n - 1) / n);
  const spread = (quantile === 't' ? tCritical(level, n - 1) : normalCritical(level)) * standardError;
  return {
    ...base,
    estimate,
    lower: estimate - spread,
    upper: estimate + spread,
    standardError,
    correlation,
    ...(quantile === 't' ? { degreesOfFreedom: n - 1 } : {}),
  };
}
