/**
 * True outcome rates from a judge on all replies and people on a sample of them: the default judge correction.
 * The sample is simple, or drawn by the judge's own outcome; within each of the judge's outcomes the people's findings
 * are carried over to all replies there. No inverse is taken, so the estimate is never outside [0, 1].
 */
import { checkCounts, checkLevel } from '../numeric/checks.ts';
import type { Why } from '../numeric/interval.ts';
import { checkTable } from '../pair/contingency-table.ts';
import { sampleSpread } from './sample-spread.ts';

export interface DoubleSamplingOptions {
  /** Confidence level in (0, 1). @default 0.95 */
  readonly level?: number;
  /**
   * What the rates are about: all replies of this kind, or exactly the replies `judged` counts. The second leaves out
   * the sampling of questions and shrinks with the audited share. @default 'population'
   */
  readonly target?: 'population' | 'these-replies';
}

export interface DoubleSampling {
  /** True rate of each outcome, in the order of the audit's rows; null where undefined, and then `why` says why. */
  readonly estimates: readonly number[] | null;
  readonly standardErrors: readonly number[] | null;
  readonly lower: readonly number[] | null;
  readonly upper: readonly number[] | null;
  readonly method: 'double_sampling';
  readonly level: number;
  /** Replies judged, and replies audited. */
  readonly n: number;
  readonly audited: number;
  readonly why?: Why;
}

/**
 * rate_k = sum over the judge's outcomes j of share(j) x (share of truth k among the audited replies judged j).
 *
 * Null with `not_audited` where the judge used an outcome of which nothing was audited: merge it or audit some.
 * Intervals combine Wilson's within each of the judge's outcomes and stay in [0, 1], so an outcome that people found
 * nowhere has an upper end; coverage in docs/statistics.md. They count the audited replies among the judged ones.
 *
 * Source: Tenenbein 1970, Journal of the American Statistical Association 65:1350; intervals by Zou, Huang and Zhang
 * 2009, Computational Statistics & Data Analysis 53:1080.
 *
 * @param audit counts of audited replies, rows = true outcome, columns = judge's outcome
 * @param judged counts of all replies by the judge's outcome
 * @throws RangeError if a count is no count or the widths differ
 * @example
 * doubleSampling([[50, 2], [3, 45]], [700, 300]).estimates; // => [0.6731433159373745, 0.32685668406262547]
 */
export function doubleSampling(
  audit: readonly (readonly number[])[],
  judged: readonly number[],
  { level = 0.95, target = 'population' }: DoubleSamplingOptions = {},
): DoubleSampling {
  checkLevel(level);
  checkTable(audit);
  checkCounts(Object.fromEntries(judged.map((count, j) => [`judged[${j}]`, count])));
  if (audit[0]!.length !== judged.length) {
    throw new RangeError(
      `audit must have one column a judged outcome, got ${audit[0]!.length} and ${judged.length}`,
    );
  }
  const n = judged.reduce((sum, count) => sum + count, 0);
  const auditedOf = judged.map((_, j) => audit.reduce((sum, row) => sum + row[j]!, 0));
  const shape = {
    method: 'double_sampling',
    level,
    n,
    audited: auditedOf.reduce((a, b) => a + b, 0),
  } as const;
  const nothing = { estimates: null, standardErrors: null, lower: null, upper: null, ...shape };
  if (n === 0) return { ...nothing, why: 'no_questions' };
  if (judged.some((count, j) => count > 0 && auditedOf[j] === 0)) return { ...nothing, why: 'not_audited' };

  const shares = judged.map((count) => count / n);
  const unaudited = judged.map((count, j) =>
    target === 'these-replies' ? Math.max(0, 1 - auditedOf[j]! / Math.max(1, count)) : 1,
  );
  const estimates: number[] = [];
  const standardErrors: number[] = [];
  const lower: number[] = [];
  const upper: number[] = [];
  audit.forEach((row, outcome) => {
    let rate = 0;
    let withinVariance = 0;
    let squares = 0;
    shares.forEach((share, j) => {
      if (share === 0) return;
      const truth = row[j]! / auditedOf[j]!;
      rate += share * truth;
      withinVariance += (unaudited[j]! * share ** 2 * truth * (1 - truth)) / auditedOf[j]!;
      squares += share * truth ** 2;
    });
    const besides = target === 'these-replies' ? 0 : Math.max(0, squares - rate ** 2) / n;
    const worth = audit.map((_, k) => (k === outcome ? 1 : 0));
    const { down, up } = sampleSpread(audit, shares, worth, { level, besides, shares: unaudited });
    estimates.push(rate);
    standardErrors.push(Math.sqrt(withinVariance + besides));
    lower.push(Math.max(0, rate - down));
    upper.push(Math.min(1, rate + up));
  });
  return { estimates, standardErrors, lower, upper, ...shape };
}
