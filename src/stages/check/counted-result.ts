/**
 * A limit on a share that was counted over all replies or runs. It is no sample, so its interval is the value itself; where
 * there was nothing to count it is null with the reason, and nothing passes for lack of data.
 */
import type { Estimate } from '../../core/estimate.ts';
import type { CheckResult } from './check-result.ts';
import { passes, verdictOf } from './verdict.ts';

export interface Counted {
  readonly respondent: string;
  readonly metric: string;
  readonly count: { readonly of: number; readonly all: number };
  /** Least share that passes. */
  readonly limit: number;
  /** Level of the report, which the count carries along. */
  readonly level: number;
  /** Why there is no share, null where there is one. */
  readonly why: string | null;
  /** What is said of a share that there is. @default nothing */
  readonly note?: string;
}

export function countedResult({ respondent, metric, count, limit, level, why, note }: Counted): CheckResult {
  const value = why === null ? count.of / count.all : null;
  const estimate: Estimate = {
    ...{ metric, value, low: value, high: value, level, method: 'count' },
    ...{ numerator: count.of, denominator: count.all, n: count.all, clusters: null },
    ...(why === null ? {} : { why }),
  };
  const bounded = { bound: 'min', limit, hold: 'whole' } as const;
  const said = why ?? note;
  return {
    ...{ kind: 'limit', respondent, metric, ...bounded, estimate },
    verdict: verdictOf(estimate, bounded),
    passed: passes(estimate, bounded),
    ...(said === undefined ? {} : { note: said }),
  };
}
