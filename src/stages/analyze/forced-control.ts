/**
 * Answered questions asked again by force, as a control: did the demand itself change how often they are right? Tango's
 * interval counts each as evidence of its own; where some are about one person, or trials of one question, the wider of it
 * and the cluster-robust one stands, because a handful of controls often all agree, which the latter takes for certainty.
 */
import type { Summary } from '../../core/summary/summary.ts';
import { pairedDifference } from '../../stats/pair/paired-difference.ts';
import { clusterMean } from '../../stats/rate/cluster-mean.ts';
import { asEstimate } from './as-estimate.ts';
import { clusteredRate } from './clustered-rate.ts';

type Control = NonNullable<Summary['refusal']>['rows'][number]['control'];

/** Right (1) or not (0) before and after, one a control; null without any. */
export function forcedControl(
  {
    before,
    after,
    clusters,
  }: {
    readonly before: readonly number[];
    readonly after: readonly number[];
    readonly clusters: readonly number[];
  },
  level: number,
): Control {
  const n = before.length;
  if (n === 0) return null;
  const metric = 'correct/attempted, control';
  return {
    n,
    open: clusteredRate(before, { metric, clusters, level }),
    forced: clusteredRate(after, { metric, clusters, level }),
    difference: differenceOf(before, after, { metric, clusters, level }),
  };
}

function differenceOf(
  before: readonly number[],
  after: readonly number[],
  {
    metric,
    clusters,
    level,
  }: { readonly metric: string; readonly clusters: readonly number[]; readonly level: number },
) {
  const pairs = (one: number, other: number): number =>
    before.filter((value, index) => value === one && after[index] === other).length;
  const counts = { both: pairs(1, 1), onlyFirst: pairs(0, 1), onlySecond: pairs(1, 0), neither: pairs(0, 0) };
  const numerator = counts.onlyFirst - counts.onlySecond;
  const parts = { metric, numerator, denominator: before.length };
  const apart = asEstimate(pairedDifference(counts, { level }), parts);
  if (new Set(clusters).size === clusters.length) return apart;
  const changes = after.map((value, index) => value - before[index]!);
  const together = asEstimate(clusterMean(changes, clusters.map(String), { level }), parts);
  return width(together) === null || width(together)! > width(apart)! ? together : apart;
}

function width({ low, high }: { readonly low: number | null; readonly high: number | null }): number | null {
  return low === null || high === null ? null : high - low;
}
