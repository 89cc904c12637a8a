/**
 * Spiegelhalter's test of calibration: is the Brier score larger than these confidences themselves predict?
 * Needs no bins. It looks at one direction only, over- against underconfidence, and can miss errors that cancel.
 */
import { normalUpperTail } from '../numeric/distributions.ts';
import type { Why } from '../numeric/interval.ts';
import { checkForecasts } from './forecasts.ts';

export interface Spiegelhalter {
  /** Standard normal under perfect calibration; positive for a score worse than predicted. Null where undefined. */
  readonly z: number | null;
  /** Two-sided. */
  readonly pValue: number | null;
  readonly n: number;
  readonly why?: Why;
}

/**
 * z = sum (outcome - confidence)(1 - 2 confidence) / root of its variance under calibration.
 *
 * Null where every confidence is 0, .5 or 1: the variance is then 0.
 *
 * Source: Spiegelhalter 1986, Statistics in Medicine 5:421.
 *
 * @throws RangeError if a confidence lies outside [0, 1] or the columns differ in length
 * @example
 * spiegelhalter([0.9, 0.9, 0.9], [1, 1, 0]).z; // => 1.347150628109127
 */
export function spiegelhalter(confidences: ArrayLike<number>, correct: ArrayLike<number>): Spiegelhalter {
  checkForecasts(confidences, correct);
  const n = confidences.length;
  let sum = 0;
  let variance = 0;
  for (let i = 0; i < n; i++) {
    const confidence = confidences[i]!;
    const lean = 1 - 2 * confidence;
    sum += (correct[i]! - confidence) * lean;
    variance += lean ** 2 * confidence * (1 - confidence);
  }
  if (n === 0) return { z: null, pValue: null, n, why: 'no_attempts' };
  if (variance === 0) return { z: null, pValue: null, n, why: 'no_variation' };
  const z = sum / Math.sqrt(variance);
  return { z, pValue: Math.min(1, 2 * normalUpperTail(Math.abs(z))), n };
}
