/** Intervals of a proportion: exact coverage, published examples, ends, and properties. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { binomialPmf, normalCritical } from '../../src/stats/numeric/distributions.ts';
import { differenceInterval } from '../../src/stats/pair/difference-interval.ts';
import { goodman } from '../../src/stats/rate/goodman.ts';
import { oneSidedBounds } from '../../src/stats/rate/one-sided-bounds.ts';
import { type ProportionMethod, proportionInterval } from '../../src/stats/rate/proportion-interval.ts';

const METHODS: readonly ProportionMethod[] = [
  'wilson',
  'wilson_cc',
  'clopper_pearson',
  'jeffreys',
  'agresti_coull',
  'midp',
  'wald',
];

/** Percent of samples of n whose interval holds the true rate, summed exactly. */
function coverage(method: ProportionMethod, n: number, rate: number): number {
  let covered = 0;
  for (let events = 0; events <= n; events++) {
    const { lower, upper } = proportionInterval(events, n, { method });
    if (lower! <= rate && rate <= upper!) covered += binomialPmf(events, n, rate);
  }
  return 100 * covered;
}

const RATES = [0.005, 0.01, 0.02, 0.05, 0.1, 0.2, 0.3, 0.5];

describe('coverage at n = 30, summed over all outcomes', () => {
  it.each([
    ['wald', [14.0, 26.0, 45.4, 78.2, 80.8, 94.6, 95.3, 95.7]],
    ['wilson', [86.0, 96.4, 97.8, 93.9, 97.4, 96.4, 93.0, 95.7]],
    ['wilson_cc', [99.0, 96.4, 97.8, 98.4, 97.4, 96.4, 97.4, 95.7]],
    ['clopper_pearson', [99.0, 99.7, 97.8, 98.4, 99.2, 98.0, 97.4, 95.7]],
    ['jeffreys', [99.0, 96.4, 97.8, 98.4, 93.2, 93.0, 95.3, 95.7]],
    ['agresti_coull', [99.0, 99.7, 97.8, 98.4, 97.4, 96.4, 95.1, 95.7]],
    ['midp', [99.0, 96.4, 97.8, 98.4, 93.2, 96.4, 95.3, 95.7]],
  ] as const)('of %s is what exact summation elsewhere gives', (method, expected) => {
    RATES.forEach((rate, index) => {
      // Printed to one decimal; Wald's 80.852 stands there as 80.8.
      expect(Math.abs(coverage(method, 30, rate) - expected[index]!)).toBeLessThan(0.055);
    });
  });

  it('of Wilson is what it should be to the printed digit', () => {
    const printed = [86.0, 96.4, 97.8, 93.9, 97.4, 96.4, 93.0, 95.7];
    expect(RATES.map((rate) => Number(coverage('wilson', 30, rate).toFixed(1)))).toEqual(printed);
  });

  it('of Clopper-Pearson never falls below the level', () => {
    for (let rate = 0.005; rate < 1; rate += 0.005) {
      expect(coverage('clopper_pearson', 30, rate)).toBeGreaterThanOrEqual(95 - 1e-9);
    }
  });
});

describe('intervals in print (Bowyer, Aitchison, Ivanova 2025)', () => {
  it.each([
    [0, 20, [0, 0.1611], [0, 0.1684]],
    [19, 20, [0.7639, 0.9911], [0.7513, 0.9987]],
    [7, 10, [0.3968, 0.8922], [0.3475, 0.9333]],
    [30, 40, [0.5981, 0.8581], [0.588, 0.8731]],
    [78, 80, [0.9134, 0.9931], [0.9126, 0.997]],
    [320, 400, [0.758, 0.8363], [0.7574, 0.8381]],
    [192, 1000, [0.1688, 0.2176], [0.168, 0.2178]],
  ] as const)('of %i of %i come out', (events, n, wilsonEnds, exactEnds) => {
    const round = (method: ProportionMethod) => {
      const { lower, upper } = proportionInterval(events, n, { method });
      return [Number(lower!.toFixed(4)), Number(upper!.toFixed(4))];
    };
    expect(round('wilson')).toEqual(wilsonEnds);
    expect(round('clopper_pearson')).toEqual(exactEnds);
  });
});

describe('traps of other libraries', () => {
  it('the critical value is 1.95996, not the 1.95716 of simple-statistics', () => {
    expect(normalCritical(0.95)).toBeCloseTo(1.959963984540054, 14);
  });

  it('the tail quantile keeps its digits at one in a million million', () => {
    expect(normalCritical(1 - 2e-12)).toBeCloseTo(7.034483825, 4);
  });

  it("Miettinen-Nurminen gives the published ends, not those of statsmodels' score method", () => {
    const interval = differenceInterval(
      { events: 56, n: 70 },
      { events: 48, n: 80 },
      { method: 'miettinen_nurminen' },
    );
    expect([interval.lower!.toFixed(4), interval.upper!.toFixed(4)]).toEqual(['0.0528', '0.3382']);
  });
});

const proportion = fc
  .integer({ min: 0, max: 5000 })
  .chain((n) => fc.tuple(fc.integer({ min: 0, max: n }), fc.constant(n)));
const method = fc.constantFrom(...METHODS);

describe('every interval of a proportion', () => {
  it('lies in [0, 1] and contains the estimate', () => {
    fc.assert(
      fc.property(proportion, method, ([events, n], name) => {
        const { estimate, lower, upper } = proportionInterval(events, n, { method: name });
        expect(lower).toBeGreaterThanOrEqual(0);
        expect(upper).toBeLessThanOrEqual(1);
        if (n === 0) expect([estimate, lower, upper]).toEqual([null, 0, 1]);
        else {
          expect(lower).toBeLessThanOrEqual(estimate!);
          expect(upper).toBeGreaterThanOrEqual(estimate!);
        }
      }),
    );
  });

  it('widens with the level', () => {
    fc.assert(
      fc.property(proportion, method, ([events, n], name) => {
        const narrow = proportionInterval(events, n, { method: name, level: 0.8 });
        const wide = proportionInterval(events, n, { method: name, level: 0.99 });
        expect(wide.lower!).toBeLessThanOrEqual(narrow.lower! + 1e-12);
        expect(wide.upper!).toBeGreaterThanOrEqual(narrow.upper! - 1e-12);
      }),
    );
  });

  it('mirrors when events and non-events change names', () => {
    fc.assert(
      fc.property(proportion, method, ([events, n], name) => {
        const one = proportionInterval(events, n, { method: name });
        const other = proportionInterval(n - events, n, { method: name });
        expect(one.lower!).toBeCloseTo(1 - other.upper!, 9);
      }),
    );
  });

  it('refuses what cannot be a count or a level', () => {
    expect(() => proportionInterval(5, 4)).toThrow('events must be at most n = 4, got 5');
    expect(() => proportionInterval(1.5, 4)).toThrow('whole number');
    expect(() => proportionInterval(-1, 4)).toThrow('whole number');
    expect(() => proportionInterval(1, 4, { level: 95 })).toThrow('level must lie in (0, 1), got 95');
  });
});

describe('related intervals', () => {
  it('a one-sided bound is the end of the two-sided interval at half the error', () => {
    fc.assert(
      fc.property(proportion, ([events, n]) => {
        const two = proportionInterval(events, n, { method: 'clopper_pearson', level: 0.9 });
        const one = oneSidedBounds(events, n, { level: 0.95 });
        expect(one.lower).toBeCloseTo(two.lower!, 9);
        expect(one.upper).toBeCloseTo(two.upper!, 9);
      }),
    );
  });

  it('Goodman is wider than Wilson for each of three shares', () => {
    const { lower, upper } = goodman([12, 10, 8]);
    [12, 10, 8].forEach((count, cell) => {
      const alone = proportionInterval(count, 30);
      expect(lower[cell]!).toBeLessThan(alone.lower!);
      expect(upper[cell]!).toBeGreaterThan(alone.upper!);
    });
  });

  it('a difference changes sign when the sides are exchanged', () => {
    fc.assert(
      fc.property(
        proportion,
        proportion,
        fc.constantFrom('newcombe', 'miettinen_nurminen', 'agresti_caffo', 'wald'),
        ([x1, n1], [x2, n2], name) => {
          const one = differenceInterval({ events: x1, n: n1 }, { events: x2, n: n2 }, { method: name });
          const other = differenceInterval({ events: x2, n: n2 }, { events: x1, n: n1 }, { method: name });
          expect(one.lower!).toBeCloseTo(-other.upper!, 7);
          if (one.estimate === null) expect([one.lower, one.upper]).toEqual([-1, 1]);
        },
      ),
    );
  });
});
