/**
 * Where nothing is told apart at any cost: how many questions it takes to tell the two that are best most often, if
 * they differ as much as they seem to. From the interval of their difference, so that clusters and pairing are in it,
 * by the formula of `closedbook plan`. Two that seem to differ by next to nothing would take more questions than there
 * are, and that is said.
 */
import { counted, grouped } from '../../core/counted.ts';
import { utilityId } from '../../core/metric.ts';
import type { Comparison } from '../../core/summary/comparisons.ts';
import type { FrontierSection } from '../../core/summary/frontier.ts';
import { normalCritical } from '../../stats/numeric/distributions.ts';
import { nPairedMeans } from '../../stats/plan/n-paired-means.ts';
import { givenPenaltyText } from './number-words.ts';
import { onlyOpenRung } from './reigns-text.ts';

/** More than this nobody asks. */
const MOST = 100_000;

/** Empty where some rung is sure, or nothing is known of the pair. */
export function whatWouldTell(
  frontier: FrontierSection,
  pairs: readonly Comparison[],
  { penalty, who }: { readonly penalty: number; readonly who: (id: string | null) => string },
): string[] {
  const { rungs = [], penalties, probabilityBest } = frontier;
  const at = penalties.indexOf(penalty);
  if (onlyOpenRung(rungs) === undefined || probabilityBest === null || at === -1) return [];
  const [a, b] = probabilityBest.rows
    .flatMap(({ respondent, probabilities }) =>
      respondent === null ? [] : [{ respondent, share: probabilities[at]! }],
    )
    .sort((one, other) => other.share - one.share);
  if (a === undefined || b === undefined) return [];
  const spread = spreadOf(frontier, pairs, { a: a.respondent, b: b.respondent, penalty });
  if (spread === null) return [];
  const { difference, variance, n } = spread;
  const needed = nPairedMeans(difference, { varianceBetween: variance });
  const names = `${who(a.respondent)} from ${who(b.respondent)} at L = ${givenPenaltyText(penalty)}`;
  const apart = `${(100 * Math.abs(difference)).toFixed(1)} per 100 questions`;
  if (needed === null || needed > MOST)
    return [
      `Telling ${names} would take more than ${counted(MOST, 'question')}: they seem to differ by ${apart}.`,
    ];
  return [
    `Telling ${names} takes about ${counted(rounded(Math.max(needed, n)), 'question')}, of which ${grouped(n)} were asked, if they differ by the ${apart} that they seem to (80% power; closedbook plan reckons others).`,
  ];
}

interface Spread {
  readonly difference: number;
  /** Of the difference on one question, clusters and pairing in it. */
  readonly variance: number;
  readonly n: number;
}

function spreadOf(
  { points, paired }: FrontierSection,
  pairs: readonly Comparison[],
  { a, b, penalty }: { readonly a: string; readonly b: string; readonly penalty: number },
): Spread | null {
  const pair = pairs.find((one) => (one.a === a && one.b === b) || (one.a === b && one.b === a));
  const estimate = pair?.differences.find(({ metric }) => metric === utilityId(penalty))?.estimate;
  if (paired) {
    if (estimate?.value == null || estimate.low === null || estimate.high === null || !estimate.n)
      return null;
    const error = (estimate.high - estimate.low) / (2 * normalCritical(estimate.level));
    return { difference: estimate.value, variance: estimate.n * error ** 2, n: estimate.n };
  }
  // Of a printed table both sides are independent, and their spread follows from their shares.
  const [one, other] = [a, b].map((id) => {
    const point = points.find(({ respondent }) => respondent === id);
    const [right, wrong] = [point?.correct.value, point?.incorrect.value];
    if (right == null || wrong == null || !point?.correct.n) return null;
    const mean = right - penalty * wrong;
    return { mean, variance: right + penalty ** 2 * wrong - mean ** 2, n: point.correct.n };
  });
  if (one == null || other == null) return null;
  return {
    difference: one.mean - other.mean,
    variance: one.variance + other.variance,
    n: Math.min(one.n, other.n),
  };
}

/** Two digits: more would pretend. */
function rounded(n: number): number {
  const unit = 10 ** Math.max(0, Math.floor(Math.log10(n)) - 1);
  return Math.ceil(n / unit) * unit;
}
