/**
 * Long answers claim by claim: beside the headline of person-strict how many checkable claims are right, how many of the
 * facts asked for are told, how many claims are wrong. What the facts do not hold is counted and judged by nobody.
 */
import { z } from 'zod';
import { claimResultSchema } from '../claim.ts';
import { estimateSchema } from '../estimate.ts';

const countsSchema = z.partialRecord(claimResultSchema, z.number().int().min(0));

const measuresSchema = z.object({
  /** Right claims of those that the facts decide. */
  precision: estimateSchema,
  /** Facts asked for that are told in full, of all that were asked for; answers that decline tell none. */
  recall: estimateSchema,
});

export const claimsRowSchema = measuresSchema.extend({
  respondent: z.string(),
  /** Who split: `claims:openai/gpt-6-luna`. */
  graders: z.array(z.string()),
  /** Answers that were split, and those whose claims could not be read. */
  replies: z.number().int().min(0),
  unread: z.number().int().min(0),
  /** Answers split that have no outcome, because a claim on a fact could not be told right from wrong. */
  undecided: z.number().int().min(0),
  /** person-strict over the answers split: entirely right, any claim wrong, neither. */
  headline: z.object({ correct: estimateSchema, incorrect: estimateSchema, refused: estimateSchema }),
  wrongPerReply: estimateSchema,
  counts: countsSchema,
  byProperty: z.array(measuresSchema.extend({ property: z.string(), counts: countsSchema })),
  /** By people's audit of single claims; absent where nobody audited. */
  audit: z
    .object({
      /** Claims, and stretches on which no claim rests, that people judged. */
      units: z.number().int().positive(),
      auditors: z.array(z.string()),
      precision: estimateSchema,
      wrongPerReply: estimateSchema,
      /** Claims listed that the answer does not make in this form: altered, or put into it. */
      unsaid: estimateSchema,
      /** Claims on facts that the answer makes and the list lacks, of all it makes. */
      dropped: estimateSchema,
    })
    .optional(),
});

export const claimsSectionSchema = z.object({
  rows: z.array(claimsRowSchema),
  sentences: z.array(z.string()),
});
