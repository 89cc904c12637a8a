/**
 * The same facts asked in several languages: how much less (or more) a respondent knows, or says, in one than in another,
 * fact by fact, with people as clusters. Rates by language alone mix in which facts each language asks.
 */
import { z } from 'zod';
import { estimateSchema } from '../estimate.ts';

export const languageGapSchema = z.object({
  respondent: z.string(),
  /** BCP 47, as the questions have it. */
  language: z.string(),
  /** Shares in this language less those in the reference language, on the facts that have an outcome in both. */
  differences: z.object({ correct: estimateSchema, incorrect: estimateSchema, refused: estimateSchema }),
  /** Share correct on those facts, in either language. */
  correct: z.object({ language: z.number().nullable(), reference: z.number().nullable() }),
  facts: z.number().int().min(0),
  people: z.number().int().min(0),
  /** Facts asked in both of which one has no outcome. */
  withoutOutcome: z.number().int().min(0),
});

export const languagesSectionSchema = z.object({
  /** The language that the others are held against. */
  reference: z.string(),
  languages: z.array(
    z.object({
      language: z.string(),
      questions: z.number().int(),
      /** Facts asked in the reference language and not in this one, as where a name has no label in it. */
      missing: z.number().int(),
      /** Facts asked in this one alone. */
      alone: z.number().int(),
    }),
  ),
  rows: z.array(languageGapSchema),
  sentences: z.array(z.string()),
});
