/**
 * What a reviewer did with an answer of a draw beside saying a word on it: appended, so that every desk on the store, and one
 * that was started anew, knows what was put aside and what may still be taken back.
 */
import { z } from 'zod';

export const reviewStepSchema = z.object({
  auditId: z.string().min(1),
  reviewer: z.string().min(1),
  item: z.string().min(1),
  /** `locked` ends taking back, not changing one's mind after the others' words were seen. */
  step: z.enum(['graded', 'taken back', 'skipped', 'declined', 'locked']),
});
export type ReviewStep = z.infer<typeof reviewStepSchema>;
