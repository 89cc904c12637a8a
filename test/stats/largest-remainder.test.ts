import { expect, it } from 'vitest';
import { largestRemainder } from '../../src/stats/numeric/largest-remainder.ts';

it('adds up to the total, each less than one from its share', () => {
  expect(largestRemainder([0.5, 0.5, 0], 3)).toEqual([2, 1, 0]);
  expect(largestRemainder([0.125, 0.125, 0.75], 20)).toEqual([3, 2, 15]);
  expect(largestRemainder([0.333, 0.333, 0.334], 100)).toEqual([33, 33, 34]);
  expect(largestRemainder([0.29, 0.71, 0], 100)).toEqual([29, 71, 0]);
  for (let n = 0; n < 200; n += 1)
    expect(largestRemainder([0.105, 0.445, 0.45], n).reduce((sum, one) => sum + one, 0)).toBe(n);
  expect(largestRemainder([0, 0], 0)).toEqual([0, 0]);
});

it('gives equal remainders to the first, also where they differ by rounding alone', () => {
  expect(largestRemainder([14, 14, 1, 1, 36, 25], 56)).toEqual([9, 9, 1, 0, 22, 15]);
});
