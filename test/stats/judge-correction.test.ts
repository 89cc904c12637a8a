/** What must hold of corrected rates for any judge and audit. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { auditAllocation } from '../../src/stats/agreement/audit-allocation.ts';
import { confusionInverse } from '../../src/stats/agreement/confusion-inverse.ts';
import { doubleSampling } from '../../src/stats/agreement/double-sampling.ts';
import { horvitzThompson } from '../../src/stats/agreement/horvitz-thompson.ts';
import { leeCorrectedRate } from '../../src/stats/agreement/lee-corrected-rate.ts';
import { neyman } from '../../src/stats/agreement/neyman.ts';
import { ppiMean } from '../../src/stats/agreement/ppi-mean.ts';
import { roganGladen } from '../../src/stats/agreement/rogan-gladen.ts';
import { roganGladenKnown } from '../../src/stats/agreement/rogan-gladen-known.ts';
import { stratifiedMean } from '../../src/stats/agreement/stratified-mean.ts';
import { createRandom, type Random } from '../../src/stats/draw/random.ts';
import { chance, drawBinomial } from '../../src/stats/draw/random-binomial.ts';

const three = { minLength: 3, maxLength: 3 };
const auditTable = fc.array(fc.array(fc.nat(30), three), three);
const judgedCounts = fc.array(fc.nat(900), three);
const binomial = (random: Random, n: number, p: number) => drawBinomial(random, n, chance(p));
const sum = (values: readonly number[]) => values.reduce((a, b) => a + b, 0);

describe('rates from a confusion matrix', () => {
  it('lie on the simplex, and equal the plain inverse wherever that does', () => {
    fc.assert(
      fc.property(auditTable, judgedCounts, (audit, judged) => {
        const { estimates, unconstrained } = confusionInverse(audit, judged);
        if (estimates === null) return;
        expect(sum(estimates)).toBeCloseTo(1, 9);
        for (const rate of estimates) expect(rate).toBeGreaterThanOrEqual(0);
        if (unconstrained!.every((rate) => rate >= 0)) {
          estimates.forEach((rate, k) => {
            expect(rate).toBeCloseTo(unconstrained![k]!, 5);
          });
        }
      }),
    );
  });

  it('fit the judged rates better than any other admissible rates tried', () => {
    fc.assert(
      fc.property(
        auditTable,
        judgedCounts,
        fc.array(fc.double({ min: 0.01, max: 1, noNaN: true }), three),
        (audit, judged, other) => {
          const { estimates } = confusionInverse(audit, judged);
          if (estimates === null) return;
          const error = (rates: readonly number[]) =>
            sum(
              judged.map((count, j) => {
                const fit = sum(audit.map((row, k) => (row[j]! / sum(row)) * rates[k]!));
                return (fit - count / sum(judged)) ** 2;
              }),
            );
          expect(error(estimates)).toBeLessThanOrEqual(error(other.map((rate) => rate / sum(other))) + 1e-12);
        },
      ),
    );
  });

  it('are undefined for a judge that deals outcomes at random, and for an outcome nobody audited', () => {
    expect(
      confusionInverse(
        [
          [5, 5],
          [5, 5],
        ],
        [3, 7],
      ),
    ).toMatchObject({ estimates: null, why: 'judge_uninformative' });
    expect(
      confusionInverse(
        [
          [5, 5],
          [0, 0],
        ],
        [3, 7],
      ),
    ).toMatchObject({ estimates: null, why: 'not_audited' });
  });
});

describe('double sampling', () => {
  it('gives rates that add up to 1, each within its interval, for any audit of all judged outcomes', () => {
    fc.assert(
      fc.property(auditTable, judgedCounts, (audit, judged) => {
        const { estimates, lower, upper } = doubleSampling(audit, judged);
        if (estimates === null) return;
        expect(sum(estimates)).toBeCloseTo(1, 9);
        estimates.forEach((rate, k) => {
          expect(rate).toBeGreaterThanOrEqual(lower![k]! - 1e-12);
          expect(rate).toBeLessThanOrEqual(upper![k]! + 1e-12);
        });
      }),
    );
  });

  it('is the audit itself where everything was audited, and then certain about these very replies', () => {
    const audit = [
      [40, 3],
      [2, 55],
    ];
    const result = doubleSampling(audit, [42, 58], { target: 'these-replies' });
    expect(result.estimates![0]).toBeCloseTo(0.43, 12);
    expect(result.standardErrors).toEqual([0, 0]);
  });

  it('is not certain that there is none where people found none in a sample', () => {
    const audit = [
      [20, 1],
      [0, 19],
      [0, 0],
    ];
    const { estimates, lower, upper } = doubleSampling(audit, [140, 60]);
    expect(estimates![2]).toBe(0);
    expect(lower![2]).toBe(0);
    // Wilson's end of 0 in 20 is .161 in both; by the weights .7 and .3 that is .161 × √(.49 + .09).
    expect(upper![2]).toBeCloseTo(0.1613 * Math.sqrt(0.58), 3);
    expect(upper![0]).toBeLessThan(1);
  });

  it('covers a rare outcome nine times in ten, where the normal interval misses one time in four', () => {
    const random = createRandom(11, { stream: 'rare' });
    const truth = 0.8 * 0.01 + 0.2 * 0.06;
    let covered = 0;
    let normal = 0;
    for (let run = 0; run < 1500; run += 1) {
      const first = binomial(random, 300, 0.8);
      const found = [binomial(random, 20, 0.01), binomial(random, 20, 0.06)];
      const audit = [found, found.map((one) => 20 - one)];
      const { estimates, standardErrors, lower, upper } = doubleSampling(audit, [first, 300 - first]);
      if (lower![0]! <= truth && truth <= upper![0]!) covered += 1;
      if (Math.abs(estimates![0]! - truth) <= 1.96 * standardErrors![0]!) normal += 1;
    }
    expect(covered / 1500).toBeGreaterThan(0.92);
    expect(normal / 1500).toBeLessThan(0.8);
  });

  it('asks for an audit of every outcome the judge used', () => {
    expect(
      doubleSampling(
        [
          [5, 0],
          [2, 0],
        ],
        [30, 3],
      ),
    ).toMatchObject({ estimates: null, why: 'not_audited' });
    expect(
      doubleSampling(
        [
          [5, 0],
          [2, 0],
        ],
        [30, 0],
      ).estimates![0],
    ).toBeCloseTo(5 / 7, 12);
  });
});

describe('Rogan-Gladen', () => {
  const audit = { truePositives: 45, positives: 50, trueNegatives: 140, negatives: 150 };

  it('stays within [0, 1], and keeps the solution outside it for inspection', () => {
    const rate = roganGladen(5, 1000, audit);
    expect(rate.estimate).toBe(0);
    expect(rate.unclipped).toBeCloseTo(-0.074, 12);
    expect([rate.lower, rate.upper]).toEqual([0, 0]);
  });

  it('returns the judged rate for a perfect judge, and nothing for one that is no better than chance', () => {
    const perfect = { truePositives: 50, positives: 50, trueNegatives: 50, negatives: 50 };
    expect(roganGladen(300, 1000, perfect).estimate).toBeCloseTo(0.3, 12);
    expect(roganGladenKnown(30, 100, { sensitivity: 1, specificity: 1 }).estimate).toBeCloseTo(0.3, 12);
    const useless = { truePositives: 5, positives: 10, trueNegatives: 5, negatives: 10 };
    expect(roganGladen(50, 100, useless)).toMatchObject({ estimate: null, why: 'judge_uninformative' });
    expect(leeCorrectedRate(50, 100, useless)).toMatchObject({ estimate: null, why: 'judge_uninformative' });
    expect(roganGladenKnown(5, 10, { sensitivity: 0.3, specificity: 0.4 }).estimate).toBeNull();
  });

  it('needs both kinds of audited replies', () => {
    expect(roganGladen(5, 10, { ...audit, negatives: 0, trueNegatives: 0 }).why).toBe('not_audited');
  });

  it('has a Lee interval that holds the estimate for any audit', () => {
    fc.assert(
      fc.property(
        fc.nat(200),
        fc.integer({ min: 1, max: 60 }),
        fc.integer({ min: 1, max: 60 }),
        fc.nat(60),
        fc.nat(60),
        (judged, positives, negatives, tp, tn) => {
          const rate = leeCorrectedRate(judged, 200, {
            truePositives: Math.min(tp, positives),
            positives,
            trueNegatives: Math.min(tn, negatives),
            negatives,
          });
          if (rate.estimate === null) return;
          expect(rate.lower).toBeGreaterThanOrEqual(0);
          expect(rate.lower).toBeLessThanOrEqual(rate.estimate);
          expect(rate.upper).toBeGreaterThanOrEqual(rate.estimate);
          expect(rate.upper).toBeLessThanOrEqual(1);
        },
      ),
    );
  });
});

describe('prediction-powered means', () => {
  it('ignore a judge that says the same of every reply', () => {
    const result = ppiMean([1, 0, 0, 1], [1, 1, 1, 1], { unlabelled: [1, 1, 1] });
    expect(result).toMatchObject({ estimate: 0.5, lambda: 0 });
  });

  it('are undefined without audited or without other replies', () => {
    expect(ppiMean([], [], { unlabelled: [1] })).toMatchObject({ estimate: null, why: 'not_audited' });
    expect(ppiMean([1], [1], { unlabelled: [] })).toMatchObject({ estimate: null, why: 'no_questions' });
  });
});

describe('audit plans', () => {
  it('never ask for more of a stratum than it has, and spend the whole budget where the strata allow', () => {
    const stratum = fc.record({
      size: fc.integer({ min: 1, max: 400 }),
      deviation: fc.double({ min: 0.01, max: 2, noNaN: true }),
    });
    fc.assert(
      fc.property(fc.array(stratum, { minLength: 1, maxLength: 5 }), fc.nat(600), (strata, n) => {
        const sizes = strata.map(({ size }) => size);
        const plan = neyman(
          n,
          sizes,
          strata.map(({ deviation }) => deviation),
        );
        plan.forEach((count, h) => {
          expect(count).toBeLessThanOrEqual(sizes[h]! + 1e-9);
        });
        expect(sum(plan)).toBeCloseTo(Math.min(n, sum(sizes)), 6);
      }),
    );
  });

  it('are whole, add up, and leave no stratum below the least number it can give', () => {
    const stratum = fc.record({ size: fc.nat(400), rate: fc.double({ min: 0, max: 1, noNaN: true }) });
    fc.assert(
      fc.property(fc.array(stratum, { minLength: 1, maxLength: 5 }), fc.nat(600), (strata, n) => {
        const sizes = strata.map(({ size }) => size);
        const plan = auditAllocation(n, sizes, { rates: strata.map(({ rate }) => rate), least: 10 });
        const least = sizes.map((size) => Math.min(size, 10));
        plan.forEach((count, h) => {
          expect(Number.isInteger(count)).toBe(true);
          expect(count).toBeGreaterThanOrEqual(least[h]!);
          expect(count).toBeLessThanOrEqual(sizes[h]!);
        });
        expect(sum(plan)).toBe(Math.min(sum(sizes), Math.max(n, sum(least))));
      }),
    );
  });
});

describe('means of samples by design', () => {
  it('give no standard error for a stratum seen once, unless it has one reply only', () => {
    const values = [1, 0, 1];
    const strata = ['a', 'a', 'b'];
    expect(stratifiedMean(values, strata, { sizes: { a: 4, b: 3 } })).toMatchObject({
      standardError: null,
      why: 'one_in_stratum',
    });
    expect(stratifiedMean(values, strata, { sizes: { a: 4, b: 1 } }).standardError).toBeGreaterThan(0);
    expect(stratifiedMean(values, strata, { sizes: { a: 4, b: 1, c: 2 } })).toMatchObject({
      estimate: null,
      why: 'not_audited',
    });
  });

  it('refuse a reply that could not have been drawn', () => {
    expect(() => horvitzThompson([1], [0])).toThrow('inclusion probabilities must lie in (0, 1], got 0');
  });
});
