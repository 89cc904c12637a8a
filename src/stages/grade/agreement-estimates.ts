/**
 * Shares and coefficients of agreement as estimates, with Wilson's interval widened by question: several replies to one
 * question are right or wrong together.
 */
import type { Estimate } from '../../core/estimate.ts';
import type { Interval } from '../../stats/numeric/interval.ts';
import { clusterWilson } from '../../stats/rate/cluster-wilson.ts';
import { wilson } from '../../stats/rate/wilson.ts';

export interface ReplyHit {
  readonly question: string;
  readonly hit: boolean;
}

/** The share of replies that hit. */
export function shareOfReplies(metric: string, replies: readonly ReplyHit[], level: number): Estimate {
  const hits = replies.filter((reply) => reply.hit).length;
  const clusters = new Set(replies.map((reply) => reply.question)).size;
  const interval =
    clusters < replies.length && clusters > 1
      ? clusterWilson(
          replies.map((reply) => Number(reply.hit)),
          replies.map((reply) => reply.question),
          { level },
        )
      : wilson(hits, replies.length, { level });
  return {
    ...estimateOfInterval(metric, interval),
    numerator: hits,
    denominator: replies.length,
    clusters,
  };
}

/** An interval of the statistics as an estimate of the summary. */
export function estimateOfInterval(metric: string, interval: Interval): Estimate {
  const { estimate, lower, upper, level, method, n, clusters = null, why } = interval;
  return {
    metric,
    value: estimate,
    low: lower,
    high: upper,
    level,
    method,
    numerator: null,
    denominator: null,
    n,
    clusters,
    ...(why === undefined ? {} : { why: why.replaceAll('_', '-') }),
  };
}
