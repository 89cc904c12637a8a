/**
 * A limit of requests a second, kept as both providers keep theirs: a bucket that refills steadily, a 429 with
 * retry-after once it is empty, and headers on every reply that say what is left and when it is full again.
 */
import type { WireFormat } from './wire.ts';

export interface RequestLimitOptions {
  /** Requests a second; Infinity = no limit. */
  readonly perSecond: number;
  /** Requests that may come at once. @default perSecond */
  readonly burst?: number;
  /** Milliseconds now; any origin. */
  readonly nowMs: () => number;
}

export interface LimitState {
  readonly allowed: boolean;
  readonly limit: number;
  readonly remaining: number;
  /** Until one request is possible again; 0 when it is now. */
  readonly retryAfterMs: number;
  /** Until the bucket is full again. */
  readonly resetMs: number;
}

/** A function that takes one request out of the bucket and says how it stands. */
export function requestLimit({ perSecond, burst, nowMs }: RequestLimitOptions): () => LimitState {
  const isUnlimited = !Number.isFinite(perSecond);
  const capacity = isUnlimited ? 10_000 : Math.max(1, burst ?? perSecond);
  let tokens = capacity;
  let last = nowMs();
  return () => {
    if (isUnlimited) {
      return { allowed: true, limit: capacity, remaining: capacity - 1, retryAfterMs: 0, resetMs: 6 };
    }
    const now = nowMs();
    tokens = Math.min(capacity, tokens + ((now - last) / 1000) * perSecond);
    last = now;
    const allowed = tokens >= 1;
    if (allowed) tokens -= 1;
    return {
      allowed,
      limit: Math.round(capacity),
      remaining: Math.floor(tokens),
      retryAfterMs: tokens >= 1 ? 0 : ((1 - tokens) / perSecond) * 1000,
      resetMs: ((capacity - tokens) / perSecond) * 1000,
    };
  };
}

/** Rate-limit headers of a reply, in the names and notations of the provider whose format was used. */
export function limitHeaders(format: WireFormat, state: LimitState, wallMs: number): Record<string, string> {
  const { limit, remaining, resetMs } = state;
  if (format === 'messages') {
    const reset = new Date(wallMs + resetMs).toISOString().replace(/\.\d+Z$/, 'Z');
    return {
      'anthropic-ratelimit-requests-limit': String(limit),
      'anthropic-ratelimit-requests-remaining': String(remaining),
      'anthropic-ratelimit-requests-reset': reset,
      'anthropic-ratelimit-tokens-limit': '4000000',
      'anthropic-ratelimit-tokens-remaining': '3999000',
      'anthropic-ratelimit-tokens-reset': reset,
    };
  }
  return {
    'x-ratelimit-limit-requests': String(limit),
    'x-ratelimit-remaining-requests': String(remaining),
    'x-ratelimit-reset-requests': durationText(resetMs),
    'x-ratelimit-limit-tokens': '4000000',
    'x-ratelimit-remaining-tokens': '3999000',
    'x-ratelimit-reset-tokens': '15ms',
  };
}

/** OpenAI's notation: "6ms", "1.25s", "6m0s". */
function durationText(ms: number): string {
  if (Math.round(ms) < 1000) return `${Math.max(1, Math.round(ms))}ms`;
  const seconds = Math.round(ms / 10) / 100;
  if (seconds < 60) return `${seconds}s`;
  // Rounded first and then split: 119.7 s are 2m0s, not 1m60s.
  const whole = Math.round(seconds);
  return `${Math.floor(whole / 60)}m${whole % 60}s`;
}
