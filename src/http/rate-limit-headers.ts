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
  /** How finely that time is told: 1 for "120ms", 1000 for a time in whole seconds. */
  readonly stepMs: number;
  /** Whether what was used comes back bit by bit, or all of it when the time is up. */
  readonly refills: 'steadily' | 'at-once';
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
    allowance(headers, now, gatewayNames(''), 'at-once') ??
    allowance(headers, now, gatewayNames('x-'), 'at-once');
  return { requests: plain, tokens: null };
}

function gatewayNames(prefix: '' | 'x-') {
  return {
    limit: `${prefix}ratelimit-limit`,
    remaining: `${prefix}ratelimit-remaining`,
    reset: `${prefix}ratelimit-reset`,
  };
}

/** A time that is told in steps is read once it is so many of them long. */
const ENOUGH_STEPS = 8;
/** What is left of a window shortly before its end says nothing of the next. */
const SHORTEST_WINDOW_MS = 1000;

/**
 * How many a minute may be used from now on, null where the headers do not tell: what is missing by the time it takes to come
 * back, or what is left of a window by the time until its end. Whole numbers of what remains make the first a little too high:
 * the lowest of several is the truest.
 */
export function refillPerMinute(told: Allowance | null): number | null {
  if (told === null || told.resetMs === null) return null;
  const { limit, remaining, resetMs, stepMs, refills } = told;
  if (refills === 'at-once')
    return resetMs >= SHORTEST_WINDOW_MS ? (Math.max(1, remaining) / resetMs) * 60_000 : null;
  if (limit === null || remaining >= limit || resetMs < ENOUGH_STEPS * stepMs) return null;
  return ((limit - remaining) / resetMs) * 60_000;
}

function allowance(
  headers: Headers,
  now: number,
  names: { readonly limit: string; readonly remaining: string; readonly reset: string },
  refills: Allowance['refills'] = 'steadily',
): Allowance | null {
  const remaining = count(headers[names.remaining]);
  if (remaining === null) return null;
  const reset = headers[names.reset];
  return {
    ...{ remaining, limit: count(headers[names.limit]), refills },
    ...{ resetMs: resetMs(reset, now), stepMs: stepMs(reset) },
  };
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

/** By the last digit that is told: of the smallest unit of a duration, of the seconds of a time. */
function stepMs(text: string | undefined): number {
  const [, decimals = '', unit = 's'] =
    /(?:\.(\d+))?(ms|s|m|h|d|Z|[+-]\d\d:?\d\d)?\s*$/.exec(text ?? '') ?? [];
  // Milliseconds since the epoch have no unit.
  const unitMs = /^\s*\d{13,}/.test(text ?? '') ? 1 : (UNIT_MS[unit] ?? 1000);
  return unitMs / 10 ** decimals.length;
}
