/**
 * What one rule found, before the rubric says what it counts as: right and wrong are the same everywhere,
 * the words between them are what rubrics differ on, and `open` is what no rule can decide ("06/05/2016", "3 tons").
 */

export type Finding = 'right' | 'wrong' | 'partial' | 'uncommitted' | 'vague' | 'partial-set' | 'open';

export interface Verdict {
  readonly finding: Finding;
  /** Name of the rule, as docs/grading.md lists it. */
  readonly rule: string;
  /** Positions in the answer of the first and last word that decided; -1 when nothing can be quoted. */
  readonly first: number;
  readonly last: number;
}
