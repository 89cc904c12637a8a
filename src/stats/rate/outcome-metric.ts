/**
 * The metrics of a report as functions of the three counts, by ids that name their denominator.
 * "Hallucination rate" has at least three denominators in print, so no id here is called that.
 */
import type { OutcomeCounts } from './outcome-counts.ts';

/**
 * Fractions are plain ratios of counts; `f-score` is SimpleQA's; `index` is 100 (correct - incorrect)/asked;
 * `utility@L` is (correct - L incorrect)/asked.
 */
export type OutcomeMetric =
  | 'correct/asked'
  | 'incorrect/asked'
  | 'refused/asked'
  | 'attempted/asked'
  | 'correct/attempted'
  | 'incorrect/attempted'
  | 'incorrect/not-correct'
  | 'f-score'
  | 'index'
  | `utility@${number}`;

/** The part and the whole of a metric that is a plain ratio of counts. */
export interface Ratio {
  readonly numerator: number;
  readonly denominator: number;
}

/**
 * The numerator and denominator of a fraction metric, or null for `f-score`, `index` and utilities.
 *
 * @example
 * outcomeRatio('incorrect/attempted', { correct: 10, incorrect: 5, refused: 85 }); // => { numerator: 5, denominator: 15 }
 */
export function outcomeRatio(metric: OutcomeMetric, counts: OutcomeCounts): Ratio | null {
  const { correct, incorrect, refused } = counts;
  const attempted = correct + incorrect;
  const asked = attempted + refused;
  switch (metric) {
    case 'correct/asked':
      return { numerator: correct, denominator: asked };
    case 'incorrect/asked':
      return { numerator: incorrect, denominator: asked };
    case 'refused/asked':
      return { numerator: refused, denominator: asked };
    case 'attempted/asked':
      return { numerator: attempted, denominator: asked };
    case 'correct/attempted':
      return { numerator: correct, denominator: attempted };
    case 'incorrect/attempted':
      return { numerator: incorrect, denominator: attempted };
    case 'incorrect/not-correct':
      return { numerator: incorrect, denominator: incorrect + refused };
    default:
      return null;
  }
}

/**
 * The value of a metric, or null where its denominator is 0. The F score is 0, not undefined, when nothing correct
 * came back on a question set that is not empty.
 *
 * @throws RangeError when the metric is unknown or its L is not a number of at least 0.
 * @example
 * outcomeMetric('f-score', { correct: 10, incorrect: 5, refused: 85 }); // => 0.17391304347826086
 */
export function outcomeMetric(metric: OutcomeMetric, counts: OutcomeCounts): number | null {
  return metricFunction(metric)(counts.correct, counts.incorrect, counts.refused);
}

/** A metric with its name resolved once, for loops over many resamples. */
export function metricFunction(
  metric: OutcomeMetric,
): (correct: number, incorrect: number, refused: number) => number | null {
  switch (metric) {
    case 'correct/asked':
      return (correct, incorrect, refused) => ratio(correct, correct + incorrect + refused);
    case 'incorrect/asked':
      return (correct, incorrect, refused) => ratio(incorrect, correct + incorrect + refused);
    case 'refused/asked':
      return (correct, incorrect, refused) => ratio(refused, correct + incorrect + refused);
    case 'attempted/asked':
      return (correct, incorrect, refused) => ratio(correct + incorrect, correct + incorrect + refused);
    case 'correct/attempted':
      return (correct, incorrect) => ratio(correct, correct + incorrect);
    case 'incorrect/attempted':
      return (correct, incorrect) => ratio(incorrect, correct + incorrect);
    case 'incorrect/not-correct':
      return (_, incorrect, refused) => ratio(incorrect, incorrect + refused);
    case 'f-score':
      return (correct, incorrect, refused) => ratio(2 * correct, 2 * (correct + incorrect) + refused);
    case 'index':
      return (correct, incorrect, refused) =>
        ratio(100 * (correct - incorrect), correct + incorrect + refused);
    default: {
      const penalty = metricPenalty(metric);
      return (correct, incorrect, refused) =>
        ratio(correct - penalty * incorrect, correct + incorrect + refused);
    }
  }
}

/** The L of `utility@L`. */
export function metricPenalty(metric: `utility@${number}`): number {
  const penalty = Number(metric.slice('utility@'.length));
  if (!metric.startsWith('utility@') || !(penalty >= 0) || penalty === Infinity) {
    throw new RangeError(`metric must be a fraction of counts, f-score, index or utility@L, got ${metric}`);
  }
  return penalty;
}

function ratio(numerator: number, denominator: number): number | null {
  return denominator === 0 ? null : numerator / denominator;
}
