/**
 * An estimate against a limit. Without an interval (a published rate without n) only `value` can be judged, and
 * the two other holds leave it open: a point proves nothing.
 */
import type { Estimate } from '../../core/estimate.ts';
import type { Hold, Verdict } from './check-result.ts';

export interface Bounded {
  readonly bound: 'max' | 'min';
  readonly limit: number;
  readonly hold: Hold;
}

/** Where the interval lies: wholly within the limit, wholly beyond it, or across. An end on the limit keeps it. */
export function verdictOf(estimate: Estimate | null, { bound, limit }: Bounded): Verdict {
  if (estimate?.value == null) return 'undefined';
  const { low, high } = estimate;
  if (low === null || high === null) return 'open';
  if (bound === 'max') return high <= limit ? 'kept' : low > limit ? 'broken' : 'open';
  return low >= limit ? 'kept' : high < limit ? 'broken' : 'open';
}

/** Whether the check passes under its `hold`; a number that does not exist never passes. */
export function passes(estimate: Estimate | null, bounded: Bounded): boolean {
  const verdict = verdictOf(estimate, bounded);
  if (estimate?.value == null || verdict === 'undefined') return false;
  switch (bounded.hold) {
    case 'whole':
      return verdict === 'kept';
    case 'any':
      return (
        verdict !== 'broken' &&
        (verdict === 'kept' || estimate.low !== null || keeps(estimate.value, bounded))
      );
    case 'value':
      return keeps(estimate.value, bounded);
  }
}

function keeps(value: number, { bound, limit }: Bounded): boolean {
  return bound === 'max' ? value <= limit : value >= limit;
}
