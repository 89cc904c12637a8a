/**
 * The journal of batches handed to providers: written before anything is sent, so that a killed run knows what is theirs.
 */
import type { Batch, BatchChange, BatchItem } from '../batch.ts';

export interface StoredBatches {
  /**
   * A batch and its items, together or not at all: the journal, written before anything is sent.
   * @throws `duplicate-id` where the store has a batch of this id.
   */
  saveBatch(batch: Batch, items: readonly BatchItem[]): Promise<void>;
  /** @throws `record-invalid` where the store has no such batch. */
  updateBatch(id: string, change: BatchChange): Promise<void>;
  /** Batches of a run in the order of their saving. */
  batches(runId: string): Promise<Batch[]>;
  /** Requests of a batch in the order of their custom ids (by character code); empty for a batch that is not there. */
  batchItems(batchId: string): Promise<BatchItem[]>;
}
