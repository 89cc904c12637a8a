/**
 * Anthropic's Message Batches. A batch has no metadata, and custom ids are told with the results alone: one whose making was
 * not answered is looked for among those made since with as many requests, by the custom ids of their results; while such a
 * one is still at work it is waited for, for handing in a second would be paid for as well.
 */
import { anthropicBatchResult } from '../reading/batch-result.ts';
import { list, loose, text, words } from '../reading/loose.ts';
import { eachLine, parsedLine } from './batch-lines.ts';
import { type BatchCall, type BatchSight, type BatchSought, type BatchWire, countOf } from './batch-wire.ts';

/** platform.claude.com/docs/en/build-with-claude/batch-processing: 100,000 requests or 256 MB, the names of members included. */
const LIMITS = { requests: 100_000, bytes: 250_000_000 };
const PATH = '/v1/messages/batches';
/** Clocks differ. */
const SKEW_MS = 600_000;

export const anthropicBatches: BatchWire = {
  limits: LIMITS,
  row: (customId, params) => JSON.stringify({ custom_id: customId, params }),
  async submit({ rows, headers }, call) {
    const body = Buffer.from(`{"requests":[${rows.join(',')}]}`);
    const json = { 'content-type': 'application/json' };
    return sightOf(
      await call({ method: 'post', path: PATH, body, headers: { ...headers, ...json } }, { once: true }),
    );
  },
  find,
  look: async (providerId, call) => sightOf(await call({ method: 'get', path: pathOf(providerId) })),
  async cancel(providerId, call) {
    await call({ method: 'post', path: `${pathOf(providerId)}/cancel` });
  },
  results: ({ providerId }, call, take) =>
    eachLine(call, `${pathOf(providerId)}/results`, (line) => take(anthropicBatchResult(parsedLine(line)))),
};

// The address of the results stands in the batch; the key goes to no address that a body names.
const pathOf = (providerId: string) => `${PATH}/${encodeURIComponent(providerId)}`;

async function find(sought: BatchSought, call: BatchCall): Promise<BatchSight | null | 'unclear'> {
  const since = Date.parse(sought.preparedAt) - SKEW_MS;
  let isUnclear = false;
  for (let after: string | null = null; ; ) {
    const query: string = after === null ? '' : `&after_id=${encodeURIComponent(after)}`;
    const page = loose(await call({ method: 'get', path: `${PATH}?limit=100${query}` }));
    const batches = list(page.data).map(loose);
    for (const batch of batches) {
      const sight = sightOf(batch);
      const isOlder = Date.parse(text(batch.created_at) ?? '') < since;
      if (isOlder || sought.others.has(sight.providerId) || totalOf(sight) !== sought.requests) continue;
      if (!sight.hasEnded) isUnclear = true;
      else if (await holds(sight, sought.id, call)) return sight;
    }
    after = text(page.last_id);
    const isPast = batches.every(({ created_at }) => Date.parse(text(created_at) ?? '') < since);
    if (page.has_more !== true || after === null || isPast) return isUnclear ? 'unclear' : null;
  }
}

function totalOf({ counts }: BatchSight): number {
  return Object.values(counts ?? {}).reduce((sum, count) => sum + count, 0);
}

class FirstLine extends Error {}

/** Whether the results are those of our batch: our id begins every custom id of it. */
async function holds({ providerId }: BatchSight, id: string, call: BatchCall): Promise<boolean> {
  let isOurs = false;
  try {
    await eachLine(call, `${pathOf(providerId)}/results`, (line) => {
      isOurs = anthropicBatchResult(parsedLine(line)).customId.startsWith(`${id}-`);
      throw new FirstLine();
    });
  } catch (error) {
    if (!(error instanceof FirstLine)) throw error;
  }
  return isOurs;
}

function sightOf(json: unknown): BatchSight {
  const batch = loose(json);
  const providerId = words(batch.id);
  if (providerId === null) throw new Error('a batch came back without an id');
  const status = words(batch.processing_status) ?? 'unknown';
  const counts = loose(batch.request_counts);
  return {
    providerId,
    status,
    hasEnded: status === 'ended',
    counts: {
      waiting: countOf(counts.processing),
      succeeded: countOf(counts.succeeded),
      failed: countOf(counts.errored),
      cancelled: countOf(counts.canceled),
      expired: countOf(counts.expired),
    },
    expiresAt: words(batch.expires_at),
    error: null,
    body: batch,
  };
}
