/**
 * Questions needed to tell two respondents apart on the same questions, from how often each alone has the event.
 */
import { checkPower, checkProbability, type PowerOptions } from '../numeric/checks.ts';
import { normalQuantile } from '../numeric/distributions.ts';

/** Options of {@link nMcnemar}. */
export type NMcnemarOptions = PowerOptions;

/**
 * Shared questions (not rounded) for McNemar's test; null when the two shares are equal.
 *
 * @param onlyFirst Share of questions with the event for the first only, in [0, 1].
 * @param onlySecond Share for the second only.
 * @throws RangeError when a share is outside [0, 1], their sum exceeds 1, or an option is out of range.
 * Source: Connor, Biometrics 43:207, 1987; Miettinen, Biometrics 24:339, 1968.
 * @example
 * nMcnemar(0.12, 0.1, { power: 0.9 })?.toFixed(2); // => '5774.93'
 */
export function nMcnemar(
  onlyFirst: number,
  onlySecond: number,
  { power = 0.8, significance = 0.05, designEffect = 1 }: NMcnemarOptions = {},
): number | null {
  checkProbability('onlyFirst', onlyFirst);
  checkProbability('onlySecond', onlySecond);
  checkProbability('onlyFirst + onlySecond', onlyFirst + onlySecond);
  checkPower({ power, significance, designEffect });
  const discordant = onlyFirst + onlySecond;
  const difference = onlyFirst - onlySecond;
  if (difference === 0) return null;
  const root =
    -normalQuantile(significance / 2) * Math.sqrt(discordant) +
    normalQuantile(power) * Math.sqrt(discordant - difference ** 2);
  return (designEffect * root ** 2) / difference ** 2;
}
