/** Rates, F, utilities and their posterior for the three outcomes of one respondent. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { integrateBeta } from '../../src/stats/numeric/integrate-beta.ts';
import { penaltyThreshold } from '../../src/stats/penalty/penalty-threshold.ts';
import { thresholdPenalty } from '../../src/stats/penalty/threshold-penalty.ts';
import { dirichletMargin } from '../../src/stats/rate/dirichlet-margin.ts';
import { fScore } from '../../src/stats/rate/f-score.ts';
import { outcomeMetric } from '../../src/stats/rate/outcome-metric.ts';
import { outcomeRates } from '../../src/stats/rate/outcome-rates.ts';
import { utility } from '../../src/stats/rate/utility.ts';

const count = fc.integer({ min: 0, max: 400 });
const counts = fc.record({ correct: count, incorrect: count, refused: count });

describe('rates of outcomes', () => {
  it('are null, never 0, where nothing stands below the line', () => {
    const rates = outcomeRates({ correct: 0, incorrect: 0, refused: 7 });
    expect(rates['correct/attempted']).toBeNull();
    expect(rates['incorrect/attempted']).toBeNull();
    expect(rates['refused/asked']).toBe(1);
    expect(rates['f-score']).toBe(0);
  });

  it('of correct, incorrect and refused sum to one', () => {
    fc.assert(
      fc.property(counts, (each) => {
        const rates = outcomeRates(each);
        if (rates.asked === 0) return;
        const sum = rates['correct/asked']! + rates['incorrect/asked']! + rates['refused/asked']!;
        expect(sum).toBeCloseTo(1, 12);
      }),
    );
  });

  it('refuse an unknown metric', () => {
    const each = { correct: 1, incorrect: 1, refused: 1 };
    expect(() => outcomeMetric('utility@-1', each)).toThrow('utility@L');
    expect(() => outcomeMetric('hallucination' as 'index', each)).toThrow('fraction of counts');
  });
});

describe('the F score', () => {
  it('takes the posterior below ten correct answers and says so', () => {
    const rare = fScore({ correct: 1, incorrect: 27, refused: 2 });
    expect([rare.method, rare.why]).toEqual(['dirichlet', 'few_events']);
    expect(fScore({ correct: 12, incorrect: 10, refused: 8 }).method).toBe('delta');
  });

  it('is null in [0, 1] when nothing was asked', () => {
    const { estimate, lower, upper, why } = fScore({ correct: 0, incorrect: 0, refused: 0 });
    expect([estimate, lower, upper, why]).toEqual([null, 0, 1, 'no_questions']);
  });

  it('has an interval that contains it and widens with the level', () => {
    fc.assert(
      fc.property(counts, (each) => {
        const narrow = fScore(each, { level: 0.8 });
        const wide = fScore(each, { level: 0.99 });
        if (narrow.estimate === null) return;
        expect(narrow.lower!).toBeLessThanOrEqual(narrow.estimate);
        expect(narrow.upper!).toBeGreaterThanOrEqual(narrow.estimate);
        expect(wide.lower!).toBeLessThanOrEqual(narrow.lower! + 1e-9);
        expect(wide.upper!).toBeGreaterThanOrEqual(narrow.upper! - 1e-9);
      }),
      { numRuns: 40 },
    );
  });
});

describe('utility', () => {
  it('at a penalty of 1 is the index over 100', () => {
    fc.assert(
      fc.property(counts, (each) => {
        const value = utility(each, { scale: 100, method: 't' }).estimate;
        const index = outcomeMetric('index', each);
        if (index === null) expect(value).toBeNull();
        else expect(value).toBeCloseTo(index, 9);
      }),
    );
  });

  it('takes the posterior when errors are rare, where t covers 78 % at a penalty of 9', () => {
    const rare = utility({ correct: 20, incorrect: 2, refused: 8 }, { penalty: 9 });
    expect([rare.method, rare.why]).toEqual(['dirichlet', 'few_events']);
  });

  it('of one question has no standard error', () => {
    const one = utility({ correct: 1, incorrect: 0, refused: 0 }, { method: 't' });
    expect([one.estimate, one.standardError, one.lower, one.why]).toEqual([1, null, null, 'one_question']);
  });

  it('turns thresholds into penalties and back', () => {
    fc.assert(
      fc.property(fc.double({ min: 0, max: 0.999, noNaN: true }), (threshold) => {
        expect(penaltyThreshold(thresholdPenalty(threshold)!)).toBeCloseTo(threshold, 12);
      }),
    );
    expect(thresholdPenalty(1)).toBeNull();
  });
});

describe('the Dirichlet posterior', () => {
  it('of a utility at penalty 0 is that of correct/asked, by another road', () => {
    fc.assert(
      fc.property(counts, (each) => {
        const margin = dirichletMargin('correct/asked', each);
        const integral = dirichletMargin('utility@0', each);
        expect(integral.lower).toBeCloseTo(margin.lower, 6);
        expect(integral.upper).toBeCloseTo(margin.upper, 6);
        expect(integral.mean).toBeCloseTo(margin.mean, 12);
      }),
      { numRuns: 30 },
    );
  });

  it('of F without refusals nears that of correct/asked when refusals are certain not to happen', () => {
    const integral = dirichletMargin('f-score', { correct: 40, incorrect: 60, refused: 0 }, { prior: 1e-6 });
    const margin = dirichletMargin(
      'correct/asked',
      { correct: 40, incorrect: 60, refused: 0 },
      { prior: 1e-6 },
    );
    expect(integral.lower).toBeCloseTo(margin.lower, 4);
    expect(integral.upper).toBeCloseTo(margin.upper, 4);
  });

  it('of F agrees with a million draws made with numpy', () => {
    // numpy 1.24: p = default_rng(1).dirichlet([2.5, 27.5, 1.5], 4_000_000); quantile(2 p0/(1 + p0 + p1), [.025, .975])
    const { lower, upper } = dirichletMargin('f-score', { correct: 2, incorrect: 27, refused: 1 });
    expect(lower).toBeCloseTo(0.01424, 4);
    expect(upper).toBeCloseTo(0.19847, 3);
  });

  it('of a utility holds where a refusal costs more than an error', () => {
    // numpy 1.24: p = default_rng(1).dirichlet([3, 28, 2], 4_000_000); quantile(p0 - 9 p2, [.025, .975])
    const options = { prior: 1, refusalCost: 9 };
    const { lower, upper } = dirichletMargin('utility@0', { correct: 2, incorrect: 27, refused: 1 }, options);
    expect([lower, upper]).toEqual([expect.closeTo(-1.382, 2), expect.closeTo(0.0433, 3)]);
  });

  it('rests on a quadrature that stands infinite densities at both ends', () => {
    expect(integrateBeta((s) => s * s, 0.5, 0.5)).toBeCloseTo(0.375, 9);
    expect(integrateBeta((s) => (s > 0.3 ? 1 : 0), 2, 3, { breaks: [0.3] })).toBeCloseTo(0.6517, 9);
    expect(integrateBeta((s) => s, 40_000, 60_000)).toBeCloseTo(0.4, 9);
  });
});
