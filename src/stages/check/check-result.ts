/**
 * One thing a gate looks at, and what came out. Three verdicts and not two: an interval that straddles the limit
 * proves neither, and whether that passes is the user's decision (`hold`), never ours.
 */
import type { Estimate } from '../../core/estimate.ts';

/**
 * How much of the interval must keep the limit: `whole` = its far end too (proven kept), `value` = the estimate,
 * `any` = some of it (fails only when proven broken).
 */
export const HOLDS = ['whole', 'value', 'any'] as const;
export type Hold = (typeof HOLDS)[number];

/** `undefined` = there is no number to hold against the limit. */
export type Verdict = 'kept' | 'broken' | 'open' | 'undefined';

export interface CheckResult {
  readonly kind: 'limit' | 'regression';
  readonly respondent: string;
  readonly metric: string;
  /** `max`: the number may not exceed the limit; `min`: it may not fall below. */
  readonly bound: 'max' | 'min';
  readonly limit: number;
  readonly hold: Hold;
  /** The number held against the limit; for a regression the difference to the baseline. */
  readonly estimate: Estimate | null;
  readonly verdict: Verdict;
  readonly passed: boolean;
  /** What it was compared with, for a regression. */
  readonly against?: string;
  /** How the pairing was done, or why a number is missing. */
  readonly note?: string;
}
