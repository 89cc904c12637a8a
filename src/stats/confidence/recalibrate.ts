/**
 * Recalibrated confidences, each from a curve fitted without the answer it is applied to.
 * Fitting and judging a curve on the same answers shows perfect calibration by construction; folds prevent it. Questions
 * on one person belong in one fold, which the caller decides by passing the folds.
 */
import { checkSameLength } from '../numeric/checks.ts';
import { checkForecasts } from './forecasts.ts';
import { isotonic } from './isotonic.ts';
import { platt } from './platt.ts';
import { temperature } from './temperature.ts';

export interface RecalibrateOptions {
  /** Fold of each answer; every fold is predicted from all others. */
  readonly folds: ArrayLike<number | string>;
  /** Curve: two-parameter logistic with smoothed targets, one-parameter temperature, or isotonic. @default 'platt' */
  readonly method?: 'platt' | 'temperature' | 'isotonic';
}

/**
 * Confidence of each answer after recalibration; null where the other folds do not determine the curve.
 *
 * Source: Niculescu-Mizil and Caruana 2005, "Predicting Good Probabilities with Supervised Learning".
 *
 * @param confidences stated confidence of each attempted answer, in [0, 1]
 * @param correct 1 where right, 0 where wrong
 * @throws RangeError if a confidence lies outside [0, 1] or the columns differ in length
 * @example
 * recalibrate([0.9, 0.9, 0.9, 0.9], [1, 0, 1, 0], { folds: [1, 1, 2, 2], method: 'isotonic' }); // => [0.5, 0.5, 0.5, 0.5]
 */
export function recalibrate(
  confidences: ArrayLike<number>,
  correct: ArrayLike<number>,
  { folds, method = 'platt' }: RecalibrateOptions,
): readonly (number | null)[] {
  checkForecasts(confidences, correct);
  checkSameLength(confidences, folds, 'confidences and folds');
  const result = new Array<number | null>(confidences.length).fill(null);
  const indexes = Array.from({ length: confidences.length }, (_, i) => i);
  for (const fold of new Set(Array.from(folds))) {
    const train = indexes.filter((i) => folds[i] !== fold);
    const curve = fitted(
      train.map((i) => confidences[i]!),
      train.map((i) => correct[i]!),
      method,
    );
    if (curve === null) continue;
    for (const i of indexes) if (folds[i] === fold) result[i] = curve(confidences[i]!);
  }
  return result;
}

type Curve = (confidence: number) => number;

function fitted(inputs: readonly number[], outcomes: readonly number[], method: string): Curve | null {
  if (inputs.length === 0) return null;
  if (method === 'temperature') {
    const { temperature: divisor } = temperature(inputs, outcomes);
    if (divisor === null) return null;
    return (confidence) => {
      const kept = Math.min(1 - 1e-6, Math.max(1e-6, confidence));
      return 1 / (1 + Math.exp(-Math.log(kept / (1 - kept)) / divisor));
    };
  }
  if (method === 'isotonic') return interpolated(inputs, isotonic(inputs, outcomes));
  const { intercept, slope } = platt(inputs, outcomes, { targets: 'smoothed' });
  if (intercept === null || slope === null) return null;
  return (confidence) => 1 / (1 + Math.exp(-(intercept + slope * confidence)));
}

/** Straight lines between the fitted points, flat beyond them. */
function interpolated(inputs: readonly number[], values: readonly number[]): Curve {
  const knots = [...new Map(inputs.map((x, i) => [x, values[i]!]))].sort((a, b) => a[0] - b[0]);
  return (confidence) => {
    const above = knots.findIndex(([x]) => x >= confidence);
    if (above === -1) return knots.at(-1)![1];
    const [x1, y1] = knots[above]!;
    if (above === 0 || x1 === confidence) return y1;
    const [x0, y0] = knots[above - 1]!;
    return y0 + ((y1 - y0) * (confidence - x0)) / (x1 - x0);
  };
}
