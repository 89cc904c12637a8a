/**
 * How probable it is that the given answer of a question (the gold) is wrong and another one right, from what
 * respondents of unequal strength said. Dawid and Skene's idea with open answers: the gold is one more annotator, a
 * respondent is right more often where it is strong and the question easy, and wrong answers seldom meet, unless the
 * question has a lure that draws whoever errs. Families are not independent: how far their repeats count is learned
 * from how alike they err. A misconception shared by families still looks like a wrong gold; only a source tells.
 */
import { ConsensusModel } from './consensus-model.ts';
import type { Votes } from './votes.ts';

export interface AnswerConsensusOptions {
  /** Family of each respondent, as a small whole number. */
  readonly families: readonly number[];
  /**
   * Chance, per question, that two wrong answers are the same although nothing draws them together: a half for yes or
   * no, next to nothing for names. In (0, 1). @default 0.03 each
   */
  readonly collisions?: ArrayLike<number>;
  /** Share of wrong golds expected before any answer is seen, in (0, 1). @default 0.03 */
  readonly wrongShare?: number;
  /** EM steps. @default 6 */
  readonly steps?: number;
}

export interface AnswerConsensus {
  /** Natural-log odds that the gold is wrong, per question; the prior's where nobody answered. */
  readonly logOdds: Float64Array;
  /** The most probable answer other than the gold; 0 where nobody gave one. */
  readonly alternative: Int32Array;
  /** Chance that the alternative is right. */
  readonly alternativeChance: Float64Array;
  /** Per respondent, on the scale of the difficulties: right half of the time where both are equal. */
  readonly ability: Float64Array;
  /** Posterior mean per question. */
  readonly difficulty: Float64Array;
  /** How much a further vote of the same family for the same answer counts beside one of another family, 0 to 1. */
  readonly familyRepeat: number;
  /** Share of the questions on which two families err that have a lure. */
  readonly lureShare: number;
}

/**
 * EM over abilities, with difficulty, truth and lure of each question integrated out.
 *
 * Source: Dawid and Skene 1979, Applied Statistics 28:20; open answers with many equally likely wrong values and
 * dependent sources after Dong, Berti-Equille and Srivastava 2009, PVLDB 2:550 (model ACCU); difficulty as in Rasch.
 *
 * @throws RangeError if `wrongShare` or a collision lies outside (0, 1)
 * @example
 * const votes = { offsets: [0, 3], respondent: [0, 1, 2], answer: [1, 1, 1] };
 * answerConsensus(votes, { families: [0, 1, 2] }).alternative[0]; // => 1
 */
export function answerConsensus(votes: Votes, options: AnswerConsensusOptions): AnswerConsensus {
  const { wrongShare = 0.03, collisions, families, steps = 6 } = options;
  const questions = votes.offsets.length - 1;
  const rates = collisions ?? new Float64Array(questions).fill(0.03);
  for (const share of [wrongShare, ...Array.from(rates)]) {
    if (!(share > 0 && share < 1)) throw new RangeError(`shares must lie in (0, 1), got ${share}`);
  }
  const model = new ConsensusModel(votes, { families, collisions: rates, wrongShare });
  for (let step = 0; step < steps; step += 1) model.step(step);
  return {
    logOdds: model.logOdds,
    alternative: model.alternative,
    alternativeChance: model.alternativeChance,
    ability: model.ability,
    difficulty: model.difficulty,
    familyRepeat: model.familyRepeat,
    lureShare: model.lureShare,
  };
}
