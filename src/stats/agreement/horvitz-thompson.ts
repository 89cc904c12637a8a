/**
 * Totals and means from a sample whose members were drawn with known, unequal probabilities.
 * Each value counts as the 1/probability replies it stands for; two means are given because they answer differently when
 * the drawn number varies.
 */
import { checkSameLength } from '../numeric/checks.ts';
import type { Why } from '../numeric/interval.ts';

export interface HorvitzThompson {
  /** Estimated sum over all replies. */
  readonly total: number;
  /** total / population: unbiased, but noisy where the sample size varies; null without a population. */
  readonly mean: number | null;
  /** total / estimated population (Hájek): slightly biased, steadier, never outside the range of the values. */
  readonly hajekMean: number | null;
  /** Sampled replies. */
  readonly n: number;
  readonly why?: Why;
}

/**
 * Sum of value / inclusion probability, and the two means it gives.
 *
 * Source: Horvitz and Thompson 1952, Journal of the American Statistical Association 47:663; Hájek 1971.
 *
 * @param values sampled values
 * @param probabilities inclusion probability of each, in (0, 1]
 * @throws RangeError if a probability is not in (0, 1]: a reply that could not be drawn cannot be stood for
 * @example
 * horvitzThompson([1, 0, 1, 1], [0.1, 0.2, 0.5, 0.5], { population: 24 }).total; // => 14
 */
export function horvitzThompson(
  values: readonly number[],
  probabilities: readonly number[],
  { population }: { readonly population?: number } = {},
): HorvitzThompson {
  checkSameLength(values, probabilities, 'values and probabilities');
  let total = 0;
  let weights = 0;
  values.forEach((value, i) => {
    const probability = probabilities[i]!;
    if (!(probability > 0 && probability <= 1)) {
      throw new RangeError(`inclusion probabilities must lie in (0, 1], got ${probability}`);
    }
    total += value / probability;
    weights += 1 / probability;
  });
  const n = values.length;
  const mean = population === undefined || population === 0 ? null : total / population;
  if (n === 0) return { total, mean, hajekMean: null, n, why: 'no_questions' };
  return { total, mean, hajekMean: total / weights, n };
}
