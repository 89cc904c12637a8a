/**
 * Coverage of the intervals at larger numbers of questions: one proportion and incorrect among attempted by exact sums,
 * F and utilities by simulation. The tables are those of docs/statistics.md; a minute or two each.
 */
import { describe, expect, it } from 'vitest';
import { createRandom } from '../../src/stats/draw/random.ts';
import { chance, drawBinomial } from '../../src/stats/draw/random-binomial.ts';
import { binomialPmf } from '../../src/stats/numeric/distributions.ts';
import type { Interval } from '../../src/stats/numeric/interval.ts';
import { fScore } from '../../src/stats/rate/f-score.ts';
import type { OutcomeCounts } from '../../src/stats/rate/outcome-counts.ts';
import { outcomeMetric } from '../../src/stats/rate/outcome-metric.ts';
import { type ProportionMethod, proportionInterval } from '../../src/stats/rate/proportion-interval.ts';
import { utility } from '../../src/stats/rate/utility.ts';

describe('one proportion', () => {
  const RATES = [0.005, 0.01, 0.02, 0.05, 0.1, 0.2, 0.3, 0.5];
  const TABLE: readonly (readonly [number, ProportionMethod, readonly number[]])[] = [
    [100, 'wilson', [91.0, 92.1, 94.9, 96.6, 93.6, 94.0, 93.7, 94.3]],
    [100, 'wilson_cc', [98.6, 98.2, 98.5, 96.6, 97.2, 96.7, 96.2, 96.5]],
    [100, 'clopper_pearson', [98.6, 98.2, 98.5, 98.3, 95.6, 96.7, 96.2, 96.5]],
    [100, 'jeffreys', [98.6, 98.2, 98.5, 93.5, 95.6, 95.5, 95.0, 94.3]],
    [100, 'agresti_coull', [98.6, 98.2, 98.5, 96.6, 97.2, 94.0, 95.0, 94.3]],
    [500, 'wilson', [95.8, 96.2, 96.4, 95.0, 95.6, 95.0, 95.5, 94.6]],
    [500, 'clopper_pearson', [98.6, 98.0, 97.7, 96.0, 96.3, 95.6, 95.5, 95.6]],
    [500, 'jeffreys', [95.8, 92.9, 94.6, 95.0, 94.8, 95.0, 94.9, 94.6]],
    [4326, 'wilson', [94.9, 95.4, 95.0, 94.9, 95.2, 95.0, 95.0, 95.0]],
    [4326, 'clopper_pearson', [96.1, 96.1, 95.6, 95.3, 95.5, 95.2, 95.2, 95.0]],
  ];
  it.each(TABLE)('is covered as tabulated at n = %i by %s', (n, method, table) => {
    const intervals = Array.from({ length: n + 1 }, (_, events) => proportionInterval(events, n, { method }));
    const percents = RATES.map((rate) => {
      let covered = 0;
      intervals.forEach(({ lower, upper }, events) => {
        if (lower! <= rate && rate <= upper!) covered += binomialPmf(events, n, rate);
      });
      return 100 * covered;
    });
    percents.forEach((percent, at) => {
      expect(Math.abs(percent - table[at]!), `${RATES[at]}`).toBeLessThan(0.06);
    });
  });
});

describe('incorrect among attempted at n = 500', () => {
  it.each([
    [0.9, 0.3, { wilson: 95.0, clopper_pearson: 95.6, jeffreys: 95.0 }],
    [0.5, 0.1, { wilson: 95.1, clopper_pearson: 96.1, jeffreys: 95.0 }],
    [0.2, 0.1, { wilson: 95.2, clopper_pearson: 96.7, jeffreys: 94.9 }],
    [0.1, 0.5, { wilson: 95.1, clopper_pearson: 96.3, jeffreys: 95.0 }],
  ] as const)('is covered as tabulated at attempt rate %f, rate %f', (attemptRate, rate, table) => {
    const n = 500;
    for (const method of ['wilson', 'clopper_pearson', 'jeffreys'] as const) {
      let covered = 0;
      for (let attempted = 1; attempted <= n; attempted++) {
        const weight = binomialPmf(attempted, n, attemptRate);
        if (weight < 1e-9) continue;
        for (let part = 0; part <= attempted; part++) {
          const likely = weight * binomialPmf(part, attempted, rate);
          if (likely < 1e-12) continue;
          const { lower, upper } = proportionInterval(part, attempted, { level: 0.95, method });
          if (lower! <= rate && rate <= upper!) covered += likely;
        }
      }
      expect(Math.abs(100 * covered - table[method]), method).toBeLessThan(0.06);
    }
  });
});

describe('F and utilities', () => {
  const DESIGNS = [
    [0.4, 0.5, 0.1],
    [0.3, 0.2, 0.5],
    [0.05, 0.05, 0.9],
    [0.02, 0.9, 0.08],
  ] as const;
  const METHODS: Readonly<Record<string, (counts: OutcomeCounts) => Interval>> = {
    'F delta': (counts) => fScore(counts, { method: 'delta' }),
    'F Dirichlet': (counts) => fScore(counts, { method: 'dirichlet' }),
    'F default': (counts) => fScore(counts),
    'U(1) t': (counts) => utility(counts, { method: 't' }),
    'U(1) default': (counts) => utility(counts),
    'U(9) t': (counts) => utility(counts, { method: 't', penalty: 9 }),
    'U(9) default': (counts) => utility(counts, { penalty: 9 }),
  };
  const TABLE: readonly (readonly [number, string, readonly number[]])[] = [
    [500, 'F delta', [94.9, 95.0, 94.1, 92.7]],
    [500, 'F Dirichlet', [94.2, 95.0, 94.4, 94.1]],
    [500, 'U(1) t', [95.0, 95.1, 95.3, 94.7]],
    [500, 'U(9) t', [95.0, 94.9, 94.7, 94.8]],
    [4326, 'F delta', [94.9, 95.1, 94.8, 94.9]],
    [4326, 'F Dirichlet', [93.6, 94.5, 94.8, 94.0]],
    [4326, 'U(1) t', [94.9, 95.1, 95.0, 95.0]],
    [4326, 'U(9) t', [94.8, 95.1, 95.0, 94.7]],
  ];

  it.each(TABLE)('are covered as tabulated at n = %i by %s', (n, name, table) => {
    DESIGNS.forEach((shares, design) => {
      // The tabulated posterior figures rest on 2,000 runs, whose own error is half a point.
      const [runs, room] = name.endsWith('Dirichlet') ? [8_000, 2] : [20_000, 1];
      const percent = coverage({ n, name, shares, runs });
      expect(Math.abs(percent - table[design]!), `${shares}: ${percent}`).toBeLessThan(room);
    });
  });

  it.each([
    [500, 'F default'],
    [500, 'U(1) default'],
    [500, 'U(9) default'],
    [4326, 'F default'],
    [4326, 'U(9) default'],
  ])('are covered within two points of 95 percent at n = %i by the %s', (n, name) => {
    for (const shares of DESIGNS) {
      const percent = coverage({ n, name, shares, runs: 3_000 });
      expect(Math.abs(percent - 95), `${shares}: ${percent}`).toBeLessThan(2);
    }
  });

  function coverage(design: { n: number; name: string; shares: readonly number[]; runs: number }): number {
    const { n, name, shares, runs } = design;
    const [pC = 0, pI = 0] = shares;
    const truth = name.startsWith('F')
      ? outcomeMetric('f-score', { correct: pC, incorrect: pI, refused: 1 - pC - pI })!
      : pC - (name.startsWith('U(1)') ? 1 : 9) * pI;
    const random = createRandom(41, { stream: `${n}/${shares}` });
    let covered = 0;
    for (let run = 0; run < runs; run++) {
      const correct = drawBinomial(random, n, chance(pC));
      const incorrect = drawBinomial(random, n - correct, chance(pI / (1 - pC)));
      const { lower, upper } = METHODS[name]!({ correct, incorrect, refused: n - correct - incorrect });
      if (lower! <= truth && truth <= upper!) covered++;
    }
    return (100 * covered) / runs;
  }
});
