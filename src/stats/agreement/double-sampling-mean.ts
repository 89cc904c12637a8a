/**
 * A mean of any per-reply value from a judge on all replies and people on a sample of them: the correction of rates,
 * carried over to utilities, whose two rates are not independent.
 */
import { checkCounts, checkLevel, checkSameLength } from '../numeric/checks.ts';
import type { Interval } from '../numeric/interval.ts';
import { sampleSpread } from './sample-spread.ts';

export interface DoubleSamplingMeanOptions {
  /** Confidence level in (0, 1). @default 0.95 */
  readonly level?: number;
}

/**
 * Sum over the judge's outcomes of share x mean of people's values there, with the standard error of double sampling.
 *
 * Null with `not_audited` where the judge used an outcome of which nothing was audited. With values 0 and 1 it is
 * {@link doubleSampling}, interval and all. The ends stay within the lowest and the highest worth.
 *
 * Source: Cochran 1977, Sampling Techniques, section 12.2 (double sampling for stratification); interval by Zou, Huang
 * and Zhang 2009, Computational Statistics & Data Analysis 53:1080.
 *
 * @param audit counts of audited replies, rows = true outcome, columns = judge's outcome
 * @param judged counts of all replies by the judge's outcome
 * @param worth value of each true outcome, in the order of the audit's rows
 * @throws RangeError if a count is no count or lengths differ
 * @example
 * doubleSamplingMean([[50, 2], [3, 45]], [700, 300], [1, 0]).estimate?.toFixed(6); // => '0.673143'
 */
export function doubleSamplingMean(
  audit: readonly (readonly number[])[],
  judged: readonly number[],
  worth: readonly number[],
  { level = 0.95 }: DoubleSamplingMeanOptions = {},
): Interval {
  checkLevel(level);
  checkSameLength(audit, worth, 'audit and worth');
  for (const row of audit) checkSameLength(row, judged, 'a row of the audit and judged');
  checkCounts(Object.fromEntries(judged.map((count, j) => [`judged[${j}]`, count])));
  checkCounts(Object.fromEntries(audit.flat().map((count, at) => [`audit[${at}]`, count])));
  const n = judged.reduce((sum, count) => sum + count, 0);
  const audited = judged.map((_, j) => audit.reduce((sum, row) => sum + row[j]!, 0));
  const base = { method: 'double_sampling', level, n: audited.reduce((sum, count) => sum + count, 0) };
  const nothing = { ...base, estimate: null, lower: null, upper: null, standardError: null };
  if (n === 0) return { ...nothing, why: 'no_questions' };
  if (judged.some((count, j) => count > 0 && audited[j] === 0)) return { ...nothing, why: 'not_audited' };
  let estimate = 0;
  let within = 0;
  let squares = 0;
  judged.forEach((count, j) => {
    if (count === 0) return;
    const share = count / n;
    const moment = (power: number): number =>
      audit.reduce((sum, row, outcome) => sum + row[j]! * worth[outcome]! ** power, 0) / audited[j]!;
    const mean = moment(1);
    estimate += share * mean;
    within += (share ** 2 * Math.max(0, moment(2) - mean ** 2)) / audited[j]!;
    squares += share * mean ** 2;
  });
  const besides = Math.max(0, squares - estimate ** 2) / n;
  const shares = judged.map((count) => count / n);
  const { down, up } = sampleSpread(audit, shares, worth, { level, besides });
  return {
    ...base,
    estimate,
    lower: Math.max(Math.min(...worth), estimate - down),
    upper: Math.min(Math.max(...worth), estimate + up),
    standardError: Math.sqrt(within + besides),
  };
}
