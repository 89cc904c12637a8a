/**
 * Agresti-Caffo interval for the difference of two independent proportions: Wald after one more success and failure
 * on each side. Simple and nearly as good as Newcombe's; offered because papers print it.
 */
import { normalCritical } from '../numeric/distributions.ts';

/**
 * The ends of the interval for first - second at confidence `level`, for proportions already checked.
 *
 * Source: Agresti and Caffo, American Statistician 54:280, 2000.
 * @example
 * agrestiCaffo({ events: 0, n: 30 }, { events: 3, n: 30 }, 0.95).lower; // => -0.22322655700339725
 */
export function agrestiCaffo(
  first: { readonly events: number; readonly n: number },
  second: { readonly events: number; readonly n: number },
  level: number,
): { lower: number; upper: number } {
  const p1 = (first.events + 1) / (first.n + 2);
  const p2 = (second.events + 1) / (second.n + 2);
  const spread =
    normalCritical(level) * Math.sqrt((p1 * (1 - p1)) / (first.n + 2) + (p2 * (1 - p2)) / (second.n + 2));
  return { lower: p1 - p2 - spread, upper: p1 - p2 + spread };
}
