/**
 * The smallest higher rate that n questions a group can tell from a given one: what a benchmark of this size can see.
 */
import { checkDesignEffect, type PowerOptions } from '../numeric/checks.ts';
import { findRoot } from '../numeric/find-root.ts';
import { powerTwoProportions } from './power-two-proportions.ts';

/** Options of {@link detectableProportion}. */
export interface DetectableProportionOptions extends PowerOptions {
  /** Questions in each group, above 0. */
  readonly n: number;
}

/**
 * The p2 > `p1` at which the power of powerTwoProportions equals the wanted one; null when even 1 is too near.
 *
 * @throws RangeError when p1 is outside [0, 1] or n or the design effect is not above 0.
 * Source: R power.prop.test solved for p2.
 * @example
 * detectableProportion(0.4, { n: 4326 })?.toFixed(6); // => '0.429675'
 */
export function detectableProportion(
  p1: number,
  { n, power = 0.8, significance = 0.05, designEffect = 1 }: DetectableProportionOptions,
): number | null {
  checkDesignEffect(designEffect);
  const shortfall = (p2: number) => powerTwoProportions(p1, p2, { n, significance, designEffect }) - power;
  if (p1 >= 1 || shortfall(1) < 0) return null;
  return findRoot(shortfall, [p1, 1], { tolerance: 1e-12 });
}
