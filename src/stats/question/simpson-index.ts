/**
 * How often two draws meet in the same category: near 1 where one dominates, near 0 where there are very many. The
 * unbiased form, over pairs of different draws, because with few draws the plain sum of squares is too large.
 */

/**
 * Share of pairs of draws that are of one category; null below two draws.
 *
 * Source: Simpson 1949, Nature 163:688.
 *
 * @param counts draws a category
 * @throws RangeError if a count is negative or no whole number
 * @example
 * simpsonIndex([2, 1]); // => 0.3333333333333333
 */
export function simpsonIndex(counts: readonly number[]): number | null {
  let draws = 0;
  let meetings = 0;
  for (const count of counts) {
    if (!Number.isInteger(count) || count < 0) {
      throw new RangeError(`counts must be whole numbers from 0, got ${count}`);
    }
    draws += count;
    meetings += count * (count - 1);
  }
  return draws < 2 ? null : meetings / (draws * (draws - 1));
}
