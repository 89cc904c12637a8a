/**
 * The judge-corrected rate with the adjusted interval of Lee and others, the one "how to report LLM-as-a-judge"
 * prescribes: pseudo-counts in the three rates as in Agresti and Coull, and a shift of the centre.
 * It keeps its level near 0 and 1, where the delta interval of Rogan and Gladen does not.
 */
import { checkEvents, checkLevel } from '../numeric/checks.ts';
import { normalCritical } from '../numeric/distributions.ts';
import type { Interval } from '../numeric/interval.ts';
import type { RoganGladenOptions } from './rogan-gladen.ts';

/**
 * The true rate behind a judged one, with the interval of Lee et al.
 *
 * The estimate is the Rogan-Gladen solution clipped to [0, 1]; the interval is built around the adjusted one, so it is
 * widened where needed to hold the estimate. Null where sensitivity + specificity is at most 1 (adjusted or not).
 *
 * Source: Lee et al. 2025, "How to Correctly Report LLM-as-a-Judge Evaluations", arXiv:2511.21140.
 *
 * @param judged number of replies the judge called positive
 * @param n number of replies judged
 * @throws RangeError if a count is no count or exceeds its total
 * @example
 * leeCorrectedRate(320, 400, { truePositives: 78, positives: 80, trueNegatives: 30, negatives: 40 }).estimate
 * // => 0.7586206896551724
 */
export function leeCorrectedRate(
  judged: number,
  n: number,
  { truePositives, positives, trueNegatives, negatives, level = 0.95 }: RoganGladenOptions,
): Interval {
  checkLevel(level);
  checkEvents(judged, n);
  checkEvents(truePositives, positives);
  checkEvents(trueNegatives, negatives);
  const nothing: Interval = { estimate: null, lower: 0, upper: 1, method: 'lee_adjusted', level, n };
  if (n === 0) return { ...nothing, why: 'no_questions' };
  if (positives === 0 || negatives === 0) return { ...nothing, why: 'not_audited' };
  const youden = truePositives / positives + trueNegatives / negatives - 1;
  if (youden <= 1e-12) return { ...nothing, why: 'judge_uninformative' };
  const estimate = intoUnit((judged / n + trueNegatives / negatives - 1) / youden);

  const z = normalCritical(level);
  const rate = (judged + z ** 2 / 2) / (n + z ** 2);
  const sensitivity = (truePositives + 1) / (positives + 2);
  const specificity = (trueNegatives + 1) / (negatives + 2);
  const adjustedYouden = sensitivity + specificity - 1;
  if (adjustedYouden <= 1e-12) return { ...nothing, estimate, why: 'judge_uninformative' };
  const adjusted = (rate + specificity - 1) / adjustedYouden;
  const sensitivityVariance = (sensitivity * (1 - sensitivity)) / (positives + 2);
  const specificityVariance = (specificity * (1 - specificity)) / (negatives + 2);
  const shift = 2 * z ** 2 * (adjusted * sensitivityVariance - (1 - adjusted) * specificityVariance);
  const standardError =
    Math.sqrt(
      (rate * (1 - rate)) / (n + z ** 2) +
        (1 - adjusted) ** 2 * specificityVariance +
        adjusted ** 2 * sensitivityVariance,
    ) / adjustedYouden;
  return {
    ...nothing,
    estimate,
    lower: Math.min(estimate, intoUnit(adjusted + shift - z * standardError)),
    upper: Math.max(estimate, intoUnit(adjusted + shift + z * standardError)),
    standardError,
  };
}

function intoUnit(value: number): number {
  return Math.min(1, Math.max(0, value));
}
