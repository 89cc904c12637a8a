/**
 * How often each of several respondents comes out best at each penalty, over resamples common to all of them.
 * Common resamples keep the pairing: a hard draw of questions is hard for everyone. Pure counting: the totals come from
 * `resample`, drawn once and reused for every penalty.
 */

export interface ProbabilityBestOptions {
  /** Number of respondents, all on the same questions. */
  readonly respondents: number;
  /** Penalties at which to compare. */
  readonly penalties: readonly number[];
  /** Let refusing everything compete; its column comes after the last respondent. @default true */
  readonly refuseAll?: boolean;
}

/**
 * Share of resamples in which each respondent has the highest utility: one row a penalty, one column a respondent,
 * rows add up to 1. Ties are split evenly.
 *
 * @param totals row by row a resample: correct and incorrect of the first respondent, of the second, and so on
 * @throws RangeError if the totals do not fill whole resamples or there is none
 * @example
 * probabilityBest([5, 4, 3, 1, 4, 1, 4, 1], { respondents: 2, penalties: [0], refuseAll: false }); // => [[0.75, 0.25]]
 */
export function probabilityBest(
  totals: ArrayLike<number>,
  { respondents, penalties, refuseAll = true }: ProbabilityBestOptions,
): readonly (readonly number[])[] {
  const resamples = totals.length / (2 * respondents);
  if (!Number.isInteger(resamples) || resamples < 1) {
    throw new RangeError(
      `totals must fill whole resamples of ${respondents} respondents, got ${totals.length} numbers`,
    );
  }
  const columns = respondents + (refuseAll ? 1 : 0);
  return penalties.map((penalty) => {
    const wins = new Array<number>(columns).fill(0);
    const tied = new Int32Array(columns);
    for (let row = 0; row < totals.length; row += 2 * respondents) {
      let best = -Infinity;
      let ties = 0;
      for (let m = 0; m < columns; m++) {
        const utility = m === respondents ? 0 : totals[row + 2 * m]! - penalty * totals[row + 2 * m + 1]!;
        // Counts are whole numbers, so utilities that differ by rounding alone are equal.
        if (utility > best + 1e-9) {
          best = utility;
          ties = 0;
        }
        if (utility >= best - 1e-9) tied[ties++] = m;
      }
      for (let k = 0; k < ties; k++) wins[tied[k]!]! += 1 / ties;
    }
    return wins.map((share) => share / resamples);
  });
}
