/**
 * How certainty shows in the probabilities of an answer's tokens: surer models have likelier tokens, with an error that
 * does not depend on the stated confidence, so that one can be held against the other.
 */

/** Natural logarithm of the certainty, held away from 0 and 1: the doubt that tokens carry. */
export function tokenDoubt(certainty: number): number {
  return Math.log(Math.min(0.999, Math.max(0.02, certainty)));
}

/** Mean over the tokens of an answer as long as most are; `draw` in [0, 1) is its luck with words. */
export function meanTokenLogprob(certainty: number, draw: number): number {
  return tokenDoubt(certainty) * (0.2 + 0.6 * draw);
}
