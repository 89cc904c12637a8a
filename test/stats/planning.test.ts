/** Planning: published sample sizes, and functions that must invert each other. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { detectableMeanDifference } from '../../src/stats/plan/detectable-mean-difference.ts';
import { detectablePairedProportion } from '../../src/stats/plan/detectable-paired-proportion.ts';
import { detectableProportion } from '../../src/stats/plan/detectable-proportion.ts';
import { nForHalfWidth } from '../../src/stats/plan/n-for-half-width.ts';
import { nMcnemar } from '../../src/stats/plan/n-mcnemar.ts';
import { nPairedMeans } from '../../src/stats/plan/n-paired-means.ts';
import { powerMcnemar } from '../../src/stats/plan/power-mcnemar.ts';
import { powerOneProportion } from '../../src/stats/plan/power-one-proportion.ts';
import { nTwoProportions, powerTwoProportions } from '../../src/stats/plan/power-two-proportions.ts';
import { wilsonEnds } from '../../src/stats/rate/wilson.ts';

const rate = fc.double({ min: 0.02, max: 0.98, noNaN: true });

describe('sample sizes in print (Miller 2024)', () => {
  it('969 questions see a difference of three points', () => {
    expect(Math.ceil(nPairedMeans(0.03, { varianceBetween: 1 / 9 })!)).toBe(969);
  });

  it('198 questions see 13.2 points with one trial and 7.5 with ten', () => {
    const at = (trials: number) =>
      100 * detectableMeanDifference(Math.sqrt(1 / 9 + 2 / 6 / trials), { n: 198 });
    // The printed pair is truncated, 13.27 and 7.57.
    expect(Math.abs(at(1) - 13.2)).toBeLessThan(0.1);
    expect(Math.abs(at(10) - 7.5)).toBeLessThan(0.1);
  });
});

describe('planning functions', () => {
  it('invert each other: n for a power has that power', () => {
    fc.assert(
      fc.property(rate, rate, fc.double({ min: 0.5, max: 0.99, noNaN: true }), (p1, p2, power) => {
        if (Math.abs(p1 - p2) < 0.005) return;
        const n = nTwoProportions(p1, p2, { power })!;
        expect(powerTwoProportions(p1, p2, { n })).toBeCloseTo(power, 9);
        const one = powerOneProportion(p1, p2, { power });
        expect(powerOneProportion(p1, p2, { n: one.n! }).power).toBeCloseTo(power, 7);
      }),
    );
  });

  it('find the detectable rate at which the power is reached, or none', () => {
    const p2 = detectableProportion(0.4, { n: 500 })!;
    expect(powerTwoProportions(0.4, p2, { n: 500 })).toBeCloseTo(0.8, 9);
    expect(detectableProportion(0.9, { n: 5 })).toBeNull();
    expect(nTwoProportions(0.3, 0.3)).toBeNull();
    expect(nMcnemar(0.1, 0.1)).toBeNull();
  });

  it('give the smallest n whose Wilson half-width fits', () => {
    fc.assert(
      fc.property(
        fc.double({ min: 0, max: 1, noNaN: true }),
        fc.double({ min: 0.01, max: 0.4, noNaN: true }),
        (observed, halfWidth) => {
          const width = (n: number) => {
            const z = 1.959963984540054;
            return (
              (z * Math.sqrt((observed * (1 - observed)) / n + (z * z) / (4 * n * n))) / (1 + (z * z) / n)
            );
          };
          const n = nForHalfWidth(observed, { halfWidth });
          expect(width(n)).toBeLessThanOrEqual(halfWidth + 1e-12);
          if (n > 1) expect(width(n - 1)).toBeGreaterThan(halfWidth - 1e-12);
        },
      ),
    );
    expect(wilsonEnds(0.5, nForHalfWidth(0.5, { halfWidth: 0.03 }), 1.959963984540054).upper).toBeLessThan(
      0.53,
    );
  });

  it('multiply by the design effect', () => {
    expect(nMcnemar(0.1, 0.05, { designEffect: 2 })).toBeCloseTo(2 * nMcnemar(0.1, 0.05)!, 9);
    expect(nTwoProportions(0.1, 0.05, { designEffect: 2 })).toBeCloseTo(2 * nTwoProportions(0.1, 0.05)!, 9);
    expect(nForHalfWidth(0.5, { halfWidth: 0.03, designEffect: 2 })).toBe(2128);
  });

  it('show the exact power near the planned one for large tables', () => {
    const n = Math.ceil(nMcnemar(0.12, 0.06)!);
    expect(powerMcnemar(0.12, 0.06, { n })).toBeCloseTo(0.8, 1);
  });
});

describe('a design effect', () => {
  it('that is no number above 0 is refused wherever one is taken', () => {
    for (const designEffect of [-1, 0, Number.NaN, Number.POSITIVE_INFINITY]) {
      for (const plan of [
        () => nPairedMeans(0.03, { varianceBetween: 1 / 9, designEffect }),
        () => nMcnemar(0.1, 0.2, { designEffect }),
        () => nTwoProportions(0.4, 0.5, { designEffect }),
        () => powerTwoProportions(0.4, 0.5, { n: 100, designEffect }),
        () => nForHalfWidth(0.5, { halfWidth: 0.1, designEffect }),
        () => detectableMeanDifference(1, { n: 100, designEffect }),
        () => detectableProportion(1, { n: 100, designEffect }),
        () => detectablePairedProportion(0.3, { n: 100, designEffect }),
      ]) {
        expect(plan).toThrow(/designEffect must be above 0/);
      }
    }
  });
});
