/**
 * The k-th smallest value without sorting: an interval needs two order statistics of ten thousand.
 * Reorders the column it is given.
 */

/**
 * The value of rank `rank` (0 is the smallest) among the first `length` of `values`, which must hold no NaN.
 *
 * Source: Hoare, Communications of the ACM 4:321, 1961, with the middle of three as pivot.
 * @example
 * selectRank(Float64Array.of(3, 1, 2), 0); // => 1
 */
export function selectRank(values: Float64Array, rank: number, length: number = values.length): number {
  let low = 0;
  let high = length - 1;
  while (low < high) {
    const pivot = middleOfThree(values[low]!, values[(low + high) >> 1]!, values[high]!);
    let left = low;
    let right = high;
    while (left <= right) {
      while (values[left]! < pivot) left++;
      while (values[right]! > pivot) right--;
      if (left <= right) {
        const swapped = values[left]!;
        values[left] = values[right]!;
        values[right] = swapped;
        left++;
        right--;
      }
    }
    if (rank <= right) high = right;
    else if (rank >= left) low = left;
    else return values[rank]!;
  }
  return values[rank]!;
}

function middleOfThree(a: number, b: number, c: number): number {
  return Math.max(Math.min(a, b), Math.min(Math.max(a, b), c));
}
