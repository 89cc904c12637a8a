/**
 * Series over time against values by other routes (test/stats/reference/make_series.py): all shuffles, marginal likelihoods,
 * all groups, all orders. What a claim promises over whole series is in series-false-alarms.slow.test.ts.
 */
import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { createRandom, nextUniform } from '../../src/stats/draw/random.ts';
import { adjustEValues } from '../../src/stats/series/adjust-e-values.ts';
import { changeEvidence } from '../../src/stats/series/change-evidence.ts';
import { changeSearch } from '../../src/stats/series/change-search.ts';
import { type SeriesRun, seriesContrast } from '../../src/stats/series/series-contrast.ts';
import { stepChangeTest } from '../../src/stats/series/step-change-test.ts';

interface Reference {
  readonly contrasts: readonly {
    readonly runs: readonly (readonly (readonly number[])[])[];
    readonly labels: readonly number[];
    readonly expected: Readonly<Record<string, number | readonly number[]>>;
  }[];
  readonly evidence: readonly {
    readonly means: readonly number[];
    readonly variance: number;
    readonly expected: number;
    readonly logEValues: readonly number[];
  }[];
  readonly adjusted: readonly { readonly eValues: readonly number[]; readonly expected: readonly number[] }[];
  readonly steps: readonly {
    readonly runs: readonly (readonly number[])[];
    readonly statistic: number;
    readonly pValue: number;
  }[];
}

const reference = JSON.parse(
  readFileSync(new URL('reference/series.json', import.meta.url), 'utf8'),
) as Reference;

/** A run from the scores of every question's trials. */
function runOf(questions: readonly (readonly number[])[]): SeriesRun {
  const sum = (scores: readonly number[], power: number) =>
    scores.reduce((total, score) => total + score ** power, 0);
  return {
    sums: questions.map((scores) => sum(scores, 1)),
    squares: questions.map((scores) => sum(scores, 2)),
    counts: questions.map((scores) => scores.length),
  };
}

describe('seriesContrast', () => {
  it.each(reference.contrasts)('agrees with all shuffles of %#', ({ runs, labels, expected }) => {
    const found = seriesContrast(runs.map(runOf), labels);
    for (const [name, value] of Object.entries(expected)) {
      const own = found[name as keyof typeof found];
      [value].flat().forEach((one, place) => {
        expect([own].flat()[place], name).toBeCloseTo(one as number, 10);
      });
    }
  });

  it('bets no more than even on independent questions, however rare a change of outcome is', () => {
    // One deviant trial among five runs a question: every place of it, on both questions and both sides.
    const places = [0, 1, 2, 3, 4];
    for (const size of [0.5, 1, 2, 4, -0.5, -1, -2, -4]) {
      let total = 0;
      for (const first of places) {
        for (const second of places) {
          const runs = places.map((run) => runOf([[run === first ? 1 : 0], [run === second ? 1 : 0]]));
          const { sum, variance } = seriesContrast(runs, ['a', 'b']);
          total += Math.exp(size * sum - (size ** 2 * variance) / 2);
        }
      }
      expect(total / 25).toBeLessThanOrEqual(1);
    }
  });

  it('has no evidence in one cluster, whatever it shows', () => {
    const runs = [runOf(new Array(40).fill([1])), runOf(new Array(40).fill([0]))];
    const { sum, variance } = seriesContrast(runs, new Array(40).fill('one subject'));
    expect(Math.abs(sum) / Math.sqrt(variance)).toBe(1);
  });
});

describe('changeEvidence', () => {
  it.each(reference.evidence)('agrees with the marginal likelihood of %#', (given) => {
    const { means, variance, expected, logEValues } = given;
    const contrasts = means.slice(1).map((mean, place) => {
      const before = means.slice(0, place + 1);
      const spread = variance * (1 + 1 / before.length);
      return {
        n: 1,
        clusters: 1,
        sum: mean - before.reduce((sum, one) => sum + one, 0) / before.length,
        chanceVariance: spread,
        variance: spread,
        carried: before.slice(1).map((_, j) => (j + 1) / before.length),
      };
    });
    changeEvidence(contrasts, { expected }).forEach(({ logEValue }, place) => {
      expect(logEValue).toBeCloseTo(logEValues[place]!, 8);
    });
  });
});

describe('adjustEValues', () => {
  it.each(reference.adjusted)('agrees with the least mean over all groups of %#', ({ eValues, expected }) => {
    adjustEValues(eValues).forEach((value, place) => {
      expect(value).toBeCloseTo(expected[place]!, 10);
    });
  });
});

describe('stepChangeTest', () => {
  it.each(reference.steps)('agrees with every order of %#', ({ runs, statistic, pValue }) => {
    const found = stepChangeTest(runs, { seed: 3 });
    expect(found.statistic).toBeCloseTo(statistic, 10);
    // Twenty thousand shuffles, or twenty as good: three standard errors.
    const error = 3 * pValue * Math.sqrt(1 / Math.min(20, 20_000 * pValue));
    expect(Math.abs(found.pValue - pValue)).toBeLessThan(Math.max(error, 0.002));
  });

  it('says nothing of a question that never varies, or was asked in one run', () => {
    expect(stepChangeTest([[1], [1], [1]])).toEqual({ at: null, statistic: 0, pValue: 1 });
    expect(
      stepChangeTest([
        [1, 1],
        [0, 0],
      ]),
    ).toMatchObject({ pValue: 1 });
  });
});

describe('changeSearch', () => {
  const random = createRandom(11);
  /** Questions that are right with probability 0.1, 0.9 or as `rate` says of the run. */
  const series = (rate: (run: number) => number, runs = 12, questions = 1200) =>
    Array.from({ length: runs }, (_, run) =>
      runOf(
        Array.from({ length: questions }, (_, question) => {
          const sure = question % 4 < 2 ? 0.05 : 0.95;
          const p = question % 4 === 3 ? rate(run) : sure;
          return [nextUniform(random) < p ? 1 : 0];
        }),
      ),
    );
  const clusterOf = Array.from({ length: 1200 }, (_, question) => `subject ${question >> 2}`);

  it('names the run since which it changed, the change back, and leaves its neighbour alone', () => {
    const fell = { runs: series((run) => (run >= 4 && run < 8 ? 0.5 : 0.9)), clusterOf };
    const steady = { runs: series(() => 0.9), clusterOf };
    const [first, second] = changeSearch([fell, steady]);
    expect(first!.changes.map(({ at }) => at)).toEqual([4, 8]);
    expect(first!.changes[0]!.change).toBeLessThan(-0.05);
    expect(first!.changes[1]!.change).toBeGreaterThan(0.05);
    for (const { change, margin, earliest, latest, at, foundAt, pValue } of first!.changes) {
      expect(Math.abs(Math.abs(change) - 0.1)).toBeLessThan(margin);
      expect([earliest <= at, at <= latest, foundAt >= at, pValue < 0.05]).toEqual([true, true, true, true]);
    }
    expect(second!.changes).toEqual([]);
    expect(second!.pValue).toBeGreaterThan(0.05);
  });

  it('goes past runs that a respondent was not part of', () => {
    const runs = series((run) => (run >= 3 ? 0.5 : 0.9), 8);
    const nobody = runOf(new Array(1200).fill([]));
    runs[2] = nobody;
    runs[5] = nobody;
    expect(changeSearch([{ runs, clusterOf }])[0]!.changes.map(({ at }) => at)).toEqual([3]);
  });
});
