/** The spread over wordings against scipy's F and the textbook's mean squares, and its edges. */
import { describe, expect, test } from 'vitest';
import { wordingSpread } from '../../src/stats/rate/wording-spread.ts';
import reference from './reference/wordings.json' with { type: 'json' };

describe('wording spread', () => {
  test.each(reference.cases.map((each, at) => [at, each] as const))(
    'is that of case %i',
    (_, { m, sums, expected }) => {
      const found = wordingSpread(sums.map((row) => ({ sizes: row.map(() => m), sums: row })));
      for (const [key, value] of Object.entries(expected)) {
        expect(found[key as keyof typeof expected]).toBeCloseTo(value, 9);
      }
    },
  );

  test('one wording, or one without a case, has no spread', () => {
    expect(wordingSpread([{ sizes: [1, 1], sums: [1, 0] }])).toMatchObject({
      estimate: null,
      why: 'no_questions',
    });
    expect(
      wordingSpread([
        { sizes: [1, 1], sums: [1, 0] },
        { sizes: [0, 0], sums: [0, 0] },
      ]).estimate,
    ).toBeNull();
  });

  test('wordings that agree on every question leave no interval, not certainty', () => {
    const same = { sizes: [1, 1, 1], sums: [1, 0, 1] };
    expect(wordingSpread([same, same])).toMatchObject({
      estimate: 0,
      lower: null,
      upper: null,
      why: 'no_variation',
    });
  });

  test('clusters of several questions are paid for: the same answers in fewer clusters have a larger sampling error', () => {
    const apart = { sizes: [1, 1, 1, 1, 1, 1], sums: [1, 1, 1, 0, 0, 0] };
    const gathered = { sizes: [3, 3], sums: [3, 0] };
    expect(wordingSpread([gathered, gathered]).samplingError!).toBeGreaterThan(
      wordingSpread([apart, apart]).samplingError!,
    );
  });
});
