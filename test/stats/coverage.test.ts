/**
 * Coverage of nominal 95 % intervals where it can be summed exactly in a moment: incorrect among attempted with a random
 * number of attempts, and the paired difference at n = 30. The tables are those of docs/statistics.md.
 */
import { describe, expect, it } from 'vitest';
import { binomialPmf } from '../../src/stats/numeric/distributions.ts';
import { logFactorial } from '../../src/stats/numeric/log-factorial.ts';
import { type PairedMethod, pairedDifference } from '../../src/stats/pair/paired-difference.ts';
import { proportionInterval } from '../../src/stats/rate/proportion-interval.ts';

describe('incorrect among attempted, given that something was attempted', () => {
  it.each([
    [30, 0.9, 0.3, { wilson: 94.9, clopper_pearson: 97.2, jeffreys: 94.8 }],
    [30, 0.5, 0.1, { wilson: 95.8, clopper_pearson: 98.8, jeffreys: 97.4 }],
    [30, 0.2, 0.1, { wilson: 95.8, clopper_pearson: 99.2, jeffreys: 97.2 }],
    [30, 0.1, 0.5, { wilson: 96.8, clopper_pearson: 99.8, jeffreys: 96.8 }],
    [100, 0.9, 0.3, { wilson: 95.2, clopper_pearson: 96.2, jeffreys: 95.1 }],
    [100, 0.5, 0.1, { wilson: 95.6, clopper_pearson: 97.3, jeffreys: 94.5 }],
    [100, 0.2, 0.1, { wilson: 95.9, clopper_pearson: 98.7, jeffreys: 96.1 }],
    [100, 0.1, 0.5, { wilson: 95.7, clopper_pearson: 97.8, jeffreys: 95.2 }],
  ] as const)(
    'is covered as tabulated at n = %i, attempt rate %f, rate %f',
    (n, attemptRate, rate, table) => {
      for (const method of ['wilson', 'clopper_pearson', 'jeffreys'] as const) {
        let covered = 0;
        for (let attempted = 1; attempted <= n; attempted++) {
          const weight = binomialPmf(attempted, n, attemptRate);
          for (let part = 0; part <= attempted; part++) {
            const { lower, upper } = proportionInterval(part, attempted, { level: 0.95, method });
            if (lower! <= rate && rate <= upper!) covered += weight * binomialPmf(part, attempted, rate);
          }
        }
        const share = (100 * covered) / (1 - (1 - attemptRate) ** n);
        expect(Math.abs(share - table[method])).toBeLessThan(0.06);
      }
    },
  );
});

describe('the paired difference at n = 30', () => {
  it.each([
    [[0.3, 0.1, 0.1, 0.5], { wald: 93.5, newcombe: 97.0, tango: 95.5, agresti_min: 97.0 }],
    [[0.3, 0.15, 0.05, 0.5], { wald: 91.6, newcombe: 95.9, tango: 95.6, agresti_min: 95.6 }],
    [[0.02, 0.05, 0.01, 0.92], { wald: 78.8, newcombe: 99.7, tango: 99.6, agresti_min: 99.8 }],
    [[0.6, 0.01, 0.03, 0.36], { wald: 70.9, newcombe: 100.0, tango: 99.8, agresti_min: 100.0 }],
  ] as const)('is covered within a point of the simulated table for cells %j', (cells, table) => {
    for (const method of Object.keys(table) as PairedMethod[]) {
      expect(Math.abs(pairedCoverage(30, cells, method) - table[method])).toBeLessThan(1);
    }
  });
});

/** Percent covered, summed over all tables of n questions. */
function pairedCoverage(n: number, cells: readonly number[], method: PairedMethod): number {
  const truth = cells[1]! - cells[2]!;
  let covered = 0;
  for (let both = 0; both <= n; both++) {
    for (let onlyFirst = 0; onlyFirst <= n - both; onlyFirst++) {
      for (let onlySecond = 0; onlySecond <= n - both - onlyFirst; onlySecond++) {
        const neither = n - both - onlyFirst - onlySecond;
        const counts = [both, onlyFirst, onlySecond, neither];
        const logWeight = counts.reduce(
          (sum, count, cell) => sum + count * Math.log(cells[cell]!) - logFactorial(count),
          logFactorial(n),
        );
        if (logWeight < -20) continue;
        const { lower, upper } = pairedDifference({ both, onlyFirst, onlySecond, neither }, { method });
        if (lower! <= truth && truth <= upper!) covered += Math.exp(logWeight);
      }
    }
  }
  return 100 * covered;
}
