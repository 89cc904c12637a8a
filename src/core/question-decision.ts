/**
 * What a person decided about a question of a set, with the reason and a source outside the models. Decisions are appended:
 * the last one about a question is in force, and one that was taken back is followed by one without a word.
 */
import { z } from 'zod';

export const REVIEW_DECISIONS = ['keep', 'fix', 'add alias', 'dispute', 'drop'] as const;
export type ReviewDecision = (typeof REVIEW_DECISIONS)[number];

export const questionDecisionSchema = z.object({
  questionId: z.string().min(1),
  /** The gold when it was decided, in plain text; empty where there was none. */
  gold: z.string(),
  /** Null takes back what was decided before. */
  decision: z.enum(REVIEW_DECISIONS).nullable(),
  /** For `fix` and `add alias`: what counts as right, several separated by `|`, or a reference as JSON. */
  newValue: z.string(),
  /** For `fix`: what is asked instead; empty where the words stay. */
  newQuestion: z.string(),
  reason: z.string(),
  source: z.string(),
  /** Who decided. */
  name: z.string().min(1),
  /** ISO time. */
  decidedAt: z.string(),
});
export type QuestionDecision = z.infer<typeof questionDecisionSchema>;

/** What is in force, by the question's id. */
export function decisionsInForce(
  decisions: readonly QuestionDecision[],
): ReadonlyMap<string, QuestionDecision> {
  const inForce = new Map<string, QuestionDecision>();
  for (const one of decisions) {
    if (one.decision === null) inForce.delete(one.questionId);
    else inForce.set(one.questionId, one);
  }
  return inForce;
}
