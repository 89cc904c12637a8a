/** A choice is worth what it brings on questions that did not make it. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { createRandom, nextUniform } from '../../src/stats/draw/random.ts';
import { crossFittedChoice } from '../../src/stats/penalty/cross-fitted-choice.ts';

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
