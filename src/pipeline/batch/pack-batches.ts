/**
 * Requests packed into batches, one line at a time: what may be in one batch (a model, an address, headers) and how much the
 * provider takes. A batch that is full goes at once, so that no more than one of each kind is held.
 */
import type { Batch, BatchItem } from '../../core/batch.ts';
import type { Settle } from '../../core/budget.ts';
import type { CompletionRequest } from '../../core/completion.ts';
import type { BatchGroup } from '../../model/open-batches.ts';
import type { RunContext } from '../run-context.ts';
import { advanceBatch, type BatchWork } from './advance-batch.ts';
import { customIdOf, newBatch, newBatchId } from './new-batch.ts';
import { freshBatch, type OpenBatch } from './open-batch.ts';

export interface Packing {
  /** Takes a request; the journal has it once its batch is full, or {@link Packing.rest} is called. */
  add(request: CompletionRequest, given: PackedRequest): Promise<void>;
  /** Hands on what is held in batches that are not full. */
  rest(): Promise<void>;
}

export interface PackedRequest {
  readonly group: BatchGroup;
  readonly key: string;
  /** The most it can cost, USD; null where not known. */
  readonly mostUsd: number | null;
  /** Gives back what was set aside for it. */
  readonly settle: Settle | null;
}

interface Parcel {
  readonly id: string;
  readonly model: string;
  readonly group: BatchGroup;
  readonly rows: string[];
  readonly items: BatchItem[];
  readonly settles: (Settle | null)[];
  bytes: number;
  mostUsd: number | null;
}

export interface PackingOptions extends Pick<Batch, 'purpose' | 'pass' | 'again'> {
  /** Requests of a batch at most, where an account takes less than the provider. */
  readonly mostRequests?: number;
  /** Gets each batch once the journal has it; then it is handed in, unless somebody stopped the run. */
  readonly open: OpenBatch[];
  readonly work: BatchWork;
}

export function packBatches(context: RunContext, options: PackingOptions): Packing {
  const { models, store, workspace } = context;
  const batches = models.batches(workspace.abandon);
  const parcels = new Map<string, Parcel>();

  const send = async (parcel: Parcel): Promise<void> => {
    parcels.delete(parcel.group.key);
    const { id, model, rows, items, settles, mostUsd, group } = parcel;
    const { purpose, pass, again } = options;
    const batch = newBatch(context, {
      id,
      purpose,
      pass,
      ...(again === undefined ? {} : { again }),
      model,
      requests: rows.length,
      reservedUsd: mostUsd,
    });
    await store.saveBatch(batch, items);
    const fresh = freshBatch(batch, together(settles), { rows, headers: group.headers });
    options.open.push(fresh);
    if (!workspace.stop.aborted) await advanceBatch(fresh, context, options.work);
  };

  return {
    async add(request, { group, key, mostUsd, settle }) {
      const { model } = request;
      const limits = batches.limits(model);
      let parcel = parcels.get(group.key);
      const place = parcel?.rows.length ?? 0;
      let row = batches.row(request, customIdOf(parcel?.id ?? '', place));
      const most = Math.min(limits.requests, options.mostRequests ?? limits.requests);
      if (parcel !== undefined && (place >= most || parcel.bytes + byteLength(row) > limits.bytes)) {
        await send(parcel);
        parcel = undefined;
      }
      if (parcel === undefined) {
        const empty = { rows: [], items: [], settles: [], bytes: 0, mostUsd: 0 };
        parcel = { id: newBatchId(), model, group, ...empty };
        parcels.set(group.key, parcel);
        row = batches.row(request, customIdOf(parcel.id, 0));
      }
      parcel.items.push({ customId: customIdOf(parcel.id, parcel.rows.length), key });
      parcel.rows.push(row);
      parcel.bytes += byteLength(row);
      parcel.settles.push(settle);
      parcel.mostUsd = parcel.mostUsd === null || mostUsd === null ? null : parcel.mostUsd + mostUsd;
    },
    async rest() {
      for (const parcel of [...parcels.values()]) await send(parcel);
    },
  };
}

/** With the line's end. */
function byteLength(row: string): number {
  return Buffer.byteLength(row) + 1;
}

/** What was set aside for the requests of a batch one by one is given back for all of them. */
function together(settles: readonly (Settle | null)[]): Settle | null {
  const taken = settles.filter((settle) => settle !== null);
  if (taken.length === 0) return null;
  return (actualUsd) => {
    for (const [at, settle] of taken.entries()) settle(at === 0 ? actualUsd : 0);
  };
}
