/**
 * Logarithmic score of stated confidences: natural log, lower is better, "always 50 %" is .693.
 * A model that says 100 % and errs would score infinity, so confidences are kept `eps` away from 0 and 1; how often
 * that happened is returned, because the score then depends on `eps` and on little else.
 */

import type { Why } from '../numeric/interval.ts';
import { checkForecasts } from './forecasts.ts';

export interface LogScoreOptions {
  /** Confidences are moved into [eps, 1 - eps]. @default 1e-15, as scikit-learn */
  readonly eps?: number;
}

export interface LogScore {
  /** Mean of -log(chance given to what happened); null without answers. */
  readonly estimate: number | null;
  /** Answers whose confidence was moved. */
  readonly clipped: number;
  readonly n: number;
  readonly why?: Why;
}

/**
 * Mean logarithmic score over attempted answers.
 *
 * Source: Good 1952, Journal of the Royal Statistical Society B 14:107.
 *
 * @throws RangeError if a confidence lies outside [0, 1] or the columns differ in length
 * @example
 * logScore([0.5, 0.5], [1, 0]).estimate; // => 0.6931471805599453
 */
export function logScore(
  confidences: ArrayLike<number>,
  correct: ArrayLike<number>,
  { eps = 1e-15 }: LogScoreOptions = {},
): LogScore {
  checkForecasts(confidences, correct);
  if (!(eps > 0 && eps < 0.5)) throw new RangeError(`eps must lie in (0, 0.5), got ${eps}`);
  const n = confidences.length;
  if (n === 0) return { estimate: null, clipped: 0, n, why: 'no_attempts' };
  let sum = 0;
  let clipped = 0;
  for (let i = 0; i < n; i++) {
    const kept = Math.min(1 - eps, Math.max(eps, confidences[i]!));
    if (kept !== confidences[i]) clipped++;
    sum -= Math.log(correct[i] === 1 ? kept : 1 - kept);
  }
  return { estimate: sum / n, clipped, n };
}
