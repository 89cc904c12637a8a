/**
 * One step of one batch: handed in, looked after, or read. What the provider has is asked before anything is sent again, so
 * that a process that was killed, or a connection that broke after the batch was made, costs no second batch.
 */
import type { Batch, BatchChange, BatchItem } from '../../core/batch.ts';
import type { CompletionRequest } from '../../core/completion.ts';
import { counted } from '../../core/counted.ts';
import { ClosedbookError } from '../../core/errors.ts';
import { BatchRefusal, type BatchSight } from '../../model/batch-wire.ts';
import { type Batches, mayPass } from '../../model/open-batches.ts';
import type { RunContext } from '../run-context.ts';
import { type BatchRows, type OpenBatch, sentBack } from './open-batch.ts';
import { type BatchOutcome, readResults } from './read-results.ts';

export interface BatchWork {
  /** What is read is not durable yet: the batch is closed by {@link closeBatch} when it is. @default false */
  readonly keepsOpen?: boolean;
  /** All that batches of it may hold, made anew. */
  requests(): AsyncIterable<{ readonly key: string; readonly request: CompletionRequest }>;
  /** Gets ready to save what came of a batch; what it gives resolves after the commit, with what was paid, USD. */
  saver(
    batch: Batch,
    items: readonly BatchItem[],
  ): Promise<(page: readonly BatchOutcome[]) => Promise<number>>;
}

/** Failures of handing in, one after the other, after which somebody should look. */
const MOST_FAILURES = 8;

export async function advanceBatch(open: OpenBatch, context: RunContext, work: BatchWork): Promise<void> {
  const batches = context.models.batches(context.workspace.abandon);
  if (open.batch.state === 'prepared') await handIn(open, { context, batches, work });
  else await lookAfter(open, { context, batches, work });
}

interface Means {
  readonly context: RunContext;
  readonly batches: Batches;
  readonly work: BatchWork;
}

async function handIn(open: OpenBatch, means: Means): Promise<void> {
  const { context, batches } = means;
  const { id, model, requests, preparedAt } = open.batch;
  if (!open.isFresh) {
    const others = await knownElsewhere(open, context);
    const found = await passing(open, () => batches.find(model, { id, requests, preparedAt, others }));
    if (found === undefined) return;
    open.isUnclear = found === 'unclear';
    if (found === 'unclear') return;
    if (found !== null) return submitted(open, found, context);
    if (!open.wasMissed) {
      open.wasMissed = true;
      return;
    }
  }
  open.rows ??= await rowsOf(await context.store.batchItems(id), means);
  if (open.rows.rows.length === 0) return giveUp(open, 'its requests are none of this run any more', context);
  const isAgain = !open.isFresh;
  // From here on it may be at the provider, whatever is heard of it.
  open.isFresh = false;
  open.wasMissed = false;
  const { rows, headers } = open.rows;
  const sight = await passing(open, () => batches.submit(model, { id, rows, headers, isAgain }));
  if (sight !== undefined) await submitted(open, sight, context);
}

/** The requests of a batch, written anew. */
async function rowsOf(items: readonly BatchItem[], { batches, work }: Means): Promise<BatchRows> {
  const idOf = new Map(items.map(({ customId, key }) => [key, customId]));
  const rows: string[] = [];
  let headers: Readonly<Record<string, string>> = {};
  for await (const { key, request } of work.requests()) {
    const customId = idOf.get(key);
    if (customId === undefined) continue;
    // What judges are asked about two replies in the same words stands in it once.
    idOf.delete(key);
    headers = batches.group(request)?.headers ?? {};
    rows.push(batches.row(request, customId));
  }
  return { rows, headers };
}

/** Undefined where a fault came that may pass; thrown when it has not for long. */
async function passing<T>(open: OpenBatch, send: () => Promise<T>): Promise<T | undefined> {
  try {
    const result = await send();
    open.failures = 0;
    return result;
  } catch (error) {
    if (error instanceof BatchRefusal && !error.isPassing) {
      throw new ClosedbookError(
        'batch-refused',
        `${open.batch.model}: ${error.message} (HTTP ${error.status})`,
        {
          cause: error,
        },
      );
    }
    if (!mayPass(error)) throw error;
    // A limit passes when other batches have ended, however long they take.
    if (!(error instanceof BatchRefusal && error.status === 429)) open.failures += 1;
    if (open.failures < MOST_FAILURES) return undefined;
    const message = error instanceof Error ? error.message : String(error);
    throw new ClosedbookError('provider-unreachable', `${open.batch.place}: ${message}`, { cause: error });
  }
}

async function knownElsewhere({ batch }: OpenBatch, { run, store }: RunContext): Promise<Set<string>> {
  const all = await store.batches(run.id);
  return new Set(all.filter(({ id }) => id !== batch.id).flatMap(({ providerId }) => providerId ?? []));
}

async function submitted(open: OpenBatch, sight: BatchSight, context: RunContext): Promise<void> {
  open.rows = null;
  open.isUnclear = false;
  const submittedAt = context.workspace.now().toISOString();
  await change(
    open,
    { state: 'submitted', providerId: sight.providerId, submittedAt, ...seen(sight) },
    context,
  );
}

function seen({ status, counts, expiresAt }: BatchSight): BatchChange {
  return { status, counts, expiresAt };
}

async function lookAfter(open: OpenBatch, means: Means): Promise<void> {
  const { context, batches, work } = means;
  const { model, providerId } = open.batch;
  let sight: BatchSight | undefined;
  try {
    sight = await passing(open, () => batches.look(model, providerId!));
  } catch (error) {
    if (!(error instanceof ClosedbookError && isMissing(error.cause))) throw error;
    return missing(open, context);
  }
  if (sight === undefined) return;
  const before = JSON.stringify([open.batch.status, open.batch.counts]);
  if (!sight.hasEnded) {
    if (JSON.stringify([sight.status, sight.counts]) !== before) await change(open, seen(sight), context);
    return;
  }
  if (open.batch.state !== 'ended') {
    const endedAt = context.workspace.now().toISOString();
    await change(open, { state: 'ended', endedAt, ...seen(sight) }, context);
  }
  if (isTooMuchWaiting(sight)) return giveUp(open, sentBack(sight.error!.message), context);
  const items = await context.store.batchItems(open.batch.id);
  const save = await work.saver(open.batch, items);
  let costUsd = 0;
  await readResults({ items, sight, model }, batches, async (page) => {
    costUsd += await save(page);
  });
  open.error = sight.error === null ? null : `${sight.error.code}: ${sight.error.message}`;
  open.isInHand = true;
  if (!work.keepsOpen) await closeBatch(open, context, costUsd);
}

/** Everything of it is in the store. @param costUsd - What it cost, for the budget. */
export async function closeBatch(
  open: OpenBatch,
  context: Pick<RunContext, 'store' | 'workspace'>,
  costUsd: number,
): Promise<void> {
  const readAt = context.workspace.now().toISOString();
  await change(open, { state: 'read', readAt, error: open.error }, context);
  open.settle?.(costUsd);
}

/** The account's limit of waiting tokens: nothing was asked, and after other batches there is room. */
function isTooMuchWaiting({ error }: BatchSight): boolean {
  return error !== null && /token_limit|quota|resource_exhausted/i.test(error.code);
}

function isMissing(cause: unknown): boolean {
  return cause instanceof BatchRefusal && cause.status === 404;
}

/** A simulator that a run starts for itself ends with it, and its batches with it; a provider forgets none. */
async function missing(open: OpenBatch, context: RunContext): Promise<void> {
  const { model, providerId, requests, place } = open.batch;
  if (context.models.describe(model).provider === 'simulated')
    return giveUp(open, 'the simulator that had it has ended', context);
  throw new ClosedbookError(
    'batch-missing',
    `${place} knows no batch ${providerId} (${counted(requests, 'request')} of ${model})`,
    {
      hint: `Use the key and the project that it was handed in with; where it was removed there, closedbook cancel ${open.batch.runId} gives it up.`,
    },
  );
}

/** Nothing comes of it, and its requests may be asked otherwise. */
export async function giveUp(
  open: OpenBatch,
  error: string,
  context: Pick<RunContext, 'store' | 'workspace'>,
): Promise<void> {
  await change(open, { state: 'read', readAt: context.workspace.now().toISOString(), error }, context);
  open.rows = null;
  open.settle?.(0);
}

async function change(
  open: OpenBatch,
  changes: BatchChange,
  { store }: Pick<RunContext, 'store'>,
): Promise<void> {
  await store.updateBatch(open.batch.id, changes);
  open.batch = { ...open.batch, ...changes };
}
