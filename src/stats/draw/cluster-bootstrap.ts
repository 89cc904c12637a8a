/**
 * Cluster bootstrap of the metrics of one respondent: whole persons are drawn, by type, not single questions.
 * It steps aside as the plain one does: with fewer than ten events or fewer than ten clusters rates go to the cluster
 * Wilson interval, and F, index and utilities to a Dirichlet posterior on counts shrunk by the design effect.
 */

import type { Interval, Why } from '../numeric/interval.ts';
import { clusterUnits } from '../rate/cluster-units.ts';
import { clusterWilsonOfSums } from '../rate/cluster-wilson.ts';
import type { ClusterLabels } from '../rate/clusters.ts';
import type { OutcomeCounts } from '../rate/outcome-counts.ts';
import { metricFunction, type OutcomeMetric, outcomeMetric, outcomeRatio } from '../rate/outcome-metric.ts';
import { shrunkDirichlet } from '../rate/shrunk-dirichlet.ts';
import { type BootstrapMethod, bootstrapInterval } from './bootstrap-interval.ts';
import { metricRange, tooFewEvents } from './outcome-bootstrap.ts';
import { type ResampleUnit, resample } from './resample.ts';

const FEWEST_CLUSTERS = 10;

/** Outcomes row by row: each column holds 1 where the row has that outcome (or counts, for rows already summed). */
export interface OutcomeColumns {
  readonly correct: ArrayLike<number>;
  readonly incorrect: ArrayLike<number>;
  readonly refused: ArrayLike<number>;
}

/** Options of {@link clusterBootstrap}. */
export interface ClusterBootstrapOptions {
  /** Metrics wanted. */
  readonly metrics: readonly OutcomeMetric[];
  /** Confidence level, in (0, 1). @default 0.95 */
  readonly level?: number;
  /** Which bootstrap interval. @default 'percentile' */
  readonly method?: BootstrapMethod;
  /** Seed of the generator. @default 1 */
  readonly seed?: number;
  /** Number of resamples, shared by all metrics, at least 1. @default 10000 */
  readonly resamples?: number;
  /** Names the use, so that two uses of one seed are independent. @default 'clusters' */
  readonly stream?: string;
}

/**
 * Intervals of the metrics when the rows of `outcomes` belong to the clusters named in `labels`; time depends on the
 * number of distinct cluster types, not of rows. With one cluster the ends are null (`one_cluster`).
 *
 * @throws RangeError when columns differ in length, a metric is unknown, or the level is outside (0, 1).
 * Source: Davison and Hinkley, Bootstrap Methods, 1997, section 3.8; coverage in docs/statistics.md.
 * @example
 * clusterBootstrap({ correct: [1, 0], incorrect: [0, 1], refused: [0, 0] }, ['a', 'b'], { metrics: ['f-score'] })[0]
 *   ?.method; // => 'dirichlet'
 */
export function clusterBootstrap(
  outcomes: OutcomeColumns,
  labels: ClusterLabels,
  {
    metrics,
    level = 0.95,
    method = 'percentile',
    seed = 1,
    resamples = 10_000,
    stream = 'clusters',
  }: ClusterBootstrapOptions,
): Interval[] {
  const types = clusterUnits([outcomes.correct, outcomes.incorrect, outcomes.refused], labels);
  const clusters = types.reduce((sum, { count }) => sum + count, 0);
  const data = resample([types], { seed, resamples, stream });
  const [correct = 0, incorrect = 0, refused = 0] = data.observed;
  const counts = { correct, incorrect, refused };
  return metrics.map((metric) => {
    const few = clusters < FEWEST_CLUSTERS;
    if (few || tooFewEvents(metric, counts)) {
      return withoutResampling(
        { types, counts, clusters },
        metric,
        level,
        few ? 'few_clusters' : 'few_events',
      );
    }
    const value = metricFunction(metric);
    const interval = bootstrapInterval(data, (totals) => value(totals[0]!, totals[1]!, totals[2]!), {
      level,
      method,
    });
    if (interval.lower === null || interval.upper === null) {
      return withoutResampling({ types, counts, clusters }, metric, level, 'degenerate');
    }
    const [lowest, highest] = metricRange(metric);
    return {
      ...interval,
      clusters,
      n: correct + incorrect + refused,
      lower: Math.max(lowest, interval.lower),
      upper: Math.min(highest, interval.upper),
    };
  });
}

interface ClusteredCounts {
  readonly types: readonly ResampleUnit[];
  readonly counts: OutcomeCounts;
  readonly clusters: number;
}

function withoutResampling(
  { types, counts, clusters }: ClusteredCounts,
  metric: OutcomeMetric,
  level: number,
  why: Why,
): Interval {
  const n = counts.correct + counts.incorrect + counts.refused;
  if (outcomeRatio(metric, counts)) {
    // Clusters without anything in the denominator carry no information on the rate.
    const ratios = types
      .flatMap(({ count, totals }) => new Array<readonly number[]>(count).fill(totals))
      .map(([correct = 0, incorrect = 0, refused = 0]) =>
        outcomeRatio(metric, { correct, incorrect, refused }),
      )
      .filter((ratio) => ratio !== null)
      .filter(({ denominator }) => denominator > 0);
    const sizes = Float64Array.from(ratios, ({ denominator }) => denominator);
    const sums = Float64Array.from(ratios, ({ numerator }) => numerator);
    const whole = sizes.reduce((sum, size) => sum + size, 0);
    const mean = whole === 0 ? null : sums.reduce((sum, part) => sum + part, 0) / whole;
    const interval = clusterWilsonOfSums({ sizes, sums, n: whole, mean }, { level });
    return interval.why ? interval : { ...interval, why };
  }
  const estimate = outcomeMetric(metric, counts);
  const base = { estimate, method: 'dirichlet', level, n, clusters };
  if (estimate === null) {
    const [lower, upper] = metricRange(metric);
    return { ...base, lower, upper, why: 'no_questions' };
  }
  if (clusters === 1) return { ...base, lower: null, upper: null, why: 'one_cluster' };
  return { ...base, ...shrunkDirichlet(types, metric, level), why };
}
