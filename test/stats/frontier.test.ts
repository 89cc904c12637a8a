/** Frontier, ties and refusing: against brute force, and at the edges where a ratio has no finite answer. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { refusalClassifier } from '../../src/stats/agreement/refusal-classifier.ts';
import { behaviouralCalibration } from '../../src/stats/confidence/behavioural-calibration.ts';
import { breakEven } from '../../src/stats/penalty/break-even.ts';
import { fieller } from '../../src/stats/penalty/fieller.ts';
import { pareto } from '../../src/stats/penalty/pareto.ts';
import { probabilityBest } from '../../src/stats/penalty/probability-best.ts';
import { probabilityBetterExact } from '../../src/stats/penalty/probability-better-exact.ts';
import { probabilityBetterNormal } from '../../src/stats/penalty/probability-better-normal.ts';
import { tiePenalty, tiePenaltyOfSums } from '../../src/stats/penalty/tie-penalty.ts';
import { tiePenaltyUnpaired } from '../../src/stats/penalty/tie-penalty-unpaired.ts';
import { uniformTargetUtility } from '../../src/stats/penalty/uniform-target-utility.ts';
import { utilityArea } from '../../src/stats/penalty/utility-area.ts';
import { utilityEnvelope } from '../../src/stats/penalty/utility-envelope.ts';
import { marginalAnswers } from '../../src/stats/rate/marginal-answers.ts';

/** Respondents on 20 questions: few enough for duplicates and collinear points to occur. */
const respondents = fc.array(
  fc.tuple(fc.integer({ min: 0, max: 20 }), fc.integer({ min: 0, max: 20 })).filter(([c, i]) => c + i <= 20),
  { minLength: 1, maxLength: 8 },
);
const axes = (counts: readonly (readonly [number, number])[]) =>
  [counts.map(([, i]) => i / 20), counts.map(([c]) => c / 20)] as const;

describe('the utility envelope', () => {
  it('names exactly the respondents that brute force finds best inside each interval', () => {
    fc.assert(
      fc.property(respondents, fc.boolean(), (counts, refuseAll) => {
        const intervals = utilityEnvelope(...axes(counts), { refuseAll });
        const competing = refuseAll ? [...counts, [0, 0] as const] : counts;
        let end: number | null = 0;
        for (const { best, from, to } of intervals) {
          expect(from).toBe(end);
          end = to;
          const inside = to === null ? from + 1 : (from + to) / 2;
          const utilities = competing.map(([c, i]) => c - inside * i);
          const top = Math.max(...utilities);
          expect(best).toEqual(utilities.flatMap((value, m) => (value > top - 1e-9 ? [m] : [])));
        }
        expect(end).toBeNull();
      }),
      { numRuns: 500 },
    );
  });

  it('names only respondents of the Pareto front', () => {
    fc.assert(
      fc.property(respondents, (counts) => {
        const front = pareto(...axes(counts));
        const named = utilityEnvelope(...axes(counts), { refuseAll: false }).flatMap(({ best }) => best);
        expect(named.every((m) => front.includes(m))).toBe(true);
      }),
    );
  });

  it('has refusing everything take over at the break-even, or never where nothing is wrong', () => {
    expect(utilityEnvelope([0.2], [0.5]).at(-1)).toEqual({ best: [1], from: 2.5, to: null });
    expect(utilityEnvelope([0], [0.5])).toEqual([{ best: [0], from: 0, to: null }]);
    expect(utilityEnvelope([], [])).toEqual([{ best: [0], from: 0, to: null }]);
    expect(utilityEnvelope([], [], { refuseAll: false })).toEqual([]);
  });

  it('lists a respondent that refused everything beside refusing everything', () => {
    expect(utilityEnvelope([0, 0.5], [0, 0.5]).at(-1)!.best).toEqual([0, 2]);
  });
});

describe('the Pareto front', () => {
  it('is what comparing all pairs gives', () => {
    fc.assert(
      fc.property(respondents, (counts) => {
        const beaten = ([c, i]: readonly [number, number]) =>
          counts.some(([c2, i2]) => c2 >= c && i2 <= i && (c2 > c || i2 < i));
        const expected = counts.flatMap((count, m) => (beaten(count) ? [] : [m]));
        expect(pareto(...axes(counts))).toEqual(expected);
      }),
    );
  });
});

const cells = [
  [1, -1],
  [-1, 1],
  [1, 0],
  [-1, 0],
  [0, 1],
  [0, -1],
  [0, 0],
] as const;
const paired = fc
  .array(fc.nat(30), { minLength: 7, maxLength: 7 })
  .map((counts) => counts.map((count, k) => ({ correct: cells[k]![0], incorrect: cells[k]![1], count })));

describe('the penalty at which two respondents tie', () => {
  it('is the same whoever comes first, ends and kind included', () => {
    fc.assert(
      fc.property(paired, (rows) => {
        const one = tiePenalty(rows);
        const two = tiePenalty(
          rows.map(({ correct, incorrect, count }) => ({ correct: -correct, incorrect: -incorrect, count })),
        );
        expect(two.kind).toBe(one.kind);
        if (one.lower !== null) expect(two.lower).toBeCloseTo(one.lower, 6);
        if (one.upper !== null) expect(two.upper).toBeCloseTo(one.upper, 6);
      }),
    );
  });

  it('lies in its set, which grows with the level', () => {
    const holds = (set: ReturnType<typeof tiePenalty>, value: number) =>
      set.kind === 'unbounded' ||
      (set.kind === 'interval'
        ? value >= set.lower! - 1e-9 && value <= set.upper! + 1e-9
        : value <= (set.lower ?? -Infinity) + 1e-9 || value >= (set.upper ?? Infinity) - 1e-9);
    fc.assert(
      fc.property(paired, (rows) => {
        const narrow = tiePenalty(rows, { level: 0.8 });
        if (narrow.estimate === null) return;
        expect(holds(narrow, narrow.estimate)).toBe(true);
        const wide = tiePenalty(rows, { level: 0.99 });
        for (const end of [narrow.lower, narrow.upper]) if (end !== null) expect(holds(wide, end)).toBe(true);
      }),
    );
  });

  it('has no finite interval where the incorrect rates may be equal', () => {
    const rows = [
      { correct: 1, incorrect: 0, count: 60 },
      { correct: 0, incorrect: 1, count: 6 },
      { correct: 0, incorrect: -1, count: 5 },
      { correct: 0, incorrect: 0, count: 75 },
    ];
    expect(tiePenalty(rows)).toMatchObject({ kind: 'complement' });
    expect(tiePenalty(rows.slice(1))).toMatchObject({ kind: 'unbounded', lower: null, upper: null });
  });

  it('with every question a cluster of its own is the plain one, and wider where questions of a person agree', () => {
    const plain = Array.from({ length: 60 }, (_, k) => ({
      correct: [1, 0, 1, -1][k % 4]!,
      incorrect: [1, 1, 0, 0][k % 4]!,
    }));
    const alone = plain.map((row, k) => ({ ...row, cluster: k }));
    const { clusters, ...rest } = tiePenalty(alone);
    expect(clusters).toBe(60);
    const expected = tiePenalty(plain);
    expect(rest.lower).toBeCloseTo(expected.lower!, 9);
    expect(rest.upper).toBeCloseTo(expected.upper!, 9);
    const tripled = plain.flatMap((row, k) => [0, 1, 2].map(() => ({ ...row, cluster: k })));
    const threefold = tiePenalty(tripled);
    expect(threefold.lower).toBeCloseTo(expected.lower!, 9);
    expect(threefold.upper! - threefold.lower!).toBeGreaterThan(
      tiePenalty(tripled.map(({ correct, incorrect }) => ({ correct, incorrect }))).upper! -
        tiePenalty(tripled.map(({ correct, incorrect }) => ({ correct, incorrect }))).lower!,
    );
  });

  it('is the same from sums by cluster', () => {
    fc.assert(
      fc.property(paired, fc.integer({ min: 1, max: 4 }), (rows, groups) => {
        const clustered = rows.map((row, at) => ({ ...row, cluster: at % groups }));
        const met = [...new Set(clustered.filter(({ count }) => count > 0).map(({ cluster }) => cluster))];
        const sums = { sizes: met.map(() => 0), correct: met.map(() => 0), incorrect: met.map(() => 0) };
        for (const { correct, incorrect, count, cluster } of clustered) {
          const at = met.indexOf(cluster);
          if (at < 0) continue;
          sums.sizes[at]! += count;
          sums.correct[at]! += count * correct;
          sums.incorrect[at]! += count * incorrect;
        }
        const { sizes, correct, incorrect } = sums;
        const counted = {
          sizes: Float64Array.from(sizes),
          correct: Float64Array.from(correct),
          incorrect: Float64Array.from(incorrect),
        };
        const one = tiePenalty(clustered, { quantile: 'normal', level: 0.9 });
        const two = tiePenaltyOfSums(counted, { quantile: 'normal', level: 0.9 });
        expect([two.n, two.estimate]).toEqual([one.n, one.estimate]);
        // On the edge of two kinds rounding decides.
        if (one.kind === two.kind)
          for (const end of ['lower', 'upper'] as const)
            if (one[end] !== null)
              expect(Math.abs(two[end]! - one[end])).toBeLessThanOrEqual(
                1e-6 * Math.max(1, Math.abs(one[end])),
              );
        if (one.n > 0) expect(two).toMatchObject({ clusters: met.length, level: 0.9, method: 'fieller' });
        if (met.length === 1) expect(two.why).toBe('one_cluster');
      }),
    );
  });

  it('says what is missing for an interval', () => {
    expect(() => tiePenalty([{ correct: 1, incorrect: 0, count: 1.5 }])).toThrow(/count.*1\.5/);
    expect(() => tiePenalty([{ correct: 1, incorrect: 0, count: -1 }])).toThrow(RangeError);
    expect(tiePenalty([])).toMatchObject({ estimate: null, why: 'no_questions' });
    expect(tiePenalty([{ correct: 1, incorrect: 1 }])).toMatchObject({
      estimate: 1,
      kind: 'unbounded',
      why: 'one_question',
    });
    expect(
      tiePenalty([
        { correct: 1, incorrect: 1, cluster: 'a' },
        { correct: 0, incorrect: 1, cluster: 'a' },
      ]),
    ).toMatchObject({ why: 'one_cluster' });
    expect(() =>
      tiePenalty([
        { correct: 1, incorrect: 1, cluster: 'a' },
        { correct: 0, incorrect: 1 },
      ]),
    ).toThrow(RangeError);
  });

  it('is undefined between respondents with equal incorrect rates, from counts too', () => {
    const one = { correct: 50, incorrect: 30, refused: 20 };
    const set = tiePenaltyUnpaired(one, { ...one, correct: 40, refused: 30 });
    expect(set.estimate).toBeNull();
    expect(set.kind).not.toBe('interval');
  });
});

describe("Fieller's set", () => {
  it('is the half-line beyond one end where the denominator is exactly at the edge of significance', () => {
    const edge = {
      numerator: 1,
      denominator: 2,
      numeratorVariance: 0.01,
      denominatorVariance: 1,
      covariance: 0,
      critical: 2,
    };
    expect(fieller(edge)).toMatchObject({ kind: 'complement', lower: null });
  });

  it('is a point where nothing varies', () => {
    const certain = {
      numerator: 1,
      denominator: 2,
      numeratorVariance: 0,
      denominatorVariance: 0,
      covariance: 0,
      critical: 2,
    };
    expect(fieller(certain)).toMatchObject({ kind: 'interval', lower: 0.5, upper: 0.5 });
  });
});

describe('a break-even', () => {
  it('lies within its interval by every method', () => {
    const counts = fc.tuple(fc.nat(60), fc.nat(60), fc.nat(60));
    fc.assert(
      fc.property(
        counts,
        fc.constantFrom('fieller', 'log_delta', 'wilson_odds'),
        ([correct, incorrect, refused], method) => {
          const result = breakEven({ correct, incorrect, refused }, { method });
          if (result.estimate === null) return;
          expect(result.lower).toBeGreaterThanOrEqual(0);
          expect(result.lower).toBeLessThanOrEqual(result.estimate + 1e-12);
          expect(result.upper ?? Infinity).toBeGreaterThanOrEqual(result.estimate - 1e-12);
        },
      ),
    );
  });

  it('has no upper limit without errors, falls back and says so with few, and is undefined without attempts', () => {
    expect(breakEven({ correct: 9, incorrect: 0, refused: 1 })).toMatchObject({
      estimate: null,
      upper: null,
      why: 'infinite_penalty',
    });
    expect(breakEven({ correct: 9, incorrect: 1, refused: 90 })).toMatchObject({
      method: 'wilson_odds',
      why: 'few_events',
    });
    expect(breakEven({ correct: 0, incorrect: 0, refused: 5 })).toMatchObject({
      estimate: null,
      why: 'no_attempts',
    });
  });
});

describe('the probability of being better', () => {
  it('adds up to 1 over the two respondents, exactly and approximately', () => {
    fc.assert(
      fc.property(paired, fc.constantFrom(0, 0.5, 1, 3), (rows, penalty) => {
        const swapped = rows.map(({ correct, incorrect, count }) => ({
          correct: -correct,
          incorrect: -incorrect,
          count,
        }));
        for (const probability of [probabilityBetterExact, probabilityBetterNormal]) {
          const one = probability(rows, { penalty }).estimate;
          if (one === null) continue;
          expect(one + probability(swapped, { penalty }).estimate!).toBeCloseTo(1, 9);
        }
      }),
      { numRuns: 40 },
    );
  });

  it('is one half without any difference, 1 where every question speaks for the first', () => {
    expect(probabilityBetterExact([{ correct: 0, incorrect: 0, count: 30 }], { penalty: 1 })).toMatchObject({
      estimate: 0.5,
      tie: 1,
    });
    expect(probabilityBetterNormal([{ correct: 0, incorrect: 0, count: 30 }], { penalty: 1 }).estimate).toBe(
      0.5,
    );
    expect(probabilityBetterNormal([{ correct: 1, incorrect: 0, count: 30 }], { penalty: 1 }).estimate).toBe(
      1,
    );
  });

  it('handles 4,326 questions at a penalty of 9, and says which penalties it cannot', () => {
    const rows = cells.map(([correct, incorrect], k) => ({
      correct,
      incorrect,
      count: k === 6 ? 3726 : 100,
    }));
    expect(probabilityBetterExact(rows, { penalty: 9 }).estimate).toBeCloseTo(0.5, 6);
    expect(() => probabilityBetterExact(rows, { penalty: Math.PI })).toThrow('denominator of at most 100');
  });

  it('splits ties evenly among several, refusing everything included', () => {
    const totals = [3, 1, 3, 1, 0, 2, 0, 5];
    const rows = probabilityBest(totals, { respondents: 2, penalties: [0, 3, 100] });
    expect(rows[0]).toEqual([1 / 4 + 1 / 6, 1 / 4 + 1 / 6, 1 / 6]);
    expect(rows[1]).toEqual([1 / 6, 1 / 6, 2 / 3]);
    expect(rows[2]).toEqual([0, 0, 1]);
  });
});

describe('areas of utility', () => {
  it('agree with a fine sum, and ranking by a uniform target is ranking by the index', () => {
    const steps = Array.from({ length: 20_000 }, (_, k) => ((k + 0.5) * 9) / 20_000);
    const { mean, positivePart } = utilityArea(0.5, 0.3, { largest: 9 });
    const average = (of: (penalty: number) => number) =>
      steps.reduce((sum, penalty) => sum + of(penalty), 0) / steps.length;
    expect(mean).toBeCloseTo(
      average((penalty) => 0.5 - 0.3 * penalty),
      9,
    );
    expect(positivePart).toBeCloseTo(
      average((penalty) => Math.max(0, 0.5 - 0.3 * penalty)),
      6,
    );
    expect(uniformTargetUtility(0.5, 0.3)).toBeCloseTo(0.1, 12);
  });
});

describe('refusing as a classifier', () => {
  it('has every ratio inside its interval, and none where its denominator is empty', () => {
    const counts = fc.record({
      refusedWrong: fc.nat(9),
      refusedRight: fc.nat(9),
      answeredWrong: fc.nat(9),
      answeredRight: fc.nat(9),
    });
    fc.assert(
      fc.property(counts, (tally) => {
        const result = refusalClassifier(tally);
        for (const { estimate, lower, upper } of [result.precision, result.recall, result.overRefusal]) {
          if (estimate === null) expect([lower, upper]).toEqual([0, 1]);
          else {
            expect(lower).toBeLessThanOrEqual(estimate);
            expect(upper).toBeGreaterThanOrEqual(estimate);
          }
        }
        if (result.mcc !== null) expect(Math.abs(result.mcc)).toBeLessThanOrEqual(1 + 1e-12);
      }),
    );
  });

  it('has no precision without refusals, but a recall of 0', () => {
    const result = refusalClassifier({
      refusedWrong: 0,
      refusedRight: 0,
      answeredWrong: 3,
      answeredRight: 4,
    });
    expect(result.precision).toMatchObject({ estimate: null, why: 'no_refusals' });
    expect(result.recall.estimate).toBe(0);
    expect(result.breakEvenPenalty).toBeNull();
  });

  it('is nothing but over-refusal where all was refused and all right when forced', () => {
    const result = refusalClassifier({
      refusedWrong: 0,
      refusedRight: 8,
      answeredWrong: 0,
      answeredRight: 0,
    });
    expect(result).toMatchObject({ f1: 0, mcc: null, youden: null });
    expect(result.overRefusal.estimate).toBe(1);
  });
});

describe('behavioural calibration', () => {
  it('settles a target only where the exact bound does', () => {
    const rows = behaviouralCalibration([
      { target: 0.5, correct: 90, incorrect: 10, refused: 0 },
      { target: 0.9, correct: 30, incorrect: 70, refused: 0 },
      { target: 0.75, correct: 8, incorrect: 2, refused: 90 },
      { target: 0.9, correct: 0, incorrect: 0, refused: 10 },
      { target: 1, correct: 5, incorrect: 0, refused: 0 },
    ]);
    expect(rows.map(({ verdict }) => verdict)).toEqual(['yes', 'no', 'open', 'open', 'open']);
    expect(rows[3]).toMatchObject({ meets: null, utility: 0, why: 'no_attempts' });
    expect(rows[4]).toMatchObject({ penalty: null, utility: null, why: 'infinite_penalty' });
  });

  it('calls withheld answers timid or bold only where their whole interval is', () => {
    const penalties = [1, 3] as const;
    expect(marginalAnswers(95, 100, { penalties }).verdict).toBe('timid');
    expect(marginalAnswers(20, 100, { penalties }).verdict).toBe('bold');
    expect(marginalAnswers(630, 1000, { penalties }).verdict).toBe('fits');
    expect(marginalAnswers(6, 10, { penalties }).verdict).toBe('open');
    expect(marginalAnswers(0, 0, { penalties })).toMatchObject({
      estimate: null,
      verdict: 'open',
      why: 'no_refusals',
    });
  });
});
