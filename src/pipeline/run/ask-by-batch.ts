/**
 * The askings of a pass by batches: those at a provider are gone on with, those without a reply are packed, journalled and
 * handed in, and what comes back is saved as live replies are. Models whose server takes no batches are asked live.
 */
import type { Batch, BatchItem } from '../../core/batch.ts';
import type { Completion } from '../../core/completion.ts';
import type { Pass } from '../../core/reply.ts';
import type { Store } from '../../core/store/store.ts';
import type { AskingState } from '../../core/store/stored-replies.ts';
import { type Asking, askingsOf } from '../../stages/ask/asking.ts';
import { replyRecord } from '../../stages/ask/reply-record.ts';
import { TokenForecast } from '../../stages/ask/token-forecast.ts';
import type { BatchWork } from '../batch/advance-batch.ts';
import { foundBatch, isOpen, isSentBack, type OpenBatch } from '../batch/open-batch.ts';
import { packBatches } from '../batch/pack-batches.ts';
import { waitForBatches } from '../batch/wait-for-batches.ts';
import type { RunContext } from '../run-context.ts';

/** What is asked live, by the function that asks all live. */
export type AskLive = (
  context: RunContext,
  askings: AsyncIterable<Asking>,
  options: { readonly pass: Pass; readonly total: number; readonly before?: number | undefined },
) => Promise<string | null>;

export interface AskByBatchOptions {
  readonly pass: Pass;
  readonly total: number;
  /** The askings of the pass, afresh with each call. */
  readonly askings: () => AsyncIterable<Asking>;
  /** Replies of other rounds, for progress, and which round it is in words. */
  readonly before?: number | undefined;
  readonly round?: string | undefined;
  readonly askLive: AskLive;
}

/** Batches of askings of a pass that are at a provider, or may be. */
export async function batchesUnderWay(store: Store, runId: string, pass: Pass): Promise<Batch[]> {
  const all = await store.batches(runId);
  return all.filter((batch) => batch.purpose === 'ask' && batch.pass === pass && isOpen(batch));
}

/** @returns why it stopped early, or null. */
export async function askByBatch(context: RunContext, options: AskByBatchOptions): Promise<string | null> {
  const { run, spec, store, workspace, budget, batching = {} } = context;
  const { pass, total, before, round, askLive } = options;
  const work = askingWork(context, pass);
  const open = (await batchesUnderWay(store, run.id, pass)).map((batch) =>
    foundBatch(batch, budget.reserve(batch.reservedUsd)),
  );
  const known = await store.askings(run.id);
  // Of this pass alone: what failed is handed in again, and batches count what is in them.
  const { answered, blocked, empty, truncated } = (await store.totals(run.id)).passes[pass];
  const settled = answered + blocked + empty + truncated;
  const tried = new Set<string>();
  for (const { batch } of open) for (const { key } of await store.batchItems(batch.id)) tried.add(key);
  let mostRequests: number | undefined;
  for (;;) {
    const found = open.length;
    const packed =
      spec.batch === true
        ? await pack(context, { ...options, known, tried, open, work, mostRequests })
        : { isFull: false };
    if (workspace.stop.aborted) return 'interrupted';
    const live = await askLive(context, liveOnes(context, options, { tried }), {
      pass,
      total,
      before,
    });
    const stopped = await waitForBatches(open, context, { work, settled, total, round });
    if (stopped !== null) return live ?? stopped;
    if (live !== null) return live;
    const refused = open.slice(found).filter(({ batch }) => isSentBack(batch));
    for (const { batch } of refused) {
      for (const { key } of await store.batchItems(batch.id)) tried.delete(key);
    }
    const isProgress = open.length > found;
    if (refused.length > 0 && refused.length === open.length - found) {
      // Nothing else is waiting at the provider, and it was too much all the same.
      const largest = Math.max(...refused.map(({ batch }) => batch.requests));
      if (largest === 1) return 'batch-refused';
      mostRequests = Math.ceil(largest / 2);
    }
    if (refused.length === 0 && !packed.isFull) break;
    if (packed.isFull && !isProgress) return 'budget-reached';
  }
  if (!batching.liveForFailed) return null;
  return askLive(context, options.askings(), { pass, total, before });
}

/** Reads what is under way, asking nothing more. @returns why it stopped early, or null. */
export async function collectBatches(context: RunContext): Promise<string | null> {
  for (const pass of ['open', 'forced'] as const) {
    const found = await batchesUnderWay(context.store, context.run.id, pass);
    const open = found.map((batch) => foundBatch(batch, null));
    const waiting = { work: askingWork(context, pass), settled: 0, total: null };
    const stopped = await waitForBatches(open, context, waiting);
    if (stopped !== null) return stopped;
  }
  return null;
}

/** Packs and hands in what has no reply; `isFull`: more could not be set aside for. */
async function pack(
  context: RunContext,
  {
    pass,
    askings,
    known,
    tried,
    open,
    work,
    mostRequests,
  }: AskByBatchOptions & {
    readonly known: ReadonlyMap<string, AskingState>;
    readonly tried: Set<string>;
    readonly open: OpenBatch[];
    readonly work: BatchWork;
    readonly mostRequests: number | undefined;
  },
): Promise<{ readonly isFull: boolean }> {
  const { models, workspace, budget, batching = {} } = context;
  const batches = models.batches(workspace.abandon);
  const forecast = new TokenForecast(models.habits);
  const packing = packBatches(context, {
    purpose: 'ask',
    pass,
    ...(mostRequests === undefined ? {} : { mostRequests }),
    open,
    work,
  });
  let isFull = false;
  for await (const asking of askings()) {
    if (workspace.stop.aborted) break;
    const state = known.get(asking.askKey);
    const isFailed = state === 'error';
    if ((state !== undefined && !isFailed) || tried.has(asking.askKey)) continue;
    if (isFailed && batching.liveForFailed) continue;
    const group = batches.group(asking.request);
    if (group === null) continue;
    const mostUsd = batches.costUsd(asking.request.model, forecast.most(asking));
    const settle = budget.reserve(mostUsd);
    if (settle === null) {
      isFull = true;
      break;
    }
    tried.add(asking.askKey);
    await packing.add(asking.request, { group, key: asking.askKey, mostUsd, settle });
  }
  // What is not in the journal is simply not asked yet.
  if (!workspace.stop.aborted) await packing.rest();
  return { isFull };
}

/** Askings of models whose server takes no batches; all that are in none where none are handed in any more. */
async function* liveOnes(
  { run, spec, models }: RunContext,
  { askings }: AskByBatchOptions,
  { tried }: { readonly tried: ReadonlySet<string> },
): AsyncGenerator<Asking> {
  const batches = models.batches();
  const isLive = (model: string) => spec.batch !== true || !batches.takes(model);
  if (!run.respondents.some(({ model }) => isLive(model))) return;
  for await (const asking of askings())
    if (!tried.has(asking.askKey) && isLive(asking.request.model)) yield asking;
}

function askingWork(context: RunContext, pass: Pass): BatchWork {
  const { run, spec, store, models } = context;
  const batches = models.batches();
  /** Every asking of the pass: which were chosen for the forced one is settled when they are handed in. */
  const all = () =>
    askingsOf(store.questions(run.id), { respondents: run.respondents, trials: spec.trials, pass });
  return {
    async *requests() {
      for await (const { askKey, request } of all()) yield { key: askKey, request };
    },
    async saver(batch, items) {
      const wanted = await askingsByKey(all(), items);
      const states = await store.askings(run.id);
      return async (page) => {
        let paidUsd = 0;
        const records = page.flatMap(({ key, completion }) => {
          const asking = wanted.get(key);
          const state = states.get(key);
          // Saved before a kill, or asked by a version whose words were others.
          if (asking === undefined || (state !== undefined && state !== 'error')) return [];
          const costUsd = batches.costUsd(batch.model, completion.usage);
          paidUsd += costUsd ?? 0;
          return [recordOf(asking, completion, { batch, costUsd })];
        });
        await store.saveReplies(records);
        return paidUsd;
      };
    },
  };

  function recordOf(
    asking: Asking,
    completion: Completion,
    { batch, costUsd }: { readonly batch: Batch; readonly costUsd: number | null },
  ) {
    return replyRecord(asking, completion, {
      runId: run.id,
      closedBookLevel: models.closedBookLevel(asking.request.model),
      costUsd,
      startedAt: batch.submittedAt ?? batch.preparedAt,
      repliedAt: batch.endedAt ?? batch.preparedAt,
      keepRawBody: spec.keepRawBodies,
      byBatch: true,
    });
  }
}

async function askingsByKey(
  askings: AsyncIterable<Asking>,
  items: readonly BatchItem[],
): Promise<Map<string, Asking>> {
  const keys = new Set(items.map(({ key }) => key));
  const wanted = new Map<string, Asking>();
  for await (const asking of askings) if (keys.has(asking.askKey)) wanted.set(asking.askKey, asking);
  return wanted;
}
