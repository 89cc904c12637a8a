/**
 * The answers that a higher stake made a respondent withhold: the sharpest test of whether it weighs its own doubt.
 * On questions answered at penalty L1 and refused at the next higher L2 a well-judged respondent is right with a chance
 * between the two targets t1 = L1 / (1 + L1) and t2 = L2 / (1 + L2).
 */
import { checkLevel } from '../numeric/checks.ts';
import type { Interval, Why } from '../numeric/interval.ts';
import { wilson } from './wilson.ts';

export interface MarginalAnswersOptions {
  /** The lower and the higher penalty that were stated. */
  readonly penalties: readonly [number, number];
  /** Confidence level in (0, 1). @default 0.95 */
  readonly level?: number;
}

export interface MarginalAnswers extends Interval {
  /** The targets between which the estimate should lie. */
  readonly targets: readonly [number, number];
  /** `timid`: withheld answers that were too good; `bold`: they should not have been given at L1; `open`: not settled. */
  readonly verdict: 'fits' | 'timid' | 'bold' | 'open';
  readonly why?: Why;
}

/**
 * Share right, at the lower penalty, of the answers withheld at the higher one; null where none was withheld.
 *
 * The verdict is `timid` or `bold` only where the whole interval lies beyond a target, `fits` only where it lies between.
 *
 * @param correct withheld answers that were right at the lower penalty
 * @param n answers given at the lower penalty and withheld at the higher one
 * @throws RangeError unless 0 <= L1 < L2
 * @example
 * marginalAnswers(12, 20, { penalties: [1, 3] }).targets; // => [0.5, 0.75]
 */
export function marginalAnswers(
  correct: number,
  n: number,
  { penalties, level = 0.95 }: MarginalAnswersOptions,
): MarginalAnswers {
  checkLevel(level);
  const [low, high] = penalties;
  if (!(low >= 0 && low < high)) {
    throw new RangeError(`penalties must be two rising numbers of at least 0, got ${low} and ${high}`);
  }
  const targets = [low / (1 + low), high === Infinity ? 1 : high / (1 + high)] as const;
  const interval = wilson(correct, n, { level });
  if (n === 0) return { ...interval, targets, verdict: 'open', why: 'no_refusals' };
  const { lower, upper } = interval as { lower: number; upper: number };
  const verdict =
    lower > targets[1]
      ? 'timid'
      : upper < targets[0]
        ? 'bold'
        : lower >= targets[0] && upper <= targets[1]
          ? 'fits'
          : 'open';
  return { ...interval, targets, verdict };
}
