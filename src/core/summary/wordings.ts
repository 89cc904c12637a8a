/**
 * One policy in several wordings: how far the rates move with the phrasing, beside how far they move with the questions
 * drawn. Without this a gap between two models may be a gap between two sentences.
 */
import { z } from 'zod';
import { estimateSchema } from '../estimate.ts';

export const wordingRowSchema = z.object({
  model: z.string(),
  /** One-word policy without its wording. */
  policy: z.string(),
  /** The respondents that are its wordings. */
  respondents: z.array(z.string()).min(2),
  /** A rate such as `incorrect/asked`. */
  metric: z.string(),
  /** Mean of the wordings' rates. */
  mean: z.number().nullable(),
  lowest: z.number().nullable(),
  highest: z.number().nullable(),
  /** Standard deviation over wordings of the true rate, in the rate's unit. */
  spread: estimateSchema,
  /** Standard error of the mean from the questions alone. */
  samplingError: z.number().nullable(),
  /** Half-width, at the summary's level, of what phrasing alone does to a gap of two respondents in one wording each. */
  gapByPhrasing: z.number().nullable(),
});

export const wordingsSectionSchema = z.object({
  rows: z.array(wordingRowSchema),
  sentences: z.array(z.string()),
});
