/**
 * The largest share of answers that can be kept with the error rate below r on new questions too, with confidence
 * 1 - delta. Exact one-sided bounds at every distinct threshold, delta divided among them, so that choosing the best of
 * them is paid for. The data must not be those on which confidences were recalibrated.
 */
import { checkProbability } from '../numeric/checks.ts';
import { oneSidedBounds } from '../rate/one-sided-bounds.ts';
import { checkForecasts } from './forecasts.ts';
import { tiesByConfidence } from './risk-coverage.ts';

export interface GuaranteedCoverageOptions {
  /** Largest tolerated error rate among kept answers, in [0, 1]. */
  readonly risk: number;
  /** Chance that the promise fails, in (0, 1). @default 0.05 */
  readonly delta?: number;
}

export interface GuaranteedCoverage {
  /** Kept share of the answers, 0 where nothing can be promised. */
  readonly coverage: number;
  /** Keep answers with at least this confidence; null where nothing can be promised. */
  readonly threshold: number | null;
  /** Upper bound of the error rate at that threshold, at most `risk`. */
  readonly bound: number | null;
  /** Thresholds among which delta was divided. */
  readonly thresholds: number;
  readonly n: number;
}

/**
 * Largest coverage whose Clopper-Pearson upper bound at delta / K over K thresholds is at most `risk`.
 *
 * Source: Geifman and El-Yaniv 2017, arXiv:1705.08500 (there with a binary search); Bonferroni over all thresholds here.
 *
 * @throws RangeError if a confidence or the risk lies outside [0, 1], or delta outside (0, 1)
 * @example
 * guaranteedCoverage(new Array(100).fill(0.9), new Array(100).fill(1), { risk: 0.05 }).coverage; // => 1
 */
export function guaranteedCoverage(
  confidences: ArrayLike<number>,
  correct: ArrayLike<number>,
  { risk, delta = 0.05 }: GuaranteedCoverageOptions,
): GuaranteedCoverage {
  checkForecasts(confidences, correct);
  checkProbability('risk', risk);
  if (!(delta > 0 && delta < 1)) throw new RangeError(`delta must lie in (0, 1), got ${delta}`);
  const n = confidences.length;
  const ties = tiesByConfidence(confidences, correct);
  const level = 1 - delta / Math.max(1, ties.length);
  let best: GuaranteedCoverage = { coverage: 0, threshold: null, bound: null, thresholds: ties.length, n };
  let kept = 0;
  let errors = 0;
  for (const tie of ties) {
    kept += tie.n;
    errors += tie.errors;
    const bound = oneSidedBounds(errors, kept, { level }).upper;
    if (bound <= risk) best = { ...best, coverage: kept / n, threshold: tie.confidence, bound };
  }
  return best;
}
