/**
 * Rubrics: what an uncommitted "A or B", a hedge, a partial answer and a corrected premise count as.
 * They differ in print, so a grade names its rubric and version; rules and judges follow the same table.
 */
import { z } from 'zod';

export const rubricIdSchema = z.enum(['simpleqa', 'verified', 'aa', 'person-strict']);
export type RubricId = z.infer<typeof rubricIdSchema>;
export const RUBRIC_IDS = rubricIdSchema.options;
export const DEFAULT_RUBRIC: RubricId = 'verified';
