/**
 * A run's money where several workers spend it. Each has a small part set aside in the store and reserves from that without
 * asking; a part that runs short is added to. The parts never exceed the limit together, so nor does what is spent; what a
 * killed worker had left of its part stays unspent until the run is handed out again.
 */
import { type Budget, openBudget } from '../../core/budget.ts';
import type { Work } from '../../core/work.ts';

export interface SharedBudget extends Budget {
  /** Gives back what is neither spent nor reserved, or owns up to what was spent beyond. */
  giveBack(): Promise<void>;
}

export interface SharedBudgetOptions {
  readonly work: Pick<Work, 'grant' | 'returnGrant'>;
  readonly runId: string;
  /** Of the whole run, in US dollars; null: no limit. */
  readonly maxUsd: number | null;
}

/** A worker asks for this share of the limit at a time. */
const PART = 0.01;
/** A refusal is not asked about again for so long. */
const REFUSED_FOR_MS = 1000;

export function sharedBudget({ work, runId, maxUsd }: SharedBudgetOptions): SharedBudget {
  let granted = 0;
  let missing = 0;
  let asking: Promise<boolean> | null = null;
  let refusedAt = Number.NEGATIVE_INFINITY;
  const own = openBudget({
    get maxUsd() {
      return maxUsd === null ? null : granted;
    },
  });
  const ask = async (): Promise<boolean> => {
    const part = (maxUsd ?? 0) * PART;
    const needed = Math.max(missing, Number.EPSILON);
    const more = await work.grant(runId, { needed, wanted: Math.max(needed, part) });
    granted += more;
    if (more === 0) refusedAt = performance.now();
    return more > 0;
  };
  return {
    get maxUsd() {
      return own.maxUsd;
    },
    get spentUsd() {
      return own.spentUsd;
    },
    get reservedUsd() {
      return own.reservedUsd;
    },
    get unpricedCalls() {
      return own.unpricedCalls;
    },
    reserve(expectedUsd) {
      const settle = own.reserve(expectedUsd);
      if (settle === null) missing = own.spentUsd + own.reservedUsd + (expectedUsd ?? 0) - granted;
      return settle;
    },
    reserveRest() {
      const settle = own.reserveRest();
      if (settle === null) missing = own.spentUsd + own.reservedUsd - granted;
      return settle;
    },
    async refill() {
      if (maxUsd === null || performance.now() - refusedAt < REFUSED_FOR_MS) return false;
      asking ??= ask().finally(() => {
        asking = null;
      });
      return asking;
    },
    async giveBack() {
      const left = granted - own.spentUsd - own.reservedUsd;
      if (maxUsd === null || left === 0) return;
      granted -= left;
      await work.returnGrant(runId, left);
    },
  };
}
