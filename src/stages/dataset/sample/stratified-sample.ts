/**
 * A random part of a set in which every stratum has its share, by largest remainders, so that the part looks like the
 * whole in what the strata are made of. Drawn by the seed: the same set, seed and size give the same part.
 */
import { groupBy } from '../../../core/group-by.ts';
import { createRandom, nextBelow } from '../../../stats/draw/random.ts';

export interface StratifiedSampleOptions {
  /** Questions wanted, at most as many as there are. */
  readonly size: number;
  readonly seed: number;
}

/** @param strata - Stratum of each question. @returns Places of the drawn questions, in order. */
export function stratifiedSample(strata: readonly string[], options: StratifiedSampleOptions): number[] {
  const { size, seed } = options;
  const members = groupBy(strata.keys(), (at) => strata[at]!);
  const wanted = Math.min(size, strata.length);
  const shares = [...members].map(([stratum, group]) => {
    const exact = (wanted * group.length) / strata.length;
    return { stratum, group, take: Math.floor(exact), rest: exact - Math.floor(exact) };
  });
  let left = wanted - shares.reduce((sum, { take }) => sum + take, 0);
  for (const share of [...shares].sort(
    (one, two) => two.rest - one.rest || (one.stratum < two.stratum ? -1 : 1),
  )) {
    if (left === 0) break;
    share.take += 1;
    left -= 1;
  }
  return shares
    .flatMap(({ stratum, group, take }) => {
      const random = createRandom(seed, { stream: `dataset/sample/${stratum}` });
      const places = [...group];
      // The first steps of a Fisher-Yates shuffle.
      for (let drawn = 0; drawn < take; drawn += 1) {
        const other = drawn + nextBelow(random, places.length - drawn);
        [places[drawn], places[other]] = [places[other]!, places[drawn]!];
      }
      return places.slice(0, take);
    })
    .sort((one, two) => one - two);
}
