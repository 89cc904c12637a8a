/**
 * Coverage of the default intervals by simulation and exact sums, against the tables of docs/statistics.md, to within
 * one point. Minutes; run with `npm run test:slow`.
 */
import { describe, expect, it } from 'vitest';
import { createRandom, nextUniform } from '../../src/stats/draw/random.ts';
import { cellUnits, resample } from '../../src/stats/draw/resample.ts';
import type { Interval } from '../../src/stats/numeric/interval.ts';
import { logFactorial } from '../../src/stats/numeric/log-factorial.ts';
import { type PairedMethod, pairedDifference } from '../../src/stats/pair/paired-difference.ts';
import { clusterWilsonOfSums } from '../../src/stats/rate/cluster-wilson.ts';
import { fScore } from '../../src/stats/rate/f-score.ts';
import type { OutcomeCounts } from '../../src/stats/rate/outcome-counts.ts';
import { outcomeMetric } from '../../src/stats/rate/outcome-metric.ts';
import { utility } from '../../src/stats/rate/utility.ts';

describe('the cluster Wilson interval over beta-binomial clusters', () => {
  const DESIGNS: readonly (readonly [number, number, readonly number[]])[] = [
    // n, clusters, then percent for rates .02, .05, .3, .5, each with likeness .1 and .4.
    [30, 10, [96.5, 96.4, 98.0, 97.7, 97.4, 96.4, 97.8, 97.1]],
    [100, 25, [96.8, 96.8, 95.6, 92.2, 96.2, 95.3, 95.8, 95.3]],
    [500, 125, [95.0, 93.0, 94.5, 94.7, 94.8, 94.8, 95.6, 95.0]],
    [4326, 1442, [95.1, 95.0, 95.2, 95.4, 95.3, 95.2, 95.3, 94.8]],
  ];
  const cases = DESIGNS.flatMap(([n, clusters, table]) =>
    [0.02, 0.05, 0.3, 0.5].flatMap((rate, i) =>
      [0.1, 0.4].map((likeness, j) => ({ n, clusters, rate, likeness, percent: table[2 * i + j]! })),
    ),
  );
  it.each(cases)('covers $percent % at n $n, $clusters clusters, rate $rate, likeness $likeness', (each) => {
    const runs = each.n > 1000 ? 10_000 : 20_000;
    expect(Math.abs(clusterCoverage(each, runs) - each.percent)).toBeLessThan(1);
  });
});

/** Percent of simulated data sets whose interval holds the rate; rows of a cluster follow Polya's urn. */
function clusterCoverage(
  { n, clusters, rate, likeness }: { n: number; clusters: number; rate: number; likeness: number },
  runs: number,
): number {
  const random = createRandom(20, { stream: `${n}/${rate}/${likeness}` });
  const size = n / clusters;
  const weight = (1 - likeness) / likeness;
  const sizes = new Float64Array(clusters).fill(size);
  const sums = new Float64Array(clusters);
  let covered = 0;
  for (let run = 0; run < runs; run++) {
    let events = 0;
    for (let cluster = 0; cluster < clusters; cluster++) {
      let sum = 0;
      for (let row = 0; row < size; row++) {
        if (nextUniform(random) < (weight * rate + sum) / (weight + row)) sum++;
      }
      sums[cluster] = sum;
      events += sum;
    }
    const { lower, upper } = clusterWilsonOfSums({ sizes, sums, n, mean: events / n });
    if (lower! <= rate && rate <= upper!) covered++;
  }
  return (100 * covered) / runs;
}

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
    'U(1) t': (counts) => utility(counts, { method: 't' }),
    'U(1) Dirichlet': (counts) => utility(counts, { method: 'dirichlet' }),
    'U(9) t': (counts) => utility(counts, { method: 't', penalty: 9 }),
    'U(9) Dirichlet': (counts) => utility(counts, { method: 'dirichlet', penalty: 9 }),
  };
  const TABLE: Readonly<Record<number, Readonly<Record<string, readonly number[]>>>> = {
    30: {
      'F delta': [94.1, 92.4, 78.3, 44.9],
      'F Dirichlet': [95.5, 94.0, 98.4, 98.2],
      'U(1) t': [95.3, 94.7, 96.7, 84.2],
      'U(1) Dirichlet': [95.2, 94.0, 96.9, 96.0],
      'U(9) t': [95.6, 94.8, 78.3, 84.0],
      'U(9) Dirichlet': [95.5, 93.5, 98.0, 96.0],
    },
    100: {
      'F delta': [94.6, 94.5, 87.6, 86.2],
      'F Dirichlet': [94.0, 95.2, 93.0, 97.6],
      'U(1) t': [95.0, 95.3, 96.0, 93.3],
      'U(1) Dirichlet': [93.8, 95.4, 95.0, 94.9],
      'U(9) t': [94.8, 94.7, 89.2, 93.4],
      'U(9) Dirichlet': [94.4, 95.7, 94.5, 94.8],
    },
  };

  for (const n of [30, 100]) {
    for (const [name, interval] of Object.entries(METHODS)) {
      it(`by ${name} is covered as tabulated at n = ${n}`, () => {
        const intervals = everyOutcome(n).map((counts) => ({ counts, ...interval(counts) }));
        DESIGNS.forEach((shares, design) => {
          const [correct, incorrect, refused] = shares;
          const truth = name.startsWith('F')
            ? outcomeMetric('f-score', { correct, incorrect, refused })!
            : correct - (name.startsWith('U(1)') ? 1 : 9) * incorrect;
          let covered = 0;
          for (const { counts, lower, upper } of intervals) {
            const inside = lower! <= truth + 1e-12 && truth - 1e-12 <= upper!;
            if (inside) covered += multinomialPmf([counts.correct, counts.incorrect, counts.refused], shares);
          }
          // The tabulated posterior figures rest on 2,000 runs, whose own error is half a point.
          const room = name.endsWith('Dirichlet') ? 1.5 : 1;
          expect(Math.abs(100 * covered - TABLE[n]![name]![design]!), `${shares}`).toBeLessThan(room);
        });
      });
    }
  }

  it('by default are covered 92 % or more in every design', () => {
    for (const n of [30, 100]) {
      for (const penalty of [null, 1, 9]) {
        const intervals = everyOutcome(n).map((counts) => ({
          counts,
          ...(penalty === null ? fScore(counts) : utility(counts, { penalty })),
        }));
        for (const shares of DESIGNS) {
          const [correct, incorrect, refused] = shares;
          const truth =
            penalty === null
              ? outcomeMetric('f-score', { correct, incorrect, refused })!
              : correct - penalty * incorrect;
          let covered = 0;
          for (const { counts, lower, upper } of intervals) {
            if (lower! <= truth && truth <= upper!) {
              covered += multinomialPmf([counts.correct, counts.incorrect, counts.refused], shares);
            }
          }
          expect(100 * covered, `n ${n}, penalty ${penalty}, ${shares}`).toBeGreaterThan(92);
        }
      }
    }
  });
});

function everyOutcome(n: number): OutcomeCounts[] {
  const all: OutcomeCounts[] = [];
  for (let correct = 0; correct <= n; correct++) {
    for (let incorrect = 0; incorrect <= n - correct; incorrect++) {
      all.push({ correct, incorrect, refused: n - correct - incorrect });
    }
  }
  return all;
}

function multinomialPmf(counts: readonly number[], shares: readonly number[]): number {
  const n = counts.reduce((sum, count) => sum + count, 0);
  return Math.exp(
    counts.reduce(
      (sum, count, cell) => sum + count * Math.log(shares[cell]!) - logFactorial(count),
      logFactorial(n),
    ),
  );
}

describe('the paired difference', () => {
  it.each([
    [100, [0.3, 0.1, 0.1, 0.5], { wald: 95.0, newcombe: 95.9, tango: 95.1, agresti_min: 95.8 }],
    [100, [0.3, 0.15, 0.05, 0.5], { wald: 94.7, newcombe: 95.2, tango: 95.2, agresti_min: 95.1 }],
    [100, [0.02, 0.05, 0.01, 0.92], { wald: 93.0, newcombe: 97.9, tango: 93.3, agresti_min: 95.2 }],
    [100, [0.6, 0.01, 0.03, 0.36], { wald: 93.7, newcombe: 96.2, tango: 95.2, agresti_min: 94.7 }],
    [500, [0.3, 0.1, 0.1, 0.5], { wald: 94.8, newcombe: 94.8, tango: 94.8, agresti_min: 94.8 }],
    [500, [0.3, 0.15, 0.05, 0.5], { wald: 94.7, newcombe: 94.7, tango: 95.0, agresti_min: 94.8 }],
    [500, [0.02, 0.05, 0.01, 0.92], { wald: 94.2, newcombe: 95.5, tango: 94.6, agresti_min: 94.8 }],
    [500, [0.6, 0.01, 0.03, 0.36], { wald: 95.1, newcombe: 95.9, tango: 95.5, agresti_min: 95.9 }],
  ] as const)('is covered as tabulated at n = %i for cells %j', (n, cells, table) => {
    const runs = 20_000;
    const truth = cells[1] - cells[2];
    // Resampling a table of a million questions with these shares is drawing from them.
    const source = cells.map((share) => Math.round(share * n));
    const exact = source.every((count, cell) => Math.abs(count - cells[cell]! * n) < 1e-9);
    expect(exact).toBe(true);
    const data = resample([cellUnits(source)], { resamples: runs, seed: 31 });
    const covered = new Map<PairedMethod, number>();
    for (let run = 0; run < runs; run++) {
      const [both = 0, onlyFirst = 0, onlySecond = 0, neither = 0] = data.draws.subarray(
        4 * run,
        4 * run + 4,
      );
      for (const method of Object.keys(table) as PairedMethod[]) {
        const { lower, upper } = pairedDifference({ both, onlyFirst, onlySecond, neither }, { method });
        if (lower! <= truth && truth <= upper!) covered.set(method, (covered.get(method) ?? 0) + 1);
      }
    }
    for (const method of Object.keys(table) as PairedMethod[]) {
      const percent = (100 * (covered.get(method) ?? 0)) / runs;
      expect(Math.abs(percent - table[method]), method).toBeLessThan(1);
    }
  });
});
