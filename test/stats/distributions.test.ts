/** Distribution functions against scipy, tails included, and Student quantiles by inverting their own function. */
import { describe, expect, it } from 'vitest';
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
});
