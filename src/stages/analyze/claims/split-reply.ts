/** One long answer as its claims were split and compared; what the section on claims is counted from. */
import type { AuditedUnit, Claim, ClaimResult } from '../../../core/claim.ts';
import type { Outcome } from '../../../core/outcome.ts';

export interface SplitReply {
  readonly respondent: string;
  /** Whom the answer is about: answers about one person are one cluster. */
  readonly person: string;
  readonly grader: string;
  /** Under person-strict; null where it is undecided. */
  readonly outcome: Outcome | null;
  /** Null where the judge's list could not be read. */
  readonly claims: readonly Claim[] | null;
  readonly facts: readonly {
    readonly name: string;
    readonly required: boolean;
    readonly result: 'right' | 'wrong' | 'missing' | 'undecided';
  }[];
  /** What people found of what was drawn from it, one a person and draw. */
  readonly audits: readonly {
    readonly by: string;
    /** Which draw: chances of two draws are not added up. */
    readonly draw: string;
    readonly units: readonly AuditedUnit[];
  }[];
}

export type ClaimTally = Record<ClaimResult, number>;

/** Results of claims, counted. */
export function tallyClaims(claims: Iterable<Claim>): ClaimTally {
  const tally: ClaimTally = {
    right: 0,
    wrong: 0,
    contradicting: 0,
    'not-in-facts': 0,
    undecided: 0,
    invented: 0,
    altered: 0,
  };
  for (const { result } of claims) tally[result] += 1;
  return tally;
}
