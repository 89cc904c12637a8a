/**
 * Questions needed for a rate to be known to within a given half-width: "how many for plus or minus two points?"
 */
import { checkDesignEffect, checkLevel, checkProbability } from '../numeric/checks.ts';
import { normalCritical } from '../numeric/distributions.ts';

/** Options of {@link nForHalfWidth}. */
export interface NForHalfWidthOptions {
  /** Half-width wanted, in (0, 0.5]. */
  readonly halfWidth: number;
  /** Confidence level, in (0, 1). @default 0.95 */
  readonly level?: number;
  /** Width of Wilson's interval, or of the normal one. @default 'wilson' */
  readonly method?: 'wilson' | 'normal';
  /** Variance inflation by clustering, above 0; multiplies n. @default 1 */
  readonly designEffect?: number;
}

/**
 * The smallest whole n at which the interval around an observed rate of `rate` is at most 2 halfWidth wide.
 *
 * @throws RangeError when the rate is outside [0, 1] or half-width or design effect are not above 0.
 * Source: inversion of Wilson's formula; the normal version is z^2 p (1 - p)/h^2.
 * @example
 * nForHalfWidth(0.5, { halfWidth: 0.03 }); // => 1064
 */
export function nForHalfWidth(
  rate: number,
  { halfWidth, level = 0.95, method = 'wilson', designEffect = 1 }: NForHalfWidthOptions,
): number {
  checkProbability('rate', rate);
  checkLevel(level);
  checkDesignEffect(designEffect);
  if (!(halfWidth > 0)) throw new RangeError(`halfWidth must be above 0, got ${halfWidth}`);
  const z2 = normalCritical(level) ** 2;
  const spread = rate * (1 - rate);
  if (method === 'normal') return Math.ceil((designEffect * z2 * spread) / halfWidth ** 2);
  // With m = n + z^2, h^2 m^2 = z^2 (p q n + z^2/4) is a quadratic in n; its larger root is the width's only crossing.
  const fits = (n: number) => Math.sqrt(z2 * (spread / n + z2 / (4 * n * n))) / (1 + z2 / n) <= halfWidth;
  const h2 = halfWidth ** 2;
  const linear = 2 * h2 * z2 - z2 * spread;
  const constant = h2 * z2 * z2 - (z2 * z2) / 4;
  const root = (-linear + Math.sqrt(Math.max(0, linear ** 2 - 4 * h2 * constant))) / (2 * h2);
  let n = Math.max(1, Math.ceil(root) - 1);
  while (!fits(n)) n++;
  return Math.ceil(designEffect * n);
}
