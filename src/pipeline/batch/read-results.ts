/**
 * The results of a batch that has ended, by the key of what was asked, in pages: each request once, in whatever order they
 * come, and a failure for each that has none.
 */
import type { BatchItem } from '../../core/batch.ts';
import type { Completion } from '../../core/completion.ts';
import type { BatchSight } from '../../model/batch-wire.ts';
import type { Batches } from '../../model/open-batches.ts';
import { failed } from '../../model/read-batch-result.ts';

/** What became of one request. */
export interface BatchOutcome {
  readonly key: string;
  readonly completion: Completion;
}

/** Saved together; what a kill between two pages leaves is read again. */
const PAGE = 500;

/** @param take - Resolves when a page is saved; the next is read then. */
export async function readResults(
  {
    items,
    sight,
    model,
  }: { readonly items: readonly BatchItem[]; readonly sight: BatchSight; readonly model: string },
  batches: Batches,
  take: (page: readonly BatchOutcome[]) => Promise<void>,
): Promise<void> {
  const left = new Map(items.map(({ customId, key }) => [customId, key]));
  let page: BatchOutcome[] = [];
  const add = async (outcome: BatchOutcome) => {
    page.push(outcome);
    if (page.length < PAGE) return;
    const full = page;
    page = [];
    await take(full);
  };
  await batches.results(model, sight, async (customId, completion) => {
    const key = left.get(customId);
    // Another's, or the second of a connection that broke.
    if (key === undefined) return;
    left.delete(customId);
    await add({ key, completion });
  });
  const missing = failed(reasonOf(sight));
  for (const key of left.values()) await add({ key, completion: missing });
  if (page.length > 0) await take(page);
}

/** Why a request has no result. */
function reasonOf({ error, status }: BatchSight): {
  readonly code: string;
  readonly message: string;
  readonly httpStatus: null;
} {
  if (error !== null) return { code: `batch-${error.code}`, message: error.message, httpStatus: null };
  const word = /^cancel/.test(status) ? 'cancelled' : status === 'expired' ? 'expired' : 'no-result';
  return {
    code: `batch-${word}`,
    message: `the batch ended (${status}) without a result for it`,
    httpStatus: null,
  };
}
