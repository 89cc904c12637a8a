/**
 * How alike two texts are by the runs of characters they share: near-duplicate questions score .8 and more.
 * Case and spacing are ignored, meaning is too: "born in 1815" and "born in 1816" are near duplicates to it, so two
 * questions should be called duplicates only where their answers agree as well.
 */

export interface ShingleOptions {
  /** Characters a run. @default 3 */
  readonly width?: number;
}

/**
 * Jaccard similarity of the sets of character runs, in [0, 1]; null where both texts are blank.
 *
 * Source: Broder 1997, "On the resemblance and containment of documents".
 *
 * @throws RangeError if the width is not a whole number of at least 1
 * @example
 * shingleSimilarity('Abc', 'abc'); // => 1
 */
export function shingleSimilarity(
  first: string,
  second: string,
  options: ShingleOptions = {},
): number | null {
  const one = shingles(first, options);
  const two = shingles(second, options);
  let shared = 0;
  for (const shingle of one) if (two.has(shingle)) shared++;
  const all = one.size + two.size - shared;
  return all === 0 ? null : shared / all;
}

/** The set of character runs of a text; a text shorter than a run is one run by itself. */
function shingles(text: string, { width = 3 }: ShingleOptions = {}): ReadonlySet<string> {
  if (!Number.isInteger(width) || width < 1) {
    throw new RangeError(`width must be a whole number of at least 1, got ${width}`);
  }
  const characters = [...text.toLowerCase().split(/\s+/u).filter(Boolean).join(' ')];
  const runs = new Set<string>();
  if (characters.length === 0) return runs;
  for (let i = 0; i <= Math.max(0, characters.length - width); i++) {
    runs.add(characters.slice(i, i + width).join(''));
  }
  return runs;
}
