/**
 * Distribution of the number of successes when each try has its own chance: exact, by convolution.
 * Equal chances are taken together as one binomial: a model that states 90 % a hundred thousand times would otherwise
 * cost n^2 steps. Stretches that no double can tell from 0 beside the rest are left at 0.
 */
import { checkConfidences } from './forecasts.ts';
import { tiesByConfidence } from './risk-coverage.ts';

/** Mass on the counts from `first` on; 0 everywhere else. */
interface Stretch {
  readonly first: number;
  readonly mass: Float64Array;
}

/** A count this much rarer than the commonest one is as good as impossible. */
const NEGLIGIBLE = 1e-40;

/**
 * P(k successes) for k = 0 … n.
 *
 * Source: Poisson 1837; nothing is subtracted, so no digits are lost.
 *
 * @param chances success probability of each try, in [0, 1]
 * @throws RangeError if a chance lies outside [0, 1]
 * @example
 * poissonBinomial([0.5, 0.5]); // => Float64Array.of(0.25, 0.5, 0.25)
 */
export function poissonBinomial(chances: ArrayLike<number>): Float64Array {
  checkConfidences(chances);
  let sum: Stretch = { first: 0, mass: Float64Array.of(1) };
  for (const { confidence, n } of tiesByConfidence(chances)) sum = added(sum, binomial(n, confidence));
  const whole = new Float64Array(chances.length + 1);
  whole.set(sum.mass, sum.first);
  return whole;
}

/** From the commonest count outward, each from its neighbour, then scaled to a sum of 1. */
function binomial(n: number, p: number): Stretch {
  if (p === 0 || p === 1) return { first: p * n, mass: Float64Array.of(1) };
  const mode = Math.min(n, Math.floor((n + 1) * p));
  const odds = p / (1 - p);
  const up: number[] = [];
  for (let k = mode, mass = 1; mass > NEGLIGIBLE && k < n; k++) {
    mass *= ((n - k) / (k + 1)) * odds;
    up.push(mass);
  }
  const down: number[] = [];
  for (let k = mode, mass = 1; mass > NEGLIGIBLE && k > 0; k--) {
    mass *= k / (n - k + 1) / odds;
    down.push(mass);
  }
  const mass = Float64Array.from([...down.toReversed(), 1, ...up]);
  const total = mass.reduce((sum, one) => sum + one, 0);
  return { first: mode - down.length, mass: mass.map((one) => one / total) };
}

/** The law of the sum of two independent counts, its negligible ends cut off. */
function added(one: Stretch, other: Stretch): Stretch {
  const mass = new Float64Array(one.mass.length + other.mass.length - 1);
  for (let i = 0; i < one.mass.length; i++) {
    const weight = one.mass[i]!;
    for (let k = 0; k < other.mass.length; k++) mass[i + k]! += weight * other.mass[k]!;
  }
  let start = 0;
  let end = mass.length;
  while (start < end - 1 && mass[start]! < NEGLIGIBLE) start++;
  while (end > start + 1 && mass[end - 1]! < NEGLIGIBLE) end--;
  return { first: one.first + other.first + start, mass: mass.slice(start, end) };
}
