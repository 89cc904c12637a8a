/** Clustered rates and means: agreement of their several forms, edges, and properties. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { idealClusterBootstrap } from '../../src/stats/draw/ideal-cluster-bootstrap.ts';
import { clusterMean } from '../../src/stats/rate/cluster-mean.ts';
import { clusterMeanSatterthwaite } from '../../src/stats/rate/cluster-mean-satterthwaite.ts';
import { clusterRatio, clusterRatioOfSums } from '../../src/stats/rate/cluster-ratio.ts';
import { clusterWilson } from '../../src/stats/rate/cluster-wilson.ts';
import { designEffect } from '../../src/stats/rate/design-effect.ts';
import { intraclassCorrelation } from '../../src/stats/rate/intraclass-correlation.ts';
import { intraclassCorrelationReml } from '../../src/stats/rate/intraclass-correlation-reml.ts';
import { samplingVariance } from '../../src/stats/rate/sampling-variance.ts';
import { wilson } from '../../src/stats/rate/wilson.ts';

const rows = fc.array(fc.tuple(fc.constantFrom(0, 1), fc.integer({ min: 0, max: 12 })), {
  minLength: 1,
  maxLength: 120,
});
const columns = (pairs: readonly (readonly [number, number])[]) => ({
  values: pairs.map(([value]) => value),
  labels: pairs.map(([, label]) => label),
});

describe('clustered intervals', () => {
  it('lie in [0, 1], contain the rate and are no narrower than with independent questions', () => {
    fc.assert(
      fc.property(rows, (pairs) => {
        const { values, labels } = columns(pairs);
        const clustered = clusterWilson(values, labels);
        if (new Set(labels).size === 1) {
          expect([clustered.lower, clustered.upper, clustered.why]).toEqual([null, null, 'one_cluster']);
          return;
        }
        const events = values.reduce<number>((sum, value) => sum + value, 0);
        const plain = wilson(events, values.length);
        expect(clustered.lower!).toBeGreaterThanOrEqual(0);
        expect(clustered.upper!).toBeLessThanOrEqual(1);
        expect(clustered.lower!).toBeLessThanOrEqual(plain.lower! + 1e-12);
        expect(clustered.upper!).toBeGreaterThanOrEqual(plain.upper! - 1e-12);
      }),
    );
  });

  it('do not depend on the order of rows or the names of clusters', () => {
    fc.assert(
      fc.property(rows, (pairs) => {
        const { values, labels } = columns(pairs);
        const turned = columns(pairs.toReversed());
        const one = clusterWilson(values, labels);
        const other = clusterWilson(
          turned.values,
          turned.labels.map((label) => `person ${label}`),
        );
        expect(other.designEffect ?? 0).toBeCloseTo(one.designEffect ?? 0, 9);
        expect(other.lower ?? 0).toBeCloseTo(one.lower ?? 0, 9);
      }),
    );
  });

  it('say that the cluster effect cannot be estimated when all answers agree', () => {
    const none = clusterWilson(
      new Array<number>(30).fill(0),
      [...new Array(30).keys()].map((row) => row % 10),
    );
    expect([none.lower, none.designEffect, none.why]).toEqual([0, 1, 'cluster_effect_not_estimable']);
    expect(none.upper!).toBeGreaterThan(0.1);
  });

  it('are null, not zero, without rows', () => {
    expect(clusterWilson([], []).estimate).toBeNull();
    expect(clusterMean([], []).why).toBe('no_questions');
    expect(intraclassCorrelation([], []).why).toBe('no_questions');
    expect(designEffect([], []).why).toBe('no_questions');
    expect(samplingVariance([]).mean).toBeNull();
  });

  it('refuse values that are no outcomes and columns that do not match', () => {
    expect(() => clusterWilson([0.5], ['a'])).toThrow('values must be 0 or 1, got 0.5 in row 0');
    expect(() => clusterMean([1, 2], ['a'])).toThrow('equal lengths, got 2 and 1');
    expect(() => clusterMean([Number.NaN], ['a'])).toThrow('finite');
  });
});

describe('standard errors of clustered means', () => {
  it('agree for clusters of equal size, with G - 1 degrees of freedom', () => {
    const values = [1, 0, 0, 1, 1, 1, 0, 0, 1, 0];
    const labels = [1, 1, 2, 2, 3, 3, 4, 4, 5, 5];
    const robust = clusterMean(values, labels);
    const reduced = clusterMeanSatterthwaite(values, labels);
    expect(reduced.standardError).toBeCloseTo(robust.standardError!, 12);
    expect(reduced.degreesOfFreedom).toBeCloseTo(4, 10);
  });

  it('of one row a cluster are those of independent questions', () => {
    fc.assert(
      fc.property(fc.array(fc.integer({ min: -9, max: 1 }), { minLength: 2, maxLength: 60 }), (values) => {
        const labels = values.map((_, row) => row);
        const n = values.length;
        const mean = values.reduce((sum, value) => sum + value, 0) / n;
        const deviation = Math.sqrt(values.reduce((sum, value) => sum + (value - mean) ** 2, 0) / (n - 1));
        expect(clusterMean(values, labels).standardError!).toBeCloseTo(deviation / Math.sqrt(n), 10);
      }),
    );
  });

  it('of a ratio whose denominators are all 1 are those of the mean', () => {
    fc.assert(
      fc.property(rows, (pairs) => {
        const { values, labels } = columns(pairs);
        const ratio = clusterRatio({ numerators: values, denominators: values.map(() => 1) }, labels);
        const mean = clusterMean(values, labels);
        const places = values.map((_, row) => row);
        const halves = { numerators: values, denominators: labels.map((label) => label / 2) };
        expect(clusterRatioOfSums(halves)).toEqual(clusterRatio(halves, places));
        expect(ratio.estimate).toBeCloseTo(mean.estimate!, 12);
        if (mean.standardError !== null) expect(ratio.standardError!).toBeCloseTo(mean.standardError, 10);
      }),
    );
  });

  it('of a ratio with nothing below the line are null', () => {
    const ratio = clusterRatio({ numerators: [0, 0], denominators: [0, 0] }, ['a', 'b']);
    expect([ratio.estimate, ratio.why]).toEqual([null, 'empty_denominator']);
  });
});

describe('likeness within clusters', () => {
  it('is 1 when clusters are uniform and differ, and null when nothing varies', () => {
    expect(intraclassCorrelation([1, 1, 0, 0, 1, 1], [1, 1, 2, 2, 3, 3]).correlation).toBe(1);
    expect(intraclassCorrelationReml([1, 1, 0, 0, 1, 1], [1, 1, 2, 2, 3, 3]).correlation).toBe(1);
    expect(intraclassCorrelation([1, 1, 1, 1], [1, 1, 2, 2]).why).toBe('no_variation');
    expect(intraclassCorrelationReml([1, 1, 1, 1], [1, 1, 2, 2]).correlation).toBeNull();
  });

  it('by the two estimators is the same for equal sizes unless negative, where REML says 0', () => {
    const values = [1, 0, 1, 1, 0, 0, 1, 1, 1, 0, 0, 0];
    const labels = [1, 1, 1, 2, 2, 2, 3, 3, 3, 4, 4, 4];
    const anova = intraclassCorrelation(values, labels).correlation!;
    const reml = intraclassCorrelationReml(values, labels).correlation!;
    expect(reml).toBeCloseTo(Math.max(0, anova), 6);
  });

  it('cannot be told from one row a cluster', () => {
    expect(intraclassCorrelation([1, 0, 1], [1, 2, 3]).why).toBe('degenerate');
  });
});

describe('the ideal cluster bootstrap', () => {
  it('of one question a cluster is the binomial distribution', () => {
    const numerators = [...new Array<number>(6).fill(1), ...new Array<number>(14).fill(0)];
    const result = idealClusterBootstrap(
      { numerators, denominators: numerators.map(() => 1) },
      numerators.map((_, row) => row),
    );
    // R 4.2.2: qbinom(c(.025, .975), 20, .3) / 20
    expect([result.lower, result.upper]).toEqual([0.1, 0.5]);
    expect(result.standardError).toBeCloseTo(Math.sqrt((0.3 * 0.7) / 20), 12);
  });

  it('counts the resamples without a denominator', () => {
    const result = idealClusterBootstrap({ numerators: [1, 0], denominators: [1, 0] }, ['a', 'b']);
    expect(result.undefinedShare).toBeCloseTo(0.25, 12);
  });
});
