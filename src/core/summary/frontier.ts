/**
 * The utility frontier: `correct/asked` against `incorrect/asked`, with the hull that says at which penalty each
 * respondent is the best choice. Declining everything (the origin) is always among the competitors.
 */
import { z } from 'zod';
import { estimateSchema } from '../estimate.ts';

/** Null stands for declining everything. */
export const competitorSchema = z.string().nullable();

export const frontierPointSchema = z.object({
  respondent: z.string(),
  correct: estimateSchema,
  incorrect: estimateSchema,
  /** Nobody is at least as good on both axes and better on one. */
  pareto: z.boolean(),
  /** Best for some penalty. */
  onHull: z.boolean(),
  breakEven: estimateSchema,
  /**
   * Shares of the questions that everyone has a graded or an ungraded reply on (of all questions where missing outcomes were
   * estimated): counted as wrong or as right, the ungraded ones bound the worth at any penalty. Absent where every reply is graded.
   */
  withUngraded: z.object({ correct: z.number(), incorrect: z.number(), ungraded: z.number() }).optional(),
});

/** Best between `from` and `to` (null = without end); several names are a tie. */
export const reignSchema = z.object({
  competitors: z.array(competitorSchema),
  from: z.number().min(0),
  to: z.number().nullable(),
});

export const utilityCurveSchema = z.object({
  respondent: competitorSchema,
  values: z.array(z.number().nullable()),
  low: z.array(z.number().nullable()),
  high: z.array(z.number().nullable()),
});

/** Where too few questions have an outcome of everyone, what is missing was estimated from its question and its respondent. */
export const estimatedBaseSchema = z.object({
  /** Questions that everyone was asked and somebody has an outcome on: points, curves, resamples and pairs are over them. */
  questions: z.number().int(),
  /** Those of them that everyone has an outcome on. */
  complete: z.number().int(),
  /** Outcomes that were estimated, of respondents times questions. */
  missing: z.number().int(),
  /** `two-way-least-squares`: a question's effect and a respondent's add up. */
  method: z.string(),
});

export const frontierSectionSchema = z.object({
  /** Absent where the points are over questions that all have an outcome on. */
  base: estimatedBaseSchema.optional(),
  points: z.array(frontierPointSchema),
  hull: z.array(reignSchema),
  /**
   * The hull as far as resamples tell: those that they do not tell apart stand on one `open` rung, likeliest first. Absent
   * where nothing was resampled.
   */
  rungs: z.array(reignSchema.extend({ open: z.boolean() })).optional(),
  /** Grid of penalties L for curves and probabilities. */
  penalties: z.array(z.number()),
  curves: z.array(utilityCurveSchema),
  /** Share of common resamples in which each competitor is best; absent without n. */
  probabilityBest: z
    .object({
      method: z.string(),
      resamples: z.number().int(),
      rows: z.array(z.object({ respondent: competitorSchema, probabilities: z.array(z.number()) })),
    })
    .nullable(),
  paired: z.boolean(),
  /** Policies of one model, in order of penalty: joined as its own curve. */
  modelCurves: z.array(z.object({ model: z.string(), respondents: z.array(z.string()) })),
});
export type FrontierSection = z.infer<typeof frontierSectionSchema>;

/** The decision in words, ready to print, and the numbers behind each sentence. */
export const decisionSectionSchema = z.object({
  /** One or two sentences that answer "which one, at what cost of a wrong answer". */
  headline: z.string(),
  /** The headline by sentences, the first being what it comes to; absent where it is one. */
  parts: z.array(z.string()).optional(),
  sentences: z.array(z.string()),
  /** Replies without a grade that could change the choice at the opening penalty; absent where none can. */
  ungraded: z
    .object({
      respondent: z.string(),
      ungraded: z.number().int(),
      /** Replies of that respondent with an outcome or without a grade. */
      replies: z.number().int(),
      /** How they are counted for `best` to be the choice. */
      counted: z.enum(['wrong', 'right']),
      /** Whose replies without a grade are counted the other way for that. */
      against: z.string().nullable(),
      best: competitorSchema,
    })
    .optional(),
});
