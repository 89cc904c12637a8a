/**
 * Differences of a pair with their tests. One question, one reply: McNemar mid-p with Tango's interval. As soon as
 * clusters or trials exceed one, both are withheld: questions are averaged and tested cluster-robustly.
 */

import { utilityId } from '../../core/metric.ts';
import type { Difference } from '../../core/summary/comparisons.ts';
import type { Tally } from '../../core/tally.ts';
import { tUpperTail } from '../../stats/numeric/distributions.ts';
import { differenceInterval } from '../../stats/pair/difference-interval.ts';
import { mcnemar } from '../../stats/pair/mcnemar.ts';
import { pairedDifference } from '../../stats/pair/paired-difference.ts';
import { clusterMeanOfSums } from '../../stats/rate/cluster-mean.ts';
import { asEstimate } from './as-estimate.ts';
import type { PairTally } from './pair-tally.ts';

const RATE_METRICS = ['correct/asked', 'incorrect/asked', 'refused/asked'] as const;

/** Differences of the three shares and of the utilities at the given penalties, first less second. */
export function pairedDifferences(
  pair: PairTally,
  options: { readonly penalties: readonly number[]; readonly level: number },
): Difference[] {
  const { level, penalties } = options;
  const rates = RATE_METRICS.map((metric, outcome) =>
    pair.simple
      ? simpleRate(pair, metric, outcome, level)
      : clusteredMean(pair, metric, rateSums(pair, outcome), level),
  );
  const utilities = penalties.map((penalty) => {
    const sums = new Float64Array(pair.correct.length);
    for (let cluster = 0; cluster < sums.length; cluster += 1) {
      sums[cluster] = pair.correct[cluster]! - penalty * pair.incorrect[cluster]!;
    }
    return clusteredMean(pair, utilityId(penalty), sums, level);
  });
  return [...rates, ...utilities];
}

/** The same from two independent tallies: published tables, or runs on different questions. */
export function unpairedDifferences(first: Tally, second: Tally, level: number): Difference[] {
  const n1 = first.correct + first.incorrect + first.refused;
  const n2 = second.correct + second.incorrect + second.refused;
  return RATE_METRICS.map((metric) => {
    const part = metric.split('/')[0] as keyof Tally;
    const interval = differenceInterval(
      { events: first[part], n: n1 },
      { events: second[part], n: n2 },
      { level },
    );
    const estimate = asEstimate(interval, { metric, numerator: null, denominator: null });
    return { metric, estimate, test: null, p: null, adjustedP: null };
  });
}

function simpleRate(pair: PairTally, metric: string, outcome: number, level: number): Difference {
  const counts = { both: 0, onlyFirst: 0, onlySecond: 0, neither: 0 };
  pair.transitions.forEach((row, from) => {
    row.forEach((count, to) => {
      const key =
        from === outcome
          ? to === outcome
            ? 'both'
            : 'onlyFirst'
          : to === outcome
            ? 'onlySecond'
            : 'neither';
      counts[key] += count;
    });
  });
  const interval = pairedDifference(counts, { level });
  return {
    metric,
    estimate: asEstimate(interval, {
      metric,
      numerator: counts.onlyFirst - counts.onlySecond,
      denominator: pair.shared,
    }),
    test: 'mcnemar-midp',
    p: pair.shared === 0 ? null : mcnemar(counts.onlyFirst, counts.onlySecond).pValue,
    adjustedP: null,
  };
}

/** Sums by cluster of the difference in one share; refused is what is left, for the three add up to one. */
function rateSums(pair: PairTally, outcome: number): Float64Array {
  if (outcome === 0) return pair.correct;
  if (outcome === 1) return pair.incorrect;
  const sums = new Float64Array(pair.correct.length);
  for (let cluster = 0; cluster < sums.length; cluster += 1) {
    sums[cluster] = -pair.correct[cluster]! - pair.incorrect[cluster]!;
  }
  return sums;
}

function clusteredMean(pair: PairTally, metric: string, sums: Float64Array, level: number): Difference {
  let total = 0;
  for (let cluster = 0; cluster < sums.length; cluster += 1) total += sums[cluster]!;
  const mean = pair.shared === 0 ? null : total / pair.shared;
  const interval = clusterMeanOfSums({ sizes: pair.sizes, sums, n: pair.shared, mean }, level);
  const { standardError, degreesOfFreedom } = interval;
  const t = mean === null || !standardError ? null : Math.abs(mean) / standardError;
  return {
    metric,
    estimate: asEstimate(interval, { metric, numerator: total, denominator: pair.shared }),
    test: 'cluster-t',
    p: t === null || degreesOfFreedom === undefined ? null : Math.min(1, 2 * tUpperTail(t, degreesOfFreedom)),
    adjustedP: null,
  };
}
