/**
 * A bootstrap interval over questions for agreement among graders (AC1, alpha, Fleiss' kappa), which have no simple
 * standard error with several graders and gaps.
 * Questions are redrawn whole, so the grades of one question stay together. Resamples in which the statistic is undefined
 * are counted, never dropped in silence.
 */

import { createRandom, nextUniform } from '../draw/random.ts';
import { checkCounts, checkLevel } from '../numeric/checks.ts';
import type { Interval } from '../numeric/interval.ts';

/** What graders said, one row a grader and one column a question; null where one has not graded it. */
export type Grades = readonly (readonly (number | string | null)[])[];

export interface AgreementIntervalOptions {
  /** Whole number that names the sequence of random numbers. @default 1 */
  readonly seed?: number;
  /** Times the questions are redrawn. @default 1000 */
  readonly resamples?: number;
  /** Confidence level in (0, 1). @default 0.95 */
  readonly level?: number;
}

export interface AgreementInterval extends Interval {
  /** Resamples in which the statistic was undefined, as where all redrawn grades are alike. */
  readonly undefinedResamples: number;
}

/**
 * Percentile interval of `agreement` over redrawn questions; [-1, 1] is not forced, since each statistic has its own range.
 *
 * Null ends where more than one resample in twenty is undefined (`no_variation`): the rest would flatter.
 *
 * Source: Efron and Tibshirani 1993, "An Introduction to the Bootstrap", chapter 13.
 *
 * @param grades one row a grader, one column a question
 * @param agreement the statistic, for instance `(grades) => gwetAc1(grades, { categories }).estimate`
 * @example
 * agreementInterval([[1, 0], [1, 0]], () => 1, { resamples: 10 }).lower; // => 1
 */
export function agreementInterval(
  grades: Grades,
  agreement: (grades: Grades) => number | null,
  { seed = 1, resamples = 1000, level = 0.95 }: AgreementIntervalOptions = {},
): AgreementInterval {
  checkLevel(level);
  checkCounts({ resamples });
  const n = grades[0]?.length ?? 0;
  const estimate = agreement(grades);
  const shape = { estimate, method: 'bootstrap_percentile', level, n, seed, resamples };
  if (estimate === null || n === 0) {
    return {
      ...shape,
      lower: null,
      upper: null,
      undefinedResamples: 0,
      why: n === 0 ? 'no_judged' : 'no_variation',
    };
  }
  const random = createRandom(seed, { stream: 'agreement-interval' });
  const values: number[] = [];
  for (let b = 0; b < resamples; b++) {
    const drawn = Array.from({ length: n }, () => Math.floor(nextUniform(random) * n));
    const value = agreement(grades.map((row) => drawn.map((q) => row[q]!)));
    if (value !== null) values.push(value);
  }
  const undefinedResamples = resamples - values.length;
  if (values.length === 0 || undefinedResamples > resamples / 20) {
    return { ...shape, lower: null, upper: null, undefinedResamples, why: 'no_variation' };
  }
  values.sort((a, b) => a - b);
  const at = (share: number) => {
    const place = share * (values.length - 1);
    const low = values[Math.floor(place)]!;
    return low + (values[Math.ceil(place)]! - low) * (place - Math.floor(place));
  };
  return { ...shape, lower: at((1 - level) / 2), upper: at((1 + level) / 2), undefinedResamples };
}
