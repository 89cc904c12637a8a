/**
 * The natural logarithm of n!, for exact enumerations and for the rejection step of binomial draws.
 * A table serves small n; above it Stirling's series is exact to the last digit or two.
 */

const TABLE = new Float64Array(256);
for (let n = 2; n < TABLE.length; n++) TABLE[n] = TABLE[n - 1]! + Math.log(n);

const HALF_LOG_TWO_PI = 0.5 * Math.log(2 * Math.PI);

/**
 * log(n!) for whole n >= 0, relative error about 1e-15.
 *
 * Source: Abramowitz and Stegun 6.1.41.
 * @example
 * logFactorial(4); // => 3.1780538303479453
 */
export function logFactorial(n: number): number {
  if (n < TABLE.length) return TABLE[n]!;
  return (n + 0.5) * Math.log(n) - n + HALF_LOG_TWO_PI + stirlingRest(n);
}

/** What Stirling's leading terms leave of log(n!), for n >= 10. */
export function stirlingRest(n: number): number {
  const inverse = 1 / n;
  const square = inverse * inverse;
  return inverse * (1 / 12 - square * (1 / 360 - square * (1 / 1260 - square * (1 / 1680 - square / 1188))));
}
