import { describe, expect, test } from 'vitest';
import { backoffMs } from '../../src/http/backoff.ts';
import { rateLimits, refillPerMinute } from '../../src/http/rate-limit-headers.ts';
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
    expect(limits.requests).toMatchObject({ limit: 500, remaining: 12, resetMs: 66_500 });
    expect(limits.tokens).toMatchObject({ limit: 30_000, remaining: 29_000, resetMs: 120 });
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
    expect(limits.requests).toMatchObject({ limit: 50, remaining: 0, resetMs: 7_000 });
    expect(limits.tokens).toBeNull();
  });

  test('a reset as epoch seconds, as gateways send it, is read as time from now', () => {
    const headers = { 'x-ratelimit-remaining': '3', 'x-ratelimit-reset': String(NOW / 1000 + 5) };
    expect(rateLimits(headers, NOW).requests).toMatchObject({ limit: null, remaining: 3, resetMs: 5_000 });
  });

  test('nonsense is no limit', () => {
    const headers = { 'x-ratelimit-remaining-requests': 'plenty', 'x-ratelimit-reset-requests': 'soon' };
    expect(rateLimits(headers, NOW)).toEqual({ requests: null, tokens: null });
  });
});

describe('what may be used a minute', () => {
  const openai = (remaining: number, reset: string) => {
    const told = { limit: '500', remaining: String(remaining), reset };
    const headers = Object.entries(told).map(([name, value]) => [`x-ratelimit-${name}-requests`, value]);
    return refillPerMinute(rateLimits(Object.fromEntries(headers), NOW).requests);
  };
  const anthropic = (remaining: number, reset: string) => {
    const told = { limit: '50', remaining: String(remaining), reset };
    const headers = Object.entries(told).map(([name, value]) => [
      `anthropic-ratelimit-requests-${name}`,
      value,
    ]);
    return refillPerMinute(rateLimits(Object.fromEntries(headers), NOW).requests);
  };
  const gateway = (remaining: number, reset: string) =>
    refillPerMinute(
      rateLimits({ 'ratelimit-remaining': String(remaining), 'ratelimit-reset': reset }, NOW).requests,
    );

  test('is what is missing by the time it takes to come back', () => {
    expect(openai(499, '120ms')).toBe(500);
    expect(openai(490, '1.2s')).toBe(500);
    expect(openai(0, '1m0s')).toBe(500);
    expect(anthropic(40, '2026-11-21T12:00:12Z')).toBe(50);
  });

  test('is not read off a time that its steps are too coarse for, nor off nothing', () => {
    expect(openai(499, '6ms')).toBeNull();
    expect(anthropic(49, '2026-11-21T12:00:01Z')).toBeNull();
    expect(anthropic(49, '2026-11-21T12:00:01.200Z')).toBe(50);
    expect(openai(500, '120ms')).toBeNull();
    expect(refillPerMinute(null)).toBeNull();
  });

  test('of a window that ends at once is what is left of it', () => {
    expect(gateway(30, '20')).toBe(90);
    expect(gateway(30, String(NOW / 1000 + 20))).toBe(90);
    expect(gateway(0, '20')).toBe(3);
    expect(gateway(30, '0.5')).toBeNull();
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
