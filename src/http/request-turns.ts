/**
 * A limit that is kept elsewhere, for several processes together: who sends waits for a turn, and what a provider says
 * is told on.
 */
import type { RateLimits } from './rate-limit-headers.ts';

export interface RequestTurns {
  /** Resolves when the next request may go. @throws AbortError when a signal aborts first. */
  take(signals: readonly (AbortSignal | undefined)[]): Promise<void> | undefined;
  /** After each response. */
  told(response: {
    readonly limits: RateLimits;
    /** Whether it said that the limit was passed. */
    readonly isLimited: boolean;
    readonly retryAfterMs: number | null;
  }): void;
}
