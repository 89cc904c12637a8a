/**
 * The three outcomes and the reasons behind a refusal. Outcomes are words, never numbers: what a refusal is
 * worth depends on the penalty, and that is decided in the analysis, not in the grade.
 */
import { z } from 'zod';

/** On unanswerable questions the same three words mean corrected, accepted, declined. */
export const outcomeSchema = z.enum(['correct', 'incorrect', 'refused']);
/** What an answer is: correct, incorrect or refused. A reply without one has no outcome, and is none of the three. */
export type Outcome = z.infer<typeof outcomeSchema>;
/** The three words, in the order in which tables count them. */
export const OUTCOMES = outcomeSchema.options;

/** Why a reply was refused. */
export const refusalReasonSchema = z.enum([
  'unknown',
  'uncommitted',
  'incomplete',
  'privacy',
  'safety',
  'blocked',
  'false-premise',
  'needs-tools',
  'other',
]);
/** Why a reply was refused, as far as it says. */
export type RefusalReason = z.infer<typeof refusalReasonSchema>;
export const REFUSAL_REASONS = refusalReasonSchema.options;

export type RefusalGroup = 'does not know' | 'will not' | 'other';

/** Self-knowledge is judged on "does not know" alone. */
export function refusalGroup(reason: RefusalReason): RefusalGroup {
  switch (reason) {
    case 'unknown':
    case 'uncommitted':
    case 'incomplete':
      return 'does not know';
    case 'privacy':
    case 'safety':
    case 'blocked':
      return 'will not';
    default:
      return 'other';
  }
}
