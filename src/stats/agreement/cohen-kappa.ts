/**
 * Cohen's kappa of two graders over the same questions, plain or weighted for ordered outcomes.
 * The standard error is the large-sample one of Fleiss, Cohen and Everitt for an arbitrary true kappa, not the one
 * under "no agreement", which is returned apart and only serves the test of kappa = 0.
 */
import { checkLevel } from '../numeric/checks.ts';
import { normalCritical } from '../numeric/distributions.ts';
import type { Interval } from '../numeric/interval.ts';
import { checkSquareTable } from '../pair/square-table.ts';

export interface CohenKappaOptions {
  /** How far apart two outcomes count: `none` all alike, `linear` or `quadratic` by their order. @default 'none' */
  readonly weights?: 'none' | 'linear' | 'quadratic';
  /** Confidence level in (0, 1). @default 0.95 */
  readonly level?: number;
}

export interface CohenKappa extends Interval {
  /** Share of questions on which both agree (weighted where weights are). */
  readonly observedAgreement: number | null;
  /** The same if both graded at random with their own frequencies. */
  readonly expectedAgreement: number | null;
  /** Standard error under kappa = 0, for a test against chance. */
  readonly nullStandardError: number | null;
}

/**
 * Agreement beyond chance, 1 = perfect, 0 = what the two frequencies alone would give, negative = worse.
 *
 * Misleads when one outcome dominates: with 98 % refusals two good graders can agree on 98 % and have kappa near 0.
 * Read it beside the raw agreement and Gwet's AC1. Null where the expected agreement is 1 (both used one outcome only).
 * The interval is normal, clipped to [-1, 1].
 *
 * Source: Cohen 1960; Fleiss, Cohen and Everitt 1969, Psychological Bulletin 72:323.
 *
 * @param table counts, rows = first grader's outcome, columns = second grader's
 * @throws RangeError if the table is not square or holds anything but whole counts
 * @example
 * cohenKappa([[45, 15], [25, 15]]).estimate; // => 0.13043478260869554
 */
export function cohenKappa(
  table: readonly (readonly number[])[],
  { weights = 'none', level = 0.95 }: CohenKappaOptions = {},
): CohenKappa {
  checkLevel(level);
  checkSquareTable(table);
  const size = table.length;
  const n = table.flat().reduce((sum, count) => sum + count, 0);
  const undefinedKappa: CohenKappa = {
    estimate: null,
    lower: null,
    upper: null,
    method: 'fleiss_cohen_everitt',
    level,
    n,
    standardError: null,
    observedAgreement: null,
    expectedAgreement: null,
    nullStandardError: null,
    why: n === 0 ? 'no_judged' : 'no_variation',
  };
  if (n === 0) return undefinedKappa;

  const share = table.map((row) => row.map((count) => count / n));
  const rowShare = share.map((row) => row.reduce((sum, p) => sum + p, 0));
  const columnShare = rowShare.map((_, j) => share.reduce((sum, row) => sum + row[j]!, 0));
  const weight = agreementWeights(size, weights);
  let observed = 0;
  let expected = 0;
  for (let i = 0; i < size; i++) {
    for (let j = 0; j < size; j++) {
      observed += weight(i, j) * share[i]![j]!;
      expected += weight(i, j) * rowShare[i]! * columnShare[j]!;
    }
  }
  if (1 - expected < 1e-14) {
    return { ...undefinedKappa, observedAgreement: observed, expectedAgreement: expected };
  }

  const kappa = (observed - expected) / (1 - expected);
  const rowWeight = rowShare.map((_, i) => columnShare.reduce((sum, p, j) => sum + p * weight(i, j), 0));
  const columnWeight = columnShare.map((_, j) => rowShare.reduce((sum, p, i) => sum + p * weight(i, j), 0));
  let spread = 0;
  let nullSpread = 0;
  for (let i = 0; i < size; i++) {
    for (let j = 0; j < size; j++) {
      const margins = rowWeight[i]! + columnWeight[j]!;
      spread += share[i]![j]! * (weight(i, j) - margins * (1 - kappa)) ** 2;
      nullSpread += rowShare[i]! * columnShare[j]! * (weight(i, j) - margins) ** 2;
    }
  }
  const scale = (1 - expected) * Math.sqrt(n);
  // Rounding can leave a variance of -1e-17 where both graders agree everywhere.
  const standardError = Math.sqrt(Math.max(0, spread - (kappa - expected * (1 - kappa)) ** 2)) / scale;
  const half = normalCritical(level) * standardError;
  return {
    estimate: kappa,
    lower: Math.max(-1, kappa - half),
    upper: Math.min(1, kappa + half),
    method: 'fleiss_cohen_everitt',
    level,
    n,
    standardError,
    observedAgreement: observed,
    expectedAgreement: expected,
    nullStandardError: Math.sqrt(Math.max(0, nullSpread - expected ** 2)) / scale,
  };
}

/** How much credit outcome i against outcome j earns: 1 on the diagonal, less the further apart. */
function agreementWeights(
  size: number,
  weights: 'none' | 'linear' | 'quadratic',
): (i: number, j: number) => number {
  const widest = Math.max(1, size - 1);
  if (weights === 'linear') return (i, j) => 1 - Math.abs(i - j) / widest;
  if (weights === 'quadratic') return (i, j) => 1 - (i - j) ** 2 / widest ** 2;
  return (i, j) => (i === j ? 1 : 0);
}
