/**
 * The penalty at which two respondents tie, from published counts alone: as if they had been asked different questions.
 * Pairing is lost in a table, so the set is wider than it would be from the answers (the correlation between respondents
 * on the same questions is as a rule positive); say "pairing unknown, treated as independent" beside it.
 */
import { checkLevel } from '../numeric/checks.ts';
import { normalCritical } from '../numeric/distributions.ts';
import { asked, checkOutcomeCounts, type OutcomeCounts } from '../rate/outcome-counts.ts';
import { fieller } from './fieller.ts';
import type { TiePenalty } from './tie-penalty.ts';

/**
 * tie = (correct1 - correct2) / (incorrect1 - incorrect2) in rates, with Fieller's set under two independent
 * multinomials and the normal quantile.
 *
 * @throws RangeError if a count is no count
 * @example
 * tiePenaltyUnpaired({ correct: 192, incorrect: 163, refused: 645 }, { correct: 516, incorrect: 477, refused: 7 })
 *   .estimate; // => 1.031847133757962
 */
export function tiePenaltyUnpaired(
  first: OutcomeCounts,
  second: OutcomeCounts,
  { level = 0.95 }: { readonly level?: number } = {},
): TiePenalty {
  checkLevel(level);
  const one = momentsOf(first);
  const two = momentsOf(second);
  const n = one.n + two.n;
  const shape = { method: 'fieller', level, n } as const;
  if (one.n === 0 || two.n === 0) {
    return { estimate: null, kind: 'unbounded', lower: null, upper: null, ...shape, why: 'no_questions' };
  }
  const set = fieller({
    numerator: one.correct - two.correct,
    denominator: one.incorrect - two.incorrect,
    numeratorVariance: one.correctVariance + two.correctVariance,
    denominatorVariance: one.incorrectVariance + two.incorrectVariance,
    covariance: one.covariance + two.covariance,
    critical: normalCritical(level),
  });
  return set.estimate === null ? { ...set, ...shape, why: 'degenerate' } : { ...set, ...shape };
}

/** Rates of one respondent and their multinomial variances. */
function momentsOf(counts: OutcomeCounts) {
  checkOutcomeCounts(counts);
  const n = asked(counts);
  const correct = n === 0 ? 0 : counts.correct / n;
  const incorrect = n === 0 ? 0 : counts.incorrect / n;
  return {
    n,
    correct,
    incorrect,
    correctVariance: (correct * (1 - correct)) / n,
    incorrectVariance: (incorrect * (1 - incorrect)) / n,
    covariance: -(correct * incorrect) / n,
  };
}
