/**
 * Coverage by simulation of the intervals that have no published table: rates reweighted to a declared mix, utilities and
 * means corrected by an audit, the cross-fitted choice of a policy, agreement, and the separation by confidence.
 * The world is drawn from parameters, and the truth is theirs.
 */
import { describe, expect, it } from 'vitest';
import { cohenKappa } from '../../src/stats/agreement/cohen-kappa.ts';
import { doubleSamplingMean } from '../../src/stats/agreement/double-sampling-mean.ts';
import { auroc } from '../../src/stats/confidence/auroc.ts';
import { createRandom, nextUniform } from '../../src/stats/draw/random.ts';
import { crossFittedChoice } from '../../src/stats/penalty/cross-fitted-choice.ts';
import { reweightedMean } from '../../src/stats/rate/reweighted-mean.ts';

const RUNS = 5_000;

interface Ends {
  readonly lower: number | null;
  readonly upper: number | null;
}

/** Percent of runs whose interval holds the truth; a run without an interval does not count as covered. */
function coverage(stream: string, truth: number, once: (uniform: () => number, run: number) => Ends): number {
  const random = createRandom(43, { stream });
  let covered = 0;
  for (let run = 0; run < RUNS; run++) {
    const { lower, upper } = once(() => nextUniform(random), run);
    if (lower !== null && upper !== null && lower <= truth && truth <= upper) covered++;
  }
  return (100 * covered) / RUNS;
}

describe('a rate reweighted to a declared mix', () => {
  it.each([
    [[0.8, 0.5, 0.1], [0.2, 0.3, 0.5], 100, 0],
    [[0.8, 0.5, 0.1], [0.2, 0.3, 0.5], 100, 0.3],
    [[0.9, 0.9, 0.05], [0.05, 0.05, 0.9], 60, 0.3],
    [[0.5, 0.2, 0.02], [0.4, 0.4, 0.2], 200, 0.1],
  ] as const)(
    'covers: rates %j, shares %j, %i questions a band, likeness %f',
    (rates, mix, size, likeness) => {
      const shares = Object.fromEntries(mix.map((share, band) => [`band ${band}`, share]));
      const truth = rates.reduce((sum, rate, band) => sum + rate * mix[band]!, 0);
      const strata = rates.flatMap((_, band) => Array.from({ length: size }, () => `band ${band}`));
      const clusters = strata.map((_, row) => Math.floor(row / 4));
      const percent = coverage(`mix/${rates}/${likeness}`, truth, (uniform) => {
        // Questions of a person are alike: with this chance all four share one draw.
        let shared = 0;
        let alike = false;
        const values = strata.map((_, row) => {
          if (row % 4 === 0) [shared, alike] = [uniform(), uniform() < likeness];
          return (alike ? shared : uniform()) < rates[Math.floor(row / size)]! ? 1 : 0;
        });
        return reweightedMean(values, { strata, clusters, shares });
      });
      // With three events expected in the band that counts, some bands show none, and the interval allows for that.
      expect(percent).toBeGreaterThan(93);
      expect(percent).toBeLessThan(rates[2] * size < 4 ? 99.6 : 97);
    },
  );
});

/** Shares of correct, incorrect and refused, and what the judge calls each of them. */
const TRUE = [0.4, 0.35, 0.25];
const CALLED = [
  [0.95, 0.04, 0.01],
  [0.08, 0.9, 0.02],
  [0.01, 0.05, 0.94],
];

/** One reply: what it truly was and what the judge called it (0 correct, 1 incorrect, 2 refused). */
function judgedReply(uniform: () => number): readonly [number, number] {
  const pick = (shares: readonly number[]): number => {
    const drawn = uniform();
    const upTo = shares.map((_, at) => shares.slice(0, at + 1).reduce((sum, share) => sum + share, 0));
    return upTo.findIndex((sum, at) => drawn < sum || at === shares.length - 1);
  };
  const truth = pick(TRUE);
  return [truth, pick(CALLED[truth]!)];
}

describe('a mean corrected by people who read a sample', () => {
  const WORTH = [1, -3, 0];
  const truth = 0.4 - 3 * 0.35;

  it.each([
    [1000, 100],
    [1000, 300],
    [4000, 200],
  ])('covers by double sampling: %i replies, %i read', (n, read) => {
    const percent = coverage(`utility/${n}/${read}`, truth, (uniform) => {
      const audit = [0, 1, 2].map(() => [0, 0, 0]);
      const judged = [0, 0, 0];
      for (let row = 0; row < n; row++) {
        const [is, called] = judgedReply(uniform);
        judged[called]! += 1;
        if (row < read) audit[is]![called]! += 1;
      }
      return doubleSamplingMean(audit, judged, WORTH);
    });
    expect(percent).toBeGreaterThan(94.5);
    expect(percent).toBeLessThan(97);
  });
});

describe('the cross-fitted choice of a policy', () => {
  // Four policies with these mean worths of a question; with far apart ones every fold chooses alike.
  it.each([
    [[0.1, 0.3, 0.6, 0.2], 0.6],
    [[0.5, 0.5, 0.5, 0.5], 0.5],
    [[0.5, 0.5, 0.2, 0.2], 0.5],
  ])('covers the worth of what it chooses: %j', (worths, truth) => {
    const n = 200;
    const labels = Array.from({ length: n }, (_, row) => Math.floor(row / 4));
    const percent = coverage(`choice/${worths}`, truth, (uniform, run) => {
      const policies = worths.map((worth) =>
        Array.from({ length: n }, () => (uniform() < worth ? 1 : uniform() < 0.2 ? -1 : 0)),
      );
      // A wrong answer takes one off with chance .2 where there was no right one.
      const { lower, upper } = crossFittedChoice(policies, labels, { seed: run });
      const off = 0.2 * (1 - truth);
      return { lower: lower! + off, upper: upper! + off };
    });
    // Where candidates are equal and folds choose differently, a point or two too wide.
    expect(Math.abs(percent - 95)).toBeLessThan(2.5);
  });
});

describe('agreement of a judge with people', () => {
  // The interval is normal, as everywhere in print, and two points short at 200 replies.
  it.each([
    [200, 93],
    [1000, 95],
  ])('is covered by the interval of kappa at %i replies in about %i percent', (n, expected) => {
    const joint = [0, 1, 2].map((is) => [0, 1, 2].map((called) => TRUE[is]! * CALLED[is]![called]!));
    const rows = joint.map((row) => row.reduce((sum, share) => sum + share, 0));
    const columns = [0, 1, 2].map((called) => joint.reduce((sum, row) => sum + row[called]!, 0));
    const observed = joint.reduce((sum, row, is) => sum + row[is]!, 0);
    const byChance = rows.reduce((sum, share, is) => sum + share * columns[is]!, 0);
    const percent = coverage(`kappa/${n}`, (observed - byChance) / (1 - byChance), (uniform) => {
      const table = [0, 1, 2].map(() => [0, 0, 0]);
      for (let row = 0; row < n; row++) {
        const [is, called] = judgedReply(uniform);
        table[is]![called]! += 1;
      }
      return cohenKappa(table);
    });
    expect(Math.abs(percent - expected)).toBeLessThan(1.5);
  });
});

describe('the separation of right from wrong by confidence', () => {
  it.each([
    [100, 0.5],
    [400, 0.7],
  ])('is covered at %i answers, %f of them right', (n, share) => {
    // Confidence U of a wrong answer, the larger of two of a right one: P(right above wrong) = 2/3.
    const percent = coverage(`auroc/${n}`, 2 / 3, (uniform) => {
      const outcomes = Array.from({ length: n }, () => (uniform() < share ? 1 : 0));
      const scores = outcomes.map((right) => (right ? Math.max(uniform(), uniform()) : uniform()));
      return auroc(outcomes, scores);
    });
    expect(Math.abs(percent - 95)).toBeLessThan(1.5);
  });
});
