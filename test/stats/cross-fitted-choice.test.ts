/** A choice is worth what it brings on questions that did not make it. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { createRandom, nextUniform } from '../../src/stats/draw/random.ts';
import { crossFittedChoice } from '../../src/stats/penalty/cross-fitted-choice.ts';
import { crossFittedUtilities } from '../../src/stats/penalty/cross-fitted-utilities.ts';

function coins(count: number, seed: number): Float64Array {
  const random = createRandom(seed, { stream: 'coins' });
  return Float64Array.from({ length: count }, () => (nextUniform(random) < 0.5 ? 1 : 0));
}

describe('a cross-fitted choice', () => {
  it('does not flatter the luckiest of equals, as the choice on all questions does', () => {
    const labels = Array.from({ length: 100 }, (_, index) => index);
    let held = 0;
    let seen = 0;
    for (let run = 0; run < 60; run += 1) {
      const candidates = Array.from({ length: 20 }, (_, candidate) => coins(100, run * 100 + candidate));
      const choice = crossFittedChoice(candidates, labels, { seed: run });
      held += choice.estimate! / 60;
      seen += choice.inSample! / 60;
    }
    expect(seen).toBeGreaterThan(0.57);
    expect(Math.abs(held - 0.5)).toBeLessThan(0.02);
  });

  it('is the same whether utilities are made first or read off totals made once, at any penalty and among any', () => {
    const labels = Array.from({ length: 300 }, (_, index) => index >> 1);
    const settings = Array.from({ length: 8 }, (_, setting) => {
      const right = coins(300, 10 + setting);
      const answered = coins(300, 30 + setting);
      return {
        correct: right.map((one, at) => one * answered[at]!),
        incorrect: right.map((one, at) => (1 - one) * answered[at]!),
      };
    });
    const fitted = crossFittedUtilities(settings, labels, { seed: 3, level: 0.9 });
    for (const [penalty, among, over] of [
      [1, [0, 1, 2, 3, 4, 5, 6, 7], undefined],
      [3, [6, 2, 5], 2],
      [0.3, [1, 4, 7], undefined],
    ] as const) {
      const worth = (place: number) =>
        settings[place]!.correct.map((one, at) => one - penalty * settings[place]!.incorrect[at]!);
      const base = over === undefined ? new Float64Array(300) : worth(over);
      const candidates = among.map((place) => worth(place).map((one, at) => one - base[at]!));
      const { heldOut, ...one } = fitted({ penalty, among, ...(over === undefined ? {} : { over }) });
      const { heldOut: same, ...other } = crossFittedChoice(candidates, labels, { seed: 3, level: 0.9 });
      expect(heldOut).toEqual(same);
      expect(one.votes).toEqual(other.votes);
      expect(one.chosen).toBe(other.chosen);
      for (const name of ['estimate', 'lower', 'upper', 'standardError', 'inSample'] as const) {
        expect(one[name]).toBeCloseTo(other[name]!, 12);
      }
    }
  });

  it('finds a candidate that is truly better, in every fold', () => {
    const labels = Array.from({ length: 200 }, (_, index) => index);
    const choice = crossFittedChoice([coins(200, 1), new Float64Array(200).fill(0.9), coins(200, 2)], labels);
    expect(choice.chosen).toBe(1);
    expect(choice.votes).toEqual([0, 10, 0]);
    expect(choice.estimate).toBeCloseTo(0.9, 12);
  });

  it('keeps the questions of a cluster in one fold', () => {
    // Each cluster has a candidate of its own that is right on it alone: chosen only if the cluster had a say.
    const labels = Array.from({ length: 40 }, (_, index) => index >> 1);
    const candidates = Array.from({ length: 20 }, (_, own) =>
      Float64Array.from(labels, (label) => (label === own ? 1 : 0)),
    );
    const choice = crossFittedChoice(candidates, labels, { folds: 20 });
    expect(choice.estimate).toBe(0);
    expect(choice.inSample).toBeCloseTo(2 / 40, 12);
  });

  it('gives the same bits for the same seed, and says when nothing can be held out', () => {
    fc.assert(
      fc.property(fc.integer({ min: 2, max: 30 }), fc.integer({ min: 1, max: 99 }), (n, seed) => {
        const labels = Array.from({ length: n }, (_, index) => index);
        const once = crossFittedChoice([coins(n, seed), coins(n, seed + 1)], labels, { seed });
        expect(crossFittedChoice([coins(n, seed), coins(n, seed + 1)], labels, { seed })).toEqual(once);
      }),
    );
    expect(crossFittedChoice([[1, 0]], ['a', 'a'])).toMatchObject({ estimate: null, why: 'one_cluster' });
    expect(crossFittedChoice([[]], [])).toMatchObject({ estimate: null, why: 'no_questions' });
    expect(() => crossFittedChoice([], [])).toThrow(RangeError);
    expect(() => crossFittedChoice([[1]], [1, 2])).toThrow(RangeError);
  });
});
