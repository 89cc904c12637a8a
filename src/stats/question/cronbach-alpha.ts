/**
 * Cronbach's alpha, which for right/wrong questions is Kuder and Richardson's formula 20: how consistently a question set
 * ranks respondents. Questions on which all respondents did alike are left out, as R's psych does: they rank nobody.
 */
import type { Why } from '../numeric/interval.ts';

export interface CronbachAlpha {
  /** 1 = the questions rank respondents alike; can be negative. Null where undefined, and then `why` says why. */
  readonly estimate: number | null;
  /** Questions that vary over respondents, which are those used. */
  readonly questions: number;
  readonly respondents: number;
  readonly why?: Why;
}

/**
 * alpha = k / (k - 1) x (1 - sum of the questions' variances / variance of the totals).
 *
 * Grows with the number of questions whatever their worth. Null with fewer than two varying questions or respondents, and
 * where all totals are equal.
 *
 * Source: Cronbach 1951, Psychometrika 16:297; Kuder and Richardson 1937.
 *
 * @param matrix one row a respondent, one column a question
 * @throws RangeError if rows differ in length
 * @example
 * cronbachAlpha([[1, 1], [0, 0], [1, 0], [0, 0]]).estimate; // => 0.7272727272727273
 */
export function cronbachAlpha(matrix: readonly (readonly number[])[]): CronbachAlpha {
  const respondents = matrix.length;
  const width = matrix[0]?.length ?? 0;
  if (matrix.some((row) => row.length !== width)) {
    throw new RangeError(`rows must be equally long, got ${width} and another length`);
  }
  const varying = (matrix[0] ?? [])
    .map((_, q) => matrix.map((row) => row[q]!))
    .filter((column) => column.some((value) => value !== column[0]));
  const questions = varying.length;
  const nothing = { estimate: null, questions, respondents };
  if (respondents < 2) return { ...nothing, why: 'no_variation' };
  if (questions < 2) return { ...nothing, why: questions === 1 ? 'one_question' : 'no_variation' };
  const total = matrix.map((_, r) => varying.reduce((sum, column) => sum + column[r]!, 0));
  const totalVariance = variance(total);
  if (totalVariance < 1e-15) return { ...nothing, why: 'no_variation' };
  const within = varying.reduce((sum, column) => sum + variance(column), 0);
  return { estimate: (questions / (questions - 1)) * (1 - within / totalVariance), questions, respondents };
}

function variance(values: readonly number[]): number {
  const mean = values.reduce((sum, value) => sum + value, 0) / values.length;
  return values.reduce((sum, value) => sum + (value - mean) ** 2, 0) / (values.length - 1);
}
