/**
 * The mean of all replies from a sample drawn by strata, for instance by the judge's outcome.
 * Equals R survey's svymean for a stratified design. The correction for the audited share applies when the target is
 * exactly this run; leave it out when the run itself stands for more.
 */
import { checkSameLength } from '../numeric/checks.ts';
import type { Why } from '../numeric/interval.ts';

export interface StratifiedMeanOptions {
  /** Number of replies in each stratum, by its name. */
  readonly sizes: Readonly<Record<string, number>>;
  /** Shrink the variance by the sampled share of each stratum. @default true */
  readonly finitePopulation?: boolean;
}

export interface StratifiedMean {
  /** Mean over all replies; null where a stratum that has replies was not sampled. */
  readonly estimate: number | null;
  /** Null where a stratum has one sampled reply only (and more replies than that). */
  readonly standardError: number | null;
  /** Sampled replies. */
  readonly n: number;
  readonly why?: Why;
}

/**
 * Sum over strata of (share of the stratum) x (mean of its sampled values), with the stratified standard error.
 *
 * Source: Cochran 1977, "Sampling Techniques", chapter 5.
 *
 * @param values sampled values
 * @param strata name of the stratum of each value
 * @throws RangeError if a value's stratum has no size or fewer replies than were sampled
 * @example
 * stratifiedMean([1, 0, 0, 0], ['a', 'a', 'b', 'b'], { sizes: { a: 10, b: 30 } }).estimate; // => 0.125
 */
export function stratifiedMean(
  values: readonly number[],
  strata: readonly (string | number)[],
  { sizes, finitePopulation = true }: StratifiedMeanOptions,
): StratifiedMean {
  checkSameLength(values, strata, 'values and strata');
  const sampled = new Map<string, number[]>();
  values.forEach((value, i) => {
    const name = String(strata[i]);
    const size = sizes[name];
    if (size === undefined) throw new RangeError(`sizes must name every stratum, got none for ${name}`);
    const group = sampled.get(name) ?? [];
    group.push(value);
    sampled.set(name, group);
    if (finitePopulation && group.length > size) {
      throw new RangeError(`stratum ${name} must hold at least its sampled values, got size ${size}`);
    }
  });
  const population = Object.values(sizes).reduce((sum, size) => sum + size, 0);
  const n = values.length;
  if (population === 0 || n === 0) return { estimate: null, standardError: null, n, why: 'no_questions' };

  let estimate = 0;
  let variance = 0;
  let lonely = false;
  for (const [name, size] of Object.entries(sizes)) {
    if (size === 0) continue;
    const group = sampled.get(name);
    if (group === undefined) return { estimate: null, standardError: null, n, why: 'not_audited' };
    const count = group.length;
    const mean = group.reduce((sum, value) => sum + value, 0) / count;
    estimate += (size / population) * mean;
    const unsampled = finitePopulation ? 1 - count / size : 1;
    if (unsampled === 0) continue;
    if (count === 1) {
      lonely = true;
      continue;
    }
    const spread = group.reduce((sum, value) => sum + (value - mean) ** 2, 0) / (count - 1);
    variance += (unsampled * (size / population) ** 2 * spread) / count;
  }
  if (lonely) return { estimate, standardError: null, n, why: 'one_in_stratum' };
  return { estimate, standardError: Math.sqrt(variance), n };
}
