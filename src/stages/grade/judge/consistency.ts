/**
 * How often a judge agrees with itself, on a sample judged twice. Judges differ between two askings of the same
 * words even at temperature 0, so a difference between models smaller than this noise is no finding.
 */
import type { Judgement } from '../../../core/grade.ts';
import { OUTCOMES, type Outcome } from '../../../core/outcome.ts';

/** An outcome, or none. */
export type OutcomeOrNone = Outcome | 'ungraded';

export interface JudgeConsistency {
  /** Replies judged twice. */
  readonly n: number;
  /** Pairs with the same outcome, or both ungraded. */
  readonly same: number;
  /** Both graded. */
  readonly graded: number;
  /** Both graded and the same. */
  readonly sameAmongGraded: number;
  /** Counts by first and second outcome. */
  readonly transitions: Readonly<Record<OutcomeOrNone, Readonly<Record<OutcomeOrNone, number>>>>;
}

/** Counts a judge's first and second judgements of the same replies; intervals are for the analysis. */
export function judgeConsistency(
  pairs: readonly { readonly first: Judgement; readonly second: Judgement }[],
): JudgeConsistency {
  const words: readonly OutcomeOrNone[] = [...OUTCOMES, 'ungraded'];
  const empty = () => Object.fromEntries(words.map((word) => [word, 0])) as Record<OutcomeOrNone, number>;
  const transitions = Object.fromEntries(words.map((word) => [word, empty()])) as Record<
    OutcomeOrNone,
    Record<OutcomeOrNone, number>
  >;
  for (const { first, second } of pairs) transitions[outcomeOf(first)][outcomeOf(second)] += 1;
  const diagonal = (of: readonly OutcomeOrNone[]) =>
    of.reduce((sum, word) => sum + transitions[word][word], 0);
  const graded = OUTCOMES.reduce(
    (sum, first) => sum + OUTCOMES.reduce((row, second) => row + transitions[first][second], 0),
    0,
  );
  return { n: pairs.length, same: diagonal(words), graded, sameAmongGraded: diagonal(OUTCOMES), transitions };
}

export function outcomeOf(judgement: Judgement): OutcomeOrNone {
  return judgement.status === 'graded' ? judgement.outcome : 'ungraded';
}

export interface RepeatOptions {
  /** Share of replies to judge a second time, in (0, 1]. */
  readonly share: number;
  /** Uniform numbers in [0, 1). */
  readonly random: () => number;
}

/** Which replies to judge twice: each with the same chance, independently, so that the sample stays fair. */
export function drawRepeats(replyIds: readonly string[], { share, random }: RepeatOptions): string[] {
  if (!(share > 0 && share <= 1)) throw new RangeError(`share must lie in (0, 1], got ${share}`);
  return replyIds.filter(() => random() < share);
}
