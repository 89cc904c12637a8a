/**
 * All plain rates of one respondent from its three counts, keyed by metric id.
 * A rate with nothing in its denominator is null: a model that attempted nothing has no accuracy on attempts, and 0
 * would read as "always wrong".
 */
import { asked, checkOutcomeCounts, type OutcomeCounts } from './outcome-counts.ts';
import { type OutcomeMetric, outcomeMetric } from './outcome-metric.ts';

const RATES = [
  'correct/asked',
  'incorrect/asked',
  'refused/asked',
  'attempted/asked',
  'correct/attempted',
  'incorrect/attempted',
  'incorrect/not-correct',
  'f-score',
  'index',
] as const satisfies readonly OutcomeMetric[];

/** The rates, with the two denominators beside them. */
export interface OutcomeRates extends Readonly<Record<(typeof RATES)[number], number | null>> {
  readonly asked: number;
  readonly attempted: number;
}

/**
 * Rates of correct, incorrect and refused over each of their denominators, SimpleQA's F and the index.
 *
 * @throws RangeError unless all counts are whole numbers of at least 0.
 * Source: Wei et al. 2024 (SimpleQA) for F; Artificial Analysis 2025 for incorrect/not-correct and the index.
 * @example
 * outcomeRates({ correct: 10, incorrect: 5, refused: 85 })['incorrect/not-correct']; // => 0.05555555555555555
 */
export function outcomeRates(counts: OutcomeCounts): OutcomeRates {
  checkOutcomeCounts(counts);
  const rates = Object.fromEntries(RATES.map((metric) => [metric, outcomeMetric(metric, counts)]));
  return {
    ...(rates as Record<(typeof RATES)[number], number | null>),
    asked: asked(counts),
    attempted: counts.correct + counts.incorrect,
  };
}
