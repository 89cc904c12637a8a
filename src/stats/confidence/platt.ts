/**
 * Platt scaling: the chance of being right as a logistic curve of stated confidence.
 * Plain maximum likelihood, as R's glm; where a threshold separates right from wrong it has no finite solution, and
 * Platt's own smoothed targets are the remedy.
 */
import { checkSameLength } from '../numeric/checks.ts';
import type { Why } from '../numeric/interval.ts';
import { checkBinary } from './forecasts.ts';

export interface PlattOptions {
  /** Fit to 0 and 1, or to Platt's (n+ + 1) / (n+ + 2) and 1 / (n- + 2), which always converge. @default 'plain' */
  readonly targets?: 'plain' | 'smoothed';
}

export interface Platt {
  /** P(right) = 1 / (1 + exp(-(intercept + slope x confidence))); null where there is no finite solution. */
  readonly intercept: number | null;
  readonly slope: number | null;
  readonly n: number;
  readonly why?: Why;
}

/**
 * Logistic recalibration; fit it on other answers than those it is applied to.
 *
 * Null with `one_class` where all outcomes agree, `perfect_separation` where a threshold splits them, `no_variation`
 * where all confidences are equal.
 *
 * Source: Platt 1999, "Probabilistic Outputs for Support Vector Machines".
 *
 * @param inputs stated confidences, or any finite numbers
 * @param outcomes 1 for right, 0 for wrong
 * @throws RangeError if the columns differ in length or outcomes are not 0 or 1
 * @example
 * platt([0, 1, 0, 1], [0, 1, 1, 0]).slope; // => 0
 */
export function platt(
  inputs: ArrayLike<number>,
  outcomes: ArrayLike<number>,
  { targets = 'plain' }: PlattOptions = {},
): Platt {
  checkSameLength(inputs, outcomes, 'inputs and outcomes');
  checkBinary(outcomes, 'outcomes');
  const n = inputs.length;
  const nothing = { intercept: null, slope: null, n };
  if (n === 0) return { ...nothing, why: 'no_attempts' };
  const range = { 0: [Infinity, -Infinity], 1: [Infinity, -Infinity] };
  let centre = 0;
  let right = 0;
  for (let i = 0; i < n; i++) {
    const side = range[outcomes[i] as 0 | 1];
    side[0] = Math.min(side[0]!, inputs[i]!);
    side[1] = Math.max(side[1]!, inputs[i]!);
    centre += inputs[i]! / n;
    right += outcomes[i]!;
  }
  const lowest = Math.min(range[0][0]!, range[1][0]!);
  const highest = Math.max(range[0][1]!, range[1][1]!);
  if (lowest === highest) return { ...nothing, why: 'no_variation' };
  if (targets === 'plain') {
    if (right === 0 || right === n) return { ...nothing, why: 'one_class' };
    if (range[0][1]! <= range[1][0]! || range[1][1]! <= range[0][0]!) {
      return { ...nothing, why: 'perfect_separation' };
    }
  }
  const high = targets === 'plain' ? 1 : (right + 1) / (right + 2);
  const low = targets === 'plain' ? 0 : 1 / (n - right + 2);

  // Newton's method on centred, unit-range inputs: the problem is convex, and halving the step keeps it descending.
  const width = highest - lowest;
  const loss = (a: number, b: number) => {
    let sum = 0;
    for (let i = 0; i < n; i++) {
      const score = a + (b * (inputs[i]! - centre)) / width;
      sum += Math.max(score, 0) + Math.log1p(Math.exp(-Math.abs(score))) - (outcomes[i] ? high : low) * score;
    }
    return sum;
  };
  let a = 0;
  let b = 0;
  let current = loss(a, b);
  for (let step = 0; step < 200; step++) {
    let [ga, gb, haa, hab, hbb] = [0, 0, 0, 0, 0];
    for (let i = 0; i < n; i++) {
      const x = (inputs[i]! - centre) / width;
      const chance = 1 / (1 + Math.exp(-(a + b * x)));
      const residual = chance - (outcomes[i] ? high : low);
      const weight = chance * (1 - chance);
      ga += residual;
      gb += residual * x;
      haa += weight;
      hab += weight * x;
      hbb += weight * x * x;
    }
    const determinant = haa * hbb - hab * hab;
    if (!(determinant > 0)) break;
    const da = (hbb * ga - hab * gb) / determinant;
    const db = (haa * gb - hab * ga) / determinant;
    let size = 1;
    let next = loss(a - da, b - db);
    while (next > current && size > 1e-10) {
      size /= 2;
      next = loss(a - size * da, b - size * db);
    }
    a -= size * da;
    b -= size * db;
    current = next;
    if (Math.abs(size * da) + Math.abs(size * db) < 1e-13 * (1 + Math.abs(a) + Math.abs(b))) break;
  }
  return { intercept: a - (b * centre) / width, slope: b / width, n };
}
