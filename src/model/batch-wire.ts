/**
 * What a provider's batch interface has to offer: how requests are handed in together, found again, looked after and read.
 * Each is one file beside the adapter whose requests it carries; what a result says is read by that adapter, as a live
 * reply is.
 */
import type { BatchCounts } from '../core/batch.ts';
import type { BodySink } from '../http/wire.ts';
import type { BatchResult } from '../reading/batch-result.ts';
import type { SdkCall } from './sdk.ts';

export interface BatchCallOptions {
  /** Sent once and never again unasked: a second batch would be paid for as well. */
  readonly once?: boolean;
  /** Where a long body goes. */
  readonly into?: BodySink;
}

/**
 * One request to the batch interface; the body of a good response as JSON.
 * @throws HttpFault when no response came; BatchRefusal for an error status; AbortError.
 */
export type BatchCall = (request: SdkCall, options?: BatchCallOptions) => Promise<unknown>;

/** Requests to be handed in together, as rows of the provider's format. */
export interface BatchToSubmit {
  readonly id: string;
  /** Name the provider knows. */
  readonly model: string;
  readonly rows: readonly string[];
  /** An earlier try may have left something at the provider: a file without a batch. */
  readonly isAgain: boolean;
  /** Headers that all of them want. */
  readonly headers: Readonly<Record<string, string>>;
}

/** A batch to be found again. */
export interface BatchSought {
  readonly id: string;
  readonly requests: number;
  /** ISO time before which it cannot have been made. */
  readonly preparedAt: string;
  /** Ids of batches at the provider that are known to be others. */
  readonly others: ReadonlySet<string>;
}

/** What the provider says of a batch. */
export interface BatchSight {
  readonly providerId: string;
  /** The provider's word. */
  readonly status: string;
  /** Nothing of it will be answered any more. */
  readonly hasEnded: boolean;
  readonly counts: BatchCounts | null;
  /** ISO time; null where it is not told. */
  readonly expiresAt: string | null;
  /** Why nothing came of it as a whole. */
  readonly error: { readonly code: string; readonly message: string } | null;
  /** The body as it came, where results stand in it. */
  readonly body: unknown;
}

export interface BatchWire {
  /** Most requests of a batch, and most bytes of its rows. */
  readonly limits: { readonly requests: number; readonly bytes: number };
  row(customId: string, body: Record<string, unknown>): string;
  /** Hands a batch in. Nothing here may be sent twice: see {@link BatchCallOptions.once}. */
  submit(batch: BatchToSubmit, call: BatchCall): Promise<BatchSight>;
  /** The batch at the provider; `null`: it is not there; `unclear`: one that may be it tells only when it has ended. */
  find(batch: BatchSought, call: BatchCall): Promise<BatchSight | null | 'unclear'>;
  look(providerId: string, call: BatchCall): Promise<BatchSight>;
  cancel(providerId: string, call: BatchCall): Promise<void>;
  /** Every result of a batch that has ended, in any order; some may come twice where a connection broke. */
  results(
    sight: BatchSight,
    call: BatchCall,
    take: (result: BatchResult) => void | Promise<void>,
  ): Promise<void>;
}

/** An error status of the batch interface itself. */
export class BatchRefusal extends Error {
  readonly status: number;
  readonly code: string;
  /** Asking again later is of use. */
  readonly isPassing: boolean;

  constructor(
    status: number,
    { code, message, isPassing }: { code: string; message: string; isPassing: boolean },
  ) {
    super(message);
    this.name = 'BatchRefusal';
    this.status = status;
    this.code = code;
    this.isPassing = isPassing;
  }
}

/** A count as the provider tells it, 0 where it does not. */
export function countOf(value: unknown): number {
  const count = Number(value);
  return Number.isInteger(count) && count >= 0 ? count : 0;
}
