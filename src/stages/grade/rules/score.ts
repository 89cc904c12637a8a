/**
 * The probability that people would call an answer correct, from named features: a logistic score whose weights
 * are data (score-weights.ts, made by scripts/fit-score.ts). Outside its two thresholds the rules decide, between them the answer is undecided.
 */
import type { Features } from './features.ts';
import { isDoubted } from './score-doubt.ts';

export interface ScoreWeights extends Thresholds {
  readonly intercept: number;
  readonly weights: Readonly<Partial<Record<keyof Features, number>>>;
}

export interface Thresholds {
  /** At or above: correct. */
  readonly correctFrom: number;
  /** At or below: incorrect. */
  readonly incorrectTo: number;
}

/** Probability in (0, 1). Most features of an answer are zero, and only the others are looked up. */
export function scoreOf(features: Features, weights: ScoreWeights): number {
  let sum = weights.intercept;
  for (const name in features) {
    const value = features[name as keyof Features];
    if (value !== 0) sum += value * (weights.weights[name as keyof Features] ?? 0);
  }
  return 1 / (1 + Math.exp(-sum));
}

/** What the score decides, and another name where it does not; null between its thresholds, and where a doubt or an unread language forbids it. */
export function decideByScore(
  score: number,
  features: Features,
  { correctFrom, incorrectTo }: Thresholds,
): 'correct' | 'incorrect' | null {
  if (features.unreadable === 1) return null;
  if (score >= correctFrom && !isDoubted(features)) return 'correct';
  return (score <= incorrectTo || features.rival === 1) && features.hidden === 0 ? 'incorrect' : null;
}
