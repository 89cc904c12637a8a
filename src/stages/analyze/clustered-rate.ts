/** Rates and means of one value a question, with the interval that its clusters ask for. */
import type { Estimate } from '../../core/estimate.ts';
import { clusterMean } from '../../stats/rate/cluster-mean.ts';
import { clusterWilson, clusterWilsonOfSums } from '../../stats/rate/cluster-wilson.ts';
import { wilson } from '../../stats/rate/wilson.ts';
import { asEstimate } from './as-estimate.ts';

export interface ClusteredOptions {
  readonly metric: string;
  /** A cluster's number or name, one a value. */
  readonly clusters: readonly (number | string)[];
  readonly level: number;
  /** The reason where there is no value. */
  readonly whyEmpty?: string;
}

/**
 * Share of the cases that are events, both counted by cluster: for columns that are long, and denominators of which some
 * clusters have none.
 */
export function clusteredShare(
  { events, cases }: { readonly events: ArrayLike<number>; readonly cases: ArrayLike<number> },
  { metric, level, whyEmpty }: Omit<ClusteredOptions, 'clusters'>,
): Estimate {
  const sums: number[] = [];
  const sizes: number[] = [];
  for (let cluster = 0; cluster < cases.length; cluster += 1) {
    if (cases[cluster] === 0) continue;
    sums.push(events[cluster]!);
    sizes.push(cases[cluster]!);
  }
  const numerator = sums.reduce((total, one) => total + one, 0);
  const n = sizes.reduce((total, one) => total + one, 0);
  const interval =
    n === sizes.length
      ? wilson(numerator, n, { level })
      : clusterWilsonOfSums(
          { sums: Float64Array.from(sums), sizes: Float64Array.from(sizes), n, mean: numerator / n },
          { level },
        );
  const estimate = asEstimate(interval, { metric, numerator, denominator: n });
  return n === 0 && whyEmpty !== undefined ? { ...estimate, why: whyEmpty } : estimate;
}

/** Share of ones among zeros and ones: Wilson's, or its cluster form where a cluster holds more than one. */
export function clusteredRate(values: readonly number[], options: ClusteredOptions): Estimate {
  const { metric, level, whyEmpty } = options;
  const clusters = options.clusters.map(String);
  const numerator = values.reduce((sum, value) => sum + value, 0);
  const independent = new Set(clusters).size === clusters.length;
  const interval = independent
    ? wilson(numerator, values.length, { level })
    : clusterWilson(values, clusters, { level });
  const estimate = asEstimate(interval, { metric, numerator, denominator: values.length });
  return values.length === 0 && whyEmpty !== undefined ? { ...estimate, why: whyEmpty } : estimate;
}

/** Mean of any values, cluster-robust. */
export function clusteredMean(values: readonly number[], options: ClusteredOptions): Estimate {
  const { metric, level, whyEmpty } = options;
  const interval = clusterMean(values, options.clusters.map(String), { level });
  const numerator = values.reduce((sum, value) => sum + value, 0);
  const estimate = asEstimate(interval, { metric, numerator, denominator: values.length });
  return values.length === 0 && whyEmpty !== undefined ? { ...estimate, why: whyEmpty } : estimate;
}
