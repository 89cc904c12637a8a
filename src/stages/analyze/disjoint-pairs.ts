/**
 * Pairs whose rates rest on different questions: a summary of unrelated logs lists them side by side all the same, so
 * it has to say that the ranking compares nothing. A respondent without any outcome is told elsewhere and not counted.
 */
import type { Comparison } from '../../core/summary/comparisons.ts';

export interface DisjointPairs {
  /** Pairs without a question on which both have an outcome. */
  readonly disjoint: number;
  /** Pairs whose two respondents have outcomes at all. */
  readonly pairs: number;
}

/** Counts the pairs of the rated respondents; unpaired comparisons know no questions and count none. */
export function disjointPairs(rated: ReadonlySet<string>, comparisons: readonly Comparison[]): DisjointPairs {
  const pairs = comparisons.filter(({ a, b, paired }) => paired && rated.has(a) && rated.has(b));
  return { disjoint: pairs.filter(({ shared }) => shared === 0).length, pairs: pairs.length };
}

/** What a reader must know before using the rates; none when every pair shares a question. */
export function disjointWarnings({ disjoint, pairs }: DisjointPairs): string[] {
  if (disjoint === 0) return [];
  const share = disjoint === 1 ? 'shares' : 'share';
  return [
    `${disjoint} of ${pairs} pairs ${share} no question; rates over different questions cannot be compared.`,
  ];
}
