/**
 * How many requests may be in flight. Inspect's law: slow start that doubles each round until the first 429, then
 * 5 % more a round while all is clean, a fifth less once per episode of 429s. Growth needs use: a limit that is not
 * at least 80 % taken has proved nothing. Server faults pause growth and cut nothing, for they are no word on speed.
 */

export interface AdaptiveLimitOptions {
  /** The user's own limit; never exceeded. */
  readonly max: number;
  /** @default 20 */
  readonly start?: number;
}

/** 429s within this time of a cut belong to the same episode. */
const EPISODE_MS = 15_000;
const GROWTH_PAUSE_MS = 2_000;
/** In slow start the limit doubles at most once in this time, so that a fast server is not overrun in one go. */
const DOUBLING_MS = 200;
const GROWTH_PER_ROUND = 0.05;
const CUT = 0.8;
const SATURATED = 0.8;

export interface AdaptiveLimit {
  /** Requests that may be in flight now, at least 1. */
  readonly current: number;
  /** A request came back whole at its first attempt; `inFlight` counts it. */
  succeeded(now: number, inFlight: number): void;
  /** The provider answered 429. */
  limited(now: number, retryAfterMs: number | null): void;
  /** A 5xx, a timeout or a broken connection. */
  faulted(now: number): void;
}

export function adaptiveLimit(options: AdaptiveLimitOptions): AdaptiveLimit {
  const { max, start = 20 } = options;
  let limit = Math.min(start, max);
  let slowStart = true;
  let roundStartedAt = Number.NEGATIVE_INFINITY;
  let roundCeiling = limit;
  let episodeUntil = Number.NEGATIVE_INFINITY;
  let growthFrom = Number.NEGATIVE_INFINITY;

  return {
    get current() {
      return Math.max(1, Math.floor(limit));
    },
    succeeded(now, inFlight) {
      if (now < growthFrom || limit >= max || inFlight < SATURATED * Math.floor(limit)) return;
      if (slowStart) {
        if (now - roundStartedAt >= DOUBLING_MS) {
          roundStartedAt = now;
          roundCeiling = limit * 2;
        }
        limit = Math.min(limit + 1, roundCeiling, max);
      } else {
        limit = Math.min(limit + Math.max(GROWTH_PER_ROUND, 1 / limit), max);
      }
    },
    limited(now, retryAfterMs) {
      slowStart = false;
      // Successes in flight during the cut speak of the old limit.
      growthFrom = Math.max(growthFrom, now + Math.max(retryAfterMs ?? 0, 1_000));
      if (now < episodeUntil) return;
      episodeUntil = now + Math.max(EPISODE_MS, retryAfterMs ?? 0);
      limit = Math.max(1, limit * CUT);
    },
    faulted(now) {
      growthFrom = Math.max(growthFrom, now + GROWTH_PAUSE_MS);
    },
  };
}
