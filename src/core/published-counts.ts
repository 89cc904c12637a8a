/**
 * Results known only as counts or rates: a table in a paper. n may be unknown: then there are points without
 * intervals. Pairing is never known, so differences are treated as independent, and the report says so.
 */
import { z } from 'zod';

export const publishedRowSchema = z.object({
  model: z.string().min(1),
  benchmark: z.string().default(''),
  source: z.string().default(''),
  url: z.string().default(''),
  /** Questions asked; null when not printed. */
  n: z.number().positive().nullable(),
  /** Shares of n in [0, 1]; null when not printed. */
  correct: z.number().min(0).max(1).nullable(),
  incorrect: z.number().min(0).max(1).nullable(),
  refused: z.number().min(0).max(1).nullable(),
  /** How the source wrote them. */
  unit: z.enum(['percent', 'fraction', 'count']),
  /** P primary text read, S quoted by another document, C computed from printed figures. */
  evidence: z.string().default(''),
  note: z.string().default(''),
  /** Who judged the answers, where the source says so. */
  grader: z.string().optional(),
  /** What else the source printed, by metric id, in its own unit (percent or fraction): for checking, not for use. */
  printed: z.record(z.string(), z.number()).optional(),
});
export type PublishedRow = z.infer<typeof publishedRowSchema>;

/** Outcomes as a paper or a card prints them: a row a model, without its answers. */
export interface PublishedCounts {
  readonly title: string;
  readonly rows: readonly PublishedRow[];
}
