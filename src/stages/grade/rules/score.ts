/**
 * The probability that people would call an answer correct, from named features: a logistic score whose weights
 * are data (score-weights.ts, made by scripts/fit-score.ts). Outside its two thresholds the rules decide, between them the answer is undecided.
 */
import { FEATURE_NAMES, type Features } from './features.ts';

export interface ScoreWeights {
  readonly intercept: number;
  readonly weights: Readonly<Partial<Record<keyof Features, number>>>;
  /** At or above: correct. */
  readonly correctFrom: number;
  /** At or above, where the reference is a statement: one word can turn a statement round. */
  readonly statementCorrectFrom: number;
  /** At or below: incorrect. */
  readonly incorrectTo: number;
}

/** Probability in (0, 1). */
export function scoreOf(features: Features, { intercept, weights }: ScoreWeights): number {
  let sum = intercept;
  for (const name of FEATURE_NAMES) {
    const value = features[name];
    if (value !== 0) sum += value * (weights[name] ?? 0);
  }
  return 1 / (1 + Math.exp(-sum));
}
