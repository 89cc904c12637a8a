/**
 * How many replies of each stratum to audit so that the overall mean is sharpest for a given total.
 * Continuous: rounding and a least number a stratum are the business of `audit-allocation`.
 */
import { checkSameLength } from '../numeric/checks.ts';

/**
 * Neyman's allocation: in proportion to size x standard deviation, never more than a stratum holds; what a full stratum
 * cannot take goes to the others. Strata without variation get nothing, so the total may fall short of `n`.
 *
 * Source: Neyman 1934, Journal of the Royal Statistical Society 97:558.
 *
 * @param n replies to audit in all
 * @param sizes replies in each stratum
 * @param deviations standard deviation expected in each stratum
 * @throws RangeError if a number is negative or the columns differ in length
 * @example
 * neyman(200, [1900, 1500, 20], [0.05, 0.05, 5]); // => [100.58823529411765, 79.41176470588235, 20]
 */
export function neyman(
  n: number,
  sizes: readonly number[],
  deviations: readonly number[],
): readonly number[] {
  checkSameLength(sizes, deviations, 'sizes and deviations');
  for (const value of [n, ...sizes, ...deviations]) {
    if (!(value >= 0)) throw new RangeError(`n, sizes and deviations must be at least 0, got ${value}`);
  }
  const allocation = sizes.map(() => 0);
  const full = sizes.map(() => false);
  let left = n;
  for (;;) {
    let weight = 0;
    sizes.forEach((size, h) => {
      if (!full[h]) weight += size * deviations[h]!;
    });
    if (weight === 0) return allocation;
    const over = sizes.findIndex((size, h) => !full[h] && (left * size * deviations[h]!) / weight > size);
    if (over === -1) {
      sizes.forEach((size, h) => {
        if (!full[h]) allocation[h] = (left * size * deviations[h]!) / weight;
      });
      return allocation;
    }
    // All strata that overflow at this weight are filled at once: filling one only raises the others' shares.
    sizes.forEach((size, h) => {
      if (full[h] || !((left * size * deviations[h]!) / weight > size)) return;
      full[h] = true;
      allocation[h] = size;
    });
    left = n - sizes.reduce((sum, size, h) => sum + (full[h] ? size : 0), 0);
  }
}
