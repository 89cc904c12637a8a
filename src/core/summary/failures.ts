/**
 * What came to nothing: replies that failed, by respondent and cause, over every reply there is (all passes, questions without an
 * answer among them). The rates count only some of these; their tallies say how many.
 */
import { z } from 'zod';

/** In the order of what is to be done about them: the line, the account, the request, the reply. */
export const FAILURE_CAUSES = [
  'rate-limit',
  'timeout',
  'connection',
  'server-error',
  'batch',
  'account',
  'refused-request',
  'filter',
  'cut-off',
  'empty',
  'tool-call',
  'broken-off',
  'unreadable',
  'other',
] as const;
export type FailureCause = (typeof FAILURE_CAUSES)[number];

export const failuresSectionSchema = z.object({
  /** Replies of all respondents: what came of every asking, failed or not. */
  replies: z.number().int().min(1),
  failed: z.number().int().min(1),
  /** Replies that the provider or a filter declined: refused, with an outcome, and not among the failed. */
  blocked: z.number().int().min(0),
  /** Only whoever has failures; most first. */
  rows: z.array(
    z.object({
      respondent: z.string(),
      /** Replies of this respondent, failed or not. */
      replies: z.number().int().min(1),
      failed: z.number().int().min(1),
      /** Most first; they add up to `failed`. */
      causes: z.array(
        z.object({
          cause: z.enum(FAILURE_CAUSES),
          failed: z.number().int().min(1),
          httpStatus: z.number().int().nullable(),
          /** What one of them said, cut short; empty where nothing was said. */
          message: z.string(),
        }),
      ),
    }),
  ),
});
export type FailuresSection = z.infer<typeof failuresSectionSchema>;
