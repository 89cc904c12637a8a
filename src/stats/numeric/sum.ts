/** Sum and mean of a column, in its order: in another the last digits would be others. */

export function sum(values: ArrayLike<number>): number {
  let total = 0;
  for (let at = 0; at < values.length; at += 1) total += values[at]!;
  return total;
}

/** NaN of none. */
export function mean(values: ArrayLike<number>): number {
  return sum(values) / values.length;
}
