import { describe, expect, it } from 'vitest';
import { addToGroup, groupBy } from '../../src/core/group-by.ts';
import { largestRemainder } from '../../src/core/largest-remainder.ts';

describe('grouping', () => {
  it('keeps the order of keys and of items', () => {
    expect([...groupBy(['b1', 'a1', 'b2'], (word) => word[0])]).toEqual([
      ['b', ['b1', 'b2']],
      ['a', ['a1']],
    ]);
  });

  it('appends: a quarter of a million items of one group take no time to speak of', () => {
    const groups = new Map<string, number[]>();
    const before = process.cpuUsage();
    for (let item = 0; item < 250_000; item += 1) addToGroup(groups, 'one', item);
    expect(groups.get('one')).toHaveLength(250_000);
    // Copying the group for each member takes minutes.
    expect(process.cpuUsage(before).user).toBeLessThan(5e6);
  });
});

describe('largest remainders', () => {
  it('add up to the total, each less than one from its share', () => {
    expect(largestRemainder([0.5, 0.5, 0], 3)).toEqual([2, 1, 0]);
    expect(largestRemainder([0.125, 0.125, 0.75], 20)).toEqual([3, 2, 15]);
    expect(largestRemainder([0.333, 0.333, 0.334], 100)).toEqual([33, 33, 34]);
    expect(largestRemainder([0.29, 0.71, 0], 100)).toEqual([29, 71, 0]);
    for (let n = 0; n < 200; n += 1)
      expect(largestRemainder([0.105, 0.445, 0.45], n).reduce((sum, one) => sum + one, 0)).toBe(n);
  });
});
