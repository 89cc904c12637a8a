/**
 * Newcombe's square-and-add interval for the difference of two independent proportions: the default of its kind.
 * Two Wilson intervals are combined, so it stays in range and needs no iteration.
 */
import { normalCritical } from '../numeric/distributions.ts';
import { wilsonEnds } from '../rate/wilson.ts';

/**
 * The ends of the interval for first - second at confidence `level`, for proportions already checked.
 *
 * Source: Newcombe, Statistics in Medicine 17:873, 1998, method 10.
 * @example
 * newcombeDifference({ events: 56, n: 70 }, { events: 48, n: 80 }, 0.95).upper; // => 0.333872654036906
 */
export function newcombeDifference(
  first: { readonly events: number; readonly n: number },
  second: { readonly events: number; readonly n: number },
  level: number,
): { lower: number; upper: number } {
  const z = normalCritical(level);
  const p1 = first.events / first.n;
  const p2 = second.events / second.n;
  const one = wilsonEnds(p1, first.n, z);
  const two = wilsonEnds(p2, second.n, z);
  return {
    lower: p1 - p2 - Math.hypot(p1 - one.lower, two.upper - p2),
    upper: p1 - p2 + Math.hypot(one.upper - p1, p2 - two.lower),
  };
}
