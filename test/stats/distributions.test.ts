/** Distribution functions against scipy, tails included, and Student quantiles by inverting their own function. */
import { describe, expect, it } from 'vitest';
import { betaCdfAt } from '../../src/stats/numeric/beta-cdf-at.ts';
import * as distributions from '../../src/stats/numeric/distributions.ts';
import reference from './reference/distributions.json' with { type: 'json' };

interface Case {
  readonly name: string;
  readonly args: readonly number[];
  readonly expected: number;
}

const cases = reference.cases as unknown as readonly Case[];
const functions = distributions as unknown as Readonly<
  Record<string, (...args: readonly number[]) => number>
>;

describe('distribution functions', () => {
  it.each([...new Set(cases.map(({ name }) => name))])('%s agrees with scipy to nine digits', (name) => {
    const wrong = cases
      .filter((each) => each.name === name)
      .map((each) => ({ ...each, got: functions[name]!(...each.args) }))
      // Relative, because a tail of 1e-60 is a number too; below the smallest double scipy says 0.
      .filter(({ expected, got }) => Math.abs(got - expected) > 1e-9 * Math.max(Math.abs(expected), 1e-290));
    expect(wrong).toEqual([]);
  });

  it('Student quantiles invert their distribution function', () => {
    for (const degreesOfFreedom of [1, 2, 3.6, 5, 39, 1441]) {
      for (const p of [0.0001, 0.025, 0.3, 0.9, 0.975, 0.9995]) {
        const quantile = distributions.tQuantile(p, degreesOfFreedom);
        expect(distributions.tCdf(quantile, degreesOfFreedom)).toBeCloseTo(p, 12);
      }
    }
    expect(distributions.tQuantile(0.975, Number.POSITIVE_INFINITY)).toBeCloseTo(1.959963984540054, 12);
  });

  it('of a Beta prepared for many points is the one that is not, from rare events to a million', () => {
    const sizes = [0.001, 0.5, 1.5, 9.5, 400.5, 1e6];
    for (const [a, b] of sizes.flatMap((a) => sizes.map((b) => [a, b] as const))) {
      const prepared = betaCdfAt(a, b);
      const spread = Math.sqrt((a * b) / (a + b + 1)) / (a + b);
      const near = Array.from({ length: 33 }, (_, step) => a / (a + b) + ((step - 16) / 2) * spread);
      for (const x of [...near, 1e-12, 0.3, 0.999, 1 - 1e-9]) {
        const off = Math.abs(prepared(x) - distributions.betaCdf(Math.min(1, Math.max(0, x)), a, b));
        expect(off, `Beta(${a}, ${b}) at ${x}`).toBeLessThan(a + b > 1e5 ? 1e-10 : 2e-12);
      }
    }
  });
});
