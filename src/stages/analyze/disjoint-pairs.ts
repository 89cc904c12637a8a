/**
 * Pairs whose rates rest on different questions: a summary of unrelated logs ranks them side by side all the same, so
 * it has to say that the ranking compares nothing. A respondent without any outcome is told elsewhere and not counted.
 */
import type { Comparison } from '../../core/summary/comparisons.ts';
import type { FrontierSection } from '../../core/summary/frontier.ts';

export interface DisjointPairs {
  /** Pairs without a question on which both have an outcome. */
  readonly disjoint: number;
  /** Pairs whose two respondents have outcomes at all. */
  readonly pairs: number;
  /** A respondent named as best is in one of the disjoint pairs. */
  readonly amongBest: boolean;
}

/** Counts the pairs of the respondents that the frontier holds; unpaired comparisons know no questions and count none. */
export function disjointPairs(
  frontier: FrontierSection | undefined,
  comparisons: readonly Comparison[],
): DisjointPairs {
  const rated = new Set(frontier?.points.map(({ respondent }) => respondent));
  const best = new Set(frontier?.hull.flatMap(({ competitors }) => competitors));
  const pairs = comparisons.filter(({ a, b, paired }) => paired && rated.has(a) && rated.has(b));
  const disjoint = pairs.filter(({ shared }) => shared === 0);
  return {
    disjoint: disjoint.length,
    pairs: pairs.length,
    amongBest: disjoint.some(({ a, b }) => best.has(a) || best.has(b)),
  };
}

/** What a reader must know before using the rates; none when every pair shares a question. */
export function disjointWarnings({ disjoint, pairs }: DisjointPairs): string[] {
  if (disjoint === 0) return [];
  const share = disjoint === 1 ? 'shares' : 'share';
  return [
    `${disjoint} of ${pairs} pairs ${share} no question; rates over different questions cannot be compared.`,
  ];
}

/** The first sentence of a decision that names somebody as best over questions that others were not asked. */
export function disjointCaution({ disjoint, pairs, amongBest }: DisjointPairs): string[] {
  if (!amongBest) return [];
  return [
    disjoint === pairs
      ? 'The respondents were not asked the same questions: their rates cannot be compared.'
      : 'Not all respondents were asked the same questions: where they share none, their rates cannot be compared.',
  ];
}
