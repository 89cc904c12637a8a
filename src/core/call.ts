/**
 * One request to a provider, for asking or for judging: what it cost and how it went, apart from what it said.
 */
import { z } from 'zod';

export const callSchema = z.object({
  id: z.string(),
  runId: z.string(),
  purpose: z.enum(['ask', 'judge']),
  model: z.string(),
  /** Hash of the rendered request: model, messages, settings, output schema, nonce. */
  requestHash: z.string(),
  servedModel: z.string().nullable(),
  finishReason: z.string().nullable(),
  attempts: z.number().int().min(0),
  inputTokens: z.number().int().min(0).nullable(),
  outputTokens: z.number().int().min(0).nullable(),
  reasoningTokens: z.number().int().min(0).nullable(),
  cachedInputTokens: z.number().int().min(0).nullable(),
  /** Null when the price is unknown, never 0. */
  costUsd: z.number().min(0).nullable(),
  /** Null where it is not known: imported answers. */
  latencyMs: z.number().min(0).nullable(),
  requestId: z.string().nullable(),
  /** ISO time. */
  startedAt: z.string(),
  /** Provider's body, kept for failed, blocked and closed-book violations, otherwise on request. */
  rawBody: z.string().nullable().default(null),
});
export type Call = z.infer<typeof callSchema>;
