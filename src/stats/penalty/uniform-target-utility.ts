/**
 * Utility averaged over all confidence targets t, each equally likely: (correct - incorrect) / 2.
 * With L = t / (1 - t) and utilities rescaled by 1 - t the average is bounded, and it ranks respondents exactly as the
 * Omniscience Index does: that index is what one should use when every target is equally plausible, and only then.
 */
import { checkProbability } from '../numeric/checks.ts';

/**
 * Integral over t from 0 to 1 of (1 - t) correct - t incorrect, in [-0.5, 0.5].
 *
 * @param correct correct/asked
 * @param incorrect incorrect/asked
 * @throws RangeError if a rate lies outside [0, 1]
 * @example
 * uniformTargetUtility(0.5, 0.25); // => 0.125
 */
export function uniformTargetUtility(correct: number, incorrect: number): number {
  checkProbability('correct', correct);
  checkProbability('incorrect', incorrect);
  return (correct - incorrect) / 2;
}
