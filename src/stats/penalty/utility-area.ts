/**
 * The mean of correct - L x incorrect over penalties L from 0 to a largest one: one number for "I do not know the cost".
 * It depends on the largest penalty more than on the respondent; `uniform-target-utility` has no such knob.
 */
import { checkProbability } from '../numeric/checks.ts';

export interface UtilityArea {
  /** Mean utility over L in [0, largest]. */
  readonly mean: number;
  /** The same where the respondent is exchanged for refusing everything as soon as that is better. */
  readonly positivePart: number;
}

/**
 * mean = correct - incorrect x largest / 2, and the mean of max(0, utility), both in closed form.
 *
 * @param correct correct/asked
 * @param incorrect incorrect/asked
 * @throws RangeError if a rate lies outside [0, 1] or the largest penalty is negative
 * @example
 * utilityArea(0.5, 0.25, { largest: 4 }).positivePart; // => 0.125
 */
export function utilityArea(
  correct: number,
  incorrect: number,
  { largest }: { readonly largest: number },
): UtilityArea {
  checkProbability('correct', correct);
  checkProbability('incorrect', incorrect);
  if (!(largest >= 0 && largest < Infinity)) {
    throw new RangeError(`largest must be a finite number of at least 0, got ${largest}`);
  }
  if (largest === 0) return { mean: correct, positivePart: correct };
  const end = incorrect === 0 ? largest : Math.min(largest, correct / incorrect);
  return {
    mean: correct - (incorrect * largest) / 2,
    positivePart: (correct * end - (incorrect * end ** 2) / 2) / largest,
  };
}
