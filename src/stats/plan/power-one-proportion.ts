/**
 * Power of a test of one rate against a fixed value ("at most 10 % wrong?"), by the arcsine approximation.
 * Quick and smooth in n, for planning; powerOneProportionExact gives the true figure.
 */
import { checkLevel, checkProbability } from '../numeric/checks.ts';
import { normalCdf, normalQuantile } from '../numeric/distributions.ts';
import { findRoot } from '../numeric/find-root.ts';

/** Options of {@link powerOneProportion}. */
export interface PowerOneProportionOptions {
  /** Questions; give this or `power`. */
  readonly n?: number;
  /** Wanted power in (0, 1); give this or `n`. */
  readonly power?: number;
  /** Two-sided false-alarm rate, in (0, 1). @default 0.05 */
  readonly significance?: number;
}

/** Effect size, questions and power, whichever was asked for. */
export interface PowerOneProportion {
  /** Cohen's |h| = |2 asin sqrt p1 - 2 asin sqrt p0|. */
  readonly effect: number;
  /** Questions, not rounded; null when the rates are equal. */
  readonly n: number | null;
  readonly power: number;
}

/**
 * Power of the two-sided test of rate `p0` when the truth is `p1`, or the n that reaches a power.
 *
 * @throws RangeError unless exactly one of n and power is given, in range.
 * Source: Cohen, Statistical Power Analysis, 1988, chapter 6; R pwr::pwr.p.test.
 * @example
 * powerOneProportion(0.4, 0.45, { n: 500 }).power.toFixed(6); // => '0.618962'
 */
export function powerOneProportion(
  p0: number,
  p1: number,
  { n, power, significance = 0.05 }: PowerOneProportionOptions,
): PowerOneProportion {
  checkProbability('p0', p0);
  checkProbability('p1', p1);
  checkLevel(significance);
  const effect = Math.abs(2 * Math.asin(Math.sqrt(p1)) - 2 * Math.asin(Math.sqrt(p0)));
  const critical = normalQuantile(significance / 2);
  const powerAt = (questions: number) =>
    Math.min(
      1,
      normalCdf(critical + effect * Math.sqrt(questions)) +
        normalCdf(critical - effect * Math.sqrt(questions)),
    );
  if (n !== undefined && power === undefined) {
    if (!(n > 0)) throw new RangeError(`n must be above 0, got ${n}`);
    return { effect, n, power: powerAt(n) };
  }
  if (n !== undefined || power === undefined)
    throw new RangeError('give either n or power, not both or neither');
  checkLevel(power);
  if (effect === 0) return { effect, n: null, power };
  // Below the significance level every n has more power than wanted.
  if (power <= significance) return { effect, n: 0, power };
  const enough = ((normalQuantile(power) - critical) / effect) ** 2;
  return { effect, n: findRoot((questions) => powerAt(questions) - power, [0, 2 * enough + 1]), power };
}
