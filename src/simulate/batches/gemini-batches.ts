/** Google's batchGenerateContent with inline requests: make, look, list, cancel. A batch is an operation that holds its results. */
import type { JsonObject } from '../wire.ts';
import { type BatchAnswer, type BatchRequest, json } from './batch-exchange.ts';
import type { BatchShop, ShopBatch, ShopResult, ShopRow } from './batch-shop.ts';

const MAKE = /\/v1(?:beta|alpha)?\/models\/([^/]+):batchGenerateContent$/;
const PLACE = /\/v1(?:beta|alpha)?\/batches(?:\/sim(\d+)(:cancel)?)?$/;
const MOST_BYTES = 20_000_000;

/** Null for a path that is none of these. */
export function geminiBatches({ shop }: { readonly shop: BatchShop }) {
  return (request: BatchRequest): BatchAnswer | null => {
    const model = MAKE.exec(request.path)?.[1];
    if (model !== undefined && request.method === 'POST') return make(decodeURIComponent(model), request);
    const place = PLACE.exec(request.path);
    if (place === null) return null;
    if (place[1] === undefined) return list(request);
    const batch = shop.get(Number(place[1]));
    if (batch === undefined || batch.format !== 'gemini')
      return refused(404, 'NOT_FOUND', 'Batch not found.');
    if (place[2] === undefined) return json(operation(batch));
    shop.cancel(batch);
    return json({});
  };

  function make(model: string, request: BatchRequest): BatchAnswer {
    if (Buffer.byteLength(request.body) > MOST_BYTES)
      return refused(400, 'INVALID_ARGUMENT', 'Request payload size exceeds the limit: 20971520 bytes.');
    const batch = (JSON.parse(request.body) as { batch?: JsonObject }).batch ?? {};
    const displayName = batch.displayName ?? batch.display_name;
    const config = (batch.inputConfig ?? batch.input_config) as
      | { requests?: { requests?: JsonObject[] } }
      | undefined;
    const requests = config?.requests?.requests ?? [];
    if (typeof displayName !== 'string' || requests.length === 0)
      return refused(
        400,
        'INVALID_ARGUMENT',
        '* BatchGenerateContentRequest.batch: display_name and requests are required',
      );
    const rows = requests.map((one, at): ShopRow => {
      const key = (one.metadata as JsonObject | undefined)?.key;
      return { customId: key === undefined ? String(at) : String(key), body: one.request as JsonObject };
    });
    const { apiKey, headers } = request;
    const path = `/v1beta/models/${encodeURIComponent(model)}:generateContent`;
    const made = shop.make({
      ...{ format: 'gemini', model, path, rows, apiKey, headers, about: { displayName }, invalid: null },
    });
    return { ...json(operation(made)), isLost: shop.isLost(made) };
  }

  function list({ query }: BatchRequest): BatchAnswer {
    const all = shop.all(['gemini']);
    const from = Number(query.get('pageToken') ?? 0);
    const size = Number(query.get('pageSize') ?? 50);
    const next = from + size < all.length ? { nextPageToken: String(from + size) } : {};
    return json({ operations: all.slice(from, from + size).map(operation), ...next });
  }

  function operation(batch: ShopBatch): JsonObject {
    const { hasEnded, ending, endedAtMs, answered, failed, unanswered } = shop.sight(batch);
    const name = `batches/sim${batch.number}`;
    const iso = (ms: number) => new Date(ms).toISOString();
    const word = { done: 'SUCCEEDED', expired: 'EXPIRED', cancelled: 'CANCELLED', invalid: 'FAILED' }[ending];
    const metadata = {
      '@type': 'type.googleapis.com/google.ai.generativelanguage.v1main.GenerateContentBatch',
      model: `models/${batch.model}`,
      ...batch.about,
      name,
      createTime: iso(batch.createdAtMs),
      updateTime: iso(batch.createdAtMs),
      ...(hasEnded ? { endTime: iso(endedAtMs) } : {}),
      // Counts are 64-bit and therefore text.
      batchStats: {
        requestCount: String(batch.rows.length),
        ...(answered > 0 ? { successfulRequestCount: String(answered) } : {}),
        ...(failed > 0 ? { failedRequestCount: String(failed) } : {}),
        ...(unanswered > 0 ? { pendingRequestCount: String(unanswered) } : {}),
      },
      state: `BATCH_STATE_${hasEnded ? word : 'RUNNING'}`,
    };
    if (!hasEnded) return { name, metadata };
    const inlinedResponses = { inlinedResponses: shop.results(batch).map((one) => inlined(batch, one)) };
    return {
      name,
      metadata,
      done: true,
      response: {
        '@type': 'type.googleapis.com/google.ai.generativelanguage.v1main.GenerateContentBatchOutput',
        inlinedResponses,
      },
    };
  }

  function inlined(batch: ShopBatch, { customId, reply }: ShopResult): JsonObject {
    const metadata = { key: customId };
    if (reply === null) {
      const isCancelled = shop.sight(batch).ending === 'cancelled';
      const error = isCancelled
        ? { code: 1, message: 'The request was cancelled.' }
        : { code: 4, message: 'The batch expired before the request was answered.' };
      return { error, metadata };
    }
    if (reply.status < 300) return { response: reply.body, metadata };
    const told = (reply.body.error ?? {}) as JsonObject;
    return { error: { code: CODES[reply.status] ?? 13, message: told.message ?? '' }, metadata };
  }
}

/** google.rpc.Code by status. */
const CODES: Readonly<Record<number, number>> = { 400: 3, 403: 7, 404: 5, 429: 8, 500: 13, 503: 14 };

function refused(status: number, word: string, message: string): BatchAnswer {
  return { status, text: JSON.stringify({ error: { code: status, message, status: word } }) };
}
