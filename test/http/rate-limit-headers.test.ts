import { describe, expect, test } from 'vitest';
import { backoffMs } from '../../src/http/backoff.ts';
import { rateLimits } from '../../src/http/rate-limit-headers.ts';
import { retryAfterMs } from '../../src/http/retry-after.ts';

const NOW = Date.parse('2026-11-21T12:00:00Z');

describe('rate-limit headers', () => {
  test("OpenAI's durations are read", () => {
    const limits = rateLimits(
      {
        'x-ratelimit-limit-requests': '500',
        'x-ratelimit-remaining-requests': '12',
        'x-ratelimit-reset-requests': '1m6.5s',
        'x-ratelimit-limit-tokens': '30000',
        'x-ratelimit-remaining-tokens': '29000',
        'x-ratelimit-reset-tokens': '120ms',
      },
      NOW,
    );
    expect(limits.requests).toEqual({ limit: 500, remaining: 12, resetMs: 66_500 });
    expect(limits.tokens).toEqual({ limit: 30_000, remaining: 29_000, resetMs: 120 });
  });

  test("Anthropic's times are read as time from now", () => {
    const limits = rateLimits(
      {
        'anthropic-ratelimit-requests-limit': '50',
        'anthropic-ratelimit-requests-remaining': '0',
        'anthropic-ratelimit-requests-reset': '2026-11-21T12:00:07Z',
      },
      NOW,
    );
    expect(limits.requests).toEqual({ limit: 50, remaining: 0, resetMs: 7_000 });
    expect(limits.tokens).toBeNull();
  });

  test('a reset as epoch seconds, as gateways send it, is read as time from now', () => {
    const headers = { 'x-ratelimit-remaining': '3', 'x-ratelimit-reset': String(NOW / 1000 + 5) };
    expect(rateLimits(headers, NOW).requests).toEqual({ limit: null, remaining: 3, resetMs: 5_000 });
  });

  test('nonsense is no limit', () => {
    const headers = { 'x-ratelimit-remaining-requests': 'plenty', 'x-ratelimit-reset-requests': 'soon' };
    expect(rateLimits(headers, NOW)).toEqual({ requests: null, tokens: null });
  });
});

describe('retry-after', () => {
  const read = (headers: Record<string, string>) => retryAfterMs(headers, { now: NOW, capMs: 60_000 });

  test('seconds, milliseconds and dates are read, the finest first', () => {
    expect(read({ 'retry-after': '2' })).toBe(2_000);
    expect(read({ 'retry-after': '2', 'retry-after-ms': '150' })).toBe(150);
    expect(read({ 'retry-after': 'Sat, 21 Nov 2026 12:00:09 GMT' })).toBe(9_000);
  });

  test('zero, past times and nonsense are as good as none, and no wait passes the cap', () => {
    expect(read({ 'retry-after': '0' })).toBeNull();
    expect(read({ 'retry-after': 'Sat, 21 Nov 2026 11:00:00 GMT' })).toBeNull();
    expect(read({ 'retry-after': 'later' })).toBeNull();
    expect(read({ 'retry-after': '99999999999' })).toBe(60_000);
  });
});

describe('backoff', () => {
  test('grows up to its cap and never undercuts what the server asked', () => {
    const high = () => 0.999_999;
    expect(backoffMs(1, { random: high })).toBeCloseTo(500, 0);
    expect(backoffMs(3, { random: high })).toBeCloseTo(2_000, 0);
    expect(backoffMs(30, { random: high })).toBeCloseTo(30_000, -2);
    expect(backoffMs(1, { random: () => 0 })).toBe(0);
    expect(backoffMs(1, { random: () => 0, retryAfterMs: 4_000 })).toBe(4_000);
  });
});
