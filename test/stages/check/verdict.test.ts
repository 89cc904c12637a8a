/** What keeps a limit, what breaks it, and what an interval leaves open. */
import { describe, expect, test } from 'vitest';
import type { Estimate } from '../../../src/core/estimate.ts';
import { HOLDS } from '../../../src/stages/check/check-result.ts';
import { passes, verdictOf } from '../../../src/stages/check/verdict.ts';

const estimate = (value: number | null, low: number | null, high: number | null): Estimate => ({
  metric: 'incorrect/asked',
  value,
  low,
  high,
  level: 0.95,
  method: low === null ? 'none' : 'wilson',
  numerator: null,
  denominator: null,
  n: null,
  clusters: null,
  ...(value === null ? { why: 'nothing asked' } : {}),
});

describe('a limit of 0.3 at most', () => {
  const limit = { bound: 'max', limit: 0.3 } as const;
  const passing = (found: Estimate | null): string[] =>
    HOLDS.filter((hold) => passes(found, { ...limit, hold }));

  test.each([
    ['below with its interval', estimate(0.2, 0.1, 0.3), 'kept', ['whole', 'value', 'any']],
    ['below, interval across', estimate(0.25, 0.2, 0.31), 'open', ['value', 'any']],
    ['above, interval across', estimate(0.35, 0.29, 0.4), 'open', ['any']],
    ['above with its interval', estimate(0.4, 0.31, 0.5), 'broken', []],
    ['below without interval', estimate(0.2, null, null), 'open', ['value', 'any']],
    ['above without interval', estimate(0.4, null, null), 'open', []],
    ['undefined', estimate(null, null, null), 'undefined', []],
    ['missing', null, 'undefined', []],
  ])('%s', (_, found, verdict, holds) => {
    expect(verdictOf(found, { ...limit, hold: 'whole' })).toBe(verdict);
    expect(passing(found)).toEqual(holds);
  });

  test('a least limit mirrors it', () => {
    const least = { bound: 'min', limit: 0.3, hold: 'whole' } as const;
    expect(verdictOf(estimate(0.4, 0.3, 0.5), least)).toBe('kept');
    expect(verdictOf(estimate(0.4, 0.29, 0.5), least)).toBe('open');
    expect(verdictOf(estimate(0.2, 0.1, 0.29), least)).toBe('broken');
  });
});
