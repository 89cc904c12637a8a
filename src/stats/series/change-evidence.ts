/**
 * Evidence that a series changed at some run and stayed changed, as a betting wealth that may be looked at after every
 * run: a wager on each run as the first of the change, on either side and of any size, weighed by how large changes are
 * expected. Shiryaev's mixture over the time of a change, with weights that add up to 1, so that the chance of ever passing
 * 1/α is α over a series without end; a detector of the usual kind would promise only a long time to the first false alarm.
 */
import { checkLevel } from '../numeric/checks.ts';
import type { SeriesContrast } from './series-contrast.ts';

/** Options of {@link changeEvidence}. */
export interface ChangeEvidenceOptions {
  /** Size of the changes that the wagers are laid out for, in the score's own unit, above 0. @default 0.03 */
  readonly expected?: number;
  /** Confidence level of the candidates' intervals, in (0, 1). @default 0.95 */
  readonly level?: number;
}

/** What is known of a change that begins with one run. */
export interface ChangeCandidate {
  /** Place of the first run of the change, 1 for the second of the series. */
  readonly at: number;
  /** Its share of the wealth of all candidates, in [0, 1]; they add up to 1. */
  readonly share: number;
  /** Estimated change of the mean score; null where nothing varied. */
  readonly change: number | null;
  /** Half the width of its interval, which holds over all runs to come, for this one candidate; null likewise. */
  readonly margin: number | null;
}

/** The evidence after one run. */
export interface ChangeEvidence {
  /** Natural logarithm of the e-value: its expectation is at most 1 without a change. */
  readonly logEValue: number;
  /** In the order of the runs, from the second on. */
  readonly candidates: readonly ChangeCandidate[];
}

/**
 * The evidence after each contrast of a series, in order; `contrasts[0]` is that of the second run.
 *
 * For a change of δ that begins with run τ the contrast of a later run expects δ·c, c being the share of the runs before it
 * that precede τ; over them the likelihood ratio is exp(δA − δ²B/2) with A = Σ c n s / V and B = Σ (c n)² v / V², s the sum,
 * v the variance and V the chance variance of a contrast. Mixed over δ ~ N(0, expected²); τ at place k has weight 1/(k(k + 1)).
 * @throws RangeError unless `expected` is above 0 and the level lies in (0, 1).
 * Source: Shiryaev, Theory of Probability and Its Applications 8:22, 1963; Robbins, Annals of Mathematical Statistics
 * 41:1397, 1970 (normal mixture); Shin, Ramdas and Rinaldo, New England Journal of Statistics in Data Science 2:229, 2024
 * (e-detectors); Ville 1939.
 * @example
 * const flat = { n: 9, clusters: 9, sum: 0, chanceVariance: 1, variance: 1, carried: [] };
 * changeEvidence([flat])[0].logEValue < 0; // => true
 */
export function changeEvidence(
  contrasts: readonly SeriesContrast[],
  { expected = 0.03, level = 0.95 }: ChangeEvidenceOptions = {},
): ChangeEvidence[] {
  checkLevel(level);
  if (!(expected > 0 && expected < Number.POSITIVE_INFINITY)) {
    throw new RangeError(`expected must be above 0, got ${expected}`);
  }
  const wagers: Wager[] = [];
  return contrasts.map(({ n, sum, chanceVariance, variance, carried }, place) => {
    wagers.push({ a: 0, b: 0, information: 0 });
    if (n > 0 && chanceVariance > 0) {
      for (const [candidate, wager] of wagers.entries()) {
        const size = (carried[candidate] ?? 1) * n;
        wager.a += (size * sum) / chanceVariance;
        wager.b += (size ** 2 * variance) / chanceVariance ** 2;
        wager.information += size ** 2 / chanceVariance;
      }
    }
    const logs = wagers.map(
      (wager, candidate) => mixed(wager, expected) - Math.log((candidate + 1) * (candidate + 2)),
    );
    // The wagers on changes yet to come are not laid: their share, 1/(k + 1), is kept.
    const kept = -Math.log(place + 2);
    const all = logSum(logs);
    return {
      logEValue: logSum([...logs, kept]),
      candidates: wagers.map(({ a, b, information }, candidate) => ({
        at: candidate + 1,
        share: Math.exp(logs[candidate]! - all),
        change: information > 0 ? a / information : null,
        margin: information > 0 ? reach(b, expected, level) / information : null,
      })),
    };
  });
}

interface Wager {
  a: number;
  b: number;
  /** Σ (c n)² / V: what a is of, a change of 1. */
  information: number;
}

/** Log of the mean of exp(δa − δ²b/2) over δ ~ N(0, expected²). */
function mixed({ a, b }: Wager, expected: number): number {
  const precision = 1 / expected ** 2;
  return a ** 2 / (2 * (b + precision)) - Math.log1p(b / precision) / 2;
}

/** How far a may lie from what a change makes of it before a wager on that distance has reached 1/(1 − level). */
function reach(b: number, expected: number, level: number): number {
  const precision = 1 / expected ** 2;
  return Math.sqrt((b + precision) * (Math.log1p(b / precision) - 2 * Math.log(1 - level)));
}

function logSum(logs: readonly number[]): number {
  const most = Math.max(...logs);
  return most + Math.log(logs.reduce((sum, log) => sum + Math.exp(log - most), 0));
}
