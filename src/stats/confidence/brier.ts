/**
 * Brier score of stated confidences, with Murphy's split into calibration, separation and difficulty.
 * The split is exact because it groups by distinct confidence; with many distinct values each group is tiny, and
 * `brier-binned` is the one to read.
 */

import type { Why } from '../numeric/interval.ts';
import { checkForecasts } from './forecasts.ts';

export interface Brier {
  /** Mean squared distance of confidence and outcome, 0 best; .25 is "always 50 %". Null without answers. */
  readonly estimate: number | null;
  /** Distance of each stated confidence from the share right at it; 0 = calibrated. */
  readonly reliability: number | null;
  /** How far those shares spread around the overall share; the more the better. */
  readonly resolution: number | null;
  /** right x wrong: the difficulty, the same for every model on these answers. */
  readonly uncertainty: number | null;
  /** 1 - score / uncertainty; null where all answers had the same outcome. */
  readonly skill: number | null;
  readonly n: number;
  readonly why?: Why;
}

/**
 * score = reliability - resolution + uncertainty, exactly.
 *
 * Source: Brier 1950, Monthly Weather Review 78:1; Murphy 1973, Journal of Applied Meteorology 12:595.
 *
 * @param confidences stated confidence of each attempted answer, in [0, 1]
 * @param correct 1 where the answer was right, 0 where wrong
 * @throws RangeError if a confidence lies outside [0, 1] or the columns differ in length
 * @example
 * brier([0.8, 0.8, 0.2, 0.2], [1, 1, 0, 1]).estimate; // => 0.19000000000000003
 */
export function brier(confidences: ArrayLike<number>, correct: ArrayLike<number>): Brier {
  checkForecasts(confidences, correct);
  const n = confidences.length;
  if (n === 0) {
    return {
      estimate: null,
      reliability: null,
      resolution: null,
      uncertainty: null,
      skill: null,
      n,
      why: 'no_attempts',
    };
  }
  const groups = new Map<number, { n: number; right: number }>();
  let score = 0;
  let right = 0;
  for (let i = 0; i < n; i++) {
    const confidence = confidences[i]!;
    score += (confidence - correct[i]!) ** 2;
    right += correct[i]!;
    const group = groups.get(confidence) ?? { n: 0, right: 0 };
    group.n++;
    group.right += correct[i]!;
    groups.set(confidence, group);
  }
  const base = right / n;
  let reliability = 0;
  let resolution = 0;
  for (const [confidence, group] of groups) {
    const rate = group.right / group.n;
    reliability += (group.n / n) * (confidence - rate) ** 2;
    resolution += (group.n / n) * (rate - base) ** 2;
  }
  const uncertainty = base * (1 - base);
  const parts = { estimate: score / n, reliability, resolution, uncertainty, n };
  if (right === 0 || right === n) return { ...parts, skill: null, why: 'one_class' };
  return { ...parts, skill: 1 - score / n / uncertainty };
}
