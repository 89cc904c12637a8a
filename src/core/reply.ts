/**
 * What came back, as a union by status: an answered reply has text, a failed one has an error and no text to
 * grade. `askKey` hashes the rendered request with trial and pass, never the reference, so that a corrected
 * reference keeps replies and a resumed run knows what was asked.
 */
import { z } from 'zod';
import { contentHash } from './hash.ts';

export const passSchema = z.enum(['open', 'forced']);
export type Pass = z.infer<typeof passSchema>;

/**
 * How sure we are that the asked model answered from memory: `violated` when the reply's structure says that something was
 * looked up, `other-model` when it says that another model answered.
 */
export const closedBookSchema = z.enum(['enforced', 'declared', 'unverified', 'violated', 'other-model']);
export type ClosedBookLevel = z.infer<typeof closedBookSchema>;

const replyBase = z.object({
  id: z.string(),
  runId: z.string(),
  askKey: z.string(),
  questionId: z.string(),
  /** Content hash of the question as it was asked. */
  questionHash: z.string(),
  respondentId: z.string(),
  /** 0-based. */
  trial: z.number().int().min(0),
  pass: passSchema,
  callId: z.string().nullable(),
  closedBook: closedBookSchema,
  /** Structural signs of a look-up, when violated; of another model's words. */
  closedBookSigns: z.array(z.string()).default([]),
  /**
   * Noted beside the outcome: what stood in the reply and is known to no list of ours (`unknown end: paused`), and the
   * build that answered where it is the first of a session or another than before (`version: fp_44`); that letters of it
   * were lost on the way (`damaged text: U+FFFD`).
   */
  remarks: z.array(z.string()).optional(),
  /** ISO time. */
  repliedAt: z.string(),
});

export const replySchema = z.discriminatedUnion('status', [
  replyBase.extend({
    status: z.literal('answered'),
    text: z.string(),
    reasoning: z.string().nullable().default(null),
    /** Stated confidence in [0, 1]; null when none was asked for or it could not be read. */
    confidence: z.number().min(0).max(1).nullable().default(null),
    /** Mean natural-log probability of the answer's tokens. */
    meanLogprob: z.number().nullable().default(null),
  }),
  replyBase.extend({
    status: z.literal('blocked'),
    by: z.enum(['model', 'filter']),
    category: z.string().nullable(),
    text: z.string().nullable().default(null),
  }),
  replyBase.extend({
    status: z.literal('failed'),
    kind: z.enum(['error', 'empty', 'truncated']),
    error: z.object({ code: z.string(), message: z.string(), httpStatus: z.number().nullable() }),
    text: z.string().nullable().default(null),
  }),
]);
/** What came of one asking: `answered`, `blocked` or `failed`; only the first has an answer. */
export type Reply = z.infer<typeof replySchema>;
export type AnsweredReply = Extract<Reply, { status: 'answered' }>;

export interface AskKeyParts {
  /** Hash of the rendered request. */
  readonly requestHash: string;
  readonly respondentId: string;
  readonly questionId: string;
  readonly trial: number;
  readonly pass: Pass;
}

/** Identity of one asking: what was sent, to whom, which trial, which pass. */
export function askKey(parts: AskKeyParts): string {
  return contentHash(parts);
}
