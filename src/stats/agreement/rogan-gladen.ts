/**
 * A judged rate corrected for the judge's errors, when its sensitivity and specificity were measured somewhere else.
 * For an audit drawn from the same replies the double-sampling estimate is better in every respect; this one is for
 * an audit carried over from another run.
 */
import { checkEvents, checkLevel } from '../numeric/checks.ts';
import { normalCritical } from '../numeric/distributions.ts';
import type { Interval } from '../numeric/interval.ts';

export interface JudgeAudit {
  /** Of `positives` truly positive replies the judge called `truePositives` positive: the sensitivity. */
  readonly truePositives: number;
  readonly positives: number;
  /** Of `negatives` truly negative replies the judge called `trueNegatives` negative: the specificity. */
  readonly trueNegatives: number;
  readonly negatives: number;
}

export interface RoganGladenOptions extends JudgeAudit {
  /** Confidence level in (0, 1). @default 0.95 */
  readonly level?: number;
}

export interface RoganGladen extends Interval {
  /** The solution before it is brought into [0, 1]; far outside means that the audit does not fit these replies. */
  readonly unclipped: number | null;
  /** The delta interval around `unclipped`, before it is brought into [0, 1]. */
  readonly unclippedLower: number | null;
  readonly unclippedUpper: number | null;
}

/**
 * True rate = (judged rate + specificity - 1) / (sensitivity + specificity - 1), with the delta standard error that
 * counts the doubt in all three.
 *
 * Null where sensitivity + specificity is at most 1 (the judge tells nothing) or the audit lacks one of the two kinds.
 * Near 0 and 1 the normal interval is poor: `lee-corrected-rate` keeps its level there.
 *
 * Source: Rogan and Gladen 1978, American Journal of Epidemiology 107:71.
 *
 * @param judged number of replies the judge called positive
 * @param n number of replies judged
 * @throws RangeError if a count is no count or exceeds its total
 * @example
 * roganGladen(300, 1000, { truePositives: 45, positives: 50, trueNegatives: 140, negatives: 150 }).estimate; // => 0.28
 */
export function roganGladen(
  judged: number,
  n: number,
  { truePositives, positives, trueNegatives, negatives, level = 0.95 }: RoganGladenOptions,
): RoganGladen {
  checkLevel(level);
  checkEvents(judged, n);
  checkEvents(truePositives, positives);
  checkEvents(trueNegatives, negatives);
  const nothing: RoganGladen = {
    estimate: null,
    lower: null,
    upper: null,
    method: 'rogan_gladen',
    level,
    n,
    standardError: null,
    unclipped: null,
    unclippedLower: null,
    unclippedUpper: null,
  };
  if (n === 0) return { ...nothing, why: 'no_questions' };
  if (positives === 0 || negatives === 0) return { ...nothing, why: 'not_audited' };
  const rate = judged / n;
  const sensitivity = truePositives / positives;
  const specificity = trueNegatives / negatives;
  const youden = sensitivity + specificity - 1;
  if (youden <= 1e-12) return { ...nothing, why: 'judge_uninformative' };
  const raw = (rate + specificity - 1) / youden;
  const standardError =
    Math.sqrt(
      (rate * (1 - rate)) / n +
        (raw ** 2 * sensitivity * (1 - sensitivity)) / positives +
        ((1 - raw) ** 2 * specificity * (1 - specificity)) / negatives,
    ) / youden;
  const half = normalCritical(level) * standardError;
  return {
    ...nothing,
    estimate: intoUnit(raw),
    lower: intoUnit(raw - half),
    upper: intoUnit(raw + half),
    standardError,
    unclipped: raw,
    unclippedLower: raw - half,
    unclippedUpper: raw + half,
  };
}

function intoUnit(value: number): number {
  return Math.min(1, Math.max(0, value));
}
