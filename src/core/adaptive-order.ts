/**
 * Questions drawn with unlike, known chances, by what earlier runs say of them: for ranking with fewer questions. Fixed before
 * the first answer, so that every interval is an ordinary one over weighted replies; no later reply changes who is asked what.
 */
import { z } from 'zod';
import { ClosedbookError } from './errors.ts';

export const adaptiveOrderSchema = z.object({
  kind: z.literal('adaptive'),
  penalty: z
    .number()
    .min(0)
    .default(1)
    .describe('penalty L of a wrong answer at which respondents are ranked'),
  from: z
    .array(z.string().min(1))
    .min(1)
    .describe('ids of earlier runs, whose replies say which questions divide'),
});
export type AdaptiveOrder = z.infer<typeof adaptiveOrderSchema>;

/** What stands in the manifest of such a run before its first answer. */
export const drawingSchema = adaptiveOrderSchema.extend({
  seed: z.number().int(),
  /** Questions of the set, and of them those that an earlier run tells something of. */
  population: z.number().int(),
  known: z.number().int(),
  /** Least chance of a question, as a share of the equal one: no weight is above its inverse. */
  floor: z.number().gt(0).lt(1),
  /** Chance that each question that was drawn had, by id; a reply counts as 1/chance replies. */
  inclusion: z.record(z.string(), z.number().gt(0).max(1)),
});
export type Drawing = z.infer<typeof drawingSchema>;

/**
 * An order out of a word, `adaptive` or `adaptive@3`, with the runs it comes from.
 *
 * @throws ClosedbookError `usage` where the word is none, or no run is named
 * @example
 * parseOrder('adaptive@3', ['RUN']).penalty; // => 3
 */
export function parseOrder(word: string, from: readonly string[]): AdaptiveOrder {
  const match = /^\s*adaptive\s*(?:@\s*(\d+(?:\.\d+)?))?\s*$/i.exec(word);
  if (match === null) {
    throw new ClosedbookError('usage', `expected --order adaptive or adaptive@L, got "${word}"`);
  }
  if (from.length === 0) {
    throw new ClosedbookError('usage', `--order ${word.trim()} needs earlier runs of the same questions`, {
      hint: 'Name them with --from RUN; closedbook runs lists them.',
    });
  }
  const penalty = match[1] === undefined ? 1 : Number(match[1]);
  return { kind: 'adaptive', penalty, from: [...from] };
}
