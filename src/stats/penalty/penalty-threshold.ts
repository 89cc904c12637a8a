/**
 * From a penalty to the confidence target it stands for: at a penalty of L per wrong answer, answering pays when
 * P(correct) > L/(1 + L).
 */

/**
 * The confidence target in [0, 1) of a penalty `penalty` >= 0; 1 for an infinite penalty.
 *
 * @throws RangeError when the penalty is negative or not a number.
 * Source: Kalai et al. 2025, arXiv:2509.04664.
 * @example
 * penaltyThreshold(9); // => 0.9
 */
export function penaltyThreshold(penalty: number): number {
  if (!(penalty >= 0)) throw new RangeError(`penalty must be at least 0, got ${penalty}`);
  return penalty === Infinity ? 1 : penalty / (1 + penalty);
}
