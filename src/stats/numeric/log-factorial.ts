/**
 * The natural logarithm of n!, for exact enumerations and for the rejection step of binomial draws.
 * A table serves n up to 131,071 and grows when asked for more; above it Stirling's series is exact to the last digits.
 */

const LARGEST_TABLE = 131_072;
const HALF_LOG_TWO_PI = 0.5 * Math.log(2 * Math.PI);

let table = extend(new Float64Array(0), 1024);

/**
 * log(n!) for whole n >= 0, relative error about 1e-15.
 *
 * Source: Abramowitz and Stegun 6.1.41.
 * @example
 * logFactorial(4); // => 3.1780538303479453
 */
export function logFactorial(n: number): number {
  if (n < table.length) return table[n]!;
  if (n >= LARGEST_TABLE) return stirling(n);
  table = extend(table, Math.min(LARGEST_TABLE, 2 ** Math.ceil(Math.log2(n + 1))));
  return table[n]!;
}

/** Small n summed, the rest by the series, so that no error builds up along the table. */
function extend(shorter: Float64Array, length: number): Float64Array<ArrayBuffer> {
  const longer = new Float64Array(length);
  longer.set(shorter);
  for (let n = Math.max(2, shorter.length); n < length; n++) {
    longer[n] = n < 64 ? longer[n - 1]! + Math.log(n) : stirling(n);
  }
  return longer;
}

function stirling(n: number): number {
  const inverse = 1 / n;
  const square = inverse * inverse;
  const rest =
    inverse * (1 / 12 - square * (1 / 360 - square * (1 / 1260 - square * (1 / 1680 - square / 1188))));
  return (n + 0.5) * Math.log(n) - n + HALF_LOG_TWO_PI + rest;
}
