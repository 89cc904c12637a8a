/** Drawing with unlike chances: the curves of questions, chances and samples against scipy, and what a draw must keep. */
import { describe, expect, test } from 'vitest';
import { inclusionProbabilities } from '../../src/stats/draw/inclusion-probabilities.ts';
import { pivotalSample } from '../../src/stats/draw/pivotal-sample.ts';
import { createRandom } from '../../src/stats/draw/random.ts';
import { questionEffects } from '../../src/stats/question/question-effects.ts';
import reference from './reference/adaptive_order.json' with { type: 'json' };

describe('question effects', () => {
  test.each(reference.effects)('as scipy finds them: $respondents respondents', (each) => {
    const found = questionEffects(each.cells, each);
    expect(found.variance).toBeCloseTo(each.variance, 5);
    for (const name of ['ability', 'ease', 'easeVariance'] as const) {
      each[name].forEach((value, place) => {
        expect(found[name][place]!, `${name} ${place}`).toBeCloseTo(value, 4);
      });
    }
  });

  test('stay finite where a respondent is always right, and know nothing of what nobody was asked', () => {
    const cells = [0, 1, 2].map((question) => ({ respondent: 0, question, successes: 1, trials: 1 }));
    const { ability, ease, easeVariance, variance } = questionEffects(cells, {
      respondents: 1,
      questions: 4,
    });
    expect(ability[0]!).toBeGreaterThan(0);
    expect(ability[0]!).toBeLessThan(10);
    expect(ease[3]).toBe(0);
    expect(easeVariance[3]!).toBeCloseTo(variance, 6);
    expect(() =>
      questionEffects([{ respondent: 0, question: 0, successes: 2, trials: 1 }], {
        respondents: 1,
        questions: 1,
      }),
    ).toThrow('got 2 of 1');
  });
});

describe('inclusion probabilities', () => {
  test.each(reference.chances)(
    'as by bisection: $count of 40, floor $floor',
    ({ sizes, count, floor, chances }) => {
      const found = inclusionProbabilities(sizes, { count, floor });
      chances.forEach((chance, place) => {
        expect(found[place]!).toBeCloseTo(chance, 10);
      });
      expect(Math.min(...found)).toBeGreaterThanOrEqual((floor * count) / 40 - 1e-12);
    },
  );

  test('are equal without sizes, all 1 where all are drawn, and refuse what is no size', () => {
    expect(inclusionProbabilities([0, 0, 0, 0], { count: 2 })).toEqual([0.5, 0.5, 0.5, 0.5]);
    expect(inclusionProbabilities([1, 2], { count: 5 })).toEqual([1, 1]);
    expect(() => inclusionProbabilities([1, -1], { count: 1 })).toThrow('at least 0, got -1');
    expect(() => inclusionProbabilities([1, 1], { count: 0 })).toThrow('count must be');
  });
});

describe('a pivotal sample', () => {
  test('has its size every time, and each member as often as its chance', () => {
    const chances = inclusionProbabilities([1, 2, 3, 4, 10, 30], { count: 3, floor: 0.1 });
    const random = createRandom(3);
    const drawn = new Float64Array(6);
    const draws = 20_000;
    for (let draw = 0; draw < draws; draw += 1) {
      const places = pivotalSample(chances, random);
      expect(new Set(places).size).toBe(3);
      for (const place of places) drawn[place]! += 1 / draws;
    }
    // Four standard errors.
    chances.forEach((chance, place) => {
      expect(Math.abs(drawn[place]! - chance)).toBeLessThan(4 * Math.sqrt(0.25 / draws) + 1e-9);
    });
  });

  test('comes in random order, the same by the same seed', () => {
    const chances = new Array<number>(30).fill(0.5);
    const draw = (seed: number) => pivotalSample(chances, createRandom(seed));
    expect(draw(1)).toEqual(draw(1));
    expect(draw(1)).not.toEqual(draw(2));
    expect(draw(1)).not.toEqual([...draw(1)].sort((a, b) => a - b));
    expect(() => pivotalSample([0.5, 0.2], createRandom(1))).toThrow('whole number');
  });
});
