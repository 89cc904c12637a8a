/**
 * Looks after batches until all are read, somebody stops it, or nobody wants to wait. The provider works on in any case:
 * what is open stays in the journal, and whoever goes on with the run finds it there.
 */
import { setTimeout as sleep } from 'node:timers/promises';
import type { Batch } from '../../core/batch.ts';
import { counted } from '../../core/counted.ts';
import type { RunContext } from '../run-context.ts';
import { advanceBatch, type BatchWork } from './advance-batch.ts';
import { isOpen, type OpenBatch } from './open-batch.ts';

export interface Waiting {
  readonly work: BatchWork;
  /** Requests settled besides those of the batches, and all there are, for progress. */
  readonly settled: number;
  readonly total: number | null;
  /** Which round of several it is, in words. */
  readonly round?: string | undefined;
}

const [LIVE_MS, SIMULATED_MS, LONGEST_MS] = [10_000, 200, 60_000];

/** @returns why it left batches open, or null. */
export async function waitForBatches(
  open: readonly OpenBatch[],
  context: RunContext,
  waiting: Waiting,
): Promise<'interrupted' | 'waiting' | null> {
  const { stop } = context.workspace;
  const { wait = true } = context.batching ?? {};
  let pauseMs = context.batching?.pollMs ?? defaultPauseMs(open, context);
  for (let round = 1; ; round++) {
    for (const one of open) {
      if (stop.aborted) break;
      // One that has ended is read at once.
      if (isLeft(one)) await advanceBatch(one, context, waiting.work);
      tell(open, context, waiting);
    }
    const left = open.filter(isLeft);
    if (left.length === 0) return null;
    if (stop.aborted) return 'interrupted';
    // What may not have been handed in yet is not left in doubt without a second look.
    if (!wait && (round > 3 || left.every(({ batch }) => batch.state !== 'prepared'))) return 'waiting';
    await sleep(pauseMs, undefined, { signal: stop }).catch(() => undefined);
    pauseMs = Math.min(pauseMs * 1.2, Math.max(pauseMs, LONGEST_MS));
  }
}

function isLeft({ batch, isInHand }: OpenBatch): boolean {
  return isOpen(batch) && !isInHand;
}

function defaultPauseMs(open: readonly OpenBatch[], { models }: RunContext): number {
  const isSimulated = open.every(({ batch }) => models.describe(batch.model).provider === 'simulated');
  return isSimulated ? SIMULATED_MS : LIVE_MS;
}

function tell(
  open: readonly OpenBatch[],
  { workspace }: RunContext,
  { settled, total, round }: Waiting,
): void {
  const left = open.filter(isLeft);
  const done = open.reduce((sum, { batch }) => sum + doneOf(batch), 0);
  const failed = open.reduce((sum, { batch }) => sum + (batch.counts?.failed ?? 0), 0);
  const unclear = left.filter(({ isUnclear }) => isUnclear).length;
  const places = [...new Set(left.map(({ batch }) => batch.place.replace(/^https?:\/\//, '')))];
  const message =
    unclear > 0
      ? `${counted(unclear, 'batch', 'batches')} may be at work already: waiting for the provider to say`
      : left.length === 0
        ? 'all batches are read'
        : `${counted(left.length, 'batch', 'batches')} at ${places.join(', ')}`;
  workspace.progress({
    ...{ stage: 'wait', done: settled + done, total, failed },
    // Of a line that is too long the end stays.
    message: round === undefined ? message : `${message}, ${round}`,
  });
}

/** Requests that the provider has finished with, by its own count. */
function doneOf({ state, counts, requests }: Batch): number {
  if (state === 'read') return requests;
  return counts === null
    ? 0
    : Math.min(requests, counts.succeeded + counts.failed + counts.cancelled + counts.expired);
}
