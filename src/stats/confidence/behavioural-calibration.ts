/**
 * Behavioural calibration: asked to answer only when more than t sure, is the respondent right at least t of the time?
 * An average above t also passes a respondent that refuses far too much; the test that matters is on the answers that
 * a higher stake made it withhold (`marginal-answers`).
 */
import { checkCounts, checkProbability } from '../numeric/checks.ts';
import type { Why } from '../numeric/interval.ts';
import { oneSidedBounds } from '../rate/one-sided-bounds.ts';

export interface TargetCounts {
  /** The confidence target t the prompt stated, in [0, 1]. */
  readonly target: number;
  readonly correct: number;
  readonly incorrect: number;
  readonly refused: number;
}

export interface TargetResult {
  readonly target: number;
  /** The penalty the target stands for, t / (1 - t); null at t = 1. */
  readonly penalty: number | null;
  /** (correct - penalty x incorrect) / asked. */
  readonly utility: number | null;
  readonly correctPerAttempted: number | null;
  readonly attemptedPerAsked: number | null;
  /** correct/attempted >= t as observed; null without attempts. */
  readonly meets: boolean | null;
  /** `yes` or `no` where the one-sided 95 % exact bound settles it, else `open`. */
  readonly verdict: 'yes' | 'no' | 'open';
  readonly why?: Why;
}

/**
 * One row a target, in the order given.
 *
 * Source: Kalai et al. 2025, "Why Language Models Hallucinate", arXiv:2509.04664.
 *
 * @throws RangeError if a target lies outside [0, 1] or a count is no count
 * @example
 * behaviouralCalibration([{ target: 0.5, correct: 1, incorrect: 1, refused: 8 }])[0].meets; // => true
 */
export function behaviouralCalibration(
  rows: readonly TargetCounts[],
  { level = 0.95 }: { readonly level?: number } = {},
): readonly TargetResult[] {
  return rows.map(({ target, correct, incorrect, refused }) => {
    checkProbability('target', target);
    checkCounts({ correct, incorrect, refused });
    const attempted = correct + incorrect;
    const asked = attempted + refused;
    const penalty = target === 1 ? null : target / (1 - target);
    const bounds = oneSidedBounds(correct, attempted, { level });
    const result = {
      target,
      penalty,
      utility: penalty === null || asked === 0 ? null : (correct - penalty * incorrect) / asked,
      correctPerAttempted: attempted === 0 ? null : correct / attempted,
      attemptedPerAsked: asked === 0 ? null : attempted / asked,
      meets: attempted === 0 ? null : correct / attempted >= target,
      verdict: bounds.lower >= target ? 'yes' : bounds.upper < target ? 'no' : 'open',
    } as const;
    if (attempted === 0)
      return { ...result, verdict: 'open', why: asked === 0 ? 'no_questions' : 'no_attempts' };
    return penalty === null ? { ...result, why: 'infinite_penalty' } : result;
  });
}
