/**
 * The largest share of answers that could be kept, by a threshold on confidence, with an error rate of at most r.
 * Read off the data in hand, so it flatters: on new questions the risk at that threshold is likely higher. For a promise
 * use `guaranteed-coverage`.
 */
import { checkProbability } from '../numeric/checks.ts';
import { checkForecasts } from './forecasts.ts';
import { tiesByConfidence } from './risk-coverage.ts';

export interface CoverageAtRisk {
  /** Kept share of the answers, 0 where no threshold meets the risk. */
  readonly coverage: number;
  /** Keep answers with at least this confidence; null where none meets the risk. */
  readonly threshold: number | null;
  /** Error rate among the kept ones; null where none are kept. */
  readonly risk: number | null;
  readonly n: number;
}

/**
 * Largest coverage over distinct thresholds whose observed risk is at most `risk`.
 *
 * A higher threshold may miss the risk that a lower one meets; the largest coverage counts.
 *
 * Source: Geifman and El-Yaniv 2017, arXiv:1705.08500.
 *
 * @throws RangeError if a confidence or the risk lies outside [0, 1] or the columns differ in length
 * @example
 * coverageAtRisk([0.9, 0.8, 0.7], [1, 1, 0], { risk: 0.1 }).coverage; // => 0.6666666666666666
 */
export function coverageAtRisk(
  confidences: ArrayLike<number>,
  correct: ArrayLike<number>,
  { risk }: { readonly risk: number },
): CoverageAtRisk {
  checkForecasts(confidences, correct);
  checkProbability('risk', risk);
  const n = confidences.length;
  let best: CoverageAtRisk = { coverage: 0, threshold: null, risk: null, n };
  let kept = 0;
  let errors = 0;
  for (const tie of tiesByConfidence(confidences, correct)) {
    kept += tie.n;
    errors += tie.errors;
    if (errors / kept <= risk) {
      best = { coverage: kept / n, threshold: tie.confidence, risk: errors / kept, n };
    }
  }
  return best;
}
