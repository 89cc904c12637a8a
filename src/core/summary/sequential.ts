/**
 * A run that might stop before its last question: by which rule, where it stands, who stopped being asked when, and what is
 * shown. Intervals here and in such a run's rates hold over all looks; fixed-n ones are nowhere beside them.
 */
import { z } from 'zod';
import { estimateSchema } from '../estimate.ts';
import { stoppingPlanSchema } from '../until.ts';

export const sequentialSectionSchema = z.object({
  run: z.string(),
  plan: stoppingPlanSchema,
  /** The goal as a word: `best@1`. */
  goal: z.string(),
  /** `undecided`: everything is asked and it is not settled; `open`: the run ended for another reason before. */
  state: z.enum(['settled', 'undecided', 'open']),
  /** The answer in one sentence. */
  verdict: z.string(),
  /** Askings of the open pass that were made, and those of asking everything. */
  asked: z.number().int(),
  planned: z.number().int(),
  respondents: z.array(
    z.object({
      respondent: z.string(),
      /** Rated questions that count as evidence, and their subjects. */
      questions: z.number().int(),
      units: z.number().int(),
      /** Asked everything, stopped early because nothing was left to show, or still to be asked. */
      ended: z.enum(['all-asked', 'stopped-early', 'to-be-asked']),
    }),
  ),
  /** What the rule looked at: the difference of `a` less `b` (null: less its baseline), with the interval over all looks. */
  comparisons: z.array(
    z.object({
      a: z.string(),
      b: z.string().nullable(),
      estimate: estimateSchema,
      /** Whether a is shown above b (or above -margin of the baseline), below, or neither. */
      shown: z.enum(['above', 'below']).nullable(),
    }),
  ),
  /** How to read it, ready to print. */
  notes: z.array(z.string()),
});
export type SequentialSection = z.infer<typeof sequentialSectionSchema>;
