/**
 * Points of a reliability diagram with their intervals and the band of chance, and numbers that have no interval of
 * their own; for the stated confidence and for the others alike.
 */
import type { Estimate } from '../../core/estimate.ts';
import type { Summary } from '../../core/summary/summary.ts';
import { calibrationBins } from '../../stats/confidence/calibration-bins.ts';
import { consistencyBand } from '../../stats/confidence/consistency-band.ts';

type Bins = NonNullable<Summary['confidence']>['rows'][number]['bins'];

/** Bins by confidence; both columns in one order, sorted by confidence. */
export function reliabilityBins(
  confidences: readonly number[],
  correct: readonly number[],
  level: number,
): Bins {
  return calibrationBins(confidences, correct, { level }).map((bin) => {
    const members = confidences.filter((confidence) => confidence >= bin.from && confidence <= bin.to);
    const band = consistencyBand(members, { level });
    return {
      n: bin.n,
      meanConfidence: bin.meanConfidence,
      correct: {
        metric: 'correct/attempted',
        value: bin.correctRate,
        low: bin.lower,
        high: bin.upper,
        level,
        method: 'wilson',
        numerator: bin.correct,
        denominator: bin.n,
        n: bin.n,
        clusters: null,
      },
      bandLow: band.lower ?? 0,
      bandHigh: band.upper ?? 1,
    };
  });
}

/** A number without an interval of its own; its doubt is shown by other means (chance level, bins). */
export function withoutInterval(
  metric: string,
  value: number | null,
  { n, level }: { readonly n: number; readonly level: number },
): Estimate {
  return {
    metric,
    value,
    low: null,
    high: null,
    level,
    method: 'none',
    numerator: null,
    denominator: null,
    n,
    clusters: null,
    ...(value === null ? { why: 'no-attempts' } : {}),
  };
}
