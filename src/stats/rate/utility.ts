/**
 * Utility of a respondent when a wrong answer costs L right ones: (correct - L incorrect - rho refused)/asked.
 * The t interval covers only 78 % for L = 9 with a handful of errors at n = 30, so with fewer than ten correct or
 * incorrect answers the Dirichlet posterior takes its place and `method` says so.
 */
import { checkLevel } from '../numeric/checks.ts';
import { normalCritical, tCritical } from '../numeric/distributions.ts';
import type { Interval } from '../numeric/interval.ts';
import { dirichletMargin } from './dirichlet-margin.ts';
import { asked, checkOutcomeCounts, type OutcomeCounts } from './outcome-counts.ts';

/** Options of {@link utility}. */
export interface UtilityOptions {
  /** Penalty L of a wrong answer in units of a right one, at least 0. @default 1 */
  readonly penalty?: number;
  /** Cost rho of a refusal in the same units. @default 0 */
  readonly refusalCost?: number;
  /** Confidence level, in (0, 1). @default 0.95 */
  readonly level?: number;
  /** `auto` takes t, or Dirichlet where fewer than ten are correct or incorrect. @default 'auto' */
  readonly method?: 'auto' | 't' | 'normal' | 'dirichlet';
  /** Factor on the result and its ends; 100 gives the index at L = 1. @default 1 */
  readonly scale?: number;
}

/**
 * Mean utility a question, with standard error from the scores {1, -L, -rho} (divisor n - 1).
 *
 * With one question the standard error and the ends are null (`one_question`); with none all are null.
 * @throws RangeError on bad counts, a negative or infinite penalty, or a level outside (0, 1).
 * Source: Kalai et al. 2025, arXiv:2509.04664; Artificial Analysis, AA-Omniscience, arXiv:2511.13029.
 * @example
 * utility({ correct: 1817, incorrect: 1644, refused: 865 }, { scale: 100 }).estimate; // => 3.999075358298659
 */
export function utility(
  counts: OutcomeCounts,
  { penalty = 1, refusalCost = 0, level = 0.95, method = 'auto', scale = 1 }: UtilityOptions = {},
): Interval {
  checkOutcomeCounts(counts);
  checkLevel(level);
  if (!(penalty >= 0 && penalty < Infinity)) {
    throw new RangeError(`penalty must be a number of at least 0, got ${penalty}`);
  }
  const n = asked(counts);
  const rare = Math.min(counts.correct, counts.incorrect) < 10;
  const chosen = method === 'auto' ? (rare ? 'dirichlet' : 't') : method;
  const base = { method: chosen, level, n };
  if (n === 0) {
    return { ...base, estimate: null, lower: null, upper: null, standardError: null, why: 'no_questions' };
  }
  const mean = (counts.correct - penalty * counts.incorrect - refusalCost * counts.refused) / n;
  const standardError =
    n === 1 ? null : scoreDeviation(counts, { penalty, refusalCost, mean }) / Math.sqrt(n);
  const scaled = {
    ...base,
    estimate: scale * mean,
    standardError: standardError === null ? null : scale * standardError,
  };
  if (chosen === 'dirichlet') {
    const ends = dirichletMargin(`utility@${penalty}`, counts, { level, refusalCost });
    const interval: Interval = {
      ...scaled,
      lower: scale * Math.min(ends.lower, mean),
      upper: scale * Math.max(ends.upper, mean),
    };
    return method === 'auto' ? { ...interval, why: 'few_events' } : interval;
  }
  if (standardError === null) return { ...scaled, lower: null, upper: null, why: 'one_question' };
  const critical = chosen === 't' ? tCritical(level, n - 1) : normalCritical(level);
  return {
    ...scaled,
    lower: scale * (mean - critical * standardError),
    upper: scale * (mean + critical * standardError),
    ...(chosen === 't' ? { degreesOfFreedom: n - 1 } : {}),
  };
}

/** Standard deviation (divisor n - 1) of the scores 1, -penalty and -refusalCost. */
function scoreDeviation(
  { correct, incorrect, refused }: OutcomeCounts,
  { penalty, refusalCost, mean }: { penalty: number; refusalCost: number; mean: number },
): number {
  const squares =
    correct * (1 - mean) ** 2 + incorrect * (-penalty - mean) ** 2 + refused * (-refusalCost - mean) ** 2;
  return Math.sqrt(squares / (correct + incorrect + refused - 1));
}
