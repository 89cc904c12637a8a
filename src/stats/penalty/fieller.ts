/**
 * Fieller's confidence set for a ratio of two means: every ratio that the data do not reject.
 * Where the denominator may well be 0 that set is not an interval but two half-lines or the whole line, and saying so
 * is the point: a finite interval there would be false at any level.
 */
import type { Why } from '../numeric/interval.ts';

export interface FiellerInput {
  readonly numerator: number;
  readonly denominator: number;
  /** Variances and covariance of the two means. */
  readonly numeratorVariance: number;
  readonly denominatorVariance: number;
  readonly covariance: number;
  /** Critical value of the normal or t law at the wanted level. */
  readonly critical: number;
}

export interface FiellerSet {
  /** numerator / denominator; null where the denominator is 0. */
  readonly estimate: number | null;
  /**
   * `interval`: [lower, upper]. `complement`: everything up to lower and from upper on, a half-line alone where the
   * other end is null. `unbounded`: every ratio; no end is given.
   */
  readonly kind: 'interval' | 'complement' | 'unbounded';
  readonly lower: number | null;
  readonly upper: number | null;
  readonly why?: Why;
}

/**
 * All r with (numerator - r denominator)^2 <= critical^2 x its variance.
 *
 * Source: Fieller 1954, Journal of the Royal Statistical Society B 16:175.
 *
 * @example
 * fieller({ numerator: 1, denominator: 2, numeratorVariance: 0, denominatorVariance: 0.25, covariance: 0, critical: 2 })
 *   .lower; // => 0.3333333333333333
 */
export function fieller({
  numerator,
  denominator,
  numeratorVariance,
  denominatorVariance,
  covariance,
  critical,
}: FiellerInput): FiellerSet {
  const estimate = denominator === 0 ? null : numerator / denominator;
  const q = critical ** 2;
  // r is kept where a r^2 - 2 b r + c <= 0.
  const a = denominator ** 2 - q * denominatorVariance;
  const b = numerator * denominator - q * covariance;
  const c = numerator ** 2 - q * numeratorVariance;
  const discriminant = b ** 2 - a * c;
  const negligible = 1e-14 * (denominator ** 2 + q * denominatorVariance);
  if (Math.abs(a) <= negligible) {
    if (Math.abs(b) <= 1e-14 * (Math.abs(numerator * denominator) + q * Math.abs(covariance)) || b === 0) {
      return { estimate, kind: 'unbounded', lower: null, upper: null };
    }
    const end = c / (2 * b);
    return b > 0
      ? { estimate, kind: 'complement', lower: null, upper: end }
      : { estimate, kind: 'complement', lower: end, upper: null };
  }
  if (a < 0 && discriminant <= 0) return { estimate, kind: 'unbounded', lower: null, upper: null };
  const root = Math.sqrt(Math.max(0, discriminant));
  // The larger root in size first, the other by the product of the two: no cancellation.
  const far = b + (b >= 0 ? root : -root);
  const first = far / a;
  const second = far === 0 ? 0 : c / far;
  return {
    estimate,
    kind: a > 0 ? 'interval' : 'complement',
    lower: Math.min(first, second),
    upper: Math.max(first, second),
  };
}
