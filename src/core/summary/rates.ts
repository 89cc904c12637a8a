/**
 * Rates of one respondent: counts first, then estimates by metric id, each with denominator and interval.
 * Bounds say how far the rates could move if everything ungraded or failed had gone one way or the other.
 */
import { z } from 'zod';
import { estimateSchema } from '../estimate.ts';

export const fullTallySchema = z.object({
  correct: z.number().min(0),
  incorrect: z.number().min(0),
  refused: z.number().min(0),
  planned: z.number().nullable(),
  ungraded: z.number().min(0),
  failedError: z.number().min(0),
  failedEmpty: z.number().min(0),
  failedTruncated: z.number().min(0),
  excluded: z.number().min(0),
  blocked: z.number().min(0),
});

export const boundSchema = z.object({
  metric: z.string(),
  /** Value if every missing outcome went the worst way for this metric, and the best. */
  lowest: z.number().nullable(),
  highest: z.number().nullable(),
  missing: z.number().int(),
});

/** `estimate` is per question: correct/asked − L · incorrect/asked. People read it times 100, as worth per 100 questions. */
export const utilityPointSchema = z.object({ penalty: z.number().min(0), estimate: estimateSchema });

export const respondentRatesSchema = z.object({
  respondent: z.string(),
  tally: fullTallySchema,
  /** Share counts of refusals by reason. */
  reasons: z.record(z.string(), z.number().int()),
  estimates: z.record(z.string(), estimateSchema),
  utilities: z.array(utilityPointSchema),
  /** Penalty at which answering as it does is worth as much as declining everything: correct/incorrect. */
  breakEven: estimateSchema,
  /** The same rates with provider blocks left out instead of counted as refusals; absent without blocks. */
  withoutBlocked: z.record(z.string(), estimateSchema).optional(),
  bounds: z.array(boundSchema),
  /** Rates corrected by people's grades of a probability sample, raw beside corrected; absent without one. */
  corrected: z.record(z.string(), estimateSchema).optional(),
  /** Rates by people alone where labels exist for every reply (answer files with a human column). */
  human: z.record(z.string(), estimateSchema).optional(),
  /** Simultaneous intervals of correct, incorrect, refused for the three bars. */
  simultaneous: z.array(estimateSchema).optional(),
});
export type RespondentRates = z.infer<typeof respondentRatesSchema>;

export const ratesSectionSchema = z.object({ rows: z.array(respondentRatesSchema) });

/** Rates of one respondent within one slice. */
export const sliceCellSchema = z.object({
  value: z.string(),
  respondent: z.string(),
  tally: fullTallySchema,
  estimates: z.record(z.string(), estimateSchema),
  /** The values of both fields where two are crossed. */
  crossed: z.tuple([z.string(), z.string()]).optional(),
});

/** Rates along a number: at places by rank, from the question with the least of it to that with the greatest. */
export const sliceCurveSchema = z.object({
  /** Standard deviation of the kernel, as a share of all ranks. */
  bandwidth: z.number().positive(),
  /** Share of the questions below a place, in [0, 1], and the number that stands there. */
  places: z.array(z.object({ share: z.number(), value: z.number() })),
  respondents: z.array(
    z.object({
      respondent: z.string(),
      rates: z.array(
        z.object({
          metric: z.string(),
          method: z.string(),
          level: z.number().gt(0).lt(1),
          /** One for each place; intervals hold one at a time. */
          points: z.array(
            z.object({
              value: z.number().nullable(),
              low: z.number().nullable(),
              high: z.number().nullable(),
              /** Questions that the estimate at this place is worth. */
              effectiveN: z.number().nullable(),
            }),
          ),
        }),
      ),
    }),
  ),
});

export const slicesSectionSchema = z.object({
  slices: z.array(
    z.object({
      /** property, topic, popularity, answer type, dataset, tag, after the cutoff. */
      by: z.string(),
      cells: z.array(sliceCellSchema),
      /** Named correction over the cells of this slice. */
      multiplicity: z.string().optional(),
      note: z.string().optional(),
      /** Where the field is a number of many different values. */
      curve: sliceCurveSchema.optional(),
    }),
  ),
});

/** Rates on questions without an answer; never pooled with the answerable ones without a declared share. */
export const unanswerableSectionSchema = z.object({
  rows: z.array(
    z.object({
      respondent: z.string(),
      kind: z.string(),
      tally: fullTallySchema,
      estimates: z.record(z.string(), estimateSchema),
    }),
  ),
  /** Of false premises whose direct question it rejected, how many it went along with. */
  pairs: z
    .array(
      z.object({
        respondent: z.string(),
        rejectedDirect: z.number().int(),
        wentAlong: z.number().int(),
        estimate: estimateSchema,
      }),
    )
    .optional(),
  /** Utility over a declared workload: share u of unanswerable questions. */
  pooled: z
    .array(z.object({ respondent: z.string(), share: z.number(), utilities: z.array(utilityPointSchema) }))
    .optional(),
});
