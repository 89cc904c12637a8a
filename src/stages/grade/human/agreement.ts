/**
 * How far automatic grades agree with people, per respondent and in all: the confusion first, then raw agreement,
 * kappa and AC1 with intervals, and precision and recall of each outcome. Undecided replies are counted beside the
 * table, never in it: a grader that is right when it speaks and silent when unsure must be told from one that guesses.
 */
import type { z } from 'zod';
import { OUTCOMES, type Outcome } from '../../../core/outcome.ts';
import type { agreementRowSchema } from '../../../core/summary/judge.ts';
import { agreementInterval } from '../../../stats/agreement/agreement-interval.ts';
import { cohenKappa } from '../../../stats/agreement/cohen-kappa.ts';
import { gwetAc1 } from '../../../stats/agreement/gwet-ac1.ts';
import { estimateOfInterval, shareOfReplies } from '../agreement-estimates.ts';

/** One reply with a person's outcome and the automatic one. */
export interface AgreementPair {
  readonly replyId: string;
  /** Replies to one question are one cluster. */
  readonly questionId: string;
  readonly respondentId: string;
  readonly human: Outcome;
  /** Null when the automatic grader was undecided or failed. */
  readonly automatic: Outcome | null;
}

/** A row of the summary's judge section. */
export type AgreementRow = z.infer<typeof agreementRowSchema>;

export interface AgreementOptions {
  /**
   * What people's labels tell apart: `two` when they say only correct or not, so that a refusal counts as not correct.
   * @default 'three'
   */
  readonly labels?: 'three' | 'two';
  /** Confidence level in (0, 1). @default 0.95 */
  readonly level?: number;
  /** Seed of the bootstrap behind AC1's interval. @default 1 */
  readonly seed?: number;
  /** Resamples of that bootstrap. @default 1000 */
  readonly resamples?: number;
}

/** The rows of the report: all respondents together first (null), then each by name; empty without pairs. */
export function agreement(
  pairs: readonly AgreementPair[],
  options: AgreementOptions = {},
): readonly AgreementRow[] {
  if (pairs.length === 0) return [];
  const respondents = [...new Set(pairs.map((pair) => pair.respondentId))].sort();
  const rows = respondents.map((respondent) =>
    agreementRow(
      respondent,
      pairs.filter((pair) => pair.respondentId === respondent),
      options,
    ),
  );
  return [agreementRow(null, pairs, options), ...rows];
}

type Label = Outcome | 'not correct';

function agreementRow(
  respondent: string | null,
  pairs: readonly AgreementPair[],
  { labels = 'three', level = 0.95, seed = 1, resamples = 1000 }: AgreementOptions,
): AgreementRow {
  const classes: readonly Label[] = labels === 'two' ? ['correct', 'not correct'] : OUTCOMES;
  const classOf = (outcome: Outcome): Label =>
    labels === 'two' && outcome !== 'correct' ? 'not correct' : outcome;
  const decided = pairs.flatMap((pair) =>
    pair.automatic === null
      ? []
      : [{ question: pair.questionId, human: classOf(pair.human), automatic: classOf(pair.automatic) }],
  );
  const confusion = classes.map((human) =>
    classes.map(
      (automatic) => decided.filter((pair) => pair.human === human && pair.automatic === automatic).length,
    ),
  );
  const rate = (metric: string, of: typeof decided, agrees: (pair: (typeof decided)[number]) => boolean) =>
    shareOfReplies(
      metric,
      of.map((pair) => ({ question: pair.question, hit: agrees(pair) })),
      level,
    );
  const grades = [decided.map((pair) => pair.human), decided.map((pair) => pair.automatic)];
  const kappa = cohenKappa(confusion, { level });
  const ac1 = agreementInterval(grades, (rows) => gwetAc1(rows, { categories: classes }).estimate, {
    seed,
    resamples,
    level,
  });
  return {
    respondent,
    confusion,
    twoClass: labels === 'two',
    n: pairs.length,
    undecided: pairs.length - decided.length,
    raw: rate('agree/decided', decided, (pair) => pair.human === pair.automatic),
    kappa: estimateOfInterval('kappa', kappa),
    ac1: estimateOfInterval('ac1', ac1),
    perClass: classes.map((label) => ({
      outcome: label,
      precision: rate(
        `precision ${label}`,
        decided.filter((pair) => pair.automatic === label),
        (pair) => pair.human === label,
      ),
      recall: rate(
        `recall ${label}`,
        decided.filter((pair) => pair.human === label),
        (pair) => pair.automatic === label,
      ),
    })),
  };
}
