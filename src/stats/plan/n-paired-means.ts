/**
 * Questions needed to see a mean paired difference, when each question is asked K times: Miller's power formula.
 * Trials shrink only the within-question part; the variance of true differences between questions stays.
 */
import { checkPower, type PowerOptions } from '../numeric/checks.ts';
import { normalQuantile } from '../numeric/distributions.ts';

/** Options of {@link nPairedMeans}. */
export interface NPairedMeansOptions extends PowerOptions {
  /** Variance over questions of the difference of the two true means, at least 0. */
  readonly varianceBetween: number;
  /** Variance between trials of one question, first and second respondent, at least 0. @default [0, 0] */
  readonly varianceWithin?: readonly [number, number];
  /** Trials a question, first and second respondent, at least 1. @default [1, 1] */
  readonly trials?: readonly [number, number];
}

/**
 * (z_alpha/2 + z_power)^2 (omega^2 + s1^2/K1 + s2^2/K2) deff/difference^2, not rounded; null for a difference of 0.
 *
 * @throws RangeError when a variance is negative, trials are below 1, or an option is out of range.
 * Source: Miller 2024, arXiv:2411.00640, section 5: 969 questions for 3 points with omega^2 = 1/9.
 * @example
 * Math.ceil(nPairedMeans(0.03, { varianceBetween: 1 / 9 })!); // => 969
 */
export function nPairedMeans(
  difference: number,
  {
    varianceBetween,
    varianceWithin = [0, 0],
    trials = [1, 1],
    power = 0.8,
    significance = 0.05,
    designEffect = 1,
  }: NPairedMeansOptions,
): number | null {
  checkPower({ power, significance, designEffect });
  if (![varianceBetween, ...varianceWithin].every((variance) => variance >= 0)) {
    throw new RangeError(
      `variances must be at least 0, got ${[varianceBetween, ...varianceWithin].join(', ')}`,
    );
  }
  if (!trials.every((count) => count >= 1)) throw new RangeError(`trials must be at least 1, got ${trials}`);
  if (difference === 0) return null;
  const variance = varianceBetween + varianceWithin[0] / trials[0] + varianceWithin[1] / trials[1];
  const steps = -normalQuantile(significance / 2) + normalQuantile(power);
  return (designEffect * steps ** 2 * variance) / difference ** 2;
}
