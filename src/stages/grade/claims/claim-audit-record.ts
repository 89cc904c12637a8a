/**
 * What an audit of single claims must remember: which claim or sentence each row of the sheet is, and its chance. The sheet
 * that people fill in tells neither respondent nor what the rules said.
 */
import { z } from 'zod';

export const claimAuditRecordSchema = z.object({
  schemaVersion: z.literal(1),
  /** Tells the record of an audit of claims from one of answers. */
  of: z.literal('claims'),
  id: z.string().min(1),
  seed: z.number().int(),
  /** ISO time. */
  drawnAt: z.string(),
  /** Grader and version whose lists were drawn from. */
  grader: z.string(),
  version: z.string(),
  strata: z.array(
    z.object({
      respondentId: z.string(),
      /** Result of the claims, or `sentence`. */
      kind: z.string(),
      population: z.number().int().positive(),
      drawn: z.number().int().min(0),
    }),
  ),
  rows: z.array(
    z.object({
      auditId: z.string().min(1),
      replyId: z.string().min(1),
      respondentId: z.string(),
      referenceHash: z.string(),
      kind: z.string(),
      /** Index of the claim in the list; null for a sentence. */
      claim: z.number().int().min(0).nullable(),
      inclusion: z.number().gt(0).max(1),
    }),
  ),
});
export type ClaimAuditRecord = z.infer<typeof claimAuditRecordSchema>;
