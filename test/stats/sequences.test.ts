/** Confidence sequences against the same capital written out in numpy, and what nobody may lose who looks at any time. */
import { describe, expect, test } from 'vitest';
import { createRandom, nextUniform } from '../../src/stats/draw/random.ts';
import { confidenceSequence } from '../../src/stats/sequence/confidence-sequence.ts';
import {
  meanSequenceInterval,
  observeUnit,
  sequenceExcludes,
  startMeanSequence,
} from '../../src/stats/sequence/mean-sequence.ts';
import { sequentialTiePenalty } from '../../src/stats/sequence/sequential-tie-penalty.ts';
import { utilityDifferenceRange } from '../../src/stats/sequence/utility-difference-range.ts';
import reference from './reference/sequences.json' with { type: 'json' };

describe('a confidence sequence', () => {
  test.each(reference.cases)('excludes and ends as the reference does: $name', (each) => {
    const { range, planned, level, largest, population, questions, size, low, high } = each;
    const [a, b] = range as [number, number];
    const sequence = startMeanSequence({
      range: [a, b],
      planned,
      level,
      largest,
      at: each.candidates.map(([value]) => value as number),
      ...(population === null ? {} : { population: { units: population, questions: questions! } }),
    });
    const first = new Map<number, [number, string]>();
    size.forEach((questionsInUnit, unit) => {
      observeUnit(sequence, { sum: [low[unit]!, high[unit]!], size: questionsInUnit });
      for (const [value] of each.candidates as [number][]) {
        const side = sequenceExcludes(sequence, value);
        if (side !== null && !first.has(value)) first.set(value, [unit + 1, side]);
      }
    });
    for (const [value, at, side] of each.candidates as [number, number | null, string | null][]) {
      expect(first.get(value) ?? [null, null], `candidate ${value}`).toEqual([at, side]);
    }
    const { lower, upper } = meanSequenceInterval(sequence);
    const step = ((b - a) * Math.PI) / (160 * Math.sqrt(planned));
    expect(lower!).toBeLessThanOrEqual(each.lower + 1e-9);
    expect(lower!).toBeGreaterThan(each.lower - step);
    expect(upper!).toBeGreaterThanOrEqual(each.upper - 1e-9);
    expect(upper!).toBeLessThan(each.upper + step);
  });

  test('never widens, and holds the estimate of ordinary data', () => {
    const random = createRandom(3);
    const sequence = startMeanSequence({ range: [-2, 2], planned: 300 });
    let [lower, upper] = [-2, 2];
    for (let unit = 0; unit < 300; unit++) {
      observeUnit(sequence, { sum: nextUniform(random) < 0.3 ? 1 : 0 });
      const now = meanSequenceInterval(sequence);
      expect(now.lower!).toBeGreaterThanOrEqual(lower);
      expect(now.upper!).toBeLessThanOrEqual(upper);
      [lower, upper] = [now.lower!, now.upper!];
    }
    const { estimate } = meanSequenceInterval(sequence);
    expect(lower).toBeLessThan(estimate!);
    expect(upper).toBeGreaterThan(estimate!);
    expect(upper - lower).toBeLessThan(0.25);
  });

  test('of a population that was missed, what is known for sure stands at the end, as a contradiction', () => {
    // Not in random order: all ones come first, and one half is excluded long before the end shows that it is the mean.
    const values = Array.from({ length: 100 }, (_, at) => (at < 50 ? 1 : 0));
    const population = { units: 100, questions: 100 };
    const half = confidenceSequence(values.slice(0, 50), { range: [0, 1], planned: 100, population });
    expect(half.lower!).toBeGreaterThan(0.5);
    const end = confidenceSequence(values, { range: [0, 1], population });
    expect(end).toMatchObject({ estimate: 0.5, lower: 0.5, upper: 0.5, why: 'contradiction' });
  });

  test('of a finite set is its mean once all of it is drawn, and contradicts nothing', () => {
    const values = Array.from({ length: 60 }, (_, at) => ((at * 7) % 3 === 0 ? 1 : 0));
    const all = confidenceSequence(values, { range: [0, 1], population: { units: 60, questions: 60 } });
    expect(all).toMatchObject({ method: 'betting_without_replacement', n: 60, units: 60 });
    expect(all.lower).toBeCloseTo(1 / 3, 12);
    expect(all.upper).toBeCloseTo(1 / 3, 12);
    expect(all.why).toBeUndefined();
  });

  test('of values not known yet is that of neither extreme alone', () => {
    const known = startMeanSequence({ range: [0, 1], planned: 100 });
    const open = startMeanSequence({ range: [0, 1], planned: 100 });
    for (let unit = 0; unit < 100; unit++) {
      const sum = unit % 4 === 0 ? 0 : 1;
      observeUnit(known, { sum });
      observeUnit(open, { sum: unit % 10 === 0 ? [0, 1] : sum });
    }
    const [narrow, wide] = [meanSequenceInterval(known), meanSequenceInterval(open)];
    expect(wide.lower!).toBeLessThan(narrow.lower!);
    expect(wide.upper!).toBeGreaterThan(narrow.upper!);
  });

  test('says so where the units cannot have come in random order, and is never empty', () => {
    const values = Array.from({ length: 400 }, (_, at) => (at < 200 ? 1 : 0));
    const found = confidenceSequence(values, { range: [0, 1] });
    expect(found.why).toBe('contradiction');
    expect(found.lower!).toBeLessThan(found.upper!);
  });

  test('takes a cluster as one unit: three like answers to one person are not three pieces of evidence', () => {
    const answers = Array.from({ length: 40 }, (_, at) => at % 2);
    const thrice = answers.flatMap((answer) => [answer, answer, answer]);
    const labels = answers.flatMap((_, person) => [person, person, person]);
    const clustered = confidenceSequence(thrice, { range: [0, 1], clusters: labels });
    const single = confidenceSequence(answers, { range: [0, 1] });
    expect([clustered.lower, clustered.upper]).toEqual([single.lower, single.upper]);
    expect(clustered).toMatchObject({ n: 120, units: 40 });
  });

  test('without data is the range, with the reason', () => {
    expect(confidenceSequence([], { range: [-1, 1] })).toMatchObject({
      estimate: null,
      lower: -1,
      upper: 1,
      why: 'no_questions',
    });
  });

  test('refuses what would void its guarantee', () => {
    const sequence = startMeanSequence({ range: [0, 1], planned: 10, largest: 2 });
    expect(() => observeUnit(sequence, { sum: 2 })).toThrow('sum must lie between 0 and 1');
    expect(() => observeUnit(sequence, { sum: 3, size: 3 })).toThrow('largest announced, 2');
    expect(() => startMeanSequence({ range: [1, 0], planned: 10 })).toThrow('the lower first');
    expect(() => startMeanSequence({ range: [0, 1], planned: 0.5 })).toThrow('planned');
    expect(() => startMeanSequence({ range: [0, 1], planned: 10, level: 95 })).toThrow('level');
    const one = { range: [0, 1], planned: 1, population: { units: 1, questions: 1 } } as const;
    expect(() => confidenceSequence([1, 1], one)).toThrow('population of 1');
  });
});

describe('the range of a difference in utility', () => {
  test('is that of 1, 0 and -L against each other', () => {
    const penalty = 3;
    const utilities = [1, 0, -penalty];
    const differences = utilities.flatMap((first) => utilities.map((second) => first - second));
    expect(utilityDifferenceRange(penalty)).toEqual([Math.min(...differences), Math.max(...differences)]);
  });
});

describe('the tie penalty over all looks', () => {
  /** 1,000 questions in a fixed mixed order: the first respondent more often right by `correct`, more often wrong by `incorrect`. */
  function differences(correct: number, incorrect: number) {
    const random = createRandom(11);
    return Array.from({ length: 1_000 }, () => ({
      correct: nextUniform(random) < correct ? 1 : 0,
      incorrect: nextUniform(random) < Math.abs(incorrect) ? Math.sign(incorrect) : 0,
    }));
  }

  test('is an interval about the tie of an eager and a careful respondent', () => {
    const set = sequentialTiePenalty(differences(0.3, 0.3));
    expect(set.kind).toBe('interval');
    expect(set.lower!).toBeLessThan(1);
    expect(set.upper!).toBeGreaterThan(1);
    expect(set.upper! - set.lower!).toBeLessThan(0.6);
  });

  test('excludes just those penalties at which the sequence of the difference excludes 0', () => {
    const rows = differences(0.3, 0.2);
    const { lower, upper } = sequentialTiePenalty(rows);
    const excluded = (penalty: number) => {
      const sequence = startMeanSequence({ range: utilityDifferenceRange(penalty), planned: 1_000, at: [0] });
      for (const { correct, incorrect } of rows)
        observeUnit(sequence, { sum: correct - penalty * incorrect });
      return sequenceExcludes(sequence, 0);
    };
    expect([lower!, upper!].map(excluded)).toEqual(['above', 'below']);
    expect([lower! * 1.03, upper! / 1.03].map(excluded)).toEqual([null, null]);
  });

  test('has no end above where the two may err equally often, and is none where one dominates', () => {
    expect(sequentialTiePenalty(differences(0.3, 0.01))).toMatchObject({ kind: 'interval', upper: null });
    expect(sequentialTiePenalty(differences(0.3, -0.3))).toMatchObject({
      kind: 'none',
      lower: null,
      upper: null,
    });
    expect(sequentialTiePenalty([])).toMatchObject({ kind: 'unbounded', why: 'no_questions' });
  });

  test('takes clusters whole', () => {
    const rows = differences(0.3, 0.3);
    const clustered = sequentialTiePenalty(rows.map((row, at) => ({ ...row, cluster: at % 250 })));
    expect(clustered).toMatchObject({ kind: 'interval', n: 1_000, units: 250 });
  });
});
