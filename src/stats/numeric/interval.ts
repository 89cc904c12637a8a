/**
 * What a statistic with an interval returns, in this room: a plain object, never a class.
 * Undefined is null with a word that says why, never NaN or 0; the vacuous interval of a rate without data is [0, 1].
 * The analyze stage turns these into Estimate records; nothing here knows of records.
 */

/** Why a number is undefined, or why another method was used than the one asked for. */
export type Why =
  | 'no_questions'
  | 'no_attempts'
  | 'no_refusals'
  | 'no_judged'
  | 'empty_denominator'
  | 'one_question'
  | 'one_cluster'
  | 'few_clusters'
  | 'few_events'
  | 'no_variation'
  | 'cluster_effect_not_estimable'
  | 'infinite_penalty'
  | 'not_attainable'
  | 'judge_uninformative'
  | 'one_grader'
  | 'not_audited'
  | 'one_in_stratum'
  | 'no_finite_solution'
  | 'one_class'
  | 'perfect_separation'
  | 'degenerate'
  | 'contradiction';

/** An estimate with its interval and everything needed to reproduce it. */
export interface Interval {
  /** The point estimate; null when undefined, and then `why` says why. */
  readonly estimate: number | null;
  /** Lower end; null only where not even a vacuous bound exists. */
  readonly lower: number | null;
  /** Upper end; null only where not even a vacuous bound exists. */
  readonly upper: number | null;
  /** The method that produced the interval, which may be a fall-back from the one asked for. */
  readonly method: string;
  /** Confidence level in (0, 1). */
  readonly level: number;
  /** Denominator of the estimate: questions, attempts, pairs. */
  readonly n: number;
  /** Standard error where the method has one. */
  readonly standardError?: number | null;
  /** Degrees of freedom of the t quantile, where one was used. */
  readonly degreesOfFreedom?: number;
  /** Independent questions the clustered ones are worth. */
  readonly effectiveN?: number;
  /** Number of clusters, where the data were clustered. */
  readonly clusters?: number;
  /** Seed and number of resamples, where resampled. */
  readonly seed?: number;
  readonly resamples?: number;
  /** Why the estimate is null, or why a fall-back or a warning applies. */
  readonly why?: Why;
}
