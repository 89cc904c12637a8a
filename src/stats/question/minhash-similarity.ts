/**
 * Similarity of two texts estimated from their MinHash signatures, with its standard error.
 */
import { checkSameLength } from '../numeric/checks.ts';

export interface MinhashSimilarity {
  /** Share of equal entries, an unbiased estimate of the Jaccard similarity. */
  readonly estimate: number;
  /** sqrt(J (1 - J) / size) at the estimate; 0 at 0 and 1, where it says little. */
  readonly standardError: number;
}

/**
 * Compares two signatures made with the same size, seed and width.
 *
 * Source: Broder 1997, "On the resemblance and containment of documents".
 *
 * @throws RangeError if the signatures differ in length or are empty
 * @example
 * minhashSimilarity(Uint32Array.of(1, 2, 3, 4), Uint32Array.of(1, 2, 0, 4)).estimate; // => 0.75
 */
export function minhashSimilarity(first: Uint32Array, second: Uint32Array): MinhashSimilarity {
  checkSameLength(first, second, 'signatures');
  const size = first.length;
  if (size === 0) throw new RangeError('signatures must have at least one entry, got none');
  let equal = 0;
  for (let k = 0; k < size; k++) if (first[k] === second[k]) equal++;
  const estimate = equal / size;
  return { estimate, standardError: Math.sqrt((estimate * (1 - estimate)) / size) };
}
