/**
 * What a provider tells about its limits with every response: OpenAI's `x-ratelimit-*` (resets as durations, "6m0s",
 * "120ms"), Anthropic's `anthropic-ratelimit-*` (resets as RFC 3339 times) and the plain `ratelimit-*` of gateways.
 * Absent or unreadable numbers are null: a limit is never guessed from half a set.
 */

export interface Allowance {
  readonly limit: number | null;
  readonly remaining: number;
  /** Milliseconds until the allowance is full again; null when not told. */
  readonly resetMs: number | null;
}

export interface RateLimits {
  readonly requests: Allowance | null;
  readonly tokens: Allowance | null;
}

type Headers = Readonly<Record<string, string>>;

/** Reads the limits off response headers (lower-case names); `now` in epoch milliseconds. */
export function rateLimits(headers: Headers, now: number): RateLimits {
  if (headers['anthropic-ratelimit-requests-remaining'] !== undefined) {
    const of = (what: string) =>
      allowance(headers, now, {
        limit: `anthropic-ratelimit-${what}-limit`,
        remaining: `anthropic-ratelimit-${what}-remaining`,
        reset: `anthropic-ratelimit-${what}-reset`,
      });
    return { requests: of('requests'), tokens: of('tokens') ?? of('input-tokens') };
  }
  if (headers['x-ratelimit-remaining-requests'] !== undefined) {
    const of = (what: string) =>
      allowance(headers, now, {
        limit: `x-ratelimit-limit-${what}`,
        remaining: `x-ratelimit-remaining-${what}`,
        reset: `x-ratelimit-reset-${what}`,
      });
    return { requests: of('requests'), tokens: of('tokens') };
  }
  const plain =
    allowance(headers, now, {
      limit: 'ratelimit-limit',
      remaining: 'ratelimit-remaining',
      reset: 'ratelimit-reset',
    }) ??
    allowance(headers, now, {
      limit: 'x-ratelimit-limit',
      remaining: 'x-ratelimit-remaining',
      reset: 'x-ratelimit-reset',
    });
  return { requests: plain, tokens: null };
}

/** Share of the limit that must be used before its pace is read off: times are told rounded. */
const ENOUGH_USED = 0.05;

/** How many a minute come back, from what is missing and how long that takes; null where the headers do not tell. */
export function refillPerMinute(told: Allowance | null): number | null {
  if (told === null || told.limit === null || !told.resetMs) return null;
  const used = told.limit - told.remaining;
  return used >= Math.max(1, told.limit * ENOUGH_USED) ? (used / told.resetMs) * 60_000 : null;
}

function allowance(
  headers: Headers,
  now: number,
  names: { readonly limit: string; readonly remaining: string; readonly reset: string },
): Allowance | null {
  const remaining = count(headers[names.remaining]);
  if (remaining === null) return null;
  return { remaining, limit: count(headers[names.limit]), resetMs: resetMs(headers[names.reset], now) };
}

function count(text: string | undefined): number | null {
  return text !== undefined && /^\s*\d+\s*$/.test(text) ? Number(text) : null;
}

const UNIT_MS: Record<string, number> = { ms: 1, s: 1000, m: 60_000, h: 3_600_000, d: 86_400_000 };

/** A duration ("1h2m3s", "120ms"), a number of seconds, an epoch time or an RFC 3339 time, as milliseconds from now. */
function resetMs(text: string | undefined, now: number): number | null {
  if (text === undefined) return null;
  const value = text.trim();
  if (/^(\d+(\.\d+)?(ms|s|m|h|d))+$/.test(value)) {
    let total = 0;
    for (const [, amount, unit] of value.matchAll(/(\d+(?:\.\d+)?)(ms|s|m|h|d)/g)) {
      total += Number(amount) * UNIT_MS[unit!]!;
    }
    return total;
  }
  if (/^\d+(\.\d+)?$/.test(value)) {
    const seconds = Number(value);
    // Some gateways send the time of the reset, in seconds or milliseconds since the epoch.
    if (seconds > 1e12) return Math.max(0, seconds - now);
    if (seconds > 1e9) return Math.max(0, seconds * 1000 - now);
    return seconds * 1000;
  }
  const at = Date.parse(value);
  return Number.isNaN(at) ? null : Math.max(0, at - now);
}
