/**
 * What an audit must remember to be worth anything: who was drawn, from which stratum, with which probability, and what
 * the automatic grade was at that time. The sheet that people fill in holds none of it.
 */
import { z } from 'zod';
import { shortHash } from '../../../core/hash.ts';
import { outcomeSchema } from '../../../core/outcome.ts';
import { rubricNameSchema } from '../../../core/rubric.ts';

/** The automatic outcome of a stratum; replies without one are a stratum of their own. */
const automaticOutcomeSchema = z.union([outcomeSchema, z.literal('ungraded')]);
export type AutomaticOutcome = z.infer<typeof automaticOutcomeSchema>;

export const auditRecordSchema = z.object({
  schemaVersion: z.literal(1),
  /** Part of the version of every grade that comes back from it. */
  id: z.string().min(1),
  seed: z.number().int(),
  /** ISO time. */
  drawnAt: z.string(),
  rubric: rubricNameSchema,
  strata: z.array(
    z.object({
      respondentId: z.string(),
      automatic: automaticOutcomeSchema,
      /** Replies in the stratum, and how many of them were drawn. */
      population: z.number().int().positive(),
      drawn: z.number().int().min(0),
    }),
  ),
  rows: z.array(
    z.object({
      /** Id on the sheet; tells nothing about respondent or grade. */
      auditId: z.string().min(1),
      replyId: z.string().min(1),
      questionId: z.string(),
      respondentId: z.string(),
      automatic: automaticOutcomeSchema,
      referenceHash: z.string(),
      inclusionProbability: z.number().gt(0).max(1),
    }),
  ),
});
export type AuditRecord = z.infer<typeof auditRecordSchema>;

/** Version of a grade given in an audit; overrides given outside it carry another. */
export function auditGradeVersion(record: Pick<AuditRecord, 'id'>): string {
  return `audit:${record.id}`;
}

/** Whether a grade's version is that of an audit, or of a later reading of its corrected sheet: `audit:ID#2`. */
export function isAuditVersion(version: string, audit: string): boolean {
  return version === audit || version.startsWith(`${audit}#`);
}

/** Id of a drawn reply on the sheet and at the desk; tells nothing about respondent or grade. */
export function auditRowId(auditId: string, replyId: string): string {
  return shortHash({ audit: auditId, replyId }).slice(0, 10);
}
