/**
 * How often each of several respondents comes out best at each penalty, over resamples common to all of them.
 * Common resamples keep the pairing: a hard draw of questions is hard for everyone. Pure counting: the resamples come in
 * as counts, drawn once and reused for every penalty.
 */
import { checkSameLength } from './checks.ts';

export interface ResampledCounts {
  /** Correct and incorrect counts, one row a resample, respondents side by side: index = resample x respondents + m. */
  readonly correct: ArrayLike<number>;
  readonly incorrect: ArrayLike<number>;
  readonly respondents: number;
}

export interface ProbabilityBestOptions {
  /** Penalties at which to compare. */
  readonly penalties: readonly number[];
  /** Let refusing everything compete; its column comes after the last respondent. @default true */
  readonly refuseAll?: boolean;
}

/**
 * Share of resamples in which each respondent has the highest utility: one row a penalty, one column a respondent,
 * rows add up to 1. Ties are split evenly.
 *
 * @throws RangeError if the columns do not hold whole resamples or there is none
 * @example
 * probabilityBest({ correct: [5, 4, 3, 4], incorrect: [4, 1, 1, 1], respondents: 2 }, { penalties: [0], refuseAll: false });
 * // => [[0.5, 0.5]]
 */
export function probabilityBest(
  { correct, incorrect, respondents }: ResampledCounts,
  { penalties, refuseAll = true }: ProbabilityBestOptions,
): readonly (readonly number[])[] {
  checkSameLength(correct, incorrect, 'correct and incorrect');
  const resamples = correct.length / respondents;
  if (!Number.isInteger(resamples) || resamples < 1) {
    throw new RangeError(
      `counts must fill whole resamples of ${respondents} respondents, got ${correct.length} counts`,
    );
  }
  const columns = respondents + (refuseAll ? 1 : 0);
  return penalties.map((penalty) => {
    const wins = new Array<number>(columns).fill(0);
    const tied = new Int32Array(columns);
    for (let b = 0; b < resamples; b++) {
      let best = refuseAll ? 0 : -Infinity;
      let ties = 0;
      if (refuseAll) tied[ties++] = respondents;
      for (let m = 0; m < respondents; m++) {
        const utility = correct[b * respondents + m]! - penalty * incorrect[b * respondents + m]!;
        if (utility > best) {
          best = utility;
          ties = 0;
        }
        if (utility === best) tied[ties++] = m;
      }
      for (let k = 0; k < ties; k++) wins[tied[k]!]! += 1 / ties;
    }
    return wins.map((share) => share / resamples);
  });
}
