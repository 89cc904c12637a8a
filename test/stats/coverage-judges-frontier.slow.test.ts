/**
 * Coverage by simulation of the default judge correction and of the tie penalty, and the calibration error of a perfectly
 * calibrated model: each within a point (or three standard errors of the means) of docs/statistics.md's sources.
 */
import { describe, expect, it } from 'vitest';
import { doubleSampling } from '../../src/stats/agreement/double-sampling.ts';
import { calibrationError } from '../../src/stats/confidence/calibration-error.ts';
import { nullCalibrationError } from '../../src/stats/confidence/null-calibration-error.ts';
import { createRandom, nextUniform, type Random } from '../../src/stats/draw/random.ts';
import { chance, drawBinomial } from '../../src/stats/draw/random-binomial.ts';
import { tiePenalty } from '../../src/stats/penalty/tie-penalty.ts';

const RUNS = 20_000;

const binomial = (random: Random, n: number, p: number) => drawBinomial(random, n, chance(p));

describe('double sampling of a simple audit', () => {
  // Replies judged, audited, true rate, sensitivity, specificity; coverage in percent. The normal
  // interval that these took the place of had 92.7 to 94.9, and 61 to 91 for outcomes that samples mostly show none of.
  const designs = [
    [4326, 200, 0.3, 0.95, 0.95, 96.1],
    [4326, 200, 0.1, 0.9, 0.97, 96.7],
    [4326, 200, 0.6, 0.99, 0.9, 96.8],
    [4326, 500, 0.3, 0.95, 0.95, 95.6],
    [4326, 500, 0.1, 0.9, 0.97, 95.8],
    [4326, 500, 0.6, 0.99, 0.9, 95.5],
    [1000, 100, 0.3, 0.95, 0.95, 97.1],
    [1000, 100, 0.1, 0.9, 0.97, 98.0],
    [1000, 100, 0.6, 0.99, 0.9, 97.5],
  ] as const;

  it.each(designs)(
    'n = %i, audited %i, rate %f, Se %f, Sp %f covers %f percent',
    (n, audited, rate, se, sp, expected) => {
      const random = createRandom(7, { stream: `double-sampling/${n}/${audited}/${rate}` });
      /** Truth x judge counts of m replies. */
      const draw = (m: number) => {
        const positives = binomial(random, m, rate);
        const found = binomial(random, positives, se);
        const cleared = binomial(random, m - positives, sp);
        return [
          [found, positives - found],
          [m - positives - cleared, cleared],
        ] as const;
      };
      let covered = 0;
      let defined = 0;
      for (let run = 0; run < RUNS; run++) {
        const audit = draw(audited);
        const rest = draw(n - audited);
        const judged = [0, 1].map((j) => audit[0]![j]! + audit[1]![j]! + rest[0]![j]! + rest[1]![j]!);
        const { lower, upper } = doubleSampling(audit, judged);
        if (lower === null) continue;
        defined++;
        if (lower[0]! <= rate && rate <= upper![0]!) covered++;
      }
      expect(defined / RUNS).toBeGreaterThan(0.999);
      expect(Math.abs((100 * covered) / defined - expected)).toBeLessThan(1);
    },
  );
});

describe("Fieller's interval of the tie penalty", () => {
  // A well separated pair whose true tie is 0.329; the law of the joint differences is the specification's example.
  const cells = [
    [1, 1, 120],
    [1, 0, 60],
    [0, 1, 300],
    [-1, 1, 40],
    [1, -1, 30],
    [0, -1, 50],
    [-1, 0, 45],
    [0, 0, 355],
  ] as const;
  const total = (axis: 0 | 1) => cells.reduce((sum, cell) => sum + cell[axis] * cell[2], 0);
  const truth = total(0) / total(1);

  it.each([
    [100, 94.7],
    [500, 94.9],
    [4326, 95.2],
  ])('covers at n = %i in about %f percent of runs', (n, expected) => {
    const random = createRandom(3, { stream: `fieller/${n}` });
    let covered = 0;
    let finite = 0;
    for (let run = 0; run < RUNS; run++) {
      let left = n;
      let weight = 1000;
      const rows = cells.map(([correct, incorrect, share]) => {
        const count = left === 0 ? 0 : binomial(random, left, Math.min(1, share / weight));
        left -= count;
        weight -= share;
        return { correct, incorrect, count };
      });
      const { kind, lower, upper } = tiePenalty(rows, { quantile: 'normal' });
      if (kind === 'interval') finite++;
      const holds =
        kind === 'unbounded' ||
        (kind === 'interval' ? lower! <= truth && truth <= upper! : truth <= lower! || truth >= upper!);
      if (holds) covered++;
    }
    expect(finite / RUNS).toBeGreaterThan(0.999);
    expect(Math.abs((100 * covered) / RUNS - expected)).toBeLessThan(1);
  });
});

describe('the calibration error of a perfectly calibrated model', () => {
  const uniformOf = (stream: string) => {
    const random = createRandom(11, { stream });
    return () => nextUniform(random);
  };
  /** A Beta(4, 2) confidence: the fourth smallest of five uniforms. */
  const confidence = (uniform: () => number) => Array.from({ length: 5 }, uniform).sort((a, b) => a - b)[3]!;

  it.each([
    [100, 0.0945, 0.112],
    [500, 0.0426, 0.0475],
    [4326, 0.0144, 0.0167],
  ])('is at n = %i about %f (width) and %f (mass), and 0 when debiased', (n, width, mass) => {
    const uniform = uniformOf(`calibrated/${n}`);
    const runs = 600;
    const sums = { width: 0, mass: 0, debiased: 0, debiasedSquares: 0, nullMean: 0 };
    for (let run = 0; run < runs; run++) {
      const confidences = Float64Array.from({ length: n }, () => confidence(uniform));
      const correct = confidences.map((chance) => (uniform() < chance ? 1 : 0));
      sums.width += calibrationError(confidences, correct, { bins: 10, scheme: 'width' }).estimate!;
      sums.mass += calibrationError(confidences, correct, { bins: 10, scheme: 'mass' }).estimate!;
      const { squared } = calibrationError(confidences, correct, {
        bins: 10,
        scheme: 'mass',
        debiased: true,
      });
      sums.debiased += squared!;
      sums.debiasedSquares += squared! ** 2;
      if (run < 20)
        sums.nullMean += nullCalibrationError(confidences, { bins: 10, resamples: 200, seed: run }).mean!;
    }
    expect(sums.width / runs / width).toBeGreaterThan(0.95);
    expect(sums.width / runs / width).toBeLessThan(1.05);
    expect(sums.mass / runs / mass).toBeGreaterThan(0.95);
    expect(sums.mass / runs / mass).toBeLessThan(1.05);
    const mean = sums.debiased / runs;
    const standardError = Math.sqrt((sums.debiasedSquares / runs - mean ** 2) / runs);
    expect(Math.abs(mean)).toBeLessThan(4 * standardError);
    // The null mean, computed on one model's confidences, says what the mean over many models says.
    expect(sums.nullMean / 20 / mass).toBeGreaterThan(0.93);
    expect(sums.nullMean / 20 / mass).toBeLessThan(1.07);
  });
});
