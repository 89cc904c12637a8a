/**
 * Why askings failed, from a sample of the failed replies: a run that ends incomplete must say what the provider said,
 * and one in which nothing was answered is an error and not a result.
 */
import { ClosedbookError } from '../core/errors.ts';
import type { Reply } from '../core/reply.ts';
import type { Store } from '../core/store-contract.ts';

export interface FailureReason {
  readonly code: string;
  readonly message: string;
  readonly httpStatus: number | null;
  /** Among the failed replies looked at. */
  readonly count: number;
}

/** Failed replies that are enough to name the usual fault; ungraded ones stand among them and are passed over. */
const LOOKED_AT = 500;

/** Reasons, most frequent first; empty when nothing failed. */
export async function failureReasons(store: Store, runId: string): Promise<FailureReason[]> {
  const reasons = new Map<string, FailureReason>();
  let found = 0;
  for (let offset = 0; found < LOOKED_AT; offset += LOOKED_AT) {
    const views = await store.page({ runIds: [runId], outcomes: ['none'] }, { offset, limit: LOOKED_AT });
    for (const { reply } of views) {
      if (!isError(reply)) continue;
      found += 1;
      const known = reasons.get(reply.error.code);
      reasons.set(reply.error.code, { ...reply.error, count: (known?.count ?? 0) + 1 });
    }
    if (views.length < LOOKED_AT) break;
  }
  return [...reasons.values()].sort((a, b) => b.count - a.count);
}

/** Throws when every asking failed. @throws ClosedbookError `provider-unreachable`, `run-incomplete`. */
export async function assertSomethingCame(store: Store, runId: string): Promise<void> {
  const totals = await store.totals(runId);
  if (totals.failed === 0 || totals.answered + totals.blocked > 0) return;
  const [reason] = await failureReasons(store, runId);
  if (reason === undefined) return;
  const unreachable = reason.httpStatus === null;
  throw new ClosedbookError(
    unreachable ? 'provider-unreachable' : 'run-incomplete',
    `all ${totals.failed} requests failed, the last with "${reason.code}: ${reason.message}"`,
    { hint: `Mend the cause, then closedbook resume ${runId}.` },
  );
}

function isError(reply: Reply): reply is Extract<Reply, { status: 'failed' }> {
  return reply.status === 'failed' && reply.kind === 'error';
}
