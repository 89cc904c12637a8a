/**
 * What is told of any confidence, stated or other: points of a reliability diagram with their intervals and the band of
 * chance, calibration error beside what chance makes of it, Brier score, AUROC. One place, so that two confidences of the
 * same answers can never differ by how they were counted.
 */
import type { Estimate } from '../../core/estimate.ts';
import type { Summary } from '../../core/summary/summary.ts';
import { auroc } from '../../stats/confidence/auroc.ts';
import { brier } from '../../stats/confidence/brier.ts';
import { calibrationBins } from '../../stats/confidence/calibration-bins.ts';
import { calibrationError } from '../../stats/confidence/calibration-error.ts';
import { consistencyBand } from '../../stats/confidence/consistency-band.ts';
import { nullCalibrationError } from '../../stats/confidence/null-calibration-error.ts';
import { asEstimate } from './as-estimate.ts';
import { clusteredRate } from './clustered-rate.ts';

type Bins = NonNullable<Summary['confidence']>['rows'][number]['bins'];

/** The figures of one confidence; both columns in one order, sorted by confidence. */
export function confidenceFigures(
  confidences: readonly number[],
  correct: readonly number[],
  {
    level,
    seed,
    clusters,
  }: { readonly level: number; readonly seed: number; readonly clusters?: readonly string[] },
) {
  const n = confidences.length;
  const error = calibrationError(confidences, correct).estimate;
  return {
    bins: reliabilityBins(confidences, correct, { level, clusters }),
    calibrationError: withoutInterval('calibration error', error, { n, level }),
    calibrationErrorByChance: nullCalibrationError(confidences, { seed, resamples: 200 }).mean,
    brier: withoutInterval('Brier score', brier(confidences, correct).estimate, { n, level }),
    auroc: aurocOf(correct, confidences, { level, clusters, metric: 'AUROC' }),
  };
}

/** How well scores tell right from wrong. */
export function aurocOf(
  correct: readonly number[],
  scores: readonly number[],
  {
    level,
    metric,
    clusters,
  }: {
    readonly level: number;
    readonly metric: string;
    /** Cluster of each answer, where answers share them. */
    readonly clusters?: readonly string[] | undefined;
  },
): Estimate {
  return withEnoughEvents(
    asEstimate(auroc(correct, scores, { level, ...(clusters === undefined ? {} : { clusters }) }), {
      metric,
      numerator: correct.reduce((sum, one) => sum + one, 0),
      denominator: correct.length,
    }),
    correct,
  );
}

/** With fewer wrong answers, or right ones, an interval of an area holds in seven of ten worlds instead of 95 %. */
export const FEWEST_EVENTS = 5;

/** The estimate as it is, or without an interval where it would rest on too few answers of one kind. */
export function withEnoughEvents(estimate: Estimate, correct: readonly number[]): Estimate {
  const right = correct.reduce((sum, one) => sum + one, 0);
  if (estimate.low === null || Math.min(right, correct.length - right) >= FEWEST_EVENTS) return estimate;
  return { ...estimate, low: null, high: null, why: 'few-events' };
}

function reliabilityBins(
  confidences: readonly number[],
  correct: readonly number[],
  { level, clusters }: { readonly level: number; readonly clusters?: readonly string[] | undefined },
): Bins {
  return calibrationBins(confidences, correct, { level }).map((bin) => {
    const members = confidences.flatMap((confidence, index) =>
      confidence >= bin.from && confidence <= bin.to ? [index] : [],
    );
    const band = consistencyBand(
      members.map((index) => confidences[index]!),
      { level },
    );
    return {
      n: bin.n,
      meanConfidence: bin.meanConfidence,
      from: bin.from,
      to: bin.to,
      correct: clusteredRate(
        members.map((index) => correct[index]!),
        {
          metric: 'correct/attempted',
          level,
          clusters: members.map((index) => clusters?.[index] ?? index),
        },
      ),
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
