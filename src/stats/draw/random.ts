/**
 * The seeded generator behind every resample: xoshiro128** in 32-bit arithmetic.
 * Each (seed, stream) pair starts its own sequence, and a stream is named by what it is for ("pairs/stratum-3"), so
 * results do not depend on the order of work or on how many workers share it.
 */

/** The state of a generator: four words, changed by every draw. */
export type Random = Int32Array;

/** Options of {@link createRandom}. */
export interface CreateRandomOptions {
  /** Names the sequence; different names give independent ones. @default '' */
  readonly stream?: string;
}

/**
 * A generator for `seed` (any whole number up to 2^53) and a stream name.
 *
 * Source: Blackman and Vigna, ACM TOMS 47(4):36, 2021; the state is spread from the seed by the splitmix32 finaliser.
 * @example
 * nextUint32(createRandom(1)) === nextUint32(createRandom(1)); // => true
 */
export function createRandom(seed: number, { stream = '' }: CreateRandomOptions = {}): Random {
  if (!Number.isSafeInteger(seed)) throw new RangeError(`seed must be a whole number, got ${seed}`);
  return initialState(seed, stream);
}

/** The next whole number in [0, 2^32). A function on a plain array, not a method, because it is called by the million. */
export function nextUint32(random: Random): number {
  const s1 = random[1]!;
  const scrambled = Math.imul(s1, 5);
  const result = Math.imul((scrambled << 7) | (scrambled >>> 25), 9) >>> 0;
  const s2 = random[2]! ^ random[0]!;
  const s3 = random[3]! ^ s1;
  random[1] = s1 ^ s2;
  random[0] = random[0]! ^ s3;
  random[2] = s2 ^ (s1 << 9);
  random[3] = (s3 << 11) | (s3 >>> 21);
  return result;
}

/**
 * The next whole number in [0, n), each as likely as the others; n from 1 to 2^32. It is `nextUint32 % n`, drawn again where
 * the number lies above the last whole multiple of n (less than once in 2^32 / n draws), so that what was drawn by the
 * remainder alone is drawn again the same all but always.
 */
export function nextBelow(random: Random, n: number): number {
  const end = 4_294_967_296 - (4_294_967_296 % n);
  let drawn = nextUint32(random);
  while (drawn >= end) drawn = nextUint32(random);
  return drawn % n;
}

/** The next number in (0, 1) with 53 random bits; never 0, so its logarithm is finite. */
export function nextUniform(random: Random): number {
  const high = nextUint32(random) >>> 5;
  const low = nextUint32(random) >>> 6;
  return (high * 67_108_864 + low + 0.5) / 9_007_199_254_740_992;
}

/** Four words from a hash of seed and stream; never all 0, which the generator could not leave. */
function initialState(seed: number, stream: string): Int32Array {
  let hash = 0x811c9dc5;
  for (const text of [String(seed), '/', stream]) {
    for (let index = 0; index < text.length; index++) {
      hash = Math.imul(hash ^ text.charCodeAt(index), 0x01000193);
      hash ^= hash >>> 15;
    }
  }
  const word = (): number => {
    hash = (hash + 0x9e3779b9) | 0;
    let mixed = hash ^ (hash >>> 16);
    mixed = Math.imul(mixed, 0x21f0aaad);
    mixed ^= mixed >>> 15;
    mixed = Math.imul(mixed, 0x735a2d97);
    return mixed ^ (mixed >>> 15);
  };
  return Int32Array.of(word(), word(), word(), word() | 1);
}
