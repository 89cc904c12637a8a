/**
 * Batches as the simulator keeps them, whatever the interface: requests that are answered after a while, all or as far as
 * time or a cancellation let them. A request is answered, and billed in the ledger, once and when its batch ends; how each
 * interface words it stands in openai-batches, anthropic-batches and gemini-batches.
 */
import type { IncomingHttpHeaders } from 'node:http';
import { extendKey, keyOf, uniformAt } from '../keyed-random.ts';
import type { ProviderError } from '../provider-errors.ts';
import type { BatchBehaviour } from '../simulator-settings.ts';
import type { JsonObject, WireFormat } from '../wire.ts';
import type { BatchRow } from './answer-row.ts';

export interface ShopRow {
  readonly customId: string;
  readonly body: JsonObject;
}

export interface NewShopBatch {
  readonly format: WireFormat;
  readonly model: string;
  /** Path under which each request would have come alone. */
  readonly path: string;
  readonly rows: readonly ShopRow[];
  readonly apiKey: string;
  readonly headers: IncomingHttpHeaders;
  /** What the interface keeps beside it: metadata, display name, file. */
  readonly about: JsonObject;
  /** Why it is not even begun. */
  readonly invalid: { readonly code: string; readonly message: string; readonly line: number | null } | null;
}

export interface ShopBatch extends NewShopBatch {
  /** Counted from 1. */
  readonly number: number;
  readonly createdAtMs: number;
  readonly endsAtMs: number;
  cancelledAtMs: number | null;
}

/** What became of one request; null where it was not answered. */
export interface ShopResult {
  readonly customId: string;
  readonly reply: ProviderError | null;
}

export interface ShopSight {
  readonly hasEnded: boolean;
  /** How it ends or ended. */
  readonly ending: 'done' | 'cancelled' | 'expired' | 'invalid';
  readonly endedAtMs: number;
  readonly answered: number;
  readonly failed: number;
  readonly unanswered: number;
}

export interface BatchShop {
  make(batch: NewShopBatch): ShopBatch;
  get(number: number): ShopBatch | undefined;
  /** Newest first. */
  all(format: readonly WireFormat[]): ShopBatch[];
  sight(batch: ShopBatch): ShopSight;
  /** In another order than the requests; empty before the end. */
  results(batch: ShopBatch): readonly ShopResult[];
  cancel(batch: ShopBatch): void;
  /** Whether the answer to making this batch is lost on the way. */
  isLost(batch: ShopBatch): boolean;
}

export function batchShop({
  answer,
  settings,
  nowMs,
}: {
  readonly answer: (row: BatchRow) => ProviderError;
  readonly settings: () => BatchBehaviour;
  readonly nowMs: () => number;
}): BatchShop {
  const batches: ShopBatch[] = [];
  const answered = new Map<number, readonly ShopResult[]>();

  /** Rows that are answered by an end at this time. */
  const reached = ({ rows, createdAtMs, endsAtMs }: ShopBatch, atMs: number): number => {
    const share = endsAtMs === createdAtMs ? 1 : (atMs - createdAtMs) / (endsAtMs - createdAtMs);
    return Math.floor(rows.length * Math.min(1, Math.max(0, share)));
  };
  const endOf = (
    batch: ShopBatch,
  ): { readonly atMs: number; readonly rows: number; readonly ending: ShopSight['ending'] } => {
    if (batch.invalid !== null) return { atMs: batch.createdAtMs, rows: 0, ending: 'invalid' };
    if (batch.cancelledAtMs !== null)
      return { atMs: batch.cancelledAtMs, rows: reached(batch, batch.cancelledAtMs), ending: 'cancelled' };
    const late = Math.round(batch.rows.length * settings().expired);
    return { atMs: batch.endsAtMs, rows: batch.rows.length - late, ending: late > 0 ? 'expired' : 'done' };
  };
  const resultsOf = (batch: ShopBatch): readonly ShopResult[] => {
    const kept = answered.get(batch.number);
    if (kept !== undefined) return kept;
    const { rows } = endOf(batch);
    const results = batch.rows.map(({ customId, body }, at): ShopResult => {
      if (at >= rows) return { customId, reply: null };
      const { format, path, apiKey, headers } = batch;
      const row = { format, path, apiKey, headers, body: JSON.stringify(body) };
      return { customId, reply: answer(row) };
    });
    const order = new Map(
      results.map((result, at) => [
        result,
        uniformAt(extendKey(keyOf(batch.number, result.customId), at), 90),
      ]),
    );
    const mixed = [...results].sort((a, b) => order.get(a)! - order.get(b)!);
    answered.set(batch.number, mixed);
    return mixed;
  };

  return {
    make(batch) {
      const createdAtMs = nowMs();
      const number = batches.length + 1;
      const made: ShopBatch = {
        ...batch,
        ...{ number, createdAtMs, endsAtMs: createdAtMs + settings().ms, cancelledAtMs: null },
      };
      batches.push(made);
      return made;
    },
    get: (number) => batches[number - 1],
    all: (formats) => batches.filter(({ format }) => formats.includes(format)).reverse(),
    sight(batch) {
      const { atMs, ending } = endOf(batch);
      const hasEnded = atMs <= nowMs();
      if (hasEnded && ending !== 'invalid') {
        const results = resultsOf(batch);
        const failed = results.filter(({ reply }) => reply !== null && reply.status >= 300).length;
        const unanswered = results.filter(({ reply }) => reply === null).length;
        const counts = { answered: results.length - failed - unanswered, failed, unanswered };
        return { hasEnded, ending, endedAtMs: atMs, ...counts };
      }
      const done = ending === 'invalid' ? 0 : reached(batch, nowMs());
      const unanswered = batch.rows.length - done;
      return { hasEnded, ending, endedAtMs: atMs, answered: done, failed: 0, unanswered };
    },
    results: (batch) => (endOf(batch).atMs <= nowMs() && batch.invalid === null ? resultsOf(batch) : []),
    cancel(batch) {
      if (endOf(batch).atMs > nowMs()) batch.cancelledAtMs = nowMs();
    },
    isLost: ({ number }) => number <= settings().lost,
  };
}
