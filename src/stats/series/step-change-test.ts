/**
 * Did one question's outcome change at some run and stay changed? The best split of its runs into before and after, against
 * the same with its trials shuffled among the runs: the price of having chosen the split is paid within the test.
 */
import { createRandom, nextUint32 } from '../draw/random.ts';

/** Options of {@link stepChangeTest}. */
export interface StepChangeTestOptions {
  /** @default 1 */
  readonly seed?: number;
  /** Most shuffles, at least 1; fewer are drawn once it is clear that p is not small. @default 20000 */
  readonly shuffles?: number;
}

/** The best split and its p value. */
export interface StepChangeTest {
  /** Place of the first run after the split; null where the outcomes never vary. */
  readonly at: number | null;
  /** Likelihood ratio statistic (G²) of the split. */
  readonly statistic: number;
  readonly pValue: number;
}

/** Shuffles as good as what was observed after which no more are drawn. */
const ENOUGH = 20;

/**
 * Tests the order of `runs`, each the counts of a question's outcomes by kind; runs without trials are passed over.
 *
 * @throws RangeError unless `shuffles` is a whole number of at least 1.
 * Source: Besag and Clifford, Biometrika 78:301, 1991 (sequential Monte Carlo p values); the statistic is Wilks' G².
 * @example
 * stepChangeTest([[1, 0], [1, 0], [0, 1], [0, 1]]).at; // => 2
 */
export function stepChangeTest(
  runs: readonly (readonly number[])[],
  { seed = 1, shuffles = 20_000 }: StepChangeTestOptions = {},
): StepChangeTest {
  if (!Number.isInteger(shuffles) || shuffles < 1) {
    throw new RangeError(`shuffles must be a whole number of at least 1, got ${shuffles}`);
  }
  const kinds = Math.max(0, ...runs.map((counts) => counts.length));
  const trials = runs.flatMap((counts) =>
    counts.flatMap((count, kind) => new Array<number>(count).fill(kind)),
  );
  const ends: number[] = [];
  const places: number[] = [];
  let seen = 0;
  runs.forEach((counts, place) => {
    const size = counts.reduce((sum, count) => sum + count, 0);
    if (size === 0) return;
    if (seen > 0) {
      ends.push(seen);
      places.push(place);
    }
    seen += size;
  });
  if (new Set(trials).size < 2 || ends.length === 0) return { at: null, statistic: 0, pValue: 1 };
  const observed = bestSplit(trials, ends, kinds);
  const random = createRandom(seed, { stream: 'step-change' });
  const shuffled = Uint8Array.from(trials);
  let reached = 0;
  let drawn = 0;
  while (drawn < shuffles && reached < ENOUGH) {
    for (let last = shuffled.length - 1; last > 0; last--) {
      const other = Math.floor((nextUint32(random) / 4_294_967_296) * (last + 1));
      const kept = shuffled[last]!;
      shuffled[last] = shuffled[other]!;
      shuffled[other] = kept;
    }
    drawn++;
    if (bestSplit(shuffled, ends, kinds).statistic >= observed.statistic - 1e-9) reached++;
  }
  const pValue = reached >= ENOUGH ? reached / drawn : (reached + 1) / (drawn + 1);
  return { at: places[observed.split]!, statistic: observed.statistic, pValue };
}

function bestSplit(
  trials: ArrayLike<number>,
  ends: readonly number[],
  kinds: number,
): { split: number; statistic: number } {
  const all = new Array<number>(kinds).fill(0);
  for (let trial = 0; trial < trials.length; trial++) all[trials[trial]!]!++;
  const before = new Array<number>(kinds).fill(0);
  const best = { split: 0, statistic: -1 };
  let trial = 0;
  for (let split = 0; split < ends.length; split++) {
    for (; trial < ends[split]!; trial++) before[trials[trial]!]!++;
    let statistic = 0;
    for (let kind = 0; kind < kinds; kind++) {
      const total = all[kind]! / trials.length;
      statistic += part(before[kind]!, trial * total);
      statistic += part(all[kind]! - before[kind]!, (trials.length - trial) * total);
    }
    if (statistic > best.statistic) Object.assign(best, { split, statistic });
  }
  return best;
}

function part(count: number, expected: number): number {
  return count === 0 ? 0 : 2 * count * Math.log(count / expected);
}
