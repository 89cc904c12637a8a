/**
 * Fleiss' kappa: agreement beyond chance of a panel of equally many graders on every question.
 * Randolph's variant takes chance as "every outcome equally likely", which the frequency of outcomes cannot distort.
 */

import type { Why } from '../numeric/interval.ts';
import { checkTable } from '../pair/contingency-table.ts';

export interface FleissKappaOptions {
  /** Chance agreement from the outcomes' own frequencies, or uniform over them. @default 'fleiss' */
  readonly method?: 'fleiss' | 'randolph';
}

export interface FleissKappa {
  /** Kappa; null where undefined, and then `why` says why. */
  readonly estimate: number | null;
  /** Mean share of agreeing pairs of graders. */
  readonly observedAgreement: number | null;
  readonly expectedAgreement: number | null;
  /** Questions and graders per question. */
  readonly n: number;
  readonly graders: number;
  readonly why?: Why;
}

/**
 * Agreement of several graders beyond chance, 1 = perfect, 0 = chance.
 *
 * Null with fewer than two graders and where all replies got one outcome (chance agreement is then 1). Questions graded
 * by different numbers of people belong to Krippendorff's alpha.
 *
 * Source: Fleiss 1971, Psychological Bulletin 76:378; Randolph 2005.
 *
 * @param counts one row a question, one column an outcome: how many graders gave it
 * @throws RangeError if the rows differ in their number of graders
 * @example
 * fleissKappa([[3, 0], [2, 1], [0, 3]]).estimate; // => 0.55
 */
export function fleissKappa(
  counts: readonly (readonly number[])[],
  { method = 'fleiss' }: FleissKappaOptions = {},
): FleissKappa {
  if (counts.length > 0) checkTable(counts);
  const n = counts.length;
  const graders = (counts[0] ?? []).reduce((sum, count) => sum + count, 0);
  const nothing = { estimate: null, observedAgreement: null, expectedAgreement: null, n, graders };
  if (n === 0) return { ...nothing, why: 'no_judged' };
  const outcomes = counts[0]!.length;
  const total = new Array<number>(outcomes).fill(0);
  let agreeingPairs = 0;
  for (const row of counts) {
    const here = row.reduce((sum, count) => sum + count, 0);
    if (here !== graders) {
      throw new RangeError(`every question must have the same number of graders, got ${graders} and ${here}`);
    }
    row.forEach((count, k) => {
      total[k]! += count;
      agreeingPairs += count * (count - 1);
    });
  }
  if (graders < 2) return { ...nothing, why: 'one_grader' };
  const observed = agreeingPairs / (n * graders * (graders - 1));
  const expected =
    method === 'randolph'
      ? 1 / outcomes
      : total.reduce((sum, count) => sum + (count / (n * graders)) ** 2, 0);
  const agreement = { observedAgreement: observed, expectedAgreement: expected, n, graders };
  if (1 - expected < 1e-14) return { estimate: null, ...agreement, why: 'no_variation' };
  return { estimate: (observed - expected) / (1 - expected), ...agreement };
}
