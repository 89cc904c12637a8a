/**
 * Splits the variance of a mean into what differs between questions and what differs between trials of one question.
 * The basis for choosing the number of trials: more trials stop paying once varianceWithin/K is small against
 * varianceBetween. It needs the same number of trials everywhere.
 */

/** Variance components of a questions x trials table. */
export interface SamplingVariance {
  /** Mean over all trials; null without questions. */
  readonly mean: number | null;
  /** Variance of true question means; may be negative by chance, null with fewer than two trials or questions. */
  readonly varianceBetween: number | null;
  /** Variance between trials of one question; null with one trial. */
  readonly varianceWithin: number | null;
  /** Standard error of the mean: sqrt((varianceBetween + varianceWithin/K)/n); null with fewer than two questions. */
  readonly standardError: number | null;
  readonly questions: number;
  readonly trials: number;
}

/**
 * Components from `rows`, one a question, each with the same number of trials.
 *
 * @throws RangeError when rows have unequal lengths.
 * Source: Miller 2024, arXiv:2411.00640, section 3.1; balanced one-way analysis of variance.
 * @example
 * samplingVariance([[1, 0], [1, 1]]).varianceWithin; // => 0.25
 */
export function samplingVariance(rows: readonly (readonly number[])[]): SamplingVariance {
  const questions = rows.length;
  const trials = rows[0]?.length ?? 0;
  for (const row of rows) {
    if (row.length !== trials) {
      throw new RangeError(`every question must have ${trials} trials, got one with ${row.length}`);
    }
  }
  const base = { questions, trials };
  if (questions === 0 || trials === 0) {
    return { ...base, mean: null, varianceBetween: null, varianceWithin: null, standardError: null };
  }
  const means = rows.map((row) => row.reduce((sum, value) => sum + value, 0) / trials);
  const mean = means.reduce((sum, value) => sum + value, 0) / questions;
  const betweenMeans = means.reduce((sum, value) => sum + (value - mean) ** 2, 0) / (questions - 1);
  const within = rows.reduce(
    (sum, row, question) => sum + row.reduce((inner, value) => inner + (value - means[question]!) ** 2, 0),
    0,
  );
  const varianceWithin = trials > 1 ? within / (questions * (trials - 1)) : null;
  const several = questions > 1;
  return {
    ...base,
    mean,
    varianceBetween: several && varianceWithin !== null ? betweenMeans - varianceWithin / trials : null,
    varianceWithin,
    // The two components add up to the variance of the question means, whatever the sign of the first.
    standardError: several ? Math.sqrt(betweenMeans / questions) : null,
  };
}
