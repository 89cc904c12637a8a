/**
 * Stated confidence against what came true, on attempted questions; compared between respondents only where
 * they refuse alike or on forced answers, otherwise `comparable` is false and says why.
 */
import { z } from 'zod';
import { estimateSchema } from '../estimate.ts';

export const reliabilityBinSchema = z.object({
  n: z.number().int(),
  meanConfidence: z.number(),
  /** Lowest and highest confidence in the bin. */
  from: z.number().optional(),
  to: z.number().optional(),
  correct: estimateSchema,
  /** Where the bin's rate would fall with 95 % if the confidences were true. */
  bandLow: z.number(),
  bandHigh: z.number(),
});

export const confidenceRowSchema = z.object({
  respondent: z.string(),
  pass: z.enum(['open', 'forced']),
  n: z.number().int(),
  missing: z.number().int(),
  bins: z.array(reliabilityBinSchema),
  calibrationError: estimateSchema,
  /** What a perfectly calibrated respondent would show by chance at this n. */
  calibrationErrorByChance: z.number().nullable(),
  brier: estimateSchema,
  auroc: estimateSchema,
  /** Area under the generalised risk-coverage curve. */
  augrc: estimateSchema,
  riskCoverage: z.array(z.object({ coverage: z.number(), risk: z.number(), generalizedRisk: z.number() })),
  /** Largest share answered with at most this risk, guaranteed with 95 %. */
  coverageAtRisk: z.array(
    z.object({ risk: z.number(), coverage: z.number().nullable(), guaranteed: z.number().nullable() }),
  ),
});

export const confidenceSectionSchema = z.object({
  rows: z.array(confidenceRowSchema),
  comparable: z.boolean(),
  why: z.string().optional(),
});

/** How often the modal answer over k trials is right, by how often it was given. */
export const consistencySectionSchema = z.object({
  rows: z.array(
    z.object({
      respondent: z.string(),
      trials: z.number().int(),
      questions: z.number().int(),
      meanAgreement: estimateSchema,
      modalCorrect: estimateSchema,
      modalIncorrect: estimateSchema.optional(),
      modalRefused: estimateSchema.optional(),
      /** How well the share that agreed tells right commonest answers from wrong ones. */
      auroc: estimateSchema.optional(),
      /** By the share of trials that agreed, over commonest answers that are no refusal. */
      bins: z.array(z.object({ agreement: z.number(), n: z.number().int(), correct: estimateSchema })),
    }),
  ),
  /** Whether the respondents may be held against each other; if not, `why`. */
  comparable: z.boolean().optional(),
  why: z.string().optional(),
  sentences: z.array(z.string()).optional(),
});

/** Where a confidence comes from: said by the model, its tokens' probabilities, or how many of its trials agree. */
export const CONFIDENCE_SOURCES = ['stated', 'token probability', 'agreement of trials'] as const;
export type ConfidenceSource = (typeof CONFIDENCE_SOURCES)[number];

/** One confidence over the answers that have every one of the respondent's confidences. */
export const confidenceOfSourceSchema = z.object({
  source: z.enum(CONFIDENCE_SOURCES),
  bins: z.array(reliabilityBinSchema),
  calibrationError: estimateSchema,
  calibrationErrorByChance: z.number().nullable(),
  brier: estimateSchema,
  auroc: estimateSchema,
  /** Behavioural alignment score; answers held down to its ceiling in `heldDown`. */
  alignment: estimateSchema,
  heldDown: z.number().int(),
  riskCoverage: confidenceRowSchema.shape.riskCoverage,
});
export type ConfidenceOfSource = z.infer<typeof confidenceOfSourceSchema>;

/** Several confidences of the same answers, held against each other; a question's first trial stands for it. */
export const severalConfidencesSectionSchema = z.object({
  rows: z.array(
    z.object({
      respondent: z.string(),
      /** Attempted questions that have every confidence. */
      n: z.number().int(),
      /** Attempted questions left out because one of the confidences is missing. */
      missing: z.number().int(),
      sources: z.array(confidenceOfSourceSchema),
      /** How well the spread of the trials' answers tells right from wrong: 1 − entropy over its largest. */
      entropyAuroc: estimateSchema.optional(),
      /** AUROC of the first less that of the second, paired by answer (DeLong). */
      differences: z.array(
        z.object({
          first: z.enum(CONFIDENCE_SOURCES),
          second: z.enum(CONFIDENCE_SOURCES),
          difference: estimateSchema,
          pValue: z.number().nullable(),
        }),
      ),
    }),
  ),
  sentences: z.array(z.string()),
});
export type SeveralConfidences = z.infer<typeof severalConfidencesSectionSchema>;
