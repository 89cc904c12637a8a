/**
 * A random part of a set in which every stratum has its share, by largest remainders, so that the part looks like the
 * whole in what the strata are made of. Drawn by the seed: the same set, seed and size give the same part.
 */
import { groupBy } from '../../../core/group-by.ts';
import { createRandom, nextBelow } from '../../../stats/draw/random.ts';
import { largestRemainder } from '../../../stats/numeric/largest-remainder.ts';

export interface StratifiedSampleOptions {
  /** Questions wanted, at most as many as there are. */
  readonly size: number;
  readonly seed: number;
}

/** @param strata - Stratum of each question. @returns Places of the drawn questions, in order. */
export function stratifiedSample(strata: readonly string[], options: StratifiedSampleOptions): number[] {
  const { size, seed } = options;
  const members = groupBy(strata.keys(), (at) => strata[at]!);
  // Equal remainders go by name, so that a share does not depend on the order of the file.
  const groups = [...members].sort(([one], [two]) => (one < two ? -1 : 1));
  const takes = largestRemainder(
    groups.map(([, group]) => group.length),
    Math.min(size, strata.length),
  );
  return groups
    .flatMap(([stratum, group], at) => {
      const random = createRandom(seed, { stream: `dataset/sample/${stratum}` });
      const places = [...group];
      // The first steps of a Fisher-Yates shuffle.
      for (let drawn = 0; drawn < takes[at]!; drawn += 1) {
        const other = drawn + nextBelow(random, places.length - drawn);
        [places[drawn], places[other]] = [places[other]!, places[drawn]!];
      }
      return places.slice(0, takes[at]);
    })
    .sort((one, two) => one - two);
}
