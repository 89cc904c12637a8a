/**
 * Two respondents on shared questions: what changed from one to the other, the differences with their tests,
 * and the penalty at which they tie. Unpaired where pairing is unknown, and then it says so.
 */
import { z } from 'zod';
import { estimateSchema } from '../estimate.ts';

export const tiePenaltySchema = z.object({
  /** Penalty L at which both have the same utility; null when one is ahead at every L >= 0. */
  penalty: z.number().nullable(),
  /** `interval` [low, high]; `complement`: everything outside (low, high); `unbounded`: the data do not say; `none`: dominance. */
  kind: z.enum(['interval', 'complement', 'unbounded', 'none']),
  low: z.number().nullable(),
  high: z.number().nullable(),
  method: z.string(),
  level: z.number(),
  /** Ahead below the tie, and above it. */
  below: z.string().nullable(),
  above: z.string().nullable(),
  /** Respondent that is ahead at every penalty, if one is. */
  dominant: z.string().nullable(),
  /** At how many penalties of 0 and more the data do not exclude that the two tie all the same; absent without a dominant one or an interval. */
  notExcluded: z.enum(['none', 'some', 'all']).optional(),
  /** Utility of both at the tie; below 0 declining everything beats both there. */
  utilityAtTie: z.number().nullable(),
});
export type TiePenalty = z.infer<typeof tiePenaltySchema>;

export const differenceSchema = z.object({
  metric: z.string(),
  /** a − b, in the metric's own unit. */
  estimate: estimateSchema,
  test: z.string().nullable(),
  p: z.number().min(0).max(1).nullable(),
  /** p after the correction named in the section. */
  adjustedP: z.number().min(0).max(1).nullable(),
});
export type Difference = z.infer<typeof differenceSchema>;

export const comparisonSchema = z.object({
  a: z.string(),
  b: z.string(),
  paired: z.boolean(),
  /** Shared questions with an outcome on both sides; null when unpaired. */
  shared: z.number().int().nullable(),
  /**
   * Questions that the differences and the tie are over where missing outcomes were estimated; transitions, their symmetry and
   * what both answered stay on the shared ones. Absent where nothing was estimated.
   */
  estimatedOver: z.number().int().optional(),
  /** Rows outcome of a, columns outcome of b, in the order correct, incorrect, refused; null when unpaired. */
  transitions: z.array(z.array(z.number())).nullable(),
  symmetry: z
    .object({
      test: z.string(),
      statistic: z.number().nullable(),
      df: z.number().nullable(),
      p: z.number().nullable(),
    })
    .nullable(),
  differences: z.array(differenceSchema),
  tie: tiePenaltySchema,
  /** On questions both answered: who was right more often. */
  answeredByBoth: z
    .object({
      n: z.number().int(),
      a: estimateSchema,
      b: estimateSchema,
      difference: estimateSchema,
      p: z.number().nullable(),
    })
    .nullable(),
  /** The comparison in words, naming every better competitor. */
  sentences: z.array(z.string()),
});
export type Comparison = z.infer<typeof comparisonSchema>;

export const comparisonsSectionSchema = z.object({
  pairs: z.array(comparisonSchema),
  /** `holm over N pairs, per metric`. */
  multiplicity: z.string(),
});
