/**
 * From a confidence target to the penalty it stands for: "answer only if you are more than t sure" is the same
 * instruction as "a wrong answer costs L = t/(1 - t) right ones".
 */
import { checkProbability } from '../numeric/checks.ts';

/**
 * The penalty L at which answering pays exactly when P(correct) > `threshold`; null at 1, where L is infinite.
 *
 * @param threshold Confidence target in [0, 1].
 * @throws RangeError outside [0, 1].
 * Source: Kalai et al. 2025, arXiv:2509.04664.
 * @example
 * thresholdPenalty(0.75); // => 3
 */
export function thresholdPenalty(threshold: number): number | null {
  checkProbability('threshold', threshold);
  return threshold === 1 ? null : threshold / (1 - threshold);
}
