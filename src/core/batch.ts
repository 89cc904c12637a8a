/**
 * Requests handed to a provider together, to be answered within a day at a lower price. The record is the journal: it and
 * its items are durable before anything is sent, so that whoever goes on knows what was, or may have been, handed in.
 */
import { z } from 'zod';
import { passSchema } from './reply.ts';

/**
 * `prepared`: it may or may not have reached the provider, which has to be asked; `submitted`: the provider's id is known;
 * `ended`: the provider is done and its results can be fetched; `read`: every result is in the store, or there are none.
 */
export const batchStateSchema = z.enum(['prepared', 'submitted', 'ended', 'read']);
export type BatchState = z.infer<typeof batchStateSchema>;

/** How many requests of a batch are where, in the provider's own count. */
export const batchCountsSchema = z.object({
  waiting: z.number().int().min(0),
  succeeded: z.number().int().min(0),
  failed: z.number().int().min(0),
  /** Cancelled before they were answered. */
  cancelled: z.number().int().min(0),
  /** Not answered in time. */
  expired: z.number().int().min(0),
});
export type BatchCounts = z.infer<typeof batchCountsSchema>;

export const batchSchema = z.object({
  /** Ours: letters, digits and hyphens; told to the provider, and found again by it. */
  id: z.string(),
  runId: z.string(),
  purpose: z.enum(['ask', 'judge']),
  /** Null for judging. */
  pass: passSchema.nullable(),
  /** Of judging: verdicts on what was judged before. */
  again: z.boolean().optional(),
  /** With its prefix. */
  model: z.string(),
  /** Origin of the provider's address. */
  place: z.string(),
  state: batchStateSchema,
  providerId: z.string().nullable(),
  /** The provider's own word for where it stands. */
  status: z.string().nullable(),
  requests: z.number().int().min(1),
  counts: batchCountsSchema.nullable(),
  /** The most it can cost, set aside while it is under way; null where the price is not known. */
  reservedUsd: z.number().min(0).nullable(),
  /** ISO times; null before. */
  preparedAt: z.string(),
  submittedAt: z.string().nullable(),
  expiresAt: z.string().nullable(),
  endedAt: z.string().nullable(),
  readAt: z.string().nullable(),
  /** Why nothing came of it as a whole, where nothing did. */
  error: z.string().nullable(),
});
export type Batch = z.infer<typeof batchSchema>;

/** What becomes of a batch; the rest never changes. */
export type BatchChange = Partial<
  Pick<
    Batch,
    | 'state'
    | 'providerId'
    | 'status'
    | 'counts'
    | 'reservedUsd'
    | 'submittedAt'
    | 'expiresAt'
    | 'endedAt'
    | 'readAt'
    | 'error'
  >
>;

/** One request of a batch. */
export interface BatchItem {
  /** By which the provider tells the results apart; its own within the batch. */
  readonly customId: string;
  /** The ask key, or the hash of the judge's request. */
  readonly key: string;
}
