/**
 * From what a statistic returns to the Estimate a report prints: the metric's name, numerator and denominator are
 * added here, because the statistics know numbers only.
 */
import type { Estimate } from '../../core/estimate.ts';
import type { Interval } from '../../stats/numeric/interval.ts';

export interface EstimateParts {
  readonly metric: string;
  readonly numerator: number | null;
  readonly denominator: number | null;
}

/** The estimate of a metric from its interval. */
export function asEstimate(interval: Interval, parts: EstimateParts): Estimate {
  const why = interval.why?.replaceAll('_', '-');
  return {
    metric: parts.metric,
    value: interval.estimate,
    low: interval.lower,
    high: interval.upper,
    level: interval.level,
    // Records name methods as the documents do, with hyphens.
    method: interval.method.replaceAll('_', '-'),
    numerator: parts.numerator,
    denominator: parts.denominator,
    n: interval.n,
    clusters: interval.clusters ?? null,
    ...(why === undefined ? {} : { why }),
  };
}

/** A number without an interval: a published share whose n is not known. */
export function pointEstimate(metric: string, value: number | null, level: number, why: string): Estimate {
  return {
    metric,
    value,
    low: null,
    high: null,
    level,
    method: 'none',
    numerator: null,
    denominator: null,
    n: null,
    clusters: null,
    why,
  };
}
