/**
 * Power of the exact test of one rate against a fixed value, by enumeration.
 * Rejects where either tail of the null has at most half the significance: the test that Clopper-Pearson inverts. Its
 * true false-alarm rate is below the nominal one, and is returned beside the power.
 */
import { checkCounts, checkLevel, checkProbability } from '../numeric/checks.ts';
import { binomialCdf, binomialUpperTail } from '../numeric/distributions.ts';

/** Options of {@link powerOneProportionExact}. */
export interface PowerOneProportionExactOptions {
  /** Questions. */
  readonly n: number;
  /** Nominal two-sided false-alarm rate, in (0, 1). @default 0.05 */
  readonly significance?: number;
}

/**
 * Probability of rejecting rate `p0` when the truth is `p1`, and when it is `p0` itself (`size`).
 *
 * @throws RangeError when a rate is outside [0, 1] or n is not a count.
 * Source: Clopper and Pearson, Biometrika 26:404, 1934.
 * @example
 * powerOneProportionExact(0.05, 0.1, { n: 500 }).power.toFixed(6); // => '0.987681'
 */
export function powerOneProportionExact(
  p0: number,
  p1: number,
  { n, significance = 0.05 }: PowerOneProportionExactOptions,
): { readonly power: number; readonly size: number } {
  checkProbability('p0', p0);
  checkProbability('p1', p1);
  checkCounts({ n });
  checkLevel(significance);
  // The largest count rejected as too low and the smallest rejected as too high.
  const low = lastTrue(n, (k) => binomialCdf(k, n, p0) <= significance / 2);
  const high = n - lastTrue(n, (k) => binomialUpperTail(n - k - 1, n, p0) <= significance / 2);
  const rejects = (p: number) =>
    // The two regions meet where nearly everything is to be rejected.
    low >= high - 1
      ? 1
      : Math.min(
          1,
          (low < 0 ? 0 : binomialCdf(low, n, p)) + (high > n ? 0 : binomialUpperTail(high - 1, n, p)),
        );
  return { power: rejects(p1), size: rejects(p0) };
}

/** The largest k in [0, n] for which a condition that never returns still holds; -1 if none. */
function lastTrue(n: number, holds: (k: number) => boolean): number {
  let low = -1;
  let high = n;
  while (low < high) {
    const middle = Math.ceil((low + high) / 2);
    if (holds(middle)) low = middle;
    else high = middle - 1;
  }
  return low;
}
