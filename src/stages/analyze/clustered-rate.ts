/** Rates and means of one value a question, with the interval that its clusters ask for. */
import type { Estimate } from '../../core/estimate.ts';
import { clusterMean } from '../../stats/rate/cluster-mean.ts';
import { clusterWilson } from '../../stats/rate/cluster-wilson.ts';
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
