/**
 * Chance that the first of two respondents is better at a penalty when the questions are resampled: the bootstrap's own
 * answer, without resampling. The difference of a question takes few values, so the law of the sum of n of them is an
 * n-fold convolution.
 */
import type { Why } from '../numeric/interval.ts';
import type { QuestionDifference } from './tie-penalty.ts';

export interface ProbabilityBetterExact {
  /** P(first is better) + half of P(tie); null without questions. */
  readonly estimate: number | null;
  /** P(both have the same utility). */
  readonly tie: number | null;
  readonly n: number;
  readonly why?: Why;
}

/**
 * Exact paired-bootstrap probability, for whole differences and penalties that are fractions with a small denominator.
 *
 * @throws RangeError if the penalty is not a fraction with a denominator of at most 100, or a difference is not whole
 * @example
 * probabilityBetterExact([{ correct: 1, incorrect: 0 }, { correct: 0, incorrect: 0 }], { penalty: 1 }).estimate;
 * // => 0.875
 */
export function probabilityBetterExact(
  differences: readonly QuestionDifference[],
  { penalty }: { readonly penalty: number },
): ProbabilityBetterExact {
  const scale = denominatorOf(penalty);
  const counts = new Map<number, number>();
  let n = 0;
  for (const { correct, incorrect, count = 1 } of differences) {
    if (!Number.isInteger(correct) || !Number.isInteger(incorrect)) {
      throw new RangeError(`differences must be whole numbers, got ${correct} and ${incorrect}`);
    }
    if (!Number.isInteger(count) || count < 0) {
      throw new RangeError(`count must be a whole number of at least 0, got ${count}`);
    }
    const value = scale * correct - Math.round(scale * penalty) * incorrect;
    counts.set(value, (counts.get(value) ?? 0) + count);
    n += count;
  }
  if (n === 0) return { estimate: null, tie: null, n, why: 'no_questions' };
  const seen = [...counts].filter(([, count]) => count > 0);
  const lowest = Math.min(...seen.map(([value]) => value));
  const highest = Math.max(...seen.map(([value]) => value));
  const one: Law = { from: lowest, mass: new Float64Array(highest - lowest + 1) };
  for (const [value, count] of seen) one.mass[value - lowest] = count / n;

  const law = power(one, n);
  let better = 0;
  let tie = 0;
  law.mass.forEach((mass, k) => {
    if (law.from + k > 0) better += mass;
    else if (law.from + k === 0) tie += mass;
  });
  // A thousand masses add up to 1 but for the last digit.
  return { estimate: Math.min(1, better + tie / 2), tie: Math.min(1, tie), n };
}

interface Law {
  readonly from: number;
  readonly mass: Float64Array;
}

/** The law of the sum of n independent draws, by repeated squaring. */
function power(law: Law, n: number): Law {
  let result: Law = { from: 0, mass: Float64Array.of(1) };
  let square = law;
  for (let left = n; left > 0; left = Math.floor(left / 2)) {
    if (left % 2 === 1) result = convolve(result, square);
    if (left > 1) square = convolve(square, square);
  }
  return result;
}

/** The law of a sum; tails below 1e-40 in all are dropped, or 4,326 questions at penalty 9 would take seconds. */
function convolve(a: Law, b: Law): Law {
  const mass = new Float64Array(a.mass.length + b.mass.length - 1);
  for (let i = 0; i < a.mass.length; i++) {
    const weight = a.mass[i]!;
    if (weight === 0) continue;
    for (let j = 0; j < b.mass.length; j++) mass[i + j]! += weight * b.mass[j]!;
  }
  let start = 0;
  for (let tail = mass[0]!; tail < 1e-40 && start < mass.length - 1; tail += mass[start]!) start++;
  let end = mass.length;
  for (let tail = mass[end - 1]!; tail < 1e-40 && end > start + 1; tail += mass[end - 1]!) end--;
  return { from: a.from + b.from + start, mass: mass.subarray(start, end) };
}

function denominatorOf(penalty: number): number {
  for (let scale = 1; scale <= 100; scale++) {
    if (Math.abs(penalty * scale - Math.round(penalty * scale)) < 1e-9) return scale;
  }
  throw new RangeError(`penalty must be a fraction with a denominator of at most 100, got ${penalty}`);
}
