/**
 * The numbers for a workload that a person declared: another mix of popularity bands than was asked, and a share of
 * questions that have no answer. Nothing is pooled without such a declaration, because nobody else knows the shares.
 */
import { z } from 'zod';
import { estimateSchema } from '../estimate.ts';
import { reignSchema } from './frontier.ts';
import { utilityPointSchema } from './rates.ts';

export const workloadSectionSchema = z.object({
  /** Declared share of each popularity band among the answerable questions; null = as they were asked. */
  mix: z.record(z.string(), z.number()).nullable(),
  /** Declared share of questions without an answer among all; null = none. */
  unanswerableShare: z.number().nullable(),
  /** Questions behind each part, by band, `answerable` or `unanswerable`. */
  questions: z.record(z.string(), z.number().int()),
  rows: z.array(
    z.object({
      respondent: z.string(),
      /** `correct/workload`, `incorrect/workload`, `refused/workload`: corrected counts as correct, accepted as incorrect. */
      estimates: z.record(z.string(), estimateSchema),
      utilities: z.array(utilityPointSchema),
    }),
  ),
  /** Best under this workload, by penalty; null among the competitors is declining everything. */
  hull: z.array(reignSchema),
  sentences: z.array(z.string()),
});
export type WorkloadSection = z.infer<typeof workloadSectionSchema>;
