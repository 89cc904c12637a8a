/**
 * Permutation test of a mean paired difference: under no difference each question's sign is a coin toss.
 * Exact whenever the differences lie on a lattice (all utilities with whole L do) or at most 20 are not 0; sampled with
 * the given seed otherwise. Clustered questions: pass cluster totals.
 */
import { createRandom, nextUint32 } from '../draw/random.ts';

/** Options of {@link signFlipTest}. */
export interface SignFlipTestOptions {
  /** Seed for sampled flips. @default 1 */
  readonly seed?: number;
  /** Number of sampled flips where the exact distribution is out of reach, at least 1. @default 100000 */
  readonly resamples?: number;
}

/** Two-sided test result. */
export interface SignFlipTest {
  /** Share of sign patterns whose sum is at least as far from 0 as the observed one. */
  readonly pValue: number;
  readonly method: 'exact' | 'sampled';
  /** Differences that are not 0. */
  readonly nonzero: number;
  readonly seed?: number;
}

/** Cells of the exact distribution above which flips are sampled. */
const LARGEST_LATTICE = 4_000_000;
const LARGEST_ENUMERATION = 20;

/**
 * Tests whether `differences` are symmetric about 0; p is 1 when all are 0 or there are none.
 *
 * @throws RangeError when a difference is not finite.
 * Source: Fisher, The Design of Experiments, 1935, section 21; sampled p values count the observed pattern, after
 * Phipson and Smyth, Statistical Applications in Genetics 9:39, 2010.
 * @example
 * signFlipTest([1, 1, 1, -1]).pValue; // => 0.625
 */
export function signFlipTest(
  differences: ArrayLike<number>,
  { seed = 1, resamples = 100_000 }: SignFlipTestOptions = {},
): SignFlipTest {
  const nonzero = Array.from(differences).filter((difference) => difference !== 0);
  for (const difference of nonzero) {
    if (!Number.isFinite(difference)) throw new RangeError(`differences must be finite, got ${difference}`);
  }
  const observed = Math.abs(nonzero.reduce((sum, difference) => sum + difference, 0));
  const sizes = nonzero.map(Math.abs);
  const lattice = toLattice(sizes);
  if (lattice) {
    const total = Math.round(observed * lattice.scale);
    return { pValue: latticeTail(lattice.steps, total), method: 'exact', nonzero: sizes.length };
  }
  if (sizes.length <= LARGEST_ENUMERATION) {
    return { pValue: enumeratedTail(sizes, observed), method: 'exact', nonzero: sizes.length };
  }
  const pValue = sampledTail(sizes, observed, { seed, resamples });
  return { pValue, method: 'sampled', nonzero: sizes.length, seed };
}

/** The sizes as whole numbers of a common step, if a small one exists. */
function toLattice(sizes: readonly number[]): { steps: number[]; scale: number } | null {
  for (const scale of [1, 2, 3, 4, 5, 6, 8, 10, 12, 15, 20, 24, 30, 60, 100, 120, 1000]) {
    const steps = sizes.map((size) => Math.round(size * scale));
    const fits = sizes.every((size, index) => Math.abs(size * scale - steps[index]!) < 1e-9 * size * scale);
    if (!fits) continue;
    const span = steps.reduce((sum, step) => sum + step, 0);
    // One convolution a difference over the whole span.
    return span * sizes.length <= 200 * LARGEST_LATTICE && span <= LARGEST_LATTICE ? { steps, scale } : null;
  }
  return null;
}

/** P(|sum of randomly signed steps| >= total), by convolution. */
function latticeTail(steps: readonly number[], total: number): number {
  const span = steps.reduce((sum, step) => sum + step, 0);
  // Index k stands for the sum 2k - span: flipping a sign moves by twice its step.
  let weights = new Float64Array(span + 1);
  weights[0] = 1;
  let reached = 0;
  for (const step of steps) {
    const next = new Float64Array(span + 1);
    for (let k = 0; k <= reached; k++) {
      const half = weights[k]! / 2;
      next[k]! += half;
      next[k + step]! += half;
    }
    reached += step;
    weights = next;
  }
  let tail = 0;
  for (let k = 0; k <= span; k++) if (Math.abs(2 * k - span) >= total) tail += weights[k]!;
  return Math.min(1, tail);
}

function enumeratedTail(sizes: readonly number[], observed: number): number {
  const patterns = 2 ** sizes.length;
  let sum = -sizes.reduce((total, size) => total + size, 0);
  const tolerance = 1e-12 * Math.max(1, -sum);
  const signs = new Int8Array(sizes.length).fill(-1);
  let extreme = 0;
  for (let pattern = 0; pattern < patterns; pattern++) {
    if (Math.abs(sum) >= observed - tolerance) extreme++;
    // The Gray code flips one sign a step.
    const flip = 31 - Math.clz32((pattern + 1) & -(pattern + 1));
    if (flip >= sizes.length) break;
    signs[flip] = -signs[flip]! as 1 | -1;
    sum += 2 * signs[flip]! * sizes[flip]!;
  }
  return extreme / patterns;
}

function sampledTail(
  sizes: readonly number[],
  observed: number,
  { seed, resamples }: Required<SignFlipTestOptions>,
): number {
  const random = createRandom(seed, { stream: 'sign-flip' });
  const tolerance = 1e-12 * Math.max(1, observed);
  let extreme = 0;
  for (let resample = 0; resample < resamples; resample++) {
    let sum = 0;
    let bits = 0;
    for (let index = 0; index < sizes.length; index++) {
      if (index % 32 === 0) bits = nextUint32(random);
      sum += bits & 1 ? sizes[index]! : -sizes[index]!;
      bits >>>= 1;
    }
    if (Math.abs(sum) >= observed - tolerance) extreme++;
  }
  return (extreme + 1) / (resamples + 1);
}
