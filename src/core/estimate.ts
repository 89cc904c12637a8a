/**
 * A number with its doubt. `value` null means undefined, and `why` says so; it is never 0 for "no data".
 * Without an interval (a published rate without n) low and high are null and the method says `none`.
 */
import { z } from 'zod';

export const estimateSchema = z.object({
  metric: z.string(),
  value: z.number().nullable(),
  low: z.number().nullable(),
  high: z.number().nullable(),
  /** Confidence level in (0, 1). */
  level: z.number().gt(0).lt(1),
  /** `wilson`, `cluster-wilson-t`, `paired-fieller` …; what docs/statistics.md explains. */
  method: z.string(),
  numerator: z.number().nullable(),
  denominator: z.number().nullable(),
  /** Questions (or pairs) the estimate rests on; null when a source does not print it. */
  n: z.number().nullable(),
  clusters: z.number().int().nullable(),
  /** Why the value is null, or what limits the interval: `no-attempts`, `one-cluster`, `n-unknown`. */
  why: z.string().optional(),
});
/** A number with its interval, its counts and its method; null with a reason where it is undefined. */
export type Estimate = z.infer<typeof estimateSchema>;
