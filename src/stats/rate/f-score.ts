/**
 * SimpleQA's F score with its interval: the harmonic mean of correct/asked and correct/attempted, 2C/(N + A).
 * The delta interval covers only 45 % when two percent are correct at n = 30, so below ten correct answers the
 * Dirichlet posterior takes its place and `method` says so. F rewards guessing whenever P(correct) > F/2: show it,
 * never rank by it alone.
 */
import { checkLevel } from '../numeric/checks.ts';
import { normalCritical } from '../numeric/distributions.ts';
import type { Interval } from '../numeric/interval.ts';
import { dirichletMargin } from './dirichlet-margin.ts';
import { asked, checkOutcomeCounts, type OutcomeCounts } from './outcome-counts.ts';

/** Options of {@link fScore}. */
export interface FScoreOptions {
  /** Confidence level, in (0, 1). @default 0.95 */
  readonly level?: number;
  /** `auto` takes delta from ten correct answers on and Dirichlet below. @default 'auto' */
  readonly method?: 'auto' | 'delta' | 'dirichlet';
}

/**
 * F in [0, 1]: 0 when nothing is correct, null in [0, 1] when nothing was asked.
 *
 * @throws RangeError unless all counts are whole numbers of at least 0 and the level lies in (0, 1).
 * Source: Wei et al. 2024, arXiv:2411.04368; standard error of a ratio estimator, Cochran 1977, section 6.4.
 * @example
 * fScore({ correct: 12, incorrect: 10, refused: 8 }).estimate; // => 0.46153846153846156
 */
export function fScore(
  counts: OutcomeCounts,
  { level = 0.95, method = 'auto' }: FScoreOptions = {},
): Interval {
  checkOutcomeCounts(counts);
  checkLevel(level);
  const n = asked(counts);
  if (n === 0) {
    const named = method === 'auto' ? 'dirichlet' : method;
    return {
      estimate: null,
      lower: 0,
      upper: 1,
      standardError: null,
      method: named,
      level,
      n,
      why: 'no_questions',
    };
  }
  const attempted = counts.correct + counts.incorrect;
  const estimate = (2 * counts.correct) / (n + attempted);
  const standardError = deltaStandardError(counts, n, attempted, estimate);
  if (method === 'dirichlet' || (method === 'auto' && counts.correct < 10)) {
    const { lower, upper } = dirichletMargin('f-score', counts, { level });
    const interval: Interval = {
      estimate,
      // The posterior of a score of exactly 0 or 1 would exclude what was seen.
      lower: Math.min(lower, estimate),
      upper: Math.max(upper, estimate),
      standardError,
      method: 'dirichlet',
      level,
      n,
    };
    return method === 'auto' ? { ...interval, why: 'few_events' } : interval;
  }
  const spread = normalCritical(level) * standardError;
  return {
    estimate,
    lower: Math.max(0, estimate - spread),
    upper: Math.min(1, estimate + spread),
    standardError,
    method: 'delta',
    level,
    n,
  };
}

/** From the residuals c - F (1 + a)/2 of each question, c and a being 0 or 1 for correct and attempted. */
function deltaStandardError(counts: OutcomeCounts, n: number, attempted: number, f: number): number {
  const squares = counts.correct * (1 - f) ** 2 + counts.incorrect * f ** 2 + counts.refused * (f / 2) ** 2;
  return Math.sqrt(squares) / n / ((1 + attempted / n) / 2);
}
