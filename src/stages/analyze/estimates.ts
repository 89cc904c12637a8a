/**
 * The estimates of one respondent by metric id. A rate is Wilson's when questions are independent and the cluster
 * form when they are not; the same function serves every denominator, because a conditional rate's residuals are
 * those of the cluster form with attempted in place of asked.
 */
import type { Estimate } from '../../core/estimate.ts';
import { utilityId } from '../../core/metric.ts';
import type { Tally } from '../../core/tally.ts';
import type { Interval, Why } from '../../stats/numeric/interval.ts';
import { clusterMeanOfSums } from '../../stats/rate/cluster-mean.ts';
import { clusterRatioOfSums } from '../../stats/rate/cluster-ratio.ts';
import { clusterWilsonOfSums } from '../../stats/rate/cluster-wilson.ts';
import { fScore } from '../../stats/rate/f-score.ts';
import { utility } from '../../stats/rate/utility.ts';
import { wilson } from '../../stats/rate/wilson.ts';
import { asEstimate } from './as-estimate.ts';
import { asEstimated } from './as-estimated.ts';
import type { ClusterCounts } from './cluster-counts.ts';

type Part = (tally: Tally) => number;

const correct: Part = (tally) => tally.correct;
const incorrect: Part = (tally) => tally.incorrect;
const refused: Part = (tally) => tally.refused;
const attempted: Part = (tally) => tally.correct + tally.incorrect;
const all: Part = (tally) => tally.correct + tally.incorrect + tally.refused;
const notCorrect: Part = (tally) => tally.incorrect + tally.refused;

/** Numerator, denominator and the word for an empty denominator, by metric id. */
export const RATES = {
  'correct/asked': [correct, all, 'no_questions'],
  'incorrect/asked': [incorrect, all, 'no_questions'],
  'refused/asked': [refused, all, 'no_questions'],
  'attempted/asked': [attempted, all, 'no_questions'],
  'correct/attempted': [correct, attempted, 'no_attempts'],
  'incorrect/attempted': [incorrect, attempted, 'no_attempts'],
  'incorrect/not-correct': [incorrect, notCorrect, 'empty_denominator'],
} as const satisfies Record<string, readonly [Part, Part, Why]>;

export type RateMetric = keyof typeof RATES;

/** All rates, the F-score and the index of one respondent. */
export function estimatesOf(counts: ClusterCounts, level: number): Record<string, Estimate> {
  const rates = (Object.keys(RATES) as RateMetric[]).map((metric) => [
    metric,
    rateEstimate(counts, metric, level),
  ]);
  const { total } = counts;
  const f = asEstimate(fScoreInterval(counts, level), {
    metric: 'f-score',
    numerator: 2 * total.correct,
    denominator: all(total) + attempted(total),
  });
  const index = { ...utilityEstimate(counts, 1, level, 100), metric: 'index' };
  return { ...Object.fromEntries(rates), 'f-score': f, index };
}

/** F is the ratio 2C/(N + A): below ten correct answers the posterior, else what clusters add is paid for. */
function fScoreInterval(counts: ClusterCounts, level: number): Interval {
  const { total } = counts;
  const draws = counts.draws ?? total;
  if (counts.independent || draws.correct < 10) {
    const estimate = (2 * total.correct) / (all(total) + attempted(total));
    const interval = fScore(draws, { level });
    return counts.draws === undefined ? interval : { ...recentred(interval, estimate), n: all(total) };
  }
  const groups = counts.correct.length;
  const numerators = new Float64Array(groups);
  const denominators = new Float64Array(groups);
  for (let cluster = 0; cluster < groups; cluster += 1) {
    const tally = clusterTally(counts, cluster);
    numerators[cluster] = 2 * tally.correct;
    denominators[cluster] = all(tally) + attempted(tally);
  }
  const interval = clusterRatioOfSums({ numerators, denominators }, { level });
  const { lower, upper } = interval;
  const clipped = { lower: lower && Math.max(0, lower), upper: upper && Math.min(1, upper) };
  return { ...interval, ...clipped, n: all(total) };
}

/** One rate with its interval. */
export function rateEstimate(counts: ClusterCounts, metric: RateMetric, level: number): Estimate {
  const [part, whole, whyEmpty] = RATES[metric];
  const numerator = part(counts.total);
  const denominator = whole(counts.total);
  const interval = denominator === 0 ? wilson(0, 0, { level }) : rateInterval(counts, metric, level);
  const estimate = asEstimate(denominator === 0 ? { ...interval, why: whyEmpty } : interval, {
    metric,
    numerator,
    denominator,
  });
  return counts.whole === undefined ? estimate : asEstimated(estimate);
}

function rateInterval(counts: ClusterCounts, metric: RateMetric, level: number): Interval {
  const [part, whole] = RATES[metric];
  const value = part(counts.total) / whole(counts.total);
  // Estimated of none or of all, a rate is known as well as its replies are many.
  if (counts.whole !== undefined && (value <= 0 || value >= 1)) {
    const interval = wilson(value <= 0 ? 0 : whole(counts.whole), whole(counts.whole), { level });
    return { ...interval, estimate: value, n: whole(counts.total) };
  }
  if (counts.independent) return wilson(part(counts.total), whole(counts.total), { level });
  // Where a rate is 0 or 1 nothing tells how alike trials of a question are: each question then counts once.
  if (counts.draws !== undefined && (value <= 0 || value >= 1)) {
    const questions = whole(counts.draws);
    const interval = wilson(value <= 0 ? 0 : questions, questions, { level });
    return { ...interval, estimate: value, n: whole(counts.total) };
  }
  const sums = new Float64Array(counts.correct.length);
  const sizes = new Float64Array(counts.correct.length);
  let groups = 0;
  for (let cluster = 0; cluster < counts.correct.length; cluster += 1) {
    const tally = clusterTally(counts, cluster);
    const size = whole(tally);
    // A cluster without a case in the denominator tells nothing of this rate.
    if (size === 0) continue;
    sizes[groups] = size;
    sums[groups] = part(tally);
    groups += 1;
  }
  const n = whole(counts.total);
  return clusterWilsonOfSums(
    { sizes: sizes.subarray(0, groups), sums: sums.subarray(0, groups), n, mean: part(counts.total) / n },
    { level },
  );
}

/** With fewer events a Wald-type interval fails more than clusters do. */
export const FEW_EVENTS = 10;

export function isRare({ correct: right, incorrect: wrong }: Tally): boolean {
  return Math.min(right, wrong) < FEW_EVENTS;
}

/** `utility@L` with its interval, times `scale` (100 gives the index at L = 1). */
export function utilityEstimate(counts: ClusterCounts, penalty: number, level: number, scale = 1): Estimate {
  const n = all(counts.total);
  const numerator = scale * (counts.total.correct - penalty * counts.total.incorrect);
  const parts = { metric: utilityId(penalty), numerator, denominator: n };
  const draws = counts.whole ?? counts.draws ?? counts.total;
  if (counts.independent || isRare(draws)) {
    // Of rare events the posterior, whose name says so.
    const estimate = asEstimate(utility(draws, { penalty, level, scale }), parts);
    if (counts.whole !== undefined) return asEstimated(around(numerator / n, estimate));
    return counts.draws === undefined ? estimate : { ...around(numerator / n, estimate), n };
  }
  const groups = counts.correct.length;
  const sizes = new Float64Array(groups);
  const sums = new Float64Array(groups);
  for (let cluster = 0; cluster < groups; cluster += 1) {
    sizes[cluster] = all(clusterTally(counts, cluster));
    sums[cluster] = scale * (counts.correct[cluster]! - penalty * counts.incorrect[cluster]!);
  }
  const estimate = asEstimate(clusterMeanOfSums({ sizes, sums, n, mean: numerator / n }, level), parts);
  return counts.whole === undefined ? estimate : asEstimated(estimate);
}

/** The same of an interval. */
function recentred(interval: Interval, estimate: number): Interval {
  const { lower, upper } = interval;
  return {
    ...interval,
    estimate,
    lower: lower === null ? null : Math.min(lower, estimate),
    upper: upper === null ? null : Math.max(upper, estimate),
  };
}

/** A value with an interval that was made for whole replies. */
function around(value: number, { low, high, ...estimate }: Estimate): Estimate {
  return {
    ...estimate,
    value,
    low: low === null ? null : Math.min(low, value),
    high: high === null ? null : Math.max(high, value),
  };
}

function clusterTally(counts: ClusterCounts, cluster: number): Tally {
  return {
    correct: counts.correct[cluster]!,
    incorrect: counts.incorrect[cluster]!,
    refused: counts.refused[cluster]!,
  };
}
