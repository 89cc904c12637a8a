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
      /** Share answered at the highest stake less that at the lowest, question by question; absent where no two stakes differ. */
      moved: estimateSchema.optional(),
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

/**
 * The best setting at a penalty: named by all questions, and worth what it fetched on questions of folds that had no
 * part in choosing it.
 */
export const conversionChoiceSchema = z.object({
  penalty: z.number(),
  /** `penalty:3`, `confidence at least 80 %`, `at least 4 of 5 agree`, or `decline everything`. */
  setting: z.string(),
  utility: estimateSchema,
  /** Route of the setting; null for declining everything. */
  route: z.string().nullable().optional(),
  /** Utility of the same setting on the questions that chose it: too good, by how much is the point of showing it. */
  inSample: z.number().nullable().optional(),
  /** Share of the folds that chose this setting: low where the data hardly tell. */
  chosenInFolds: z.number().nullable().optional(),
  /** Utility gained over the eagerest respondent of the model as it answers by itself, question by question. */
  gain: estimateSchema.optional(),
});
export type ConversionChoice = z.infer<typeof conversionChoiceSchema>;

/** Can the eager model be made conservative? One curve a model and route, and their envelopes. */
export const conversionSectionSchema = z.object({
  models: z.array(
    z.object({
      model: z.string(),
      /** Questions that every setting has an outcome on, and the clusters they form. */
      questions: z.number().int().optional(),
      /** They are those that every setting was asked, missing outcomes estimated as for the choice. */
      estimated: z.literal(true).optional(),
      clusters: z.number().int().optional(),
      /** The respondent that answers most: what is to be made conservative. */
      eager: z.string().optional(),
      routes: z.array(
        z.object({
          /** `prompts`, `confidence threshold`, `token probability threshold`, `agreement of trials`. */
          route: z.string(),
          /** Whose answers are withheld; null where each setting is a respondent of its own. */
          respondent: z.string().nullable().optional(),
          points: z.array(
            z.object({
              setting: z.string(),
              correct: z.number(),
              incorrect: z.number(),
              n: z.number().int(),
              /** The respondent asked, where the setting is a prompt. */
              respondent: z.string().optional(),
              /** Best of the model, over all routes, at some penalty. */
              onEnvelope: z.boolean().optional(),
            }),
          ),
          /** The route by itself at each penalty, cross-fitted: what envelopes are compared by. */
          best: z.array(conversionChoiceSchema).optional(),
        }),
      ),
      /** Best policy per penalty over all routes, chosen on the other folds. */
      best: z.array(conversionChoiceSchema),
      sentences: z.array(z.string()).optional(),
    }),
  ),
});
export type ConversionSection = z.infer<typeof conversionSectionSchema>;
