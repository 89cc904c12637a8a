/**
 * Rates, utilities and break-even of weighted counts: cluster forms throughout, for no weighted count is binomial. The
 * denominators told are numbers of replies; values and intervals are of the weighted ones.
 */
import type { Drawing } from '../../../core/adaptive-order.ts';
import type { Estimate } from '../../../core/estimate.ts';
import { utilityId } from '../../../core/metric.ts';
import type { OutcomeTable } from '../../../core/outcome-table.ts';
import { normalCritical, tCritical } from '../../../stats/numeric/distributions.ts';
import { fieller } from '../../../stats/penalty/fieller.ts';
import { clusterMeanOfSums } from '../../../stats/rate/cluster-mean.ts';
import { clusterRatio } from '../../../stats/rate/cluster-ratio.ts';
import { wilsonEnds } from '../../../stats/rate/wilson.ts';
import { asEstimate } from '../as-estimate.ts';
import { clusterKeyOf } from '../cluster-key.ts';
import { RATES, type RateMetric, rateEstimate } from '../estimates.ts';
import { outcomeGrid } from '../grid.ts';
import { momentsOf } from '../moments.ts';
import { columnWeights, type WeightedCounts, weightedCounts } from './weighted-counts.ts';

/** Rates, F-score and index; their methods say that they are weighted. */
export function weightedEstimates(counts: WeightedCounts, level: number): Record<string, Estimate> {
  const rates = (Object.keys(RATES) as RateMetric[]).map((metric) => [
    metric,
    asWeighted(weightedRate(counts, metric, level)),
  ]);
  return {
    ...Object.fromEntries(rates),
    'f-score': weightedFScore(counts, level),
    index: { ...weightedUtility(counts, 1, { level, scale: 100 }), metric: 'index' },
  };
}

/** The estimates of every respondent of a run whose questions had unlike chances. */
export function weightedRates(
  table: OutcomeTable,
  drawing: Pick<Drawing, 'inclusion'>,
  level: number,
): Record<string, Estimate>[] {
  const grid = outcomeGrid(table, { clusterKey: clusterKeyOf('subject') });
  const weights = columnWeights(grid, table, drawing);
  return table.respondents.map((_, row) => weightedEstimates(weightedCounts(grid, row, weights), level));
}

/** `utility@L`, times `scale`. */
export function weightedUtility(
  counts: WeightedCounts,
  penalty: number,
  { level, scale = 1 }: { readonly level: number; readonly scale?: number },
): Estimate {
  const { correct, incorrect, refused, total } = counts;
  const sizes = correct.map((one, cluster) => one + incorrect[cluster]! + refused[cluster]!);
  const sums = correct.map((one, cluster) => scale * (one - penalty * incorrect[cluster]!));
  const n = total.correct + total.incorrect + total.refused;
  const numerator = scale * (total.correct - penalty * total.incorrect);
  const mean = n === 0 ? null : numerator / n;
  return asWeighted(
    asEstimate(clusterMeanOfSums({ sizes, sums, n, mean }, level), {
      ...{ metric: utilityId(penalty), numerator, denominator: n },
    }),
  );
}

/** The penalty above which declining everything is worth more, by Fieller's set; without an end where it has none. */
export function weightedBreakEven(counts: WeightedCounts, level: number): Estimate {
  const { correct, incorrect } = counts.total;
  const moments = momentsOf(counts);
  const base = { metric: 'break-even', numerator: correct, denominator: incorrect };
  const estimate = incorrect === 0 ? null : correct / incorrect;
  const set =
    moments === null || moments.groups < 2 || incorrect === 0
      ? null
      : fieller({
          numerator: moments.correct,
          denominator: moments.incorrect,
          numeratorVariance: moments.correctVariance,
          denominatorVariance: moments.incorrectVariance,
          covariance: moments.covariance,
          critical: tCritical(level, moments.groups - 1),
        });
  const finite = set?.kind === 'interval';
  return {
    ...asEstimate(
      {
        ...{ estimate, level, method: 'cluster_fieller', n: moments?.n ?? 0 },
        lower: finite ? Math.max(0, set.lower ?? 0) : 0,
        upper: finite ? set.upper : null,
        ...(incorrect === 0 ? { why: 'empty_denominator' as const } : {}),
      },
      base,
    ),
    method: 'weighted-cluster-fieller',
    clusters: moments?.groups ?? 0,
    ...(finite ? {} : { why: 'few-events' }),
  };
}

/** Where every reply is alike the variance cannot be estimated, and unequal weights make each worth less. */
function weightedRate(counts: WeightedCounts, metric: RateMetric, level: number): Estimate {
  const rate = rateEstimate(counts, metric, level);
  if (rate.value !== 0 && rate.value !== 1) return rate;
  const [, whole] = RATES[metric];
  const all = counts.total.correct + counts.total.incorrect + counts.total.refused;
  const effective = (counts.effective * whole(counts.total)) / all;
  const { lower, upper } = wilsonEnds(rate.value, effective, normalCritical(level));
  return { ...rate, low: lower, high: upper };
}

function weightedFScore(counts: WeightedCounts, level: number): Estimate {
  const { correct, incorrect, refused, total } = counts;
  const numerators = correct.map((one) => 2 * one);
  const denominators = correct.map((one, cluster) => 2 * (one + incorrect[cluster]!) + refused[cluster]!);
  const interval = clusterRatio(
    { numerators, denominators },
    Array.from(correct, (_, cluster) => cluster),
    { level },
  );
  const { lower, upper } = interval;
  return asWeighted(
    asEstimate(
      { ...interval, lower: lower && Math.max(0, lower), upper: upper && Math.min(1, upper) },
      {
        metric: 'f-score',
        numerator: 2 * total.correct,
        denominator: 2 * (total.correct + total.incorrect) + total.refused,
      },
    ),
  );
}

/** Sums of weights are told to a thousandth of a reply, n as the whole number that it is but for rounding. */
export function asWeighted({ numerator, denominator, n, ...estimate }: Estimate): Estimate {
  const told = (value: number | null) => (value === null ? null : Math.round(1000 * value) / 1000);
  return {
    ...estimate,
    method: `weighted-${estimate.method}`,
    numerator: told(numerator),
    denominator: told(denominator),
    n: n === null ? null : Math.round(n),
  };
}
