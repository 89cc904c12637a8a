/** A mean in declared shares: against the formulas it must reduce to. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { stratifiedMean } from '../../src/stats/agreement/stratified-mean.ts';
import { clusterMean } from '../../src/stats/rate/cluster-mean.ts';
import { clusterWilson } from '../../src/stats/rate/cluster-wilson.ts';
import { reweightedMean } from '../../src/stats/rate/reweighted-mean.ts';

const bits = fc.array(fc.integer({ min: 0, max: 1 }), { minLength: 12, maxLength: 60 });

describe('a reweighted mean', () => {
  it('is the cluster mean, and the cluster form of Wilson, with one stratum', () => {
    fc.assert(
      fc.property(bits, (values) => {
        const clusters = values.map((_, index) => index >> 1);
        const options = { strata: values.map(() => 'all'), clusters, shares: { all: 1 } };
        const mean = reweightedMean(values, { ...options, kind: 'mean' });
        const known = clusterMean(values, clusters);
        expect(mean.estimate).toBeCloseTo(known.estimate!, 12);
        expect(mean.standardError).toBeCloseTo(known.standardError!, 12);
        if (known.lower === null) expect(mean).toMatchObject({ lower: null, upper: null, why: known.why });
        else expect(mean.lower).toBeCloseTo(known.lower, 9);
        const rate = reweightedMean(values, options);
        const wilson = clusterWilson(values, clusters);
        expect(rate.lower).toBeCloseTo(wilson.lower!, 9);
        expect(rate.upper).toBeCloseTo(wilson.upper!, 9);
      }),
      // Six clusters of the same mean: their agreement is no certainty.
      { examples: [[[1, 0, 1, 0, 1, 0, 1, 0, 0, 1, 0, 1]]] },
    );
  });

  it('is the stratified mean of survey sampling where every question is its own cluster', () => {
    fc.assert(
      fc.property(bits, fc.double({ min: 0.1, max: 0.9, noNaN: true }), (values, share) => {
        const strata = values.map((_, index) => (index % 3 === 0 ? 'a' : 'b'));
        const mean = reweightedMean(values, {
          strata,
          clusters: values.map((_, index) => index),
          shares: { a: share, b: 1 - share },
          kind: 'mean',
        });
        const sizes = { a: 1e6 * share, b: 1e6 * (1 - share) };
        const known = stratifiedMean(values, strata, { sizes, finitePopulation: false });
        expect(mean.estimate).toBeCloseTo(known.estimate!, 9);
        expect(mean.standardError).toBeCloseTo(known.standardError!, 9);
      }),
    );
  });

  it('contains its estimate, stays within [0, 1], and says what is undefined', () => {
    fc.assert(
      fc.property(bits, (values) => {
        const strata = values.map((_, index) => index % 2);
        const clusters = values.map((_, index) => index % 5);
        const { estimate, lower, upper } = reweightedMean(values, {
          strata,
          clusters,
          shares: { 0: 0.3, 1: 0.7 },
        });
        expect(lower!).toBeLessThanOrEqual(estimate! + 1e-12);
        expect(upper!).toBeGreaterThanOrEqual(estimate! - 1e-12);
        expect(lower!).toBeGreaterThanOrEqual(0);
        expect(upper!).toBeLessThanOrEqual(1);
      }),
    );
    const none = reweightedMean([1, 0], { strata: ['a', 'a'], clusters: [1, 2], shares: { a: 0.5, b: 0.5 } });
    expect(none).toMatchObject({ estimate: null, lower: 0, upper: 1, why: 'empty_denominator' });
    const one = reweightedMean([1, 0, 1], {
      strata: ['a', 'a', 'b'],
      clusters: [1, 2, 3],
      shares: { a: 0.5, b: 0.5 },
    });
    expect(one).toMatchObject({ estimate: 0.75, lower: null, why: 'one_in_stratum' });
  });

  it('has a symmetric interval as a mean, counts what has a share, and names its method', () => {
    const values = [1, 0, 1, 1, 0, 0, 1, 0];
    const strata = ['a', 'a', 'a', 'a', 'b', 'b', 'b', 'b'];
    const shares = { a: 0.25, b: 0.75, c: 0 };
    const clusters = values.map((_, at) => at);
    const mean = reweightedMean(values, { strata, clusters, shares, kind: 'mean' });
    expect(mean.upper! - mean.estimate!).toBeCloseTo(mean.estimate! - mean.lower!, 12);
    expect(mean.upper! - mean.lower!).toBeGreaterThan(0.5);
    const rate = reweightedMean(values, { strata, clusters, shares });
    expect([mean.method, rate.method]).toEqual(['reweighted_cluster_t', 'reweighted_wilson_t']);
    const others = reweightedMean([...values, 1, 1], {
      strata: [...strata, 'c', 'd'],
      clusters: [...clusters, 8, 9],
      shares,
    });
    expect(others).toMatchObject({ n: 8, estimate: rate.estimate, lower: rate.lower, upper: rate.upper });
    // Of two strata that vary alike the degrees of freedom add up, weighted; where one does not vary they are the other's.
    expect(mean.degreesOfFreedom!).toBeGreaterThan(3);
    expect(mean.degreesOfFreedom!).toBeLessThan(6);
    const still = reweightedMean([1, 0, 1, 1, 1, 1, 1, 1], { strata, clusters, shares });
    expect(still.degreesOfFreedom).toBeCloseTo(3, 12);
    // What four right answers of four may hide makes it wide: 0.25 of the mix alone would leave it narrow.
    expect(still.lower!).toBeLessThan(0.55);
  });

  it.each([
    ['shares that do not add up', { shares: { a: 0.5 } }],
    ['a share below 0', { shares: { a: 1.5, b: -0.5 } }],
    ['a value that is none', { values: [1, Number.NaN] }],
    ['columns of unlike length', { clusters: [1] }],
  ])('refuses %s', (_, given) => {
    const { values, ...options } = {
      ...{ values: [1, 0], strata: ['a', 'a'], clusters: [1, 2], shares: { a: 1 } },
      ...given,
    };
    expect(() => reweightedMean(values, options as never)).toThrow(RangeError);
  });
});
