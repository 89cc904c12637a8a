/**
 * One execution: its spec, what it was made with, and how far it came. A run is complete when every planned
 * asking has a reply and nothing stopped it; an imported run has no spec.
 */
import { z } from 'zod';
import { drawingSchema } from './adaptive-order.ts';
import { respondentSchema } from './respondent.ts';
import { runSpecSchema } from './run-spec.ts';
import { stoppingPlanSchema } from './until.ts';

/** `waiting`: nobody works on it, and batches of it are at a provider. */
export const runStatusSchema = z.enum([
  'running',
  'waiting',
  'interrupted',
  'stopped',
  'complete',
  'imported',
]);
export type RunStatus = z.infer<typeof runStatusSchema>;

/** In `stoppedBy` of a run under way: somebody wants it to stop. */
export const ASKED_TO_STOP = 'asked to stop';

export const manifestSchema = z.object({
  schemaVersion: z.number().int(),
  closedbookVersion: z.string(),
  nodeVersion: z.string(),
  /** Wordings used, by id and version, with their text: what was asked must be readable in ten years. */
  prompts: z.array(z.object({ id: z.string(), version: z.string(), text: z.string() })).default([]),
  datasets: z
    .array(z.object({ name: z.string(), version: z.string(), questions: z.number().int() }))
    .default([]),
  graders: z.array(z.string()).default([]),
  /** How a run that may stop before its last question decides that it does; absent where it may not. */
  stopping: stoppingPlanSchema.optional(),
  /** With which chance each question was drawn, where chances were unlike; absent where they were equal. */
  drawing: drawingSchema.optional(),
  /** Where imported answers came from. */
  source: z
    .object({
      format: z.string(),
      path: z.string(),
      notes: z.array(z.string()).default([]),
      /** Whose word stands: the file's verdicts (`keep`), three-way ones beside the rules (`compare`), the rules. */
      verdicts: z.enum(['compare', 'keep', 'rules']).optional(),
      /** Every file, by the hash of its content: a file that was imported is known again under any name. */
      files: z
        .array(
          z.object({
            path: z.string(),
            format: z.string(),
            sha256: z.string(),
            answers: z.number().int(),
            status: z.string(),
          }),
        )
        .default([]),
    })
    .optional(),
});
export type Manifest = z.infer<typeof manifestSchema>;

export const runSchema = z.object({
  id: z.string(),
  title: z.string(),
  createdAt: z.string(),
  status: runStatusSchema,
  /** Why a run stopped before its end: budget, quota, key, interrupted. */
  stoppedBy: z.string().nullable().default(null),
  spec: runSpecSchema.nullable(),
  manifest: manifestSchema,
  respondents: z.array(respondentSchema),
  /** Askings planned in the open pass. */
  planned: z.number().int().min(0),
  simulated: z.boolean().default(false),
});
export type Run = z.infer<typeof runSchema>;
