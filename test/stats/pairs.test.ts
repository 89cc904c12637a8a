/** Paired respondents: tests and intervals that must agree with each other, edges, multiplicity. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { adjustPValues } from '../../src/stats/pair/adjust-p-values.ts';
import { bowker } from '../../src/stats/pair/bowker.ts';
import { mantelHaenszel } from '../../src/stats/pair/mantel-haenszel.ts';
import { mcnemar } from '../../src/stats/pair/mcnemar.ts';
import { pairedDifference } from '../../src/stats/pair/paired-difference.ts';
import { pairedMeanDifference } from '../../src/stats/pair/paired-mean-difference.ts';
import { signFlipTest } from '../../src/stats/pair/sign-flip-test.ts';
import { stuartMaxwell } from '../../src/stats/pair/stuart-maxwell.ts';

const cell = fc.integer({ min: 0, max: 300 });
const pair = fc.record({ both: cell, onlyFirst: cell, onlySecond: cell, neither: cell });
const exchanged = ({
  both,
  onlyFirst,
  onlySecond,
  neither,
}: {
  both: number;
  onlyFirst: number;
  onlySecond: number;
  neither: number;
}) => ({ both, onlyFirst: onlySecond, onlySecond: onlyFirst, neither });

describe('the difference of two respondents', () => {
  it('by Tango excludes 0 exactly when the chi-square test rejects', () => {
    fc.assert(
      fc.property(pair, (counts) => {
        const { lower, upper, estimate } = pairedDifference(counts);
        if (estimate === null) return;
        const { pValue } = mcnemar(counts.onlyFirst, counts.onlySecond, { method: 'asymptotic' });
        if (Math.abs(pValue - 0.05) < 1e-6) return;
        expect(lower! > 0 || upper! < 0).toBe(pValue < 0.05);
      }),
    );
  });

  it('lies in [-1, 1], contains the estimate and changes sign with the order', () => {
    fc.assert(
      fc.property(pair, fc.constantFrom('tango', 'newcombe', 'wald'), (counts, method) => {
        const one = pairedDifference(counts, { method });
        const other = pairedDifference(exchanged(counts), { method });
        expect(one.lower!).toBeCloseTo(-other.upper!, 7);
        expect(one.lower!).toBeGreaterThanOrEqual(-1);
        expect(one.upper!).toBeLessThanOrEqual(1);
        if (one.estimate === null) return;
        expect(one.lower!).toBeLessThanOrEqual(one.estimate + 1e-12);
        expect(one.upper!).toBeGreaterThanOrEqual(one.estimate - 1e-12);
      }),
    );
  });

  it('widens with the level', () => {
    fc.assert(
      fc.property(pair, fc.constantFrom('tango', 'newcombe', 'agresti_min'), (counts, method) => {
        const narrow = pairedDifference(counts, { method, level: 0.8 });
        const wide = pairedDifference(counts, { method, level: 0.99 });
        expect(wide.lower!).toBeLessThanOrEqual(narrow.lower! + 1e-9);
        expect(wide.upper!).toBeGreaterThanOrEqual(narrow.upper! - 1e-9);
      }),
    );
  });

  it('is null in [-1, 1] when no question was shared', () => {
    const none = pairedDifference({ both: 0, onlyFirst: 0, onlySecond: 0, neither: 0 });
    expect([none.estimate, none.lower, none.upper, none.why]).toEqual([null, -1, 1, 'no_questions']);
  });
});

describe('McNemar', () => {
  it('gives 1 without discordant questions and when both sides are equal', () => {
    for (const method of ['midp', 'exact', 'asymptotic', 'corrected'] as const) {
      expect(mcnemar(0, 0, { method }).pValue).toBe(1);
      expect(mcnemar(20, 20, { method }).pValue).toBeCloseTo(1, 12);
    }
  });

  it('by mid-p is never above the exact value', () => {
    fc.assert(
      fc.property(cell, cell, (one, other) => {
        const exact = mcnemar(one, other, { method: 'exact' }).pValue;
        expect(mcnemar(one, other).pValue).toBeLessThanOrEqual(exact + 1e-12);
      }),
    );
  });
});

describe('tables of transitions', () => {
  const table = fc.array(fc.array(fc.integer({ min: 0, max: 40 }), { minLength: 3, maxLength: 3 }), {
    minLength: 3,
    maxLength: 3,
  });

  it('without movement are symmetric, not undefined', () => {
    const still = [
      [5, 0, 0],
      [0, 9, 0],
      [0, 0, 2],
    ];
    expect(bowker(still)).toEqual({ statistic: 0, degreesOfFreedom: 0, pValue: 1 });
    expect(stuartMaxwell(still)).toEqual({ statistic: 0, degreesOfFreedom: 0, pValue: 1 });
  });

  it('with an outcome that never occurs are tested on the others', () => {
    const two = stuartMaxwell([
      [10, 12, 0],
      [3, 8, 0],
      [0, 0, 0],
    ]);
    const { statistic } = mcnemar(12, 3, { method: 'asymptotic' });
    expect(two.degreesOfFreedom).toBe(1);
    expect(two.statistic).toBeCloseTo(statistic!, 10);
  });

  it('give the same result when outcomes are renamed or respondents exchanged', () => {
    fc.assert(
      fc.property(table, (cells) => {
        const order = [2, 0, 1];
        const renamed = order.map((row) => order.map((column) => cells[row]![column]!));
        const turned = cells.map((_, row) => cells.map((other) => other[row]!));
        for (const test of [bowker, stuartMaxwell]) {
          expect(test(renamed).statistic).toBeCloseTo(test(cells).statistic, 7);
          expect(test(turned).statistic).toBeCloseTo(test(cells).statistic, 7);
        }
      }),
    );
  });
});

describe('adjusted p values', () => {
  const list = fc.array(fc.double({ min: 0, max: 1, noNaN: true }), { maxLength: 30 });
  const method = fc.constantFrom('holm', 'hochberg', 'hommel', 'bonferroni', 'BH', 'BY', 'none');

  it('keep the order of the raw ones, are no smaller and never above 1', () => {
    fc.assert(
      fc.property(list, method, (raw, name) => {
        const adjusted = adjustPValues(raw, { method: name });
        raw.forEach((one, i) => {
          expect(adjusted[i]!).toBeGreaterThanOrEqual(one - 1e-12);
          expect(adjusted[i]!).toBeLessThanOrEqual(1);
          raw.forEach((other, j) => {
            if (one < other) expect(adjusted[i]!).toBeLessThanOrEqual(adjusted[j]! + 1e-12);
          });
        });
      }),
    );
  });

  it('leave undefined ones out of the count', () => {
    expect(adjustPValues([0.01, null, 0.02], { method: 'bonferroni' })).toEqual([0.02, null, 0.04]);
  });
});

describe('mean differences', () => {
  it('are tested exactly by sign flips, on and off a lattice', () => {
    expect(signFlipTest([1, 1, 1, 1]).pValue).toBe(0.125);
    expect(signFlipTest([0.1, 0.2, Math.SQRT2]).pValue).toBe(0.25);
    expect(signFlipTest([]).pValue).toBe(1);
  });

  it('sampled flips come near the exact p and repeat with the seed', () => {
    const lattice = Array.from({ length: 60 }, (_, row) => (row % 3 === 0 ? -1 : 1));
    const off = lattice.map((difference) => difference * Math.SQRT2);
    const exact = signFlipTest(lattice);
    const sampled = signFlipTest(off, { seed: 5, resamples: 40_000 });
    expect([exact.method, sampled.method]).toEqual(['exact', 'sampled']);
    expect(Math.abs(exact.pValue - sampled.pValue)).toBeLessThan(0.003);
    expect(signFlipTest(off, { seed: 5, resamples: 40_000 }).pValue).toBe(sampled.pValue);
  });

  it('of a constant column have no correlation', () => {
    expect(pairedMeanDifference([1, 1, 1], [0, 1, 0]).correlation).toBeNull();
    expect(pairedMeanDifference([1], [0]).why).toBe('one_question');
    expect(pairedMeanDifference([], []).estimate).toBeNull();
  });
});

describe('strata of published counts', () => {
  it('without information give null', () => {
    const empty = mantelHaenszel([
      [
        [0, 0],
        [5, 5],
      ],
    ]);
    expect([empty.oddsRatio, empty.statistic, empty.riskDifference]).toEqual([null, null, null]);
  });
});
