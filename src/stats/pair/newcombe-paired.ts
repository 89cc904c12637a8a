/**
 * Newcombe's square-and-add interval for the difference of two paired proportions, without iteration.
 * The safe option next to Tango: never below 94.7 % in the simulations, at the price of some width.
 */
import { normalCritical } from '../numeric/distributions.ts';
import { wilsonEnds } from '../rate/wilson.ts';
import type { PairCounts } from './pair-counts.ts';

/**
 * The ends of the interval for first - second at confidence `level`, for a checked table with at least one question,
 * and the correlation phi it used (with Newcombe's continuity correction when positive; 0 when a margin is empty).
 *
 * Source: Newcombe, Statistics in Medicine 17:2635, 1998, method 10.
 * @example
 * newcombePaired({ both: 60, onlyFirst: 40, onlySecond: 20, neither: 40 }, 0.95).phi; // => 0.24528894525980308
 */
export function newcombePaired(
  { both, onlyFirst, onlySecond, neither }: PairCounts,
  level: number,
): { lower: number; upper: number; phi: number } {
  const n = both + onlyFirst + onlySecond + neither;
  const z = normalCritical(level);
  const p1 = (both + onlyFirst) / n;
  const p2 = (both + onlySecond) / n;
  const first = wilsonEnds(p1, n, z);
  const second = wilsonEnds(p2, n, z);
  const margins = (both + onlyFirst) * (onlySecond + neither) * (both + onlySecond) * (onlyFirst + neither);
  const cross = both * neither - onlyFirst * onlySecond;
  const phi = margins === 0 ? 0 : (cross > 0 ? Math.max(cross - n / 2, 0) : cross) / Math.sqrt(margins);
  const add = (one: number, two: number) =>
    Math.sqrt(Math.max(0, one * one - 2 * phi * one * two + two * two));
  return {
    lower: p1 - p2 - add(p1 - first.lower, second.upper - p2),
    upper: p1 - p2 + add(first.upper - p1, p2 - second.lower),
    phi,
  };
}
