/**
 * Everything a report shows, as data: one optional section a topic. Reports, notebooks, checks and exports read
 * this and nothing else; it is written as summary.json and its JSON Schema is published in docs/schemas.
 */
import { z } from 'zod';
import { drawingSchema } from '../adaptive-order.ts';
import { checkArgument, isRecord } from '../argument.ts';
import { SCHEMA_VERSION } from '../schema-version.ts';
import { claimsSectionSchema } from './claims.ts';
import { comparisonsSectionSchema } from './comparisons.ts';
import {
  confidenceSectionSchema,
  consistencySectionSchema,
  severalConfidencesSectionSchema,
} from './confidence.ts';
import { failuresSectionSchema } from './failures.ts';
import { decisionSectionSchema, frontierSectionSchema } from './frontier.ts';
import { gradersSectionSchema } from './graders.ts';
import { itemsSectionSchema } from './items.ts';
import { costSectionSchema, judgeSectionSchema } from './judge.ts';
import { languagesSectionSchema } from './languages.ts';
import { privacySectionSchema } from './privacy.ts';
import { provenanceSchema, summaryRespondentSchema } from './provenance.ts';
import { ratesSectionSchema, slicesSectionSchema, unanswerableSectionSchema } from './rates.ts';
import { behaviouralSectionSchema, conversionSectionSchema, refusalSectionSchema } from './refusal.ts';
import { sequentialSectionSchema } from './sequential.ts';
import { settingsSectionSchema } from './settings.ts';
import { wordingsSectionSchema } from './wordings.ts';
import { workloadSectionSchema } from './workload.ts';

/** The shape of `summary.json`. */
export const summarySchema = z.object({
  schemaVersion: z.literal(SCHEMA_VERSION),
  title: z.string(),
  /** True when any respondent is simulated; then the title says so. */
  simulated: z.boolean(),
  /** Version of closedbook that computed it. */
  closedbookVersion: z.string(),
  /** Confidence level of every interval. */
  level: z.number().gt(0).lt(1),
  /** Penalties L reported. */
  penalties: z.array(z.number().min(0)),
  respondents: z.array(summaryRespondentSchema),
  provenance: provenanceSchema,
  decision: decisionSectionSchema,
  rates: ratesSectionSchema,
  /** Absent where nothing failed. */
  failures: failuresSectionSchema.optional(),
  /** Of a run that might stop early; then no interval of this summary is a fixed-n one. */
  sequential: sequentialSectionSchema.optional(),
  /** Of a run whose questions were drawn with unlike chances; then every number of this summary is weighted by them. */
  drawing: drawingSchema
    .omit({ inclusion: true })
    .extend({ inclusion: z.object({ least: z.number(), greatest: z.number() }) })
    .optional(),
  frontier: frontierSectionSchema.optional(),
  comparisons: comparisonsSectionSchema.optional(),
  claims: claimsSectionSchema.optional(),
  languages: languagesSectionSchema.optional(),
  slices: slicesSectionSchema.optional(),
  unanswerable: unanswerableSectionSchema.optional(),
  workload: workloadSectionSchema.optional(),
  refusal: refusalSectionSchema.optional(),
  privacy: privacySectionSchema.optional(),
  behavioural: behaviouralSectionSchema.optional(),
  wordings: wordingsSectionSchema.optional(),
  settings: settingsSectionSchema.optional(),
  conversion: conversionSectionSchema.optional(),
  confidence: confidenceSectionSchema.optional(),
  severalConfidences: severalConfidencesSectionSchema.optional(),
  consistency: consistencySectionSchema.optional(),
  graders: gradersSectionSchema.optional(),
  judge: judgeSectionSchema.optional(),
  cost: costSectionSchema.optional(),
  items: itemsSectionSchema.optional(),
});
/** Everything that a report shows: rates, comparisons, the decision and each section that has something to say. */
export type Summary = z.infer<typeof summarySchema>;

/** @throws ClosedbookError `argument-invalid` for what is none at all; its sections are not looked at. */
export function checkSummary(summary: unknown): void {
  checkArgument(isRecord(summary) && isRecord(summary['rates']), 'summary', {
    expected: 'a summary, as analyze gives it',
    given: summary,
  });
}
