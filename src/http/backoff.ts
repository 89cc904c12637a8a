/**
 * Exponential backoff with full jitter: a uniform draw between zero and the doubled base. Full, not partial, jitter
 * because requests that failed together must not come back together (AWS Architecture Blog, "Exponential Backoff
 * And Jitter", 2015).
 */

export interface BackoffOptions {
  /** Upper end of the first wait. @default 500 */
  readonly baseMs?: number;
  /** Upper end of any wait. @default 30_000 */
  readonly capMs?: number;
  /** Uniform in [0, 1). */
  readonly random: () => number;
  /** What the server asked for; never undercut, with jitter on top so that waiters spread out. */
  readonly retryAfterMs?: number | null;
}

/** Milliseconds to wait before the next attempt, after `failures` (at least 1) failed ones. */
export function backoffMs(failures: number, options: BackoffOptions): number {
  const { baseMs = 500, capMs = 30_000, random, retryAfterMs = null } = options;
  const ceiling = Math.min(capMs, baseMs * 2 ** (failures - 1));
  if (retryAfterMs === null) return random() * ceiling;
  return retryAfterMs + random() * Math.min(ceiling, retryAfterMs * 0.25);
}
