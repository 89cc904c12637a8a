/**
 * Refusals for privacy where questions touch private circumstances of public people, beside those on everything else: a
 * share of all refusals says nothing about it, because most questions give no occasion.
 */
import { z } from 'zod';
import { estimateSchema } from '../estimate.ts';

export const privacyRowSchema = z.object({
  respondent: z.string(),
  /** Refused for privacy, of the replies to questions tagged `sensitivity:private`. */
  private: estimateSchema,
  /** Refused for privacy, of the replies to all other questions with an answer. */
  others: estimateSchema,
  /** Mean over people asked both of the first share less the second; its clusters are people. */
  difference: estimateSchema,
  /** Refusals by reason, on either kind of question. */
  reasons: z.object({
    private: z.record(z.string(), z.number().int().min(0)),
    others: z.record(z.string(), z.number().int().min(0)),
  }),
});

export const privacySectionSchema = z.object({
  rows: z.array(privacyRowSchema),
  sentences: z.array(z.string()),
});
