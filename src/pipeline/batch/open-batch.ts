/** A batch that is not read yet, with what this process holds of it: money set aside, rows that may have to be sent. */
import type { Batch } from '../../core/batch.ts';
import type { Settle } from '../../core/budget.ts';

export interface OpenBatch {
  batch: Batch;
  /** Gives back what was set aside; null where nothing was. */
  readonly settle: Settle | null;
  /** Rows and headers, while they are at hand; dropped once the provider has them. */
  rows: BatchRows | null;
  /** It was journalled by this process and never sent: the provider cannot have it. */
  isFresh: boolean;
  /** The provider was asked for it and had none: asked once more before it is sent, for lists lag behind. */
  wasMissed: boolean;
  /** A batch that may be this one is at work, and tells only when it has ended. */
  isUnclear: boolean;
  /** Times that handing in failed. */
  failures: number;
  /** Its results have been read here. */
  isInHand: boolean;
  /** Why nothing came of it as a whole. */
  error: string | null;
}

export interface BatchRows {
  readonly rows: readonly string[];
  readonly headers: Readonly<Record<string, string>>;
}

/** A batch of the store, as a process finds it that goes on with a run. */
export function foundBatch(batch: Batch, settle: Settle | null): OpenBatch {
  return { ...NOT_TRIED, batch, settle, rows: null, isFresh: false };
}

/** A batch that was journalled just now. */
export function freshBatch(batch: Batch, settle: Settle | null, rows: BatchRows): OpenBatch {
  return { ...NOT_TRIED, batch, settle, rows, isFresh: true };
}

const NOT_TRIED = { wasMissed: false, isUnclear: false, failures: 0, isInHand: false, error: null };

/** Batches of a run that are at a provider or may be. */
export function isOpen({ state }: Batch): boolean {
  return state !== 'read';
}

const SENT_BACK = 'too much was waiting at the provider: ';

/** What is noted of a batch that the provider gave back unasked, for its account has more waiting than it may. */
export function sentBack(message: string): string {
  return SENT_BACK + message;
}

export function isSentBack({ error }: Batch): boolean {
  return error?.startsWith(SENT_BACK) ?? false;
}
