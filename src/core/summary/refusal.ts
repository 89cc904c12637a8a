/**
 * Whether silence falls on the questions that would have been wrong: from the forced pass. Its numbers are
 * called "right when forced" (lucky guesses included), never "knowledge".
 */
import { z } from 'zod';
import { estimateSchema } from '../estimate.ts';

export const refusalRowSchema = z.object({
  respondent: z.string(),
  /** Refused in the open pass, answered when forced, by forced outcome. */
  forcedCorrect: z.number().int(),
  forcedIncorrect: z.number().int(),
  /** Refused again; gives the bounds. */
  stillRefused: z.number().int(),
  rightWhenForced: estimateSchema,
  /** Lowest and highest if all still refused had been wrong or right. */
  bounds: z.object({ lowest: z.number().nullable(), highest: z.number().nullable() }),
  /** Control: answered questions asked again by force; correct before and after on the same questions. */
  control: z
    .object({ n: z.number().int(), open: estimateSchema, forced: estimateSchema, difference: estimateSchema })
    .nullable(),
  /** The refusal as a detector of one's own errors. */
  precision: estimateSchema,
  recall: estimateSchema,
  overRefusal: estimateSchema,
  f1: estimateSchema,
  /** Penalty above which these refusals paid: q/(1−q). */
  paysAbove: estimateSchema,
});

export const refusalSectionSchema = z.object({ rows: z.array(refusalRowSchema) });

/** Does the stated penalty move the model as it should? */
export const behaviouralSectionSchema = z.object({
  models: z.array(
    z.object({
      model: z.string(),
      /** One row a penalty prompt, ascending. */
      rows: z.array(
        z.object({
          respondent: z.string(),
          penalty: z.number(),
          threshold: z.number(),
          attempts: estimateSchema,
          accuracyWhenAnswering: estimateSchema,
          meets: z.boolean().nullable(),
        }),
      ),
      /** Answered at one penalty, refused at the next: right with a rate between the two thresholds? */
      marginal: z.array(
        z.object({
          from: z.number(),
          to: z.number(),
          thresholdFrom: z.number(),
          thresholdTo: z.number(),
          right: estimateSchema,
          within: z.boolean().nullable(),
        }),
      ),
      /** utility[i][j]: prompted with penalties[i], marked with penalties[j]. */
      matrix: z.object({ penalties: z.array(z.number()), utility: z.array(z.array(z.number().nullable())) }),
    }),
  ),
});

/** Can the eager model be made conservative? One curve a model and route, and their envelopes. */
export const conversionSectionSchema = z.object({
  models: z.array(
    z.object({
      model: z.string(),
      routes: z.array(
        z.object({
          /** `penalty prompts`, `confidence threshold`, `agree or decline over k`. */
          route: z.string(),
          points: z.array(
            z.object({
              setting: z.string(),
              correct: z.number(),
              incorrect: z.number(),
              n: z.number().int(),
            }),
          ),
        }),
      ),
      /** Best policy per penalty, chosen on the other folds. */
      best: z.array(z.object({ penalty: z.number(), setting: z.string(), utility: estimateSchema })),
    }),
  ),
});
