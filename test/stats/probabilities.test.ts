/** Every p value and probability that leaves the statistics is one, at counts of a few and of a million. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { aurocPaired } from '../../src/stats/confidence/auroc-paired.ts';
import { nullCalibrationError } from '../../src/stats/confidence/null-calibration-error.ts';
import { poissonBinomial } from '../../src/stats/confidence/poisson-binomial.ts';
import { spiegelhalter } from '../../src/stats/confidence/spiegelhalter.ts';
import { idealBootstrap } from '../../src/stats/draw/ideal-bootstrap.ts';
import {
  betaCdf,
  binomialCdf,
  binomialPmf,
  binomialUpperTail,
  chiSquareUpperTail,
  fUpperTail,
  normalCdf,
  normalUpperTail,
  tCdf,
  tUpperTail,
} from '../../src/stats/numeric/distributions.ts';
import { adjustPValues } from '../../src/stats/pair/adjust-p-values.ts';
import { bowker } from '../../src/stats/pair/bowker.ts';
import { mantelHaenszel } from '../../src/stats/pair/mantel-haenszel.ts';
import { mcnemar } from '../../src/stats/pair/mcnemar.ts';
import { signFlipTest } from '../../src/stats/pair/sign-flip-test.ts';
import { stuartMaxwell } from '../../src/stats/pair/stuart-maxwell.ts';
import { probabilityBetterExact } from '../../src/stats/penalty/probability-better-exact.ts';
import { probabilityBetterNormal } from '../../src/stats/penalty/probability-better-normal.ts';
import { powerMcnemar } from '../../src/stats/plan/power-mcnemar.ts';
import { powerOneProportion } from '../../src/stats/plan/power-one-proportion.ts';
import { powerOneProportionExact } from '../../src/stats/plan/power-one-proportion-exact.ts';
import { powerTwoProportions } from '../../src/stats/plan/power-two-proportions.ts';
import { clusterMean } from '../../src/stats/rate/cluster-mean.ts';
import { clusterMeanSatterthwaite } from '../../src/stats/rate/cluster-mean-satterthwaite.ts';
import { intraclassCorrelation } from '../../src/stats/rate/intraclass-correlation.ts';

/** As often small as huge: the far tails are where rounding shows. */
const cell = fc.oneof(fc.nat(3), fc.nat(60), fc.nat(2000), fc.nat(1_000_000));
const share = fc.oneof(
  fc.double({ min: 0, max: 1, noNaN: true }),
  fc.constantFrom(0, 1e-12, 0.5, 1 - 1e-12, 1),
);
const inside = fc.double({ min: 1e-6, max: 1 - 1e-6, noNaN: true });

function expectProbabilities(...values: readonly (number | null)[]): void {
  for (const value of values) {
    if (value === null) continue;
    if (!(value >= 0 && value <= 1)) expect.fail(`${value} is no probability`);
  }
}

describe('p values and probabilities lie in [0, 1]', () => {
  it('of the distributions', () => {
    fc.assert(
      fc.property(cell, cell, share, fc.double({ min: -1e4, max: 1e4, noNaN: true }), (a, b, p, x) => {
        const n = a + b;
        expectProbabilities(binomialCdf(a, n, p), binomialPmf(a, n, p), binomialUpperTail(a, n, p));
        expectProbabilities(betaCdf(p, a + 0.5, b + 0.5), fUpperTail(Math.abs(x), a + 1, b + 1));
        expectProbabilities(normalCdf(x), normalUpperTail(x), tCdf(x, a + 0.5), tUpperTail(x, b + 1));
        expectProbabilities(chiSquareUpperTail(Math.abs(x) * 1000, (a % 30) + 1));
      }),
      { numRuns: 2000 },
    );
  });

  it('of tests on paired tables', () => {
    fc.assert(
      fc.property(cell, cell, fc.array(cell, { minLength: 9, maxLength: 9 }), (b, c, cells) => {
        for (const method of ['midp', 'exact', 'asymptotic', 'corrected'] as const) {
          const { pValue } = mcnemar(b, c, { method });
          expectProbabilities(pValue);
          expect(mcnemar(c, b, { method }).pValue).toBe(pValue);
        }
        const table = [cells.slice(0, 3), cells.slice(3, 6), cells.slice(6)];
        expectProbabilities(bowker(table).pValue, stuartMaxwell(table).pValue);
        expectProbabilities(stuartMaxwell(table, { method: 'bhapkar' }).pValue);
      }),
      { numRuns: 2000 },
    );
    const oneWay = [
      [0, 5],
      [0, 0],
    ];
    expect(stuartMaxwell(oneWay, { method: 'bhapkar' })).toMatchObject({ statistic: Infinity, pValue: 0 });
  });

  it('of strata, adjusted families and paired areas', () => {
    const square = fc.tuple(fc.tuple(cell, cell), fc.tuple(cell, cell));
    fc.assert(
      fc.property(fc.array(square, { minLength: 1, maxLength: 4 }), fc.array(share), (strata, values) => {
        for (const continuity of ['uncorrected', 'corrected'] as const)
          expectProbabilities(mantelHaenszel(strata, { continuity }).pValue);
        for (const method of ['bonferroni', 'holm', 'hochberg', 'hommel', 'BH', 'BY'] as const)
          expectProbabilities(...adjustPValues(values, { method }));
      }),
    );
    const answers = fc.array(fc.tuple(fc.nat(1), share, share), { minLength: 1, maxLength: 40 });
    fc.assert(
      fc.property(answers, (rows) => {
        const [outcomes, first, second] = [0, 1, 2].map((at) => rows.map((row) => row[at]!));
        expectProbabilities(aurocPaired(outcomes!, [first!, second!]).pValue);
        expectProbabilities(spiegelhalter(first!, outcomes!).pValue);
        expectProbabilities(nullCalibrationError(first!, { resamples: 10, observed: second![0] }).pValue);
        expectProbabilities(...poissonBinomial(first!));
        expectProbabilities(signFlipTest(first!.map((value, i) => value - second![i]!)).pValue);
        expectProbabilities(
          intraclassCorrelation(
            first!,
            rows.map((_, i) => i % 3),
          ).pValue,
        );
      }),
      { numRuns: 60 },
    );
  });

  it('of power', () => {
    fc.assert(
      fc.property(share, share, inside, fc.integer({ min: 1, max: 1_000_000 }), (p0, p1, significance, n) => {
        expectProbabilities(powerTwoProportions(p0, p1, { n, significance }));
        expectProbabilities(powerOneProportion(p0, p1, { n, significance }).power);
        const { power, size } = powerOneProportionExact(p0, p1, { n, significance });
        expectProbabilities(power, size);
        expectProbabilities(powerMcnemar(p0 / 2, p1 / 2, { n: (n % 300) + 1, significance }));
      }),
      { numRuns: 300 },
    );
  });

  it('of being better or best, and of resamples without a metric', () => {
    const differences = fc.array(
      fc.record({
        correct: fc.integer({ min: -1, max: 1 }),
        incorrect: fc.integer({ min: -1, max: 1 }),
        count: fc.nat(300),
      }),
      { minLength: 1, maxLength: 5 },
    );
    fc.assert(
      fc.property(differences, fc.nat(4), (rows, penalty) => {
        const { estimate, tie } = probabilityBetterExact(rows, { penalty });
        expectProbabilities(estimate, tie, probabilityBetterNormal(rows, { penalty }).estimate);
        const huge = rows.map((row) => ({ ...row, count: row.count * 3000 }));
        expectProbabilities(probabilityBetterNormal(huge, { penalty }).estimate);
      }),
      { numRuns: 60 },
    );
    fc.assert(
      fc.property(fc.nat(12), fc.nat(12), fc.nat(12), (correct, incorrect, refused) => {
        const { undefinedShare } = idealBootstrap({ correct, incorrect, refused }, (right, wrong) =>
          right + wrong === 0 ? null : wrong / (right + wrong),
        );
        expectProbabilities(undefinedShare);
      }),
    );
  });
});

describe('the far tails', () => {
  it('have a mid-p value above 0 where every count in them has one', () => {
    // Sums of exact fractions in Python: 2 P(X <= 18) - P(X = 18), X binomial (1099, 1/2).
    expect(mcnemar(18, 1081).pValue / 1.1305886423002687e-292).toBeCloseTo(1, 10);
    expect(mcnemar(1081, 18, { method: 'exact' }).pValue / 2.224210877374871e-292).toBeCloseTo(1, 10);
    expect(binomialUpperTail(1080, 1099, 0.5) / (2.224210877374871e-292 / 2)).toBeCloseTo(1, 10);
    expect(mcnemar(0, 1_000_000).pValue).toBe(0);
    expect(mcnemar(500_000, 500_000).pValue).toBe(1);
  });
});

describe('what cannot vary', () => {
  it('has a bootstrap error of exactly 0', () => {
    const always = idealBootstrap({ correct: 0, incorrect: 2, refused: 28 }, (right, wrong) =>
      right + wrong === 0 ? null : wrong / (right + wrong),
    );
    expect(always.standardError).toBe(0);
    expect(always.mean).toBeCloseTo(1, 14);
  });

  it('gets no interval of width 0 from clusters that happen to agree', () => {
    const labels = ['a', 'a', 'b', 'b'];
    for (const values of [
      [1, 0, 0, 1],
      [1, 1, 1, 1],
      [0.1, 0.2, 0.2, 0.1],
    ]) {
      const nothing = { lower: null, upper: null, standardError: 0, why: 'no_variation' };
      expect(clusterMean(values, labels)).toMatchObject(nothing);
      expect(clusterMeanSatterthwaite(values, labels)).toMatchObject(nothing);
    }
    const unequal = clusterMeanSatterthwaite([1, 0, 0, 1, 1, 0], ['a', 'a', 'b', 'b', 'b', 'b']);
    expect(unequal).toMatchObject({ estimate: 0.5, lower: null, standardError: 0 });
    expect(clusterMean([1, 0, 1, 1], labels).lower).not.toBeNull();
  });
});
