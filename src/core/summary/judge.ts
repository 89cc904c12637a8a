/**
 * How far the automatic grades agree with people: the confusion first, then the numbers with intervals.
 */
import { z } from 'zod';
import { estimateSchema } from '../estimate.ts';

export const agreementRowSchema = z.object({
  /** Null = all respondents together. */
  respondent: z.string().nullable(),
  /** Rows people's outcome, columns automatic outcome: correct, incorrect, refused. */
  confusion: z.array(z.array(z.number())),
  /** Labels that say only correct or not: 2 x 2, correct first. */
  twoClass: z.boolean(),
  n: z.number().int(),
  undecided: z.number().int(),
  raw: estimateSchema,
  kappa: estimateSchema,
  ac1: estimateSchema,
  perClass: z.array(z.object({ outcome: z.string(), precision: estimateSchema, recall: estimateSchema })),
});

export const judgeRepeatsSchema = z.object({
  /** The judge or panel, with its version. */
  grader: z.string(),
  /** Replies judged twice, drawn by chance from all that it graded. */
  n: z.number().int(),
  /** Rows first verdict, columns second: correct, incorrect, refused, none. */
  transitions: z.array(z.array(z.number().int())),
  same: estimateSchema,
  kappa: estimateSchema,
});
export type JudgeRepeats = z.infer<typeof judgeRepeatsSchema>;

export const judgeSectionSchema = z.object({
  /** Who is held against whom. */
  grader: z.string(),
  against: z.string(),
  /** Empty where nobody graded by hand and only the judge's steadiness is known. */
  rows: z.array(agreementRowSchema),
  /** From `audit draw`, or whatever labels exist: only the first may correct rates. */
  sample: z.enum(['probability', 'convenience']),
  sameFamily: z.array(z.string()),
  /** Share of replies judged twice that got the same verdict; of the first of `repeats`. */
  consistency: estimateSchema.nullable(),
  /** How steady each judge is; the panel first. */
  repeats: z.array(judgeRepeatsSchema).optional(),
});

export const costSectionSchema = z.object({
  rows: z.array(
    z.object({
      respondent: z.string(),
      calls: z.number().int(),
      costUsd: z.number().nullable(),
      costPerCorrectUsd: z.number().nullable(),
      latencyMedianMs: z.number().nullable(),
      latencyP95Ms: z.number().nullable(),
      unpriced: z.number().int(),
    }),
  ),
});
