/**
 * The normal interval for the difference of two independent proportions, to be compared with, never a default.
 * Its width is zero when both proportions sit at an end.
 */
import { normalCritical } from '../numeric/distributions.ts';

/**
 * The ends of the interval for first - second at confidence `level`, for proportions already checked.
 *
 * Source: any textbook; its failings in Newcombe, Statistics in Medicine 17:873, 1998, method 1.
 */
export function waldDifference(
  first: { readonly events: number; readonly n: number },
  second: { readonly events: number; readonly n: number },
  level: number,
): { lower: number; upper: number } {
  const p1 = first.events / first.n;
  const p2 = second.events / second.n;
  const spread = normalCritical(level) * Math.sqrt((p1 * (1 - p1)) / first.n + (p2 * (1 - p2)) / second.n);
  return { lower: p1 - p2 - spread, upper: p1 - p2 + spread };
}
