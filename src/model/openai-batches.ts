/**
 * OpenAI's Batch API: a file of requests is uploaded, a batch is made of it, and two files come back, of replies and of
 * errors. A batch carries metadata, and our id in it is how a batch is found again whose making was not answered.
 */
import { openaiBatchResult } from '../reading/batch-result.ts';
import { list, loose, text, words } from '../reading/loose.ts';
import { eachLine, parsedLine } from './batch-lines.ts';
import {
  type BatchCall,
  type BatchSight,
  type BatchSought,
  type BatchToSubmit,
  type BatchWire,
  countOf,
} from './batch-wire.ts';

/** platform.openai.com/docs/guides/batch: 50,000 requests, 200 MB a file. */
const LIMITS = { requests: 50_000, bytes: 200_000_000 };

export function openaiBatches(endpoint: '/v1/responses' | '/v1/chat/completions'): BatchWire {
  return {
    limits: LIMITS,
    row: (customId, body) => JSON.stringify({ custom_id: customId, method: 'POST', url: endpoint, body }),
    async submit({ id, rows, isAgain }: BatchToSubmit, call) {
      const file = (isAgain ? await uploaded(id, call) : null) ?? (await upload(id, rows, call));
      const body = {
        input_file_id: file,
        endpoint,
        completion_window: '24h',
        metadata: { closedbook_batch: id },
      };
      return sightOf(await call({ method: 'post', path: '/batches', body }, { once: true }));
    },
    find,
    look: async (providerId, call) =>
      sightOf(await call({ method: 'get', path: `/batches/${encodeURIComponent(providerId)}` })),
    async cancel(providerId, call) {
      await call({ method: 'post', path: `/batches/${encodeURIComponent(providerId)}/cancel` });
    },
    async results({ body }, call, take) {
      const batch = loose(body);
      for (const file of [text(batch.output_file_id), text(batch.error_file_id)]) {
        if (!file) continue;
        const path = `/files/${encodeURIComponent(file)}/content`;
        await eachLine(call, path, (line) => take(openaiBatchResult(parsedLine(line))));
      }
    },
  };
}

const fileName = (id: string) => `closedbook-${id}.jsonl`;

/** The file of a batch that was uploaded before a process was killed; null where there is none among the newest. */
async function uploaded(id: string, call: BatchCall): Promise<string | null> {
  const files = loose(await call({ method: 'get', path: '/files?purpose=batch&limit=100&order=desc' }));
  const found = list(files.data)
    .map(loose)
    .find(({ filename }) => filename === fileName(id));
  return text(found?.id);
}

async function upload(id: string, rows: readonly string[], call: BatchCall): Promise<string> {
  const boundary = `closedbook-${id}-boundary`;
  const before = [
    `--${boundary}\r\ncontent-disposition: form-data; name="purpose"\r\n\r\nbatch\r\n`,
    `--${boundary}\r\ncontent-disposition: form-data; name="file"; filename="${fileName(id)}"\r\n`,
    'content-type: application/jsonl\r\n\r\n',
  ].join('');
  const body = Buffer.concat([
    Buffer.from(before),
    ...rows.map((row) => Buffer.from(`${row}\n`)),
    Buffer.from(`\r\n--${boundary}--\r\n`),
  ]);
  const headers = { 'content-type': `multipart/form-data; boundary=${boundary}` };
  const file = loose(await call({ method: 'post', path: '/files', body, headers }));
  const fileId = text(file.id);
  if (!fileId) throw new Error('the upload of a batch was answered without the id of a file');
  return fileId;
}

/** The newest come first; the list is left where all of a page is older than the batch. */
async function find({ id, preparedAt }: BatchSought, call: BatchCall): Promise<BatchSight | null> {
  // Clocks differ.
  const since = Date.parse(preparedAt) / 1000 - 3600;
  for (let after: string | null = null; ; ) {
    const query: string = after === null ? '' : `&after=${encodeURIComponent(after)}`;
    const page = loose(await call({ method: 'get', path: `/batches?limit=100${query}` }));
    const batches = list(page.data).map(loose);
    const found = batches.find(({ metadata }) => loose(metadata).closedbook_batch === id);
    if (found !== undefined) return sightOf(found);
    after = text(page.last_id) ?? text(batches.at(-1)?.id);
    const isOlder = batches.every(({ created_at }) => countOf(created_at) < since);
    if (page.has_more !== true || after === null || isOlder) return null;
  }
}

const ENDED = new Set(['failed', 'completed', 'expired', 'cancelled']);

function sightOf(json: unknown): BatchSight {
  const batch = loose(json);
  const providerId = words(batch.id);
  if (providerId === null) throw new Error('a batch came back without an id');
  const status = words(batch.status) ?? 'unknown';
  const counts = loose(batch.request_counts);
  const [succeeded, failed] = [countOf(counts.completed), countOf(counts.failed)];
  const [first] = list(loose(batch.errors).data).map(loose);
  const hasFiles = Boolean(batch.output_file_id ?? batch.error_file_id);
  return {
    providerId,
    status,
    hasEnded: ENDED.has(status),
    counts: {
      waiting: Math.max(0, countOf(counts.total) - succeeded - failed),
      ...{ succeeded, failed, cancelled: 0, expired: 0 },
    },
    expiresAt: isoTime(batch.expires_at),
    error:
      status === 'failed' && !hasFiles
        ? { code: words(first?.code) ?? 'failed', message: words(first?.message) ?? 'no reason is told' }
        : null,
    body: batch,
  };
}

function isoTime(seconds: unknown): string | null {
  const count = countOf(seconds);
  return count === 0 ? null : new Date(count * 1000).toISOString();
}
