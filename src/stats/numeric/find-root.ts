/**
 * The root of a continuous function between two ends of opposite sign, by Brent's method.
 * The score and mid-p intervals invert a test this way; they bracket the root themselves, so a missing sign change
 * is a slip of the caller and throws.
 */

/** Options of {@link findRoot}. */
export interface FindRootOptions {
  /** Absolute width of the bracket at which to stop. @default 1e-14 */
  readonly tolerance?: number;
  /** f at the ends, where the caller knows it. @default asked */
  readonly values?: readonly [number, number];
}

/**
 * Finds x in [`ends[0]`, `ends[1]`] with f(x) = 0.
 *
 * @throws RangeError when f has the same sign at both ends.
 * Source: Brent, Algorithms for Minimization without Derivatives, 1973, chapter 4.
 * @example
 * findRoot((x) => x * x - 2, [0, 2]); // => 1.4142135623730951
 */
export function findRoot(
  f: (x: number) => number,
  ends: readonly [number, number],
  { tolerance = 1e-14, values }: FindRootOptions = {},
): number {
  let [previous, best] = ends;
  let [fPrevious, fBest] = values ?? [f(previous), f(best)];
  if (fPrevious === 0) return previous;
  if (fBest === 0) return best;
  if (fPrevious > 0 === fBest > 0) {
    throw new RangeError(`f must change sign between ${previous} and ${best}, got ${fPrevious} and ${fBest}`);
  }
  let contra = previous;
  let fContra = fPrevious;
  let step = best - previous;
  let lastStep = step;
  for (let iteration = 0; iteration < 200; iteration++) {
    if (fBest > 0 === fContra > 0) {
      contra = previous;
      fContra = fPrevious;
      step = best - previous;
      lastStep = step;
    }
    if (Math.abs(fContra) < Math.abs(fBest)) {
      [previous, best, contra] = [best, contra, best];
      [fPrevious, fBest, fContra] = [fBest, fContra, fBest];
    }
    const near = 2 * Number.EPSILON * Math.abs(best) + tolerance / 2;
    const half = (contra - best) / 2;
    if (Math.abs(half) <= near || fBest === 0) return best;
    const guess = interpolate(best - previous, half, [fPrevious, fBest, fContra], previous === contra);
    if (
      Math.abs(lastStep) >= near &&
      Math.abs(fPrevious) > Math.abs(fBest) &&
      guess !== null &&
      Math.abs(guess) < Math.min(Math.abs(1.5 * half), Math.abs(lastStep / 2))
    ) {
      lastStep = step;
      step = guess;
    } else {
      step = half;
      lastStep = half;
    }
    previous = best;
    fPrevious = fBest;
    best += Math.abs(step) > near ? step : Math.sign(half) * near;
    fBest = f(best);
  }
  return best;
}

/** The secant or inverse quadratic step from the best point, or null where it points away from the bracket. */
function interpolate(
  span: number,
  half: number,
  [fPrevious, fBest, fContra]: readonly [number, number, number],
  secant: boolean,
): number | null {
  const s = fBest / fPrevious;
  let p: number;
  let q: number;
  if (secant) {
    p = 2 * half * s;
    q = 1 - s;
  } else {
    const a = fPrevious / fContra;
    const r = fBest / fContra;
    p = s * (2 * half * a * (a - r) - span * (r - 1));
    q = (a - 1) * (r - 1) * (s - 1);
  }
  if (p > 0) q = -q;
  else p = -p;
  const step = p / q;
  return Number.isFinite(step) && step * half > 0 ? step : null;
}
