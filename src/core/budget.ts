/**
 * Money a run may spend, asking and judging together. What is under way is reserved before it is sent, so that fifty
 * requests in flight cannot each find the last cent unspent. Calls of unknown price are counted, never taken for free.
 */

export interface Budget {
  /** Null = no limit. */
  readonly maxUsd: number | null;
  /** Known costs of what came back. */
  readonly spentUsd: number;
  readonly reservedUsd: number;
  /** Calls whose cost is unknown: the sum is then a lower bound. */
  readonly unpricedCalls: number;
  /**
   * Sets aside what a call is expected to cost (null = unknown). Null when the limit would be passed.
   */
  reserve(expectedUsd: number | null): Settle | null;
  /** Sets aside all that is left, for a call of which nothing is known yet; null when nothing is. */
  reserveRest(): Settle | null;
  /** Where the money is shared with other processes: whether there is more, once a reservation was refused. */
  refill?(): Promise<boolean>;
}

/** To be called once with the actual cost: null for unknown, 0 when nothing was sent. */
export type Settle = (actualUsd: number | null) => void;

export interface BudgetOptions {
  /** Read anew with every reservation. */
  readonly maxUsd?: number | null;
  /** What an interrupted run had spent before. @default 0 */
  readonly spentUsd?: number;
}

export function openBudget(options: BudgetOptions = {}): Budget {
  let spent = options.spentUsd ?? 0;
  let reserved = 0;
  let unpriced = 0;
  const budget: Budget = {
    get maxUsd() {
      return options.maxUsd ?? null;
    },
    get spentUsd() {
      return spent;
    },
    get reservedUsd() {
      return reserved;
    },
    get unpricedCalls() {
      return unpriced;
    },
    reserve(expectedUsd) {
      const { maxUsd } = budget;
      const expected = expectedUsd ?? 0;
      if (maxUsd !== null && (spent >= maxUsd || spent + reserved + expected > maxUsd)) return null;
      reserved += expected;
      let settled = false;
      return (actualUsd) => {
        if (settled) return;
        settled = true;
        // Sums of many small reservations drift; never let the rest go below zero.
        reserved = Math.max(0, reserved - expected);
        if (actualUsd === null) unpriced++;
        else spent += actualUsd;
      };
    },
    reserveRest() {
      const { maxUsd } = budget;
      if (maxUsd === null) return budget.reserve(null);
      const rest = maxUsd - spent - reserved;
      return rest > 0 ? budget.reserve(rest) : null;
    },
  };
  return budget;
}
