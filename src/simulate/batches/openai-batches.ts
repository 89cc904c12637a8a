/** OpenAI's Files and Batches, as far as batches of requests need them: upload, make, look, list, cancel, content. */
import type { JsonObject, WireFormat } from '../wire.ts';
import { type BatchAnswer, type BatchRequest, json } from './batch-exchange.ts';
import type { BatchShop, NewShopBatch, ShopBatch, ShopRow, ShopSight } from './batch-shop.ts';

interface StoredFile {
  readonly id: string;
  readonly name: string;
  readonly createdAt: number;
  readonly content: string;
}

const FORMATS: Readonly<Record<string, WireFormat>> = {
  '/v1/chat/completions': 'chat',
  '/v1/responses': 'responses',
};
const MOST_ROWS = 50_000;

export interface OpenaiBatchesOptions {
  readonly shop: BatchShop;
  serves(model: string): boolean;
  /** Requests a batch may hold before the limit of waiting tokens refuses it; null: any. */
  mostRequests(): number | null;
  readonly nowMs: () => number;
}

/** Null for a path that is none of these. */
export function openaiBatches(options: OpenaiBatchesOptions) {
  const { shop, nowMs } = options;
  const files = new Map<string, StoredFile>();
  const objectOf = (batch: ShopBatch) => batchObject(batch, shop.sight(batch));

  return (request: BatchRequest): BatchAnswer | null => {
    const path = request.path.replace(/^\/v1(?=\/)/, '');
    const [, room, id, part] = path.split('/');
    const route = `${request.method} ${room}${id === undefined ? '' : '/ID'}${part === undefined ? '' : `/${part}`}`;
    switch (route) {
      case 'POST files':
        return store(request);
      case 'GET files': {
        const list = [...files.values()].reverse().map(fileObject);
        return json({ object: 'list', data: list.slice(0, 100), has_more: list.length > 100 });
      }
      case 'GET files/ID':
      case 'GET files/ID/content': {
        const file = files.get(id!) ?? output(id!, options);
        if (file === undefined) return missing(`No such File object: ${id}`);
        return part === undefined
          ? json(fileObject(file))
          : { status: 200, text: file.content, isLines: true };
      }
      case 'POST batches':
        return make(request);
      case 'GET batches': {
        const all = shop.all(['chat', 'responses']).map(objectOf);
        const after = request.query.get('after');
        const from = after === null ? 0 : all.findIndex((batch) => batch.id === after) + 1;
        const limit = Number(request.query.get('limit') ?? 20);
        const data = all.slice(from, from + limit);
        const ends = { first_id: data[0]?.id ?? null, last_id: data.at(-1)?.id ?? null };
        return json({ object: 'list', data, ...ends, has_more: from + limit < all.length });
      }
      case 'GET batches/ID':
      case 'POST batches/ID/cancel': {
        const batch = shop.get(Number(/^batch_sim(\d+)$/.exec(id!)?.[1]));
        if (batch === undefined) return missing(`No batch found with id '${id}'.`);
        if (part === 'cancel') shop.cancel(batch);
        return json(objectOf(batch));
      }
      default:
        return null;
    }
  };

  function store({ body, contentType }: BatchRequest): BatchAnswer {
    const boundary = /boundary=(?:"([^"]+)"|([^;]+))/.exec(contentType);
    const parts = body.split(`--${boundary?.[1] ?? boundary?.[2]}`);
    const part = (name: string) => parts.find((one) => one.includes(`name="${name}"`));
    const file = part('file');
    if (file === undefined || !part('purpose')?.includes('batch'))
      return refused('Expected a file and a purpose.', 'file');
    const start = file.indexOf('\r\n\r\n') + 4;
    const stored: StoredFile = {
      id: `file-sim${files.size + 1}`,
      name: /filename="([^"]*)"/.exec(file)?.[1] ?? 'file.jsonl',
      createdAt: Math.floor(nowMs() / 1000),
      content: file.slice(start, file.lastIndexOf('\r\n')),
    };
    files.set(stored.id, stored);
    return json(fileObject(stored));
  }

  function make({ body, apiKey, headers }: BatchRequest): BatchAnswer {
    const given = JSON.parse(body) as JsonObject;
    const file = files.get(String(given.input_file_id));
    const endpoint = String(given.endpoint);
    const format = FORMATS[endpoint];
    if (file === undefined)
      return refused(`No such File object: ${String(given.input_file_id)}`, 'input_file_id');
    if (format === undefined) return refused(`Invalid value: '${endpoint}'.`, 'endpoint');
    if (given.completion_window !== '24h')
      return refused("Invalid value: expected '24h'.", 'completion_window');
    const { rows, model, invalid } = readRows(file.content, endpoint, options);
    const about = { metadata: given.metadata ?? null, input_file_id: file.id, endpoint };
    const batch = shop.make({ format, path: endpoint, rows, model, apiKey, headers, about, invalid });
    return { ...json(objectOf(batch)), isLost: shop.isLost(batch) };
  }
}

function readRows(
  content: string,
  endpoint: string,
  { mostRequests, serves }: OpenaiBatchesOptions,
): Pick<NewShopBatch, 'rows' | 'model' | 'invalid'> {
  const rows: ShopRow[] = [];
  const ids = new Set<string>();
  let model = '';
  let invalid: NewShopBatch['invalid'] = null;
  for (const [at, line] of content
    .split('\n')
    .filter((text) => text.trim() !== '')
    .entries()) {
    const refuse = (code: string, message: string) => {
      invalid ??= { code, message, line: at + 1 };
    };
    try {
      const row = JSON.parse(line) as JsonObject;
      const body = row.body as JsonObject;
      const customId = String(row.custom_id);
      model ||= String(body.model);
      if (ids.has(customId)) refuse('duplicate_custom_id', `The custom_id '${customId}' is used twice.`);
      if (row.url !== endpoint) refuse('mismatched_endpoint', 'The url is not the endpoint of the batch.');
      if (String(body.model) !== model)
        refuse('mismatched_model', 'All requests of a batch go to one model.');
      ids.add(customId);
      rows.push({ customId, body });
    } catch {
      refuse('invalid_json_line', 'This line is not parseable as valid JSON.');
    }
  }
  const most = mostRequests();
  if (rows.length === 0) invalid ??= { code: 'empty_file', message: 'The file is empty.', line: null };
  if (rows.length > MOST_ROWS)
    invalid ??= { code: 'too_many_tasks', message: 'Too many requests.', line: null };
  if (model !== '' && !serves(model))
    invalid ??= { code: 'model_not_found', message: `The model '${model}' does not exist.`, line: null };
  if (most !== null && rows.length > most) {
    const message = `Enqueued token limit reached for ${model}. Please try again once some in_progress batches have been completed.`;
    invalid ??= { code: 'token_limit_exceeded', message, line: null };
  }
  return { rows, model, invalid };
}

/** Files of results: `file-simN-output` of the replies, `file-simN-error` of the rest. */
function output(id: string, { shop, nowMs }: OpenaiBatchesOptions): StoredFile | undefined {
  const [, number, kind] = /^file-sim(\d+)-(output|error)$/.exec(id) ?? [];
  const batch = number === undefined ? undefined : shop.get(Number(number));
  if (batch === undefined) return undefined;
  const lines = shop.results(batch).flatMap(({ customId, reply }, at) => {
    if ((reply !== null && reply.status < 300) !== (kind === 'output')) return [];
    const error = {
      code: shop.sight(batch).ending === 'cancelled' ? 'batch_cancelled' : 'batch_expired',
      message: 'This request could not be executed before the batch ended.',
    };
    const response =
      reply === null
        ? null
        : { status_code: reply.status, request_id: `req_batch_sim${at}`, body: reply.body };
    const row = {
      id: `batch_req_sim${at}`,
      custom_id: customId,
      response,
      error: reply === null ? error : null,
    };
    return [`${JSON.stringify(row)}\n`];
  });
  return { id, name: `${id}.jsonl`, createdAt: Math.floor(nowMs() / 1000), content: lines.join('') };
}

function batchObject(batch: ShopBatch, sight: ShopSight): JsonObject {
  const seconds = (ms: number) => Math.floor(ms / 1000);
  const status = {
    done: sight.hasEnded ? 'completed' : 'in_progress',
    expired: sight.hasEnded ? 'expired' : 'in_progress',
    ...{ cancelled: 'cancelled', invalid: 'failed' },
  }[sight.ending];
  const hasResults = sight.hasEnded && sight.ending !== 'invalid';
  const errors =
    batch.invalid === null ? null : { object: 'list', data: [{ ...batch.invalid, param: null }] };
  return {
    id: `batch_sim${batch.number}`,
    object: 'batch',
    ...batch.about,
    completion_window: '24h',
    model: batch.model,
    status,
    errors,
    created_at: seconds(batch.createdAtMs),
    in_progress_at: seconds(batch.createdAtMs),
    expires_at: seconds(batch.createdAtMs) + 86_400,
    completed_at: status === 'completed' ? seconds(sight.endedAtMs) : null,
    output_file_id: hasResults && sight.answered > 0 ? `file-sim${batch.number}-output` : null,
    error_file_id: hasResults && sight.failed + sight.unanswered > 0 ? `file-sim${batch.number}-error` : null,
    request_counts: {
      total: batch.invalid === null ? batch.rows.length : 0,
      completed: sight.answered,
      failed: sight.failed,
    },
  };
}

function fileObject({ id, name, createdAt, content }: StoredFile): JsonObject {
  const bytes = Buffer.byteLength(content);
  return {
    id,
    object: 'file',
    bytes,
    created_at: createdAt,
    filename: name,
    purpose: 'batch',
    status: 'processed',
  };
}

function refused(message: string, param: string): BatchAnswer {
  const error = { message, type: 'invalid_request_error', param, code: null };
  return { status: 400, text: JSON.stringify({ error }) };
}

function missing(message: string): BatchAnswer {
  const error = { message, type: 'invalid_request_error', param: 'id', code: null };
  return { status: 404, text: JSON.stringify({ error }) };
}
