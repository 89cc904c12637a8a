/**
 * Difference of two estimates from separate summaries, as independent: the two intervals squared and added
 * (Newcombe's method 10; in general Zou and Donner 2008, MOVER). It starts from each summary's own interval, so
 * clusters that widened those widen this one too.
 */
import type { Estimate } from '../../../core/estimate.ts';

/** `later − earlier`; null where either is undefined, without interval where either has none. */
export function unpairedDifference(
  earlier: Estimate | undefined,
  later: Estimate | undefined,
): Estimate | null {
  if (earlier?.value == null || later?.value == null) return null;
  const value = later.value - earlier.value;
  const base = {
    metric: later.metric,
    value,
    level: later.level,
    numerator: null,
    denominator: null,
    n: earlier.n === null || later.n === null ? null : Math.min(earlier.n, later.n),
    clusters: null,
  };
  if (
    earlier.low === null ||
    earlier.high === null ||
    later.low === null ||
    later.high === null ||
    earlier.level !== later.level
  ) {
    return { ...base, low: null, high: null, method: 'none' };
  }
  return {
    ...base,
    low: value - Math.hypot(later.value - later.low, earlier.high - earlier.value),
    high: value + Math.hypot(later.high - later.value, earlier.value - earlier.low),
    method: 'mover',
  };
}
