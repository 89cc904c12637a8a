/**
 * Questions needed, or power reached, when two independent groups of questions are compared.
 * The normal approximation of R's power.prop.test. Two respondents on the same questions need fewer: see the McNemar
 * functions.
 */
import { checkDesignEffect, checkLevel, checkProbability } from '../numeric/checks.ts';
import { normalCdf, normalQuantile } from '../numeric/distributions.ts';

/** Options shared by the planning functions. */
export interface PlanOptions {
  /** Two-sided false-alarm rate, in (0, 1). @default 0.05 */
  readonly significance?: number;
  /** Wanted probability of detecting the difference, in (0, 1). @default 0.8 */
  readonly power?: number;
  /** Variance inflation by clustering, above 0; multiplies n. @default 1 */
  readonly designEffect?: number;
}

/**
 * Questions in each group (not rounded) to tell `p1` from `p2`; null when they are equal.
 *
 * @throws RangeError when a rate is outside [0, 1] or an option outside its range.
 * Source: Fleiss, Levin, Paik, Statistical Methods for Rates and Proportions, 2003, section 4.2; R power.prop.test.
 * @example
 * nTwoProportions(0.4, 0.45)?.toFixed(2); // => '1533.28'
 */
export function nTwoProportions(
  p1: number,
  p2: number,
  { significance = 0.05, power = 0.8, designEffect = 1 }: PlanOptions = {},
): number | null {
  checkPlan(p1, p2, { significance, designEffect });
  checkLevel(power);
  if (p1 === p2) return null;
  const { pooled, separate } = deviations(p1, p2);
  const root = (-normalQuantile(significance / 2) * pooled + normalQuantile(power) * separate) / (p1 - p2);
  return designEffect * root * root;
}

/** Options of {@link powerTwoProportions}. */
export interface PowerTwoProportionsOptions extends Omit<PlanOptions, 'power'> {
  /** Questions in each group, above 0. */
  readonly n: number;
}

/**
 * Power to tell `p1` from `p2` with n questions in each group (the far tail is left out, as in R).
 *
 * @throws RangeError when a rate is outside [0, 1] or n or the design effect is not above 0.
 * @example
 * powerTwoProportions(0.4, 0.45, { n: 1534 }).toFixed(3); // => '0.800'
 */
export function powerTwoProportions(
  p1: number,
  p2: number,
  { n, significance = 0.05, designEffect = 1 }: PowerTwoProportionsOptions,
): number {
  checkPlan(p1, p2, { significance, designEffect });
  if (!(n > 0)) throw new RangeError(`n must be above 0, got ${n}`);
  const { pooled, separate } = deviations(p1, p2);
  const excess = Math.sqrt(n / designEffect) * Math.abs(p1 - p2) + normalQuantile(significance / 2) * pooled;
  if (separate === 0) return excess > 0 ? 1 : 0;
  return normalCdf(excess / separate);
}

/** Per-question standard deviations of the difference, with rates pooled and separate. */
function deviations(p1: number, p2: number) {
  const mean = (p1 + p2) / 2;
  return {
    pooled: Math.sqrt(2 * mean * (1 - mean)),
    separate: Math.sqrt(p1 * (1 - p1) + p2 * (1 - p2)),
  };
}

function checkPlan(
  p1: number,
  p2: number,
  { significance, designEffect }: { readonly significance: number; readonly designEffect: number },
): void {
  checkDesignEffect(designEffect);
  checkProbability('p1', p1);
  checkProbability('p2', p2);
  checkProbability('significance', significance);
}
