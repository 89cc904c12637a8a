/** Random draws and resamples: unbiased, and repeatable whatever the order. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { createRandom, nextBelow, nextUint32, nextUniform } from '../../src/stats/draw/random.ts';
import { chance, drawBinomial } from '../../src/stats/draw/random-binomial.ts';
import { cellUnits, resample } from '../../src/stats/draw/resample.ts';
import { binomialPmf, chiSquareUpperTail } from '../../src/stats/numeric/distributions.ts';

describe('the generator', () => {
  it('follows xoshiro128** from a known state', () => {
    // The published algorithm in Python 3.11 integers, from the state 1, 2, 3, 4.
    const state = Int32Array.of(1, 2, 3, 4);
    expect([1, 2, 3, 4, 5].map(() => nextUint32(state))).toEqual([11520, 0, 5927040, 70819200, 2031721883]);
  });

  it('gives other numbers for another seed or stream, and the same for the same', () => {
    const first = (seed: number, stream?: string) => nextUint32(createRandom(seed, stream ? { stream } : {}));
    expect(first(1)).toBe(first(1));
    expect(
      new Set([first(1), first(2), first(1, 'a'), first(1, 'b'), first(12, '3'), first(1, '23')]).size,
    ).toBe(6);
  });

  it('gives whole numbers below n evenly, the remainder of the word where no draw is repeated', () => {
    const [one, other] = [createRandom(5), createRandom(5)];
    for (let draw = 0; draw < 1000; draw++) expect(nextBelow(one, 4326)).toBe(nextUint32(other) % 4326);
    // By the remainder alone the lowest third of three quarters of all words would come in half of the draws.
    const n = 3 * 2 ** 30;
    let low = 0;
    for (let draw = 0; draw < 3000; draw++) low += nextBelow(one, n) < 2 ** 30 ? 1 : 0;
    expect(low / 3000).toBeCloseTo(1 / 3, 1);
  });

  it('fills (0, 1) evenly', () => {
    const random = createRandom(3);
    const bins = new Array<number>(64).fill(0);
    const draws = 200_000;
    for (let draw = 0; draw < draws; draw++) bins[Math.floor(nextUniform(random) * 64)]! += 1;
    const statistic = bins.reduce((sum, bin) => sum + (bin - draws / 64) ** 2 / (draws / 64), 0);
    expect(chiSquareUpperTail(statistic, 63)).toBeGreaterThan(0.0001);
  });
});

describe('binomial draws', () => {
  it.each([
    [30, 0.4],
    [100, 0.3],
    [500, 0.3],
    [4326, 0.01],
    [4326, 0.42],
    [1_000_000, 0.5],
    [12, 0.9],
    [50, 0.999],
  ])('of %i at %f have the right mean and variance, where a known generator is biased', (n, p) => {
    const random = createRandom(11, { stream: `${n}/${p}` });
    const each = chance(p);
    const draws = 10_000;
    let sum = 0;
    let squares = 0;
    for (let draw = 0; draw < draws; draw++) {
      const rate = drawBinomial(random, n, each) / n;
      sum += rate;
      squares += rate * rate;
    }
    const variance = (p * (1 - p)) / n;
    expect(Math.abs(sum / draws - p)).toBeLessThan(4 * Math.sqrt(variance / draws));
    // Six percent for near-normal counts; a rare event's fourth moment needs more room.
    const room = Math.max(0.06, 4 * Math.sqrt((2 + 1 / (n * p * (1 - p))) / draws));
    expect(Math.abs((squares / draws - (sum / draws) ** 2) / variance - 1)).toBeLessThan(room);
  });

  it.each([
    [30, 0.4],
    [100, 0.3],
    [90, 0.25],
    [45, 0.5],
  ])('of %i at %f follow the exact distribution on both sides of the switch of algorithm', (n, p) => {
    const random = createRandom(5);
    const each = chance(p);
    const draws = 100_000;
    const seen = new Array<number>(n + 1).fill(0);
    for (let draw = 0; draw < draws; draw++) seen[drawBinomial(random, n, each)]! += 1;
    let statistic = 0;
    let cells = 0;
    for (let k = 0; k <= n; k++) {
      const expected = draws * binomialPmf(k, n, p);
      if (expected < 10) continue;
      statistic += (seen[k]! - expected) ** 2 / expected;
      cells++;
    }
    expect(chiSquareUpperTail(statistic, cells)).toBeGreaterThan(0.0001);
  });

  it('at the ends are certain', () => {
    const random = createRandom(1);
    expect(drawBinomial(random, 7, chance(0))).toBe(0);
    expect(drawBinomial(random, 7, chance(1))).toBe(7);
    expect(drawBinomial(random, 0, chance(0.5))).toBe(0);
  });
});

describe('resamples', () => {
  const cells = fc.array(fc.integer({ min: 0, max: 80 }), { minLength: 1, maxLength: 12 });

  it('keep the number of questions of each stratum and never draw an empty cell', () => {
    fc.assert(
      fc.property(cells, cells, fc.integer(), (first, second, seed) => {
        const data = resample(
          [cellUnits(first), cellUnits(second)].map(padded(first.length, second.length)),
          {
            resamples: 20,
            seed,
          },
        );
        const width = first.length + second.length;
        const whole = (counts: readonly number[]) => counts.reduce((sum, count) => sum + count, 0);
        for (let row = 0; row < 20; row++) {
          const drawn = Array.from(data.draws.subarray(row * width, (row + 1) * width));
          expect(whole(drawn.slice(0, first.length))).toBe(whole(first));
          expect(whole(drawn.slice(first.length))).toBe(whole(second));
          [...first, ...second].forEach((count, cell) => {
            if (count === 0) expect(drawn[cell]).toBe(0);
          });
        }
      }),
      { numRuns: 50 },
    );
  });

  it('are the same bits for the same seed, and do not depend on other strata', () => {
    const one = resample([cellUnits([40, 30, 20])], { resamples: 50, seed: 9 });
    const again = resample([cellUnits([40, 30, 20])], { resamples: 50, seed: 9 });
    const withAnother = resample([cellUnits([40, 30, 20]), cellUnits([500, 1, 7])], {
      resamples: 50,
      seed: 9,
    });
    expect(again.draws).toEqual(one.draws);
    for (let row = 0; row < 50; row++) {
      expect(withAnother.draws.slice(row * 6, row * 6 + 3)).toEqual(one.draws.slice(row * 3, row * 3 + 3));
    }
  });

  it.each([
    ['small whole numbers', (value: number) => value % 5],
    ['numbers that leave no room for two in a double', (value: number) => value * 1_000_003],
    ['means over trials', (value: number) => value / 3],
  ])('add up %s to the last bit', (_, made) => {
    const units = Array.from({ length: 9 }, (_, unit) => ({
      count: unit % 4,
      totals: Array.from({ length: 7 }, (_, column) => made((unit * 7 + column) % 11)),
    }));
    const { draws, totals } = resample([units], { resamples: 40 });
    const expected = Array.from({ length: 40 * 7 }, (_, at) =>
      units.reduce(
        (sum, unit, place) => sum + draws[Math.floor(at / 7) * 9 + place]! * unit.totals[at % 7]!,
        0,
      ),
    );
    expect([...totals]).toEqual(expected);
  });

  it('of clusters have the mean and variance of drawing whole clusters', () => {
    const types = [
      { count: 50, totals: [3] },
      { count: 150, totals: [0] },
    ];
    const data = resample([types], { seed: 4 });
    const totals = Array.from(data.totals);
    const mean = totals.reduce((sum, total) => sum + total, 0) / totals.length;
    const variance = totals.reduce((sum, total) => sum + (total - mean) ** 2, 0) / totals.length;
    // 200 clusters, a quarter of them worth 3.
    expect(Math.abs(mean - 150)).toBeLessThan((4 * Math.sqrt(9 * 200 * 0.1875)) / 100);
    expect(Math.abs(variance / (9 * 200 * 0.1875) - 1)).toBeLessThan(0.06);
  });

  it('of many cells with few questions are drawn one by one with the same law', () => {
    const counts = [3, 1, 4, 1, 5];
    const data = resample([cellUnits(counts)], { resamples: 40_000, seed: 2 });
    counts.forEach((count, cell) => {
      let sum = 0;
      for (let row = 0; row < 40_000; row++) sum += data.draws[row * 5 + cell]!;
      const spread = Math.sqrt((count * (1 - count / 14)) / 40_000);
      expect(Math.abs(sum / 40_000 - count)).toBeLessThan(4 * spread);
    });
  });
});

/** Gives the cells of two strata totals of a common width, so that they can be told apart in the sum. */
function padded(first: number, second: number) {
  return (units: readonly { count: number; totals: readonly number[] }[], stratum: number) =>
    units.map(({ count }, cell) => ({
      count,
      totals: Array.from({ length: first + second }, (_, column) =>
        column === cell + (stratum === 0 ? 0 : first) ? 1 : 0,
      ),
    }));
}
