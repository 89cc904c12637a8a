/** Anthropic's Message Batches: make, look, list, cancel, results. Custom ids are told with the results alone, as there. */
import type { JsonObject } from '../wire.ts';
import { type BatchAnswer, type BatchRequest, json } from './batch-exchange.ts';
import type { BatchShop, ShopBatch, ShopResult, ShopRow } from './batch-shop.ts';

const PREFIX = '/v1/messages/batches';
const MOST_ROWS = 100_000;

/** Null for a path that is none of these. */
export function anthropicBatches({ shop }: { readonly shop: BatchShop }) {
  return (request: BatchRequest): BatchAnswer | null => {
    if (request.path !== PREFIX && !request.path.startsWith(`${PREFIX}/`)) return null;
    const [id, part] = request.path.slice(PREFIX.length + 1).split('/');
    if (!id) return request.method === 'POST' ? make(request) : list(request);
    const batch = shop.get(Number(/^msgbatch_sim(\d+)$/.exec(id)?.[1]));
    if (batch === undefined || batch.format !== 'messages')
      return refused(404, 'not_found_error', 'Batch not found.');
    if (part === 'results') {
      if (!shop.sight(batch).hasEnded)
        return refused(404, 'not_found_error', 'The results of this batch are not yet available.');
      const lines = shop.results(batch).map((result) => `${JSON.stringify(resultRow(batch, result))}\n`);
      return { status: 200, text: lines.join(''), isLines: true };
    }
    if (part === 'cancel' && request.method === 'POST') shop.cancel(batch);
    return json(batchObject(batch, request));
  };

  function make(request: BatchRequest): BatchAnswer {
    const given = (JSON.parse(request.body) as JsonObject).requests;
    const requests = Array.isArray(given) ? (given as JsonObject[]) : [];
    const ids = new Set(requests.map(({ custom_id }) => String(custom_id)));
    if (requests.length === 0 || requests.length > MOST_ROWS)
      return refused(400, 'invalid_request_error', `requests: expected 1 to ${MOST_ROWS}`);
    if (ids.size < requests.length)
      return refused(400, 'invalid_request_error', 'requests: custom_id must be unique within the batch');
    if ([...ids].some((id) => !/^[a-zA-Z0-9_-]{1,64}$/.test(id)))
      return refused(400, 'invalid_request_error', 'requests.custom_id: string does not match the pattern');
    const rows = requests.map(
      ({ custom_id, params }): ShopRow => ({ customId: String(custom_id), body: params as JsonObject }),
    );
    const { apiKey, headers } = request;
    const model = String(rows[0]!.body.model);
    const batch = shop.make({
      ...{ format: 'messages', path: '/v1/messages', rows, model, apiKey, headers, about: {}, invalid: null },
    });
    return { ...json(batchObject(batch, request)), isLost: shop.isLost(batch) };
  }

  function list(request: BatchRequest): BatchAnswer {
    const all = shop.all(['messages']).map((batch) => batchObject(batch, request));
    const after = request.query.get('after_id');
    const from = after === null ? 0 : all.findIndex(({ id }) => id === after) + 1;
    const limit = Number(request.query.get('limit') ?? 20);
    const data = all.slice(from, from + limit);
    const ends = { first_id: data[0]?.id ?? null, last_id: data.at(-1)?.id ?? null };
    return json({ data, has_more: from + limit < all.length, ...ends });
  }

  function batchObject(batch: ShopBatch, { headers }: BatchRequest): JsonObject {
    const { hasEnded, ending, endedAtMs, answered, failed, unanswered } = shop.sight(batch);
    const id = `msgbatch_sim${batch.number}`;
    const iso = (ms: number) => new Date(ms).toISOString();
    const cancelled = ending === 'cancelled';
    return {
      id,
      type: 'message_batch',
      processing_status: hasEnded ? 'ended' : 'in_progress',
      // All requests count as in process until the batch has ended.
      request_counts: {
        processing: hasEnded ? 0 : batch.rows.length,
        succeeded: hasEnded ? answered : 0,
        errored: hasEnded ? failed : 0,
        canceled: hasEnded && cancelled ? unanswered : 0,
        expired: hasEnded && !cancelled ? unanswered : 0,
      },
      created_at: iso(batch.createdAtMs),
      expires_at: iso(batch.createdAtMs + 86_400_000),
      ended_at: hasEnded ? iso(endedAtMs) : null,
      cancel_initiated_at: batch.cancelledAtMs === null ? null : iso(batch.cancelledAtMs),
      archived_at: null,
      results_url: hasEnded ? `http://${headers.host ?? 'localhost'}${PREFIX}/${id}/results` : null,
    };
  }

  function resultRow(batch: ShopBatch, { customId, reply }: ShopResult): JsonObject {
    const lost = shop.sight(batch).ending === 'cancelled' ? 'canceled' : 'expired';
    const result =
      reply === null
        ? { type: lost }
        : reply.status < 300
          ? { type: 'succeeded', message: reply.body }
          : { type: 'errored', error: reply.body };
    return { custom_id: customId, result };
  }
}

function refused(status: number, type: string, message: string): BatchAnswer {
  return { status, text: JSON.stringify({ type: 'error', error: { type, message }, request_id: null }) };
}
