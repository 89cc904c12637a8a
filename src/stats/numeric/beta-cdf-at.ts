/**
 * The distribution function of one Beta variable, prepared for the thousands of points at which a quadrature asks for it.
 * What hangs on the parameters alone is found once, from @stdlib's value at the mean; log-gammas, which lose nine digits where
 * counts reach a million, are never formed. Each point then costs a continued fraction.
 */
import { betaCdf } from './distributions.ts';

/** Below this natural logarithm of the leading factor the smaller tail is 0 to all digits of a probability. */
const NOTHING = -52;
const TINY = 1e-300;

/**
 * P(X <= x) for X ~ Beta(`a`, `b`) as a function of x, to about 1e-12, or 1e-10 where they reach a million; `a` and `b` above 0.
 *
 * Source: NIST Digital Library of Mathematical Functions, 8.17.22; Lentz's method as in Thompson and Barnett 1986.
 * @example
 * betaCdfAt(2, 3)(0.5).toFixed(12); // => '0.687500000000'
 */
export function betaCdfAt(a: number, b: number): (x: number) => number {
  const mean = a / (a + b);
  const turn = (a + 1) / (a + b + 2);
  // The logarithm of x^a (1 - x)^b / B(a, b), up to the constant that makes the value at the mean right.
  const shape = (x: number) => a * logRatio(x, mean) + b * logRatio(1 - x, 1 - mean, mean - x);
  const atMean = betaCdf(mean, a, b);
  const scale =
    mean < turn
      ? Math.log((atMean * a) / fraction(mean, a, b))
      : Math.log(((1 - atMean) * b) / fraction(1 - mean, b, a));
  return (x) => {
    if (!(x > 0)) return 0;
    if (x >= 1) return 1;
    const leading = shape(x) + scale;
    if (x < turn) {
      return leading < NOTHING ? 0 : Math.min(1, (Math.exp(leading) * fraction(x, a, b)) / a);
    }
    return leading < NOTHING ? 1 : Math.max(0, 1 - (Math.exp(leading) * fraction(1 - x, b, a)) / b);
  };
}

/** The continued fraction of the incomplete beta function, for x below (a + 1)/(a + b + 2). */
function fraction(x: number, a: number, b: number): number {
  let c = 1;
  let d = 1 / away(1 - ((a + b) * x) / (a + 1));
  let value = d;
  for (let m = 1; m < 10_000; m++) {
    const twice = 2 * m;
    const even = (m * (b - m) * x) / ((a + twice - 1) * (a + twice));
    d = 1 / away(1 + even * d);
    c = away(1 + even / c);
    value *= d * c;
    const odd = (-(a + m) * (a + b + m) * x) / ((a + twice) * (a + twice + 1));
    d = 1 / away(1 + odd * d);
    c = away(1 + odd / c);
    const factor = d * c;
    value *= factor;
    if (Math.abs(factor - 1) < 1e-15) break;
  }
  return value;
}

/** log(x / y) without the rounding of the quotient where the two are near, which a million would multiply. */
function logRatio(x: number, y: number, difference: number = x - y): number {
  return Math.abs(difference) < y / 2 ? Math.log1p(difference / y) : Math.log(x / y);
}

function away(x: number): number {
  return Math.abs(x) < TINY ? TINY : x;
}
