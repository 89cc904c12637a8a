/**
 * Refusing as a test for one's own errors: did the refusals fall on the questions that would have gone wrong?
 * Needs a forced pass, in which refused questions are asked again for a best guess. "Right when forced" includes lucky
 * guesses and is no measure of knowledge.
 */
import { checkCounts } from '../numeric/checks.ts';
import type { Interval } from '../numeric/interval.ts';
import { wilson } from '../rate/wilson.ts';

export interface RefusalCounts {
  /** Refused, and wrong when forced: a good refusal. */
  readonly refusedWrong: number;
  /** Refused, and right when forced: a needless one. */
  readonly refusedRight: number;
  /** Answered and wrong: a missed refusal. */
  readonly answeredWrong: number;
  /** Answered and right. */
  readonly answeredRight: number;
}

export interface RefusalClassifierOptions {
  /** Cost of a wrong answer. @default 1 */
  readonly wrongCost?: number;
  /** Cost of a refusal. @default 0 */
  readonly refusalCost?: number;
  /** Worth of a right answer. @default 1 */
  readonly rightGain?: number;
  /** Level of the Wilson intervals, in (0, 1). @default 0.95 */
  readonly level?: number;
}

export interface RefusalClassifier {
  /** wrong when forced / refused: were the refusals warranted? */
  readonly precision: Interval;
  /** refused / all that was or would have been wrong: were the errors caught? */
  readonly recall: Interval;
  /** refused / all that was or would have been right. */
  readonly overRefusal: Interval;
  /** answered / all that was or would have been right. */
  readonly specificity: Interval;
  /** Harmonic mean of precision and recall; null where nothing was refused and nothing wrong. */
  readonly f1: number | null;
  /** Delta standard error of f1. */
  readonly f1StandardError: number | null;
  /** Correlation of refusing with being wrong, in [-1, 1]; null where a margin is empty. */
  readonly mcc: number | null;
  /** recall - overRefusal, in [-1, 1]: 0 for refusals dealt at random. */
  readonly youden: number | null;
  /** Mean worth a question at the given costs; null without questions. */
  readonly utility: number | null;
  /**
   * right / wrong among the forced answers: above this penalty for an error the refusals paid. Null where no forced
   * answer was wrong (they never paid) or nothing was refused.
   */
  readonly breakEvenPenalty: number | null;
  readonly n: number;
}

/**
 * Precision, recall and their kin of refusals, with Wilson intervals on their own denominators.
 *
 * Without refusals precision is null and recall 0.
 *
 * Source: Feng et al. 2024, arXiv:2402.00367 (abstain precision and recall); Matthews 1975; Youden 1950.
 *
 * @throws RangeError if a count is not a whole number of at least 0
 * @example
 * refusalClassifier({ refusedWrong: 2, refusedRight: 4, answeredWrong: 2, answeredRight: 2 }).recall.estimate; // => 0.5
 */
export function refusalClassifier(
  { refusedWrong, refusedRight, answeredWrong, answeredRight }: RefusalCounts,
  { wrongCost = 1, refusalCost = 0, rightGain = 1, level = 0.95 }: RefusalClassifierOptions = {},
): RefusalClassifier {
  checkCounts({ refusedWrong, refusedRight, answeredWrong, answeredRight });
  const refused = refusedWrong + refusedRight;
  const answered = answeredWrong + answeredRight;
  const wrong = refusedWrong + answeredWrong;
  const right = refusedRight + answeredRight;
  const n = refused + answered;
  const precision = wilson(refusedWrong, refused, { level });
  const recall = wilson(refusedWrong, wrong, { level });
  const overRefusal = wilson(refusedRight, right, { level });
  const margins = refused * answered * wrong * right;
  const f1 = refused + wrong === 0 ? null : (2 * refusedWrong) / (refused + wrong);
  return {
    precision: refused === 0 ? { ...precision, why: 'no_refusals' } : precision,
    recall,
    overRefusal,
    specificity: wilson(answeredRight, right, { level }),
    f1,
    f1StandardError: f1 === null ? null : f1Error(f1, refusedWrong, refused + wrong),
    mcc:
      margins === 0
        ? null
        : (refusedWrong * answeredRight - refusedRight * answeredWrong) / Math.sqrt(margins),
    youden: wrong === 0 || right === 0 ? null : refusedWrong / wrong - refusedRight / right,
    utility:
      n === 0 ? null : (rightGain * answeredRight - wrongCost * answeredWrong - refusalCost * refused) / n,
    breakEvenPenalty: refusedWrong === 0 ? null : refusedRight / refusedWrong,
    n,
  };
}

/** f1 = 2h / (h + 1) for h = hits / (hits + misses), which is binomial; the delta rule on that. */
function f1Error(f1: number, hits: number, sum: number): number {
  // sum counts each hit twice: once as a refusal, once as an error.
  const union = sum - hits;
  const share = hits / union;
  const slope = 2 / (share + 1) ** 2;
  return f1 === 0 || share === 1 ? 0 : slope * Math.sqrt((share * (1 - share)) / union);
}
