/**
 * How often a judge agrees with itself, on a sample judged twice. Judges differ between two askings of the same
 * words even at temperature 0, so a difference between models smaller than this noise is no finding. A verdict that
 * cannot be read is a word of its own: to be unreadable once is not steady either.
 */

import type { VerdictPair } from '../../../core/grader.ts';
import { groupBy } from '../../../core/group-by.ts';
import { shortHash } from '../../../core/hash.ts';
import { OUTCOMES, type Outcome } from '../../../core/outcome.ts';
import type { JudgeRepeats } from '../../../core/summary/judge.ts';
import { cohenKappa } from '../../../stats/agreement/cohen-kappa.ts';
import { estimateOfInterval, shareOfReplies } from '../agreement-estimates.ts';

export interface JudgeConsistencyOptions {
  /** Confidence level in (0, 1). @default 0.95 */
  readonly level?: number;
}

/**
 * One row a grader, the panel before its members: pairs, counts by first (rows) and second (columns) verdict, the share
 * that is the same, and kappa. Replies to one question are one cluster.
 */
export function judgeConsistency(
  pairs: readonly VerdictPair[],
  { level = 0.95 }: JudgeConsistencyOptions = {},
): JudgeRepeats[] {
  const byGrader = groupBy(pairs, ({ grader }) => `${grader.id} (${grader.version})`);
  const panelFirst = (name: string) => (name.startsWith('panel:') ? 0 : 1);
  return [...byGrader]
    .sort(([left], [right]) => panelFirst(left) - panelFirst(right) || (left < right ? -1 : 1))
    .map(([grader, own]) => {
      const transitions = WORDS.map((first) =>
        WORDS.map((second) => own.filter((pair) => pair.first === first && pair.second === second).length),
      );
      const same = own.map((pair) => ({ question: pair.questionId, hit: pair.first === pair.second }));
      // A word that nobody used would change nothing but the look of the table that kappa is given.
      const used = WORDS.flatMap((_, word) =>
        transitions[word]!.some((count) => count > 0) || transitions.some((row) => row[word]! > 0)
          ? [word]
          : [],
      );
      const table = used.map((first) => used.map((second) => transitions[first]![second]!));
      return {
        grader,
        n: own.length,
        transitions,
        same: shareOfReplies('same/judged-twice', same, level),
        kappa: estimateOfInterval('kappa', cohenKappa(table, { level })),
      };
    });
}

const WORDS: readonly (Outcome | null)[] = [...OUTCOMES, null];

export interface JudgedAgainOptions {
  /** Share of replies to judge a second time, in (0, 1]. */
  readonly share: number;
  readonly seed: number;
}

/**
 * Whether a reply is judged twice: each with the same chance, by its id, so that the draw is the same after an
 * interruption and a larger share holds the smaller one.
 * @throws RangeError when the share lies outside (0, 1].
 */
export function isJudgedAgain(replyId: string, { share, seed }: JudgedAgainOptions): boolean {
  if (!(share > 0 && share <= 1)) throw new RangeError(`share must lie in (0, 1], got ${share}`);
  return Number.parseInt(shortHash(['judged again', seed, replyId]).slice(0, 12), 16) / 2 ** 48 < share;
}
