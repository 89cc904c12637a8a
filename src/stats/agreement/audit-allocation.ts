/**
 * A whole-number audit plan: Neyman's proportions with a floor under the deviations, a least number a stratum, and
 * largest-remainder rounding, so that the plan adds up and no stratum is left without evidence.
 */
import { checkCounts, checkProbability, checkSameLength } from '../numeric/checks.ts';
import { largestRemainder } from '../numeric/largest-remainder.ts';

export interface AuditAllocationOptions {
  /** Share of replies per stratum a pilot found wrongly judged (or any rate the audit is to measure). */
  readonly rates: readonly number[];
  /** Least number of replies a stratum, as far as it has them. @default 10 */
  readonly least?: number;
  /** Least standard deviation assumed, against strata a pilot found spotless by luck. @default 0.05 */
  readonly floor?: number;
}

/**
 * Replies to audit per stratum: n_h in proportion to N_h x sqrt(p_h (1 - p_h)), at least `least`, at most N_h.
 *
 * The plan adds up to `n`, or to all replies where `n` asks for more, or to more than `n` where the least numbers do.
 *
 * Source: Cochran 1977, "Sampling Techniques", section 5.5.
 *
 * @param n replies to audit in all
 * @param sizes replies in each stratum
 * @throws RangeError if a number lies outside its range
 * @example
 * auditAllocation(100, [800, 150, 50], { rates: [0.1, 0.1, 0.5] }); // => [76, 14, 10]
 */
export function auditAllocation(
  n: number,
  sizes: readonly number[],
  { rates, least = 10, floor = 0.05 }: AuditAllocationOptions,
): readonly number[] {
  checkCounts({ n, least, ...Object.fromEntries(sizes.map((size, h) => [`sizes[${h}]`, size])) });
  checkSameLength(sizes, rates, 'sizes and rates');
  rates.forEach((rate, h) => {
    checkProbability(`rates[${h}]`, rate);
  });
  const deviations = rates.map((rate) => Math.max(floor, Math.sqrt(rate * (1 - rate))));
  const lowest = sizes.map((size) => Math.min(size, least));
  const within = (scale: number) =>
    sizes.map((size, h) => Math.min(size, Math.max(lowest[h]!, scale * size * deviations[h]!)));
  const population = sizes.reduce((sum, size) => sum + size, 0);
  const total = Math.min(
    population,
    Math.max(
      n,
      lowest.reduce((sum, count) => sum + count, 0),
    ),
  );
  // The scale at which the bounded shares add up; they grow with it, so halving the bracket finds it.
  let low = 0;
  let high = 1 / floor;
  for (let step = 0; step < 200; step++) {
    const middle = (low + high) / 2;
    if (within(middle).reduce((sum, count) => sum + count, 0) < total) low = middle;
    else high = middle;
  }
  return largestRemainder(within(high), total);
}
