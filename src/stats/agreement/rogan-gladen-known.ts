/**
 * A judged rate corrected with a sensitivity and specificity taken as known: the interval of the judged rate, carried
 * through the same straight line. Narrower than it should be whenever the two were in truth estimated.
 */
import { checkEvents, checkLevel, checkProbability } from '../numeric/checks.ts';
import type { Interval } from '../numeric/interval.ts';
import { clopperPearson } from '../rate/clopper-pearson.ts';
import { wilson } from '../rate/wilson.ts';

export interface RoganGladenKnownOptions {
  /** P(judged positive | truly positive), in [0, 1]. */
  readonly sensitivity: number;
  /** P(judged negative | truly negative), in [0, 1]. */
  readonly specificity: number;
  /** Interval of the judged rate. @default 'wilson' */
  readonly method?: 'wilson' | 'clopper_pearson';
  /** Confidence level in (0, 1). @default 0.95 */
  readonly level?: number;
}

export interface RoganGladenKnown extends Interval {
  /** The rate as judged. */
  readonly judgedRate: number | null;
}

/**
 * The true rate behind a judged one for a judge of known quality, clipped to [0, 1].
 *
 * Null where sensitivity + specificity is at most 1.
 *
 * Source: Reiczigel, Földi and Ózsvári 2010, Epidemiology and Infection 138:1674.
 *
 * @throws RangeError if counts or probabilities lie outside their range
 * @example
 * roganGladenKnown(30, 100, { sensitivity: 0.9, specificity: 0.95 }).estimate; // => 0.2941176470588235
 */
export function roganGladenKnown(
  judged: number,
  n: number,
  { sensitivity, specificity, method = 'wilson', level = 0.95 }: RoganGladenKnownOptions,
): RoganGladenKnown {
  checkLevel(level);
  checkEvents(judged, n);
  checkProbability('sensitivity', sensitivity);
  checkProbability('specificity', specificity);
  const youden = sensitivity + specificity - 1;
  const interval = method === 'wilson' ? wilson(judged, n, { level }) : clopperPearson(judged, n, { level });
  const judgedRate = interval.estimate;
  const nothing = {
    estimate: null,
    lower: 0,
    upper: 1,
    method: `rogan_gladen_${method}`,
    level,
    n,
    judgedRate,
  };
  if (n === 0) return { ...nothing, why: 'no_questions' };
  if (youden <= 1e-12) return { ...nothing, why: 'judge_uninformative' };
  const corrected = (rate: number) => Math.min(1, Math.max(0, (rate + specificity - 1) / youden));
  return {
    ...nothing,
    estimate: corrected(judgedRate!),
    lower: corrected(interval.lower!),
    upper: corrected(interval.upper!),
  };
}
