/**
 * The risk-coverage curve: how the error rate falls when only the most confident answers are kept, and its areas.
 * AUGRC, the area under errors / all answers, is the one to read; AURC weighs the few most confident answers so heavily
 * that it orders models by their luck there. Equal confidences enter as a block, never in the order of the file.
 */

import type { Why } from '../numeric/interval.ts';
import { checkForecasts } from './forecasts.ts';

export interface RiskCoveragePoint {
  /** Answers with at least this confidence are kept. */
  readonly threshold: number;
  /** Kept share of the answers. */
  readonly coverage: number;
  /** Errors among the kept answers / kept answers. */
  readonly risk: number;
  /** Errors among the kept answers / all answers. */
  readonly generalizedRisk: number;
}

export interface RiskCoverage {
  /** One point a distinct confidence, from the highest down. */
  readonly curve: readonly RiskCoveragePoint[];
  /** Mean risk over keeping the best 1, 2, … n answers, ties in expectation over their order. */
  readonly aurc: number | null;
  /** aurc less that of an order that puts all errors last. */
  readonly excessAurc: number | null;
  /** Area under the generalized risk by trapezoids from (0, 0): (1 - AUROC) x right x wrong + wrong^2 / 2, exactly. */
  readonly augrc: number | null;
  /** The same as a mean over keeping the best 1, 2, … n answers; larger by wrong / 2n. */
  readonly augrcSum: number | null;
  readonly errorRate: number | null;
  readonly n: number;
  readonly why?: Why;
}

/**
 * Selective error of attempted answers ordered by stated confidence.
 *
 * A respondent that states no confidence is one point on this plane and has no area. Areas of respondents that refuse
 * different questions are not comparable.
 *
 * Source: Geifman, Uziel and El-Yaniv 2019; Traub et al. 2024 (AUGRC), arXiv:2407.01032.
 *
 * @param confidences confidence of each attempted answer, in [0, 1]
 * @param correct 1 where right, 0 where wrong
 * @throws RangeError if a confidence lies outside [0, 1] or the columns differ in length
 * @example
 * riskCoverage([0, 0, 1, 1], [1, 0, 1, 0]).augrc; // => 0.25
 */
export function riskCoverage(confidences: ArrayLike<number>, correct: ArrayLike<number>): RiskCoverage {
  checkForecasts(confidences, correct);
  const n = confidences.length;
  if (n === 0) {
    const nothing = { aurc: null, excessAurc: null, augrc: null, augrcSum: null, errorRate: null };
    return { curve: [], ...nothing, n, why: 'no_attempts' };
  }
  const curve: RiskCoveragePoint[] = [];
  let kept = 0;
  let errors = 0;
  let aurc = 0;
  let sum = 0;
  let area = 0;
  for (const tie of tiesByConfidence(confidences, correct)) {
    const rate = tie.errors / tie.n;
    for (let k = 1; k <= tie.n; k++) {
      aurc += (errors + k * rate) / (kept + k);
      sum += errors + k * rate;
    }
    area += (tie.n / n) * ((errors + tie.errors / 2) / n);
    kept += tie.n;
    errors += tie.errors;
    curve.push({
      threshold: tie.confidence,
      coverage: kept / n,
      risk: errors / kept,
      generalizedRisk: errors / n,
    });
  }
  let oracle = 0;
  for (let k = n - errors + 1; k <= n; k++) oracle += (k - (n - errors)) / k;
  return {
    curve,
    aurc: aurc / n,
    excessAurc: (aurc - oracle) / n,
    augrc: area,
    augrcSum: sum / n ** 2,
    errorRate: errors / n,
    n,
  };
}

export interface ConfidenceTie {
  readonly confidence: number;
  readonly n: number;
  /** Wrong ones among them; 0 where outcomes were not given. */
  readonly errors: number;
}

/** Answers grouped by equal confidence, the highest first. */
export function tiesByConfidence(
  confidences: ArrayLike<number>,
  correct?: ArrayLike<number>,
): readonly ConfidenceTie[] {
  const ties = new Map<number, { confidence: number; n: number; errors: number }>();
  for (let i = 0; i < confidences.length; i++) {
    const confidence = confidences[i]!;
    const tie = ties.get(confidence) ?? { confidence, n: 0, errors: 0 };
    tie.n++;
    if (correct !== undefined) tie.errors += 1 - correct[i]!;
    ties.set(confidence, tie);
  }
  return [...ties.values()].sort((a, b) => b.confidence - a.confidence);
}
