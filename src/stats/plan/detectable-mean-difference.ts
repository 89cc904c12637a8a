/**
 * The smallest mean (or mean paired difference) that n questions can tell from 0.
 */
import { checkPower, type PowerOptions } from '../numeric/checks.ts';
import { normalQuantile } from '../numeric/distributions.ts';

/** Options of {@link detectableMeanDifference}. */
export interface DetectableMeanDifferenceOptions extends PowerOptions {
  /** Questions, above 0. */
  readonly n: number;
}

/**
 * (z_alpha/2 + z_power) `deviation` sqrt(designEffect/n), in the units of the deviation.
 *
 * @param deviation Standard deviation of one question's value (or difference), at least 0.
 * @throws RangeError when the deviation is negative, n is not above 0, or an option is out of range.
 * Source: any textbook; Miller 2024, arXiv:2411.00640, section 5.
 * @example
 * detectableMeanDifference(0.9, { n: 4326, designEffect: 1.6 }).toFixed(6); // => '0.048491'
 */
export function detectableMeanDifference(
  deviation: number,
  { n, power = 0.8, significance = 0.05, designEffect = 1 }: DetectableMeanDifferenceOptions,
): number {
  if (!(deviation >= 0)) throw new RangeError(`deviation must be at least 0, got ${deviation}`);
  if (!(n > 0)) throw new RangeError(`n must be above 0, got ${n}`);
  checkPower({ power, significance, designEffect });
  const steps = -normalQuantile(significance / 2) + normalQuantile(power);
  return steps * deviation * Math.sqrt(designEffect / n);
}
