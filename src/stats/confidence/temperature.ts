/**
 * Temperature scaling: one number that makes stated confidences bolder (below 1) or humbler (above 1).
 * The log-odds of each confidence are divided by it. One parameter cannot overfit much, and cannot mend a bias either:
 * 50 % stays 50 %.
 */

import type { Why } from '../numeric/interval.ts';
import { checkForecasts } from './forecasts.ts';

export interface TemperatureOptions {
  /** Confidences are moved into [eps, 1 - eps] first. @default 1e-6 */
  readonly eps?: number;
}

export interface Temperature {
  /** Above 1: the model was overconfident. Null where the best value is 0 or infinite. */
  readonly temperature: number | null;
  /** Mean logarithmic score at that temperature. */
  readonly logLoss: number | null;
  readonly n: number;
  readonly why?: Why;
}

/**
 * The temperature with the least logarithmic score.
 *
 * Null with `perfect_separation` where every answer above 50 % was right and every one below wrong (0 would be best), and
 * with `no_finite_solution` where confidence speaks against being right or always says 50 %.
 *
 * Source: Guo et al. 2017, arXiv:1706.04599.
 *
 * @throws RangeError if a confidence lies outside [0, 1] or the columns differ in length
 * @example
 * temperature([0.9, 0.9, 0.9, 0.9], [1, 1, 1, 0]).temperature; // => 2
 */
export function temperature(
  confidences: ArrayLike<number>,
  correct: ArrayLike<number>,
  { eps = 1e-6 }: TemperatureOptions = {},
): Temperature {
  checkForecasts(confidences, correct);
  if (!(eps > 0 && eps < 0.5)) throw new RangeError(`eps must lie in (0, 0.5), got ${eps}`);
  const n = confidences.length;
  const nothing = { temperature: null, logLoss: null, n };
  if (n === 0) return { ...nothing, why: 'no_attempts' };
  // Log-odds signed so that positive means "leant the right way"; the loss at inverse temperature b is then
  // mean log(1 + exp(-b m)), convex in b.
  const margins = new Float64Array(n);
  let pull = 0;
  let against = 0;
  for (let i = 0; i < n; i++) {
    const kept = Math.min(1 - eps, Math.max(eps, confidences[i]!));
    margins[i] = Math.log(kept / (1 - kept)) * (correct[i] === 1 ? 1 : -1);
    pull += margins[i]!;
    if (margins[i]! < 0) against++;
  }
  if (pull <= 0) return { ...nothing, why: 'no_finite_solution' };
  if (against === 0) return { ...nothing, why: 'perfect_separation' };
  const slope = (b: number) => {
    let sum = 0;
    for (const margin of margins) sum -= margin / (1 + Math.exp(b * margin));
    return sum;
  };
  let low = 0;
  let high = 1;
  while (slope(high) < 0) {
    low = high;
    high *= 2;
  }
  for (let step = 0; step < 200 && high - low > 1e-16 * high; step++) {
    const middle = (low + high) / 2;
    if (slope(middle) < 0) low = middle;
    else high = middle;
  }
  const inverse = (low + high) / 2;
  let loss = 0;
  for (const margin of margins) {
    const score = inverse * margin;
    loss += Math.max(-score, 0) + Math.log1p(Math.exp(-Math.abs(score)));
  }
  return { temperature: 1 / inverse, logLoss: loss / n, n };
}
