/**
 * The smallest difference of two shares that n questions asked of both respondents can tell from 0. How often just one
 * of the two has the event bounds it: a difference cannot exceed the disagreement it is made of.
 */
import { checkPower, checkProbability, type PowerOptions } from '../numeric/checks.ts';
import { findRoot } from '../numeric/find-root.ts';
import { nMcnemar } from './n-mcnemar.ts';

/** Options of {@link detectablePairedProportion}. */
export interface DetectablePairedProportionOptions extends PowerOptions {
  /** Shared questions, above 0. */
  readonly n: number;
}

/**
 * The difference at which {@link nMcnemar} asks for just n questions; null when not even the largest possible one,
 * `discordant` itself, can be seen.
 *
 * @param discordant Share of questions on which exactly one has the event, in [0, 1].
 * @throws RangeError when the share is outside [0, 1], n is not above 0, or an option is out of range.
 * Source: Connor, Biometrics 43:207, 1987, solved for the difference.
 * @example
 * detectablePairedProportion(0.2, { n: 1000 })?.toFixed(5); // => '0.03957'
 */
export function detectablePairedProportion(
  discordant: number,
  { n, power = 0.8, significance = 0.05, designEffect = 1 }: DetectablePairedProportionOptions,
): number | null {
  checkProbability('discordant', discordant);
  checkPower({ power, significance, designEffect });
  if (!(n > 0)) throw new RangeError(`n must be above 0, got ${n}`);
  if (discordant === 0) return null;
  // Halves of the sum, so that rounding cannot push either share below 0.
  const needed = (difference: number): number =>
    nMcnemar((discordant + difference) / 2, (discordant - difference) / 2, {
      power,
      significance,
      designEffect,
    }) ?? Number.POSITIVE_INFINITY;
  if (needed(discordant) > n) return null;
  // The need falls steadily as the difference grows, so on a scale of square roots the bracket is short.
  const least = discordant * 1e-9;
  return findRoot((difference) => Math.sqrt(needed(difference)) - Math.sqrt(n), [least, discordant], {
    tolerance: 1e-13,
  });
}
