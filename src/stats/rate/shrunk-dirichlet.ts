/**
 * Dirichlet interval for F, the index or a utility over clustered questions: the counts are divided by the design
 * effect of the metric first. What the clustered bootstrap falls back on when events are rare; an approximation, but
 * one with width where a bootstrap has none.
 */

import type { ResampleUnit } from '../draw/resample.ts';
import { dirichletMarginOf } from './dirichlet-margin.ts';
import { metricPenalty, type OutcomeMetric, outcomeMetric } from './outcome-metric.ts';

/**
 * Ends at confidence `level` for a metric that is not a plain ratio, from cluster types whose totals are correct,
 * incorrect and refused; widened to contain the estimate.
 *
 * Source: Dirichlet(1/2) posterior on effective counts, after Korn and Graubard, Survey Methodology 24:193, 1998.
 */
export function shrunkDirichlet(
  types: readonly ResampleUnit[],
  metric: OutcomeMetric,
  level: number,
): { lower: number; upper: number; effectiveN: number } {
  const totalOf = (column: number) =>
    types.reduce((sum, { count, totals }) => sum + count * totals[column]!, 0);
  const counts = { correct: totalOf(0), incorrect: totalOf(1), refused: totalOf(2) };
  const estimate = outcomeMetric(metric, counts) ?? 0;
  const effect = metricDesignEffect(types, metric, estimate);
  const { lower, upper } = dirichletMarginOf(
    metric,
    {
      correct: counts.correct / effect + 0.5,
      incorrect: counts.incorrect / effect + 0.5,
      refused: counts.refused / effect + 0.5,
    },
    { level },
  );
  return {
    lower: Math.min(lower, estimate),
    upper: Math.max(upper, estimate),
    effectiveN: (counts.correct + counts.incorrect + counts.refused) / effect,
  };
}

/** max(1, cluster-robust over independent variance) of the metric's linearised residuals. */
function metricDesignEffect(types: readonly ResampleUnit[], metric: OutcomeMetric, estimate: number): number {
  const residuals = outcomeResiduals(metric, estimate);
  let clusters = 0;
  let robust = 0;
  let independent = 0;
  for (const { count, totals } of types) {
    clusters += count;
    const sum = totals.reduce((total, outcomes, column) => total + outcomes * residuals[column]!, 0);
    robust += count * sum * sum;
    for (const [column, outcomes] of totals.entries())
      independent += count * outcomes * residuals[column]! ** 2;
  }
  if (independent === 0) return 1;
  return Math.max(1, ((clusters / (clusters - 1)) * robust) / independent);
}

/** What a question adds to the metric beyond its mean, by outcome: correct, incorrect, refused. */
function outcomeResiduals(metric: OutcomeMetric, estimate: number): readonly [number, number, number] {
  if (metric === 'f-score') return [1 - estimate, -estimate, -estimate / 2];
  if (metric === 'index') return [100 - estimate, -100 - estimate, -estimate];
  return [1 - estimate, -metricPenalty(metric as `utility@${number}`) - estimate, -estimate];
}
