/** How far two people agree who graded the same answers blind; what they said after a discussion is not asked here. */
import type { Estimate } from '../../../core/estimate.ts';
import { OUTCOMES, type Outcome } from '../../../core/outcome.ts';
import { cohenKappa } from '../../../stats/agreement/cohen-kappa.ts';
import { estimateOfInterval, shareOfReplies } from '../agreement-estimates.ts';

export interface BlindWord {
  readonly reviewer: string;
  readonly replyId: string;
  /** Replies to one question are one cluster. */
  readonly questionId: string;
  readonly outcome: Outcome;
}

export interface ReviewerPair {
  readonly first: string;
  readonly second: string;
  /** Answers that both decided. */
  readonly n: number;
  readonly agree: Estimate;
  readonly kappa: Estimate;
}

/** Every two people with an answer in common, by name. */
export function reviewerAgreement(words: readonly BlindWord[], level = 0.95): ReviewerPair[] {
  const names = [...new Set(words.map(({ reviewer }) => reviewer))].sort();
  const said = new Map(
    names.map((name) => [
      name,
      new Map(words.filter(({ reviewer }) => reviewer === name).map((word) => [word.replyId, word])),
    ]),
  );
  return names.flatMap((first, at) =>
    names.slice(at + 1).flatMap((second): ReviewerPair[] => {
      const both = [...said.get(first)!.values()].flatMap((one) => {
        const other = said.get(second)!.get(one.replyId);
        return other === undefined ? [] : [{ one, other }];
      });
      if (both.length === 0) return [];
      const table = OUTCOMES.map((row) =>
        OUTCOMES.map(
          (column) => both.filter(({ one, other }) => one.outcome === row && other.outcome === column).length,
        ),
      );
      return [
        {
          first,
          second,
          n: both.length,
          agree: shareOfReplies(
            'agree/both',
            both.map(({ one, other }) => ({ question: one.questionId, hit: one.outcome === other.outcome })),
            level,
          ),
          kappa: kappaOf(table, level),
        },
      ];
    }),
  );
}

/**
 * Where one of them always said the same, or both always agree, the large-sample error is 0: an interval of no width would
 * claim to be certain after six answers, so there is none.
 */
function kappaOf(table: readonly (readonly number[])[], level: number): Estimate {
  const kappa = cohenKappa(table, { level });
  const estimate = estimateOfInterval('kappa', kappa);
  return kappa.standardError != null && kappa.standardError < 1e-6
    ? { ...estimate, low: null, high: null, why: 'no-variation' }
    : estimate;
}
