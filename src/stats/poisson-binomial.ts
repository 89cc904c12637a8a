/**
 * Distribution of the number of successes when each try has its own chance: exact, by convolution.
 * O(n^2), which is at once for the few hundred answers of a bin of a reliability diagram.
 */
import { checkConfidences } from './forecasts.ts';

/**
 * P(k successes) for k = 0 … n.
 *
 * Source: Poisson 1837; the recursion adds one try at a time and has no subtraction, so it loses no digits.
 *
 * @param chances success probability of each try, in [0, 1]
 * @throws RangeError if a chance lies outside [0, 1]
 * @example
 * poissonBinomial([0.5, 0.5]); // => Float64Array.of(0.25, 0.5, 0.25)
 */
export function poissonBinomial(chances: ArrayLike<number>): Float64Array {
  checkConfidences(chances);
  const n = chances.length;
  const mass = new Float64Array(n + 1);
  mass[0] = 1;
  for (let i = 0; i < n; i++) {
    const chance = chances[i]!;
    for (let k = i + 1; k > 0; k--) mass[k] = mass[k]! * (1 - chance) + mass[k - 1]! * chance;
    mass[0]! *= 1 - chance;
  }
  return mass;
}
