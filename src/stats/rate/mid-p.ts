/**
 * Mid-p interval for a proportion: Clopper-Pearson that counts the observed outcome by half.
 * A compromise between exactness and width; coverage dips below the level by a point or two at small n.
 */
import { checkEvents, checkLevel } from '../numeric/checks.ts';
import { binomialCdf, binomialPmf, binomialUpperTail } from '../numeric/distributions.ts';
import { findRoot } from '../numeric/find-root.ts';
import type { Interval } from '../numeric/interval.ts';

/** Options of {@link midP}. */
export interface MidPOptions {
  /** Confidence level, in (0, 1). @default 0.95 */
  readonly level?: number;
}

/**
 * Interval for `events` out of `n`: the rates p at which P(X > events) + P(X = events)/2, and its mirror, equal half
 * of 1 - level. Lower end 0 at 0 of n, upper end 1 at n of n, [0, 1] with null at n = 0.
 *
 * @throws RangeError unless 0 <= events <= n, both whole, and the level lies in (0, 1).
 * Source: Lancaster, JASA 56:223, 1961; Fagerland, Lydersen, Laake, Statistical Analysis of Contingency Tables, 2017.
 * @example
 * midP(30, 30).lower; // => 0.9049661471446958
 */
export function midP(events: number, n: number, { level = 0.95 }: MidPOptions = {}): Interval {
  checkEvents(events, n);
  checkLevel(level);
  const method = 'midp';
  if (n === 0) return { estimate: null, lower: 0, upper: 1, method, level, n, why: 'empty_denominator' };
  const tail = (1 - level) / 2;
  const above = (p: number) => binomialUpperTail(events, n, p) + binomialPmf(events, n, p) / 2 - tail;
  const below = (p: number) => binomialCdf(events, n, p) - binomialPmf(events, n, p) / 2 - tail;
  return {
    estimate: events / n,
    lower: events === 0 ? 0 : findRoot(above, [0, 1]),
    upper: events === n ? 1 : findRoot(below, [0, 1]),
    method,
    level,
    n,
  };
}
