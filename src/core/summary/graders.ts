/**
 * Who decided the outcomes, and what another grader said of the same replies: a rate is one grader's word, and where a
 * second one spoke a reader can see how much hangs on the choice.
 */
import { z } from 'zod';
import { estimateSchema } from '../estimate.ts';

/** A rate under the grader that stands, and as it would be by the other one's word. */
export const underTwoSchema = z.object({
  standing: estimateSchema,
  /** Replies on which only the first spoke keep its outcome. */
  other: z.number().min(0).max(1).nullable(),
  /** The other rate lies outside the interval of the standing one. */
  beyond: z.boolean(),
});

export const graderPairSchema = z.object({
  /** Whose word stands. */
  standing: z.string(),
  other: z.string(),
  /** Replies of the open pass that both gave an outcome. */
  n: z.number().int(),
  /** Rows what stands, columns what the other said: correct, incorrect, refused. */
  confusion: z.array(z.array(z.number().int())),
  agreement: estimateSchema,
  kappa: estimateSchema,
  rows: z.array(
    z.object({
      respondent: z.string(),
      /** Replies of this respondent that both gave an outcome. */
      n: z.number().int(),
      correct: underTwoSchema,
      incorrect: underTwoSchema,
    }),
  ),
});
export type GraderPair = z.infer<typeof graderPairSchema>;

export const gradersSectionSchema = z.object({
  /** Outcomes that stand, by who gave them; most first. */
  deciding: z.array(z.object({ kind: z.string(), grader: z.string(), outcomes: z.number().int() })),
  pairs: z.array(graderPairSchema),
});
export type GradersSection = z.infer<typeof gradersSectionSchema>;
