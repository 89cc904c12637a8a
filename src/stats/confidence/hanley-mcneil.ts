/**
 * An interval for the area under the ROC curve that does not collapse at 0 and 1, from the area and the two counts.
 * The variance is Hanley and McNeil's, taken at the candidate area rather than at the observed one (a score interval).
 */
import { checkCounts, checkLevel, checkProbability } from '../numeric/checks.ts';
import { normalCritical } from '../numeric/distributions.ts';
import type { Interval } from '../numeric/interval.ts';

export interface HanleyMcneilOptions {
  readonly positives: number;
  readonly negatives: number;
  /** Confidence level in (0, 1). @default 0.95 */
  readonly level?: number;
}

/**
 * All areas A with |area - A| <= z x SE(A); wider than DeLong's interval, and right where that one is a point.
 *
 * Source: Hanley and McNeil 1982, Radiology 143:29; Newcombe 2006, Statistics in Medicine 25:559, method 5.
 *
 * @throws RangeError if the area lies outside [0, 1]
 * @example
 * hanleyMcneil(1, { positives: 20, negatives: 10 }).upper; // => 1
 */
export function hanleyMcneil(
  area: number,
  { positives, negatives, level = 0.95 }: HanleyMcneilOptions,
): Interval {
  checkLevel(level);
  checkProbability('area', area);
  checkCounts({ positives, negatives });
  const shape = { method: 'hanley_mcneil_score', level, n: positives + negatives };
  if (positives === 0 || negatives === 0) {
    return { estimate: null, lower: 0, upper: 1, ...shape, why: 'one_class' };
  }
  const z = normalCritical(level);
  // Newcombe's method 5 takes the mean class size in the two correction terms.
  const rest = (positives + negatives) / 2 - 1;
  const inside = (candidate: number) => {
    const spread =
      candidate *
      (1 - candidate) *
      (1 + (rest * (1 - candidate)) / (2 - candidate) + (rest * candidate) / (1 + candidate));
    return (area - candidate) ** 2 <= (z ** 2 * spread) / (positives * negatives);
  };
  const edge = (outside: number) => {
    if (inside(outside)) return outside;
    let far = outside;
    let near = area;
    for (let step = 0; step < 80; step++) {
      const middle = (far + near) / 2;
      if (inside(middle)) near = middle;
      else far = middle;
    }
    return near;
  };
  return {
    estimate: area,
    lower: area === 0 ? 0 : edge(0),
    upper: area === 1 ? 1 : edge(1),
    ...shape,
  };
}
