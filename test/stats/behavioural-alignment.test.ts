/** BAS against quadrature of its definition, and its edges. */
import { describe, expect, test } from 'vitest';
import { behaviouralAlignment } from '../../src/stats/confidence/behavioural-alignment.ts';
import reference from './reference/behavioural_alignment.json' with { type: 'json' };

describe('behavioural alignment', () => {
  test.each(reference.cases.map((each, at) => [at, each] as const))(
    'is the integral over thresholds of case %i',
    (_, { conf, correct, expected, interval }) => {
      const found = behaviouralAlignment(conf, correct);
      expect(found.estimate).toBeCloseTo(expected, 10);
      expect(found.lower).toBeCloseTo(interval[0]!, 8);
      expect(found.upper).toBeCloseTo(interval[1]!, 8);
    },
  );

  test('a certain wrong answer is held down to the ceiling, and told', () => {
    const found = behaviouralAlignment([1, 1, 0.5], [0, 1, 1], { ceiling: 0.99 });
    expect(found.heldDown).toBe(2);
    expect(found.estimate).toBeCloseTo((0.99 + Math.log(0.01) + 0.99 + 0.5) / 3, 12);
  });

  test('truth pays best: the mean is largest where what is stated is what comes true', () => {
    const correct = Array.from({ length: 100 }, (_, at) => (at < 70 ? 1 : 0));
    const at = (stated: number) =>
      behaviouralAlignment(
        correct.map(() => stated),
        correct,
      ).estimate!;
    expect(at(0.7)).toBeGreaterThan(at(0.6));
    expect(at(0.7)).toBeGreaterThan(at(0.8));
  });

  test('without answers there is no score', () => {
    expect(behaviouralAlignment([], [])).toMatchObject({ estimate: null, why: 'no_attempts', heldDown: 0 });
  });

  test('refuses percentages', () => {
    expect(() => behaviouralAlignment([70], [1])).toThrow('[0, 1]');
  });
});
