import { describe, expect, test } from 'vitest';
import { adaptiveLimit } from '../../src/http/adaptive-limit.ts';

/** A round of successes with all places taken. */
function round(limit: ReturnType<typeof adaptiveLimit>, now: number): void {
  const places = limit.current;
  for (let index = 0; index < places; index++) limit.succeeded(now, limit.current);
}

describe('the adaptive limit', () => {
  test('doubles a round from the start until the user’s own limit', () => {
    const limit = adaptiveLimit({ max: 100, start: 20 });
    const seen = [0, 1, 2, 3].map((step) => {
      round(limit, step * 1_000);
      return limit.current;
    });
    expect(seen).toEqual([40, 80, 100, 100]);
  });

  test('is cut by a fifth once per episode of 429s, and then grows slowly', () => {
    const limit = adaptiveLimit({ max: 200, start: 100 });
    for (let count = 0; count < 30; count++) limit.limited(count * 10, null);
    expect(limit.current).toBe(80);
    round(limit, 1_000);
    expect(limit.current).toBe(80);
    round(limit, 5_000);
    // 5 % more, less rounding.
    expect(limit.current).toBeGreaterThanOrEqual(83);
    expect(limit.current).toBeLessThanOrEqual(84);
    limit.limited(20_000, null);
    expect(limit.current).toBe(67);
  });

  test('server faults pause growth and cut nothing', () => {
    const limit = adaptiveLimit({ max: 200, start: 20 });
    limit.faulted(0);
    round(limit, 1_000);
    expect(limit.current).toBe(20);
    round(limit, 6_000);
    expect(limit.current).toBe(40);
  });

  test('a limit that is not used does not grow', () => {
    const limit = adaptiveLimit({ max: 200, start: 20 });
    for (let count = 0; count < 100; count++) limit.succeeded(count * 1_000, 5);
    expect(limit.current).toBe(20);
  });

  test('never falls below one', () => {
    const limit = adaptiveLimit({ max: 10, start: 2 });
    for (let count = 0; count < 50; count++) limit.limited(count * 60_000, null);
    expect(limit.current).toBe(1);
  });
});
