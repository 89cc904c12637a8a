/** What `stat NAME` says to arguments that do not fit: the argument, what was expected, what was given. */
import { describe, expect, it } from 'vitest';
import { evaluateStatistic } from '../../../src/cli/stat/statistics.ts';

describe('a statistic by name', () => {
  it('suggests the name that was meant', () => {
    expect(() => evaluateStatistic('cohen_kapa', {})).toThrow(
      /^there is no statistic "cohen_kapa"\. Did you mean cohen_kappa\?$/,
    );
    expect(() => evaluateStatistic('nosuch', {})).toThrow(/^there is no statistic "nosuch"$/);
  });

  it('names the argument that is missing', () => {
    expect(() => evaluateStatistic('ece', { conf: [0.5] })).toThrow('arguments must have correct, got conf');
    expect(() => evaluateStatistic('cohen_kappa', {})).toThrow('arguments must have table, got none');
  });

  it('refuses a word outside a closed choice instead of taking the default', () => {
    const args = { conf: [0.5], correct: [1] };
    expect(() => evaluateStatistic('ece', { ...args, norm: 'L1' })).toThrow(
      'norm must be one of 1, 2, max, got L1',
    );
    expect(() => evaluateStatistic('ece', { ...args, scheme: 'equal' })).toThrow(
      'scheme must be one of width, mass',
    );
    expect(() => evaluateStatistic('krippendorff_alpha', { data: [[1]], level: 'x' })).toThrow(
      'level must be one of',
    );
  });

  it('takes an explicit null for the documented default', () => {
    const table = [
      [45, 15],
      [25, 15],
    ];
    expect(evaluateStatistic('cohen_kappa', { table, weights: null })).toMatchObject({
      kappa: 0.13043478260869554,
    });
    expect(
      evaluateStatistic('ppi_mean', { y: [1, 0], f: [1, 0], f_unlabeled: [1], lam: null }),
    ).toHaveProperty('lam');
  });
});

describe('the spread over wordings', () => {
  const y = [
    [1, 1, 0, 1, 0, 1],
    [0, 1, 0, 0, 0, 1],
    [1, 1, 1, 1, 0, 1],
  ];

  it('is computed from a row of answers a wording, by question or by cluster', () => {
    const apart = evaluateStatistic('wording_spread', { y }) as Record<string, number>;
    expect(apart['rates']).toEqual([4 / 6, 2 / 6, 5 / 6]);
    expect(apart['mean']).toBeCloseTo(11 / 18, 12);
    expect(apart['lower']!).toBeLessThanOrEqual(apart['spread']!);
    const gathered = evaluateStatistic('wording_spread', { y, cluster: ['a', 'a', 'b', 'b', 'c', 'c'] });
    expect(gathered).not.toEqual(apart);
  });

  it('names what does not fit', () => {
    expect(() => evaluateStatistic('wording_spread', { y: 3 })).toThrow(
      'y must be a list of lists of numbers',
    );
    expect(() =>
      evaluateStatistic('wording_spread', {
        y: [
          [1, 0],
          ['x', 0],
        ],
      }),
    ).toThrow('y[1] must be a list');
  });
});
