/**
 * A sample without replacement in which every member has exactly the chance it is given, of a size known beforehand: two
 * members meet, one of them hands its chance over to the other, until all chances are 0 or 1. In random order it is close to
 * the sample of largest entropy.
 */
import { nextUniform, type Random } from './random.ts';

/** A chance this close to 0 or 1 is decided: sums of chances come rounded. */
const ROUNDING = 1e-9;

/**
 * Places of those drawn, in random order; their number is the sum of the chances.
 *
 * @throws RangeError where a chance lies outside [0, 1] or their sum is no whole number
 * Source: Deville and Tillé 1998, Biometrika 85:89.
 * @example
 * pivotalSample([1, 0, 1], createRandom(1)).sort(); // => [0, 2]
 */
export function pivotalSample(chances: readonly number[], random: Random): number[] {
  const sum = chances.reduce((total, chance) => total + chance, 0);
  if (chances.some((chance) => !(chance >= 0 && chance <= 1)) || Math.abs(sum - Math.round(sum)) > 1e-6) {
    throw new RangeError(`chances must lie in [0, 1] and add up to a whole number, got a sum of ${sum}`);
  }
  const order = shuffled(
    chances.map((_, place) => place),
    random,
  );
  const left = Float64Array.from(chances);
  let [holder, ...others] = order;
  for (const other of others) {
    const [a, b] = [left[holder!]!, left[other]!];
    const both = a + b;
    if (isDecided(a)) holder = other;
    else if (isDecided(b)) continue;
    else if (both < 1) {
      const wins = nextUniform(random) * both < a;
      left[wins ? holder! : other] = both;
      left[wins ? other : holder!] = 0;
      if (!wins) holder = other;
    } else {
      const wins = nextUniform(random) * (2 - both) < 1 - b;
      left[wins ? holder! : other] = 1;
      left[wins ? other : holder!] = both - 1;
      if (wins) holder = other;
    }
  }
  return shuffled(
    order.filter((place) => left[place]! > 0.5),
    random,
  );
}

function isDecided(chance: number): boolean {
  return chance < ROUNDING || chance > 1 - ROUNDING;
}

/** Fisher and Yates. */
function shuffled(places: readonly number[], random: Random): number[] {
  const mixed = [...places];
  for (let last = mixed.length - 1; last > 0; last -= 1) {
    const at = Math.floor(nextUniform(random) * (last + 1));
    [mixed[last], mixed[at]] = [mixed[at]!, mixed[last]!];
  }
  return mixed;
}
