/** What must hold of calibration, separation and selection for any confidences, ties and constants among them. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { auroc } from '../../src/stats/confidence/auroc.ts';
import { aurocPaired } from '../../src/stats/confidence/auroc-paired.ts';
import { brier } from '../../src/stats/confidence/brier.ts';
import { brierBinned } from '../../src/stats/confidence/brier-binned.ts';
import { calibrationBins } from '../../src/stats/confidence/calibration-bins.ts';
import { calibrationError } from '../../src/stats/confidence/calibration-error.ts';
import { consistencyBand } from '../../src/stats/confidence/consistency-band.ts';
import { coverageAtRisk } from '../../src/stats/confidence/coverage-at-risk.ts';
import { guaranteedCoverage } from '../../src/stats/confidence/guaranteed-coverage.ts';
import { isotonic } from '../../src/stats/confidence/isotonic.ts';
import { logScore } from '../../src/stats/confidence/log-score.ts';
import { nullCalibrationError } from '../../src/stats/confidence/null-calibration-error.ts';
import { platt } from '../../src/stats/confidence/platt.ts';
import { poissonBinomial } from '../../src/stats/confidence/poisson-binomial.ts';
import { riskCoverage } from '../../src/stats/confidence/risk-coverage.ts';
import { spiegelhalter } from '../../src/stats/confidence/spiegelhalter.ts';
import { temperature } from '../../src/stats/confidence/temperature.ts';
import { createRandom, nextUniform } from '../../src/stats/draw/random.ts';

/** Confidences in tenths, so that ties are the rule, with outcomes. */
const answers = fc.array(fc.tuple(fc.integer({ min: 0, max: 10 }), fc.integer({ min: 0, max: 1 })), {
  minLength: 1,
  maxLength: 60,
});
const columns = (rows: readonly (readonly [number, number])[]) =>
  [rows.map(([tenths]) => tenths / 10), rows.map(([, right]) => right)] as const;

describe('risk and coverage', () => {
  it('have AUGRC = (1 - AUROC) x right x wrong + wrong^2 / 2, ties included', () => {
    fc.assert(
      fc.property(answers, (rows) => {
        const [confidences, correct] = columns(rows);
        const { augrc, errorRate } = riskCoverage(confidences, correct);
        const area = auroc(correct, confidences).estimate ?? 0;
        const wrong = errorRate!;
        expect(augrc).toBeCloseTo((1 - area) * (1 - wrong) * wrong + wrong ** 2 / 2, 12);
      }),
    );
  });

  it('do not depend on the order of the answers', () => {
    fc.assert(
      fc.property(answers, (rows) => {
        const [confidences, correct] = columns(rows);
        const forward = riskCoverage(confidences, correct);
        const backward = riskCoverage([...confidences].reverse(), [...correct].reverse());
        expect(backward.aurc).toBeCloseTo(forward.aurc!, 12);
        expect(backward.augrc).toBeCloseTo(forward.augrc!, 12);
        expect(forward.excessAurc).toBeGreaterThanOrEqual(-1e-12);
      }),
    );
  });

  it('are one point for a constant confidence, whose AUGRC is half its error rate', () => {
    const { curve, augrc } = riskCoverage([0.9, 0.9, 0.9, 0.9], [1, 1, 1, 0]);
    expect(curve).toEqual([{ threshold: 0.9, coverage: 1, risk: 0.25, generalizedRisk: 0.25 }]);
    expect(augrc).toBeCloseTo(0.125, 12);
  });

  it('are 0 where all is right and undefined, with a reason, where nothing was attempted', () => {
    expect(riskCoverage([0.3, 0.8], [1, 1])).toMatchObject({ aurc: 0, excessAurc: 0, augrc: 0 });
    expect(riskCoverage([], [])).toMatchObject({ aurc: null, augrc: null, why: 'no_attempts' });
  });

  it('promise never more coverage than was observed at that risk, and more at a laxer risk', () => {
    fc.assert(
      fc.property(answers, fc.double({ min: 0, max: 0.9, noNaN: true }), (rows, risk) => {
        const [confidences, correct] = columns(rows);
        const observed = coverageAtRisk(confidences, correct, { risk });
        const promised = guaranteedCoverage(confidences, correct, { risk });
        expect(promised.coverage).toBeLessThanOrEqual(observed.coverage);
        expect(observed.coverage).toBeLessThanOrEqual(
          coverageAtRisk(confidences, correct, { risk: risk + 0.1 }).coverage,
        );
        if (promised.threshold !== null) expect(promised.bound).toBeLessThanOrEqual(risk);
      }),
    );
  });
});

describe('the area under the ROC curve', () => {
  it('turns into 1 - area when the scores are turned round, and lies in its interval', () => {
    fc.assert(
      fc.property(answers, (rows) => {
        const [confidences, correct] = columns(rows);
        const area = auroc(correct, confidences);
        if (area.estimate === null) return;
        const turned = auroc(
          correct,
          confidences.map((value) => -value),
        );
        expect(turned.estimate).toBeCloseTo(1 - area.estimate, 12);
        expect(area.lower).toBeLessThanOrEqual(area.estimate);
        expect(area.upper).toBeGreaterThanOrEqual(area.estimate);
      }),
    );
  });

  it('is one half for a constant confidence, and undefined where all was right', () => {
    expect(auroc([0, 1, 1, 0], [0.7, 0.7, 0.7, 0.7])).toMatchObject({ estimate: 0.5, standardError: 0 });
    expect(auroc([1, 1], [0.2, 0.3])).toMatchObject({ estimate: null, lower: null, why: 'one_class' });
    expect(auroc([], [])).toMatchObject({ estimate: null, why: 'no_attempts' });
  });

  it('has no standard error from one answer of a kind', () => {
    expect(auroc([0, 1, 1], [0.2, 0.3, 0.1])).toMatchObject({
      estimate: 0.5,
      standardError: null,
      why: 'one_question',
    });
  });

  it('does not differ from itself', () => {
    const scores = [0.1, 0.5, 0.4, 0.9, 0.3];
    expect(aurocPaired([0, 1, 0, 1, 1], [scores, scores])).toMatchObject({ difference: 0, z: 0, pValue: 1 });
  });
});

describe('tied confidences', () => {
  const shuffled = (rows: readonly (readonly [number, number])[], seed: number) => {
    const random = createRandom(seed);
    return rows
      .map((row) => ({ row, key: nextUniform(random) }))
      .sort((a, b) => a.key - b.key)
      .map(({ row }) => row);
  };
  const schemes = fc.constantFrom<'mass' | 'width'>('mass', 'width');

  it('share a bin, and the order of the rows moves no digit of bins, errors or parts', () => {
    fc.assert(
      fc.property(answers, schemes, fc.integer({ min: 1, max: 20 }), fc.nat(), (rows, scheme, bins, seed) => {
        const options = { scheme, bins };
        const [confidences, correct] = columns(rows);
        const [moved, movedCorrect] = columns(shuffled(rows, seed));
        const found = calibrationBins(confidences, correct, options);
        expect(calibrationBins(moved, movedCorrect, options)).toEqual(found);
        expect(calibrationError(moved, movedCorrect, options)).toEqual(
          calibrationError(confidences, correct, options),
        );
        const redrawn = { ...options, resamples: 20 };
        expect(nullCalibrationError(moved, redrawn)).toEqual(nullCalibrationError(confidences, redrawn));
        for (const [place, bin] of found.entries()) {
          const before = found[place - 1];
          if (before !== undefined) expect(bin.from).toBeGreaterThan(before.to);
          const inside = confidences.filter((value) => value >= bin.from && value <= bin.to).length;
          expect(bin.n).toBe(inside);
        }
        const parts = brierBinned(confidences, correct, options);
        expect(brierBinned(moved, movedCorrect, options).resolution).toBeCloseTo(parts.resolution!, 12);
      }),
    );
  });

  it('make an error of 0 where 210 of 300 answers at .7 were right, whichever came first', () => {
    const confidences = new Array(300).fill(0.7);
    for (const correct of [
      confidences.map((_, i) => (i < 210 ? 1 : 0)),
      confidences.map((_, i) => (i < 90 ? 0 : 1)),
    ]) {
      expect(calibrationBins(confidences, correct)).toHaveLength(1);
      expect(calibrationBins(confidences, correct)[0]).toMatchObject({ n: 300, meanConfidence: 0.7 });
      expect(calibrationError(confidences, correct).estimate).toBe(0);
    }
    // E|X - 210| / 300 for X binomial (300, .7), by scipy.
    expect(nullCalibrationError(confidences, { resamples: 5_000 }).mean).toBeCloseTo(0.021088, 3);
  });

  it('move a cut to the nearest end of their tie; without ties the bins are those of array_split', () => {
    const sizes = (confidences: readonly number[], bins: number) =>
      calibrationBins(confidences, new Array(confidences.length).fill(1), { bins }).map((bin) => bin.n);
    expect(sizes([0.1, 0.2, 0.3, 0.4, 0.5, 0.6, 0.7], 3)).toEqual([3, 2, 2]);
    expect(sizes([0.1, 0.5, 0.5, 0.5, 0.5, 0.9], 2)).toEqual([1, 5]);
    expect(sizes([0.1, 0.2, 0.5, 0.5, 0.5, 0.9], 2)).toEqual([2, 4]);
    expect(sizes([0.1, 0.5, 0.5, 0.5, 0.9, 0.9], 2)).toEqual([4, 2]);
    expect(sizes([0.9, 0.5, 0.9, 0.9], 4)).toEqual([1, 3]);
  });

  it('add up to one binomial, at once for a hundred thousand', () => {
    const band = consistencyBand(new Array(100_000).fill(0.9));
    // scipy.stats.binom.ppf([.025, .975], 100000, .9)
    expect([band.lower, band.upper]).toEqual([0.89814, 0.90186]);
    const mass = poissonBinomial([0.3, 0.3, 0.3, 0.8, 0.8, 1, 0]);
    expect(mass.reduce((sum, one) => sum + one, 0)).toBeCloseTo(1, 14);
    expect(mass[6]).toBeCloseTo(0.3 ** 3 * 0.8 ** 2, 14);
  });
});

describe('calibration error', () => {
  it('lies in [0, 1], is largest in the max norm, and debiasing never adds to the squared error', () => {
    fc.assert(
      fc.property(
        answers,
        fc.constantFrom('mass', 'width'),
        fc.integer({ min: 1, max: 20 }),
        (rows, scheme, bins) => {
          const [confidences, correct] = columns(rows);
          const of = (options: object) =>
            calibrationError(confidences, correct, { scheme, bins, ...options });
          const mean = of({ norm: 'l1' }).estimate!;
          expect(mean).toBeGreaterThanOrEqual(0);
          expect(of({ norm: 'l2' }).estimate).toBeGreaterThanOrEqual(mean - 1e-12);
          expect(of({ norm: 'max' }).estimate).toBeGreaterThanOrEqual(of({ norm: 'l2' }).estimate! - 1e-12);
          expect(of({ norm: 'max' }).estimate).toBeLessThanOrEqual(1);
          expect(of({ debiased: true }).squared).toBeLessThanOrEqual(of({ norm: 'l2' }).squared! + 1e-12);
        },
      ),
    );
  });

  it('is |right - confidence| for a constant confidence, whatever the bins', () => {
    const confidences = new Array<number>(40).fill(0.8);
    const correct = confidences.map((_, i) => (i % 2 === 0 ? 1 : 0));
    expect(calibrationError(confidences, correct, { scheme: 'width' }).estimate).toBeCloseTo(0.3, 12);
  });

  it('puts as many answers in each bin, and at least twenty by default', () => {
    const confidences = Array.from({ length: 90 }, (_, i) => i / 90);
    const sizes = calibrationBins(confidences, confidences.map(Math.round)).map(({ n }) => n);
    expect(sizes).toEqual([23, 23, 22, 22]);
  });

  it('is undefined without attempts and refuses percentages', () => {
    expect(calibrationError([], [])).toMatchObject({ estimate: null, why: 'no_attempts' });
    expect(() => calibrationError([95], [1])).toThrow('confidences must lie in [0, 1], got 95');
  });

  it('has a null distribution that repeats by seed, and a small p value where confidence is far off', () => {
    const confidences = new Array<number>(200).fill(0.95);
    const correct = confidences.map((_, i) => (i % 2 === 0 ? 1 : 0));
    const observed = calibrationError(confidences, correct, { bins: 10 }).estimate!;
    const options = { bins: 10, resamples: 300, observed };
    const first = nullCalibrationError(confidences, { ...options, seed: 3 });
    expect(first).toEqual(nullCalibrationError(confidences, { ...options, seed: 3 }));
    expect(first.mean).not.toBe(nullCalibrationError(confidences, { ...options, seed: 4 }).mean);
    expect(first.pValue).toBeCloseTo(1 / 301, 12);
    expect(first.upper95).toBeLessThan(observed);
  });
});

describe('scores of confidence', () => {
  it('split exactly: reliability - resolution + uncertainty, with the within-bin terms where binned', () => {
    fc.assert(
      fc.property(answers, fc.integer({ min: 1, max: 12 }), (rows, bins) => {
        const [confidences, correct] = columns(rows);
        const whole = brier(confidences, correct);
        expect(whole.reliability! - whole.resolution! + whole.uncertainty!).toBeCloseTo(whole.estimate!, 12);
        const parts = brierBinned(confidences, correct, { bins });
        expect(
          parts.reliability! -
            parts.resolution! +
            parts.uncertainty! +
            parts.withinBinVariance! -
            parts.withinBinCovariance!,
        ).toBeCloseTo(whole.estimate!, 12);
      }),
    );
  });

  it('have no skill to speak of where every answer came out alike', () => {
    expect(brier([0.7, 0.7], [1, 1])).toMatchObject({ skill: null, why: 'one_class' });
    expect(brier([], []).why).toBe('no_attempts');
  });

  it('count the confidences of 0 and 1 that the logarithm could not bear', () => {
    expect(logScore([1, 0.5, 0], [1, 1, 1])).toMatchObject({ clipped: 2 });
  });

  it('have no Spiegelhalter z where every confidence is 0, one half or 1', () => {
    expect(spiegelhalter([0, 0.5, 1], [0, 1, 1])).toMatchObject({
      z: null,
      pValue: null,
      why: 'no_variation',
    });
  });
});

describe('recalibration', () => {
  it('by isotonic regression rises, keeps the mean, and gives equal confidences one value', () => {
    fc.assert(
      fc.property(answers, (rows) => {
        const [confidences, correct] = columns(rows);
        const fitted = isotonic(confidences, correct);
        const sorted = confidences
          .map((value, i) => [value, fitted[i]!] as const)
          .sort((a, b) => a[0] - b[0]);
        sorted.slice(1).forEach(([value, fit], i) => {
          expect(fit).toBeGreaterThanOrEqual(sorted[i]![1]);
          if (value === sorted[i]![0]) expect(fit).toBe(sorted[i]![1]);
        });
        const total = (values: readonly number[]) => values.reduce((a, b) => a + b, 0);
        expect(total(fitted)).toBeCloseTo(total(correct), 9);
      }),
    );
  });

  it('by Platt has no finite curve where a threshold separates, and one with smoothed targets', () => {
    const [inputs, outcomes] = [
      [0.1, 0.2, 0.8, 0.9],
      [0, 0, 1, 1],
    ];
    expect(platt(inputs, outcomes)).toMatchObject({ slope: null, why: 'perfect_separation' });
    expect(platt(inputs, outcomes, { targets: 'smoothed' }).slope).toBeGreaterThan(0);
    expect(platt(inputs, [1, 1, 1, 1])).toMatchObject({ slope: null, why: 'one_class' });
    expect(platt([0.5, 0.5], [0, 1])).toMatchObject({ slope: null, why: 'no_variation' });
  });

  it('by temperature says why there is none', () => {
    expect(temperature([0.9, 0.1], [1, 0])).toMatchObject({ temperature: null, why: 'perfect_separation' });
    expect(temperature([0.9, 0.1], [0, 1])).toMatchObject({ temperature: null, why: 'no_finite_solution' });
    expect(temperature([0.5, 0.5], [0, 1])).toMatchObject({ temperature: null, why: 'no_finite_solution' });
    expect(temperature([], [])).toMatchObject({ temperature: null, why: 'no_attempts' });
  });
});

describe('the consistency band', () => {
  it('comes from a law that adds up to 1, holds the mean up to a step, and widens with the level', () => {
    fc.assert(
      fc.property(
        fc.array(fc.double({ min: 0, max: 1, noNaN: true }), { minLength: 1, maxLength: 60 }),
        (confidences) => {
          expect(poissonBinomial(confidences).reduce((a, b) => a + b, 0)).toBeCloseTo(1, 9);
          const narrow = consistencyBand(confidences, { level: 0.8 });
          const wide = consistencyBand(confidences, { level: 0.99 });
          const step = 1 / confidences.length + 1e-9;
          expect(narrow.lower).toBeLessThanOrEqual(narrow.mean! + step);
          expect(narrow.upper).toBeGreaterThanOrEqual(narrow.mean! - step);
          expect(wide.lower).toBeLessThanOrEqual(narrow.lower!);
          expect(wide.upper).toBeGreaterThanOrEqual(narrow.upper!);
        },
      ),
    );
  });

  it('is a point for certainties and undefined for an empty bin', () => {
    expect(consistencyBand([1, 1, 0])).toMatchObject({ lower: 2 / 3, upper: 2 / 3 });
    expect(consistencyBand([])).toMatchObject({ lower: null, why: 'no_attempts' });
  });
});
