/**
 * What a reviewer said of an answer whose outcome is known, mixed unseen among others. Such answers are no replies of the run
 * and enter no rate; words are appended, and one that was taken back is followed by one without.
 */
import { z } from 'zod';
import { OUTCOMES, REFUSAL_REASONS } from './outcome.ts';

export const calibrationWordSchema = z.object({
  item: z.string().min(1),
  reviewer: z.string().min(1),
  known: z.enum(OUTCOMES),
  /** Null takes back what was said before. */
  word: z
    .object({
      outcome: z.enum([...OUTCOMES, 'unsure']),
      reason: z.enum(REFUSAL_REASONS).nullable(),
      note: z.string(),
    })
    .nullable(),
  /** ISO time. */
  gradedAt: z.string(),
});
export type CalibrationWord = z.infer<typeof calibrationWordSchema>;

/** The last word of each reviewer on each item; what was taken back is none. */
export function calibrationInForce(words: readonly CalibrationWord[]): CalibrationWord[] {
  const last = new Map(words.map((one) => [JSON.stringify([one.reviewer, one.item]), one]));
  return [...last.values()].filter(({ word }) => word !== null);
}
