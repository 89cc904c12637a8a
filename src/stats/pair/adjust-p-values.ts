/**
 * P values adjusted for testing many at once; the same numbers as R's p.adjust.
 * Holm for pairwise comparisons of respondents (no wrong claim at all), Benjamini-Hochberg for many slices (few wrong
 * claims among those made). Output stands in input order.
 */
import { checkProbability } from '../numeric/checks.ts';

/** How to adjust. */
export type Adjustment = 'holm' | 'hochberg' | 'hommel' | 'bonferroni' | 'BH' | 'BY' | 'none';

/** Options of {@link adjustPValues}. */
export interface AdjustPValuesOptions {
  /** Which adjustment. @default 'holm' */
  readonly method?: Adjustment;
}

/**
 * Adjusted p values, each at most 1 and in the same order by size as the raw ones. Null stays null and is not counted.
 *
 * @throws RangeError when a value is outside [0, 1] or the method is unknown.
 * Source: Holm, Scandinavian Journal of Statistics 6:65, 1979; Benjamini and Hochberg, JRSS B 57:289, 1995; Hommel,
 * Biometrika 75:383, 1988; Benjamini and Yekutieli, Annals of Statistics 29:1165, 2001.
 * @example
 * adjustPValues([0.04, 0.04, 0.04]); // => [0.12, 0.12, 0.12]
 */
export function adjustPValues(
  pValues: readonly (number | null)[],
  { method = 'holm' }: AdjustPValuesOptions = {},
): (number | null)[] {
  const present = pValues.flatMap((p, index) => (p === null ? [] : [{ p, index }]));
  for (const { p } of present) checkProbability('p', p);
  present.sort((a, b) => a.p - b.p);
  const adjusted = adjustSorted(
    present.map(({ p }) => p),
    method,
  );
  const result: (number | null)[] = pValues.map(() => null);
  present.forEach(({ index }, rank) => {
    result[index] = adjusted[rank]!;
  });
  return result;
}

/** The adjustment on p values in rising order. */
function adjustSorted(p: readonly number[], method: Adjustment): number[] {
  const n = p.length;
  switch (method) {
    case 'none':
      return [...p];
    case 'bonferroni':
      return p.map((value) => Math.min(1, n * value));
    case 'holm':
      return runningMaximum(p.map((value, rank) => (n - rank) * value));
    case 'hochberg':
      return runningMinimumFromEnd(p.map((value, rank) => (n - rank) * value));
    case 'BH':
      return runningMinimumFromEnd(p.map((value, rank) => (n / (rank + 1)) * value));
    case 'BY': {
      const harmonic = p.reduce((sum, _, rank) => sum + 1 / (rank + 1), 0);
      return runningMinimumFromEnd(p.map((value, rank) => ((harmonic * n) / (rank + 1)) * value));
    }
    case 'hommel':
      return hommel(p);
    default:
      throw new RangeError(
        `method must be one of holm, hochberg, hommel, bonferroni, BH, BY, none, got ${method}`,
      );
  }
}

function runningMaximum(values: readonly number[]): number[] {
  let highest = 0;
  return values.map((value) => {
    highest = Math.max(highest, value);
    return Math.min(1, highest);
  });
}

function runningMinimumFromEnd(values: readonly number[]): number[] {
  let lowest = 1;
  return values
    .toReversed()
    .map((value) => {
      lowest = Math.min(lowest, value);
      return lowest;
    })
    .toReversed();
}

function hommel(p: readonly number[]): number[] {
  const n = p.length;
  if (n <= 1) return [...p];
  const simes = Math.min(...p.map((value, rank) => (n * value) / (rank + 1)));
  let bound = new Array<number>(n).fill(simes);
  let adjusted = [...bound];
  for (let m = n - 1; m >= 2; m--) {
    const firstLater = n - m + 1;
    const later = p.slice(firstLater);
    const common = Math.min(...later.map((value, rank) => (m * value) / (rank + 2)));
    bound = p.map((value, rank) => (rank < firstLater ? Math.min(m * value, common) : 0));
    for (let rank = firstLater; rank < n; rank++) bound[rank] = bound[firstLater - 1]!;
    adjusted = adjusted.map((value, rank) => Math.max(value, bound[rank]!));
  }
  return adjusted.map((value, rank) => Math.max(value, p[rank]!));
}
