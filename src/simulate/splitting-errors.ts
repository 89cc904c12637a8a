/** How often a simulated judge errs when it splits an answer into claims. */

/** Chances of an error, each in [0, 1]. */
export interface SplittingErrors {
  /** That a claim is left out. */
  readonly drops: number;
  /** That a claim comes with another value than the answer's, resting on the same words. */
  readonly alters: number;
  /** For each claim, that another one is made up beside it; every second one rests on words that do not stand there. */
  readonly invents: number;
}

export const CAREFUL_SPLITTING: SplittingErrors = { drops: 0.03, alters: 0.01, invents: 0.01 };
export const LOOSE_SPLITTING: SplittingErrors = { drops: 0.12, alters: 0.05, invents: 0.06 };
