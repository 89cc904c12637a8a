/**
 * Bootstrap intervals for the metrics of one respondent, which step aside where the bootstrap is known to fail.
 * With fewer than ten events on either side its coverage falls to 14-45 %, so rates go to Wilson and F, index and
 * utilities to the Dirichlet posterior there; `method` names what was used and `why` says few_events or degenerate.
 */

import type { Interval, Why } from '../numeric/interval.ts';
import { dirichletMargin } from '../rate/dirichlet-margin.ts';
import { asked, checkOutcomeCounts, type OutcomeCounts } from '../rate/outcome-counts.ts';
import { metricFunction, type OutcomeMetric, outcomeMetric, outcomeRatio } from '../rate/outcome-metric.ts';
import { wilson } from '../rate/wilson.ts';
import { type BootstrapMethod, bootstrapInterval } from './bootstrap-interval.ts';
import { cellUnits, resample } from './resample.ts';

/** Fewer events than this on either side, and the bootstrap is not used. */
const FEWEST_EVENTS = 10;

/** Options of {@link outcomeBootstrap}. */
export interface OutcomeBootstrapOptions {
  /** Confidence level, in (0, 1). @default 0.95 */
  readonly level?: number;
  /** Which bootstrap interval. @default 'percentile' */
  readonly method?: BootstrapMethod;
  /** Seed of the generator. @default 1 */
  readonly seed?: number;
  /** Number of resamples, shared by all metrics, at least 1. @default 10000 */
  readonly resamples?: number;
  /** Names the use, so that two uses of one seed are independent. @default 'outcomes' */
  readonly stream?: string;
}

/**
 * Intervals of `metrics` for the questions counted in `counts`, assuming independent questions; time does not depend
 * on how many there are. Ends are clipped to the range of the metric.
 *
 * @throws RangeError on bad counts, an unknown metric or a level outside (0, 1).
 * Source: docs/statistics.md, Resampling; Efron and Tibshirani, An Introduction to the Bootstrap, 1993.
 * @example
 * outcomeBootstrap({ correct: 0, incorrect: 5, refused: 25 }, ['correct/asked'])[0]?.method; // => 'wilson'
 */
export function outcomeBootstrap(
  counts: OutcomeCounts,
  metrics: readonly OutcomeMetric[],
  {
    level = 0.95,
    method = 'percentile',
    seed = 1,
    resamples = 10_000,
    stream = 'outcomes',
  }: OutcomeBootstrapOptions = {},
): Interval[] {
  checkOutcomeCounts(counts);
  const cells = cellUnits([counts.correct, counts.incorrect, counts.refused]);
  const data = resample([cells], { seed, resamples, stream });
  return metrics.map((metric) => {
    if (tooFewEvents(metric, counts)) return withoutResampling(metric, counts, level, 'few_events');
    const value = metricFunction(metric);
    const interval = bootstrapInterval(data, (totals) => value(totals[0]!, totals[1]!, totals[2]!), {
      level,
      method,
    });
    if (interval.lower === null || interval.upper === null) {
      return withoutResampling(metric, counts, level, 'degenerate');
    }
    const [lowest, highest] = metricRange(metric);
    return {
      ...interval,
      lower: Math.max(lowest, interval.lower),
      upper: Math.min(highest, interval.upper),
    };
  });
}

/** Whether a bootstrap interval of `metric` would rest on fewer than ten events or non-events. */
export function tooFewEvents(metric: OutcomeMetric, counts: OutcomeCounts): boolean {
  const ratio = outcomeRatio(metric, counts);
  if (ratio) return Math.min(ratio.numerator, ratio.denominator - ratio.numerator) < FEWEST_EVENTS;
  if (metric === 'f-score') return counts.correct < FEWEST_EVENTS;
  return Math.min(counts.correct, counts.incorrect) < FEWEST_EVENTS;
}

/** The smallest and largest value a metric can take. */
export function metricRange(metric: OutcomeMetric): readonly [number, number] {
  if (metric === 'index') return [-100, 100];
  if (metric.startsWith('utility@')) return [-Number(metric.slice('utility@'.length)), 1];
  return [0, 1];
}

function withoutResampling(metric: OutcomeMetric, counts: OutcomeCounts, level: number, why: Why): Interval {
  const ratio = outcomeRatio(metric, counts);
  if (ratio) {
    const interval = wilson(ratio.numerator, ratio.denominator, { level });
    return interval.estimate === null ? interval : { ...interval, why };
  }
  const n = asked(counts);
  const estimate = outcomeMetric(metric, counts);
  const base = { estimate, method: 'dirichlet', level, n };
  if (estimate === null) {
    const [lower, upper] = metricRange(metric);
    return { ...base, lower, upper, why: 'no_questions' };
  }
  const { lower, upper } = dirichletMargin(metric, counts, { level });
  return { ...base, lower: Math.min(lower, estimate), upper: Math.max(upper, estimate), why };
}
