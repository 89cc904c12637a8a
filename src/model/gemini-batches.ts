/**
 * Google's batchGenerateContent with the requests inline. A batch is an operation with a display name of ours, by which it is
 * found again; results stand in the operation itself, each with the key of its request.
 */
import { geminiBatchResult } from '../reading/batch-result.ts';
import { list, loose, text, words } from '../reading/loose.ts';
import { type BatchCall, type BatchSight, type BatchSought, type BatchWire, countOf } from './batch-wire.ts';
import { geminiModelPath } from './sdk.ts';

/** ai.google.dev/gemini-api/docs/batch-api: inline requests stay under 20 MB in all. */
const LIMITS = { requests: 50_000, bytes: 19_000_000 };

export const geminiBatches: BatchWire = {
  limits: LIMITS,
  // The model of all stands in the path.
  row: (customId, { model: _, ...request }) => JSON.stringify({ request, metadata: { key: customId } }),
  async submit({ id, model, rows }, call) {
    const requests = { requests: rows.map((row) => JSON.parse(row) as unknown) };
    const body = { batch: { displayName: id, inputConfig: { requests } } };
    const path = `${geminiModelPath(model)}:batchGenerateContent`;
    return sightOf(await call({ method: 'post', path, body }, { once: true }));
  },
  find,
  look: async (providerId, call) => sightOf(await call({ method: 'get', path: pathOf(providerId) })),
  async cancel(providerId, call) {
    await call({ method: 'post', path: `${pathOf(providerId)}:cancel`, body: {} });
  },
  async results({ body, error }, _, take) {
    if (error !== null) return;
    const operation = loose(body);
    const output = loose(operation.response ?? loose(operation.metadata).output);
    const inlined = output.inlinedResponses;
    for (const result of list(loose(inlined).inlinedResponses ?? inlined))
      await take(geminiBatchResult(result));
  },
};

function pathOf(providerId: string): string {
  return `/${providerId.split('/').map(encodeURIComponent).join('/')}`;
}

async function find({ id }: BatchSought, call: BatchCall): Promise<BatchSight | null> {
  for (let token = ''; ; ) {
    const query = token === '' ? '' : `&pageToken=${encodeURIComponent(token)}`;
    const page = loose(await call({ method: 'get', path: `/batches?pageSize=100${query}` }));
    const found = list(page.operations).find((one) => loose(loose(one).metadata).displayName === id);
    if (found !== undefined) return sightOf(found);
    token = text(page.nextPageToken) ?? '';
    if (token === '') return null;
  }
}

function sightOf(json: unknown): BatchSight {
  const operation = loose(json);
  const metadata = loose(operation.metadata);
  const providerId = words(operation.name) ?? words(metadata.name);
  if (providerId === null) throw new Error('a batch came back without a name');
  // The libraries of the other interface call the same states JOB_STATE_….
  const status = (words(metadata.state) ?? 'unknown').replace(/^(?:BATCH|JOB)_STATE_/, '').toLowerCase();
  const stats = loose(metadata.batchStats);
  const error = loose(operation.error);
  const hasResults = operation.response !== undefined || metadata.output !== undefined;
  const hasEnded =
    operation.done === true || ['succeeded', 'failed', 'cancelled', 'expired'].includes(status);
  const [succeeded, failed] = [countOf(stats.successfulRequestCount), countOf(stats.failedRequestCount)];
  const waiting = countOf(stats.pendingRequestCount);
  return {
    providerId,
    status,
    hasEnded,
    counts: { waiting, succeeded, failed, cancelled: 0, expired: 0 },
    expiresAt: null,
    error:
      hasEnded && !hasResults
        ? {
            code: status === 'unknown' ? 'failed' : status,
            message: words(error.message) ?? 'no reason is told',
          }
        : null,
    body: operation,
  };
}
