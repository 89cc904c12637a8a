/**
 * Chances of being drawn in proportion to a size, that add up to the number drawn and lie between a floor and 1. The floor
 * bounds the weight that any one member can get, whatever the sizes say: sizes are guesses.
 */
import { checkLevel } from '../numeric/checks.ts';

/** Options of {@link inclusionProbabilities}. */
export interface InclusionOptions {
  /** How many are drawn. */
  readonly count: number;
  /** Least chance, as a share of the equal one, in (0, 1). @default 0.25 */
  readonly floor?: number;
}

/**
 * One chance a size: all 1 where `count` is no less than the sizes, else their sum is `count`. Equal sizes, or none above 0,
 * give equal chances. Whoever would get more than 1 gets 1, and the others share what is left.
 *
 * @throws RangeError where a size is negative or not finite, count no whole number of at least 1, floor not in (0, 1)
 * Source: Särndal, Swensson and Wretman, Model Assisted Survey Sampling, 1992, 3.6.
 * @example
 * inclusionProbabilities([1, 3], { count: 1, floor: 0.5 }); // => [0.375, 0.625]
 */
export function inclusionProbabilities(
  sizes: ArrayLike<number>,
  { count, floor = 0.25 }: InclusionOptions,
): number[] {
  checkLevel(floor);
  if (!Number.isInteger(count) || count < 1) {
    throw new RangeError(`count must be a whole number of at least 1, got ${count}`);
  }
  let total = 0;
  for (let at = 0; at < sizes.length; at += 1) {
    if (!(sizes[at]! >= 0 && sizes[at]! < Infinity)) {
      throw new RangeError(`sizes must be finite and at least 0, got ${sizes[at]}`);
    }
    total += sizes[at]!;
  }
  const n = sizes.length;
  if (count >= n) return Array.from({ length: n }, () => 1);
  const shares = Array.from({ length: n }, (_, at) =>
    total === 0 ? 1 / n : floor / n + ((1 - floor) * sizes[at]!) / total,
  );
  const chances = new Array<number>(n).fill(0);
  for (let sure = 0; ; ) {
    const open = shares.reduce((sum, share, at) => sum + (chances[at] === 1 ? 0 : share), 0);
    const factor = (count - sure) / open;
    let more = 0;
    shares.forEach((share, at) => {
      if (chances[at] === 1) return;
      chances[at] = Math.min(1, factor * share);
      if (chances[at] === 1) more += 1;
    });
    if (more === 0) return chances;
    // Each that is sure has a share above 1/count, so fewer than count are, and the floor of the others stands.
    sure += more;
  }
}
