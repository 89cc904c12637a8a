/**
 * Questions for a wanted difference or half-width, and the difference or half-width that given questions buy. With one
 * trial and a known discordance the difference is McNemar's; with trials, a stated variance or a utility it is
 * Miller's, in which trials shrink only the part of the variance that is chance between them.
 */

import { normalCritical } from '../../../stats/numeric/distributions.ts';
import { detectableMeanDifference } from '../../../stats/plan/detectable-mean-difference.ts';
import { detectablePairedProportion } from '../../../stats/plan/detectable-paired-proportion.ts';
import { nForHalfWidth } from '../../../stats/plan/n-for-half-width.ts';
import { nMcnemar } from '../../../stats/plan/n-mcnemar.ts';
import { nPairedMeans } from '../../../stats/plan/n-paired-means.ts';
import { wilsonEnds } from '../../../stats/rate/wilson.ts';
import type { PlanBasis } from './plan-basis.ts';

export interface PlanOptions {
  /** Trials a question and respondent. @default 1 */
  readonly trials?: number;
  /** Chance of seeing a difference of the wanted size. @default 0.8 */
  readonly power?: number;
  /** Two-sided chance of a false alarm. @default 0.05 */
  readonly significance?: number;
  /** Confidence level of half-widths. @default 0.95 */
  readonly level?: number;
}

/** Questions, with the method; null where no number of questions is enough. */
export interface PlannedQuestions {
  readonly questions: number | null;
  readonly method: 'mcnemar' | 'paired-means' | 'wilson';
  readonly designEffect: number;
}

/** Questions asked of both respondents so that a true difference of this size is seen. */
export function questionsForDifference(
  difference: number,
  basis: PlanBasis,
  options: PlanOptions = {},
): PlannedQuestions {
  const { trials = 1, power = 0.8, significance = 0.05 } = options;
  const designEffect = differenceDesignEffect(basis);
  const size = Math.abs(difference);
  if (usesMcnemar(basis, trials)) {
    const discordance = basis.discordance?.value ?? 0;
    if (size > discordance) return { questions: null, method: 'mcnemar', designEffect };
    const n = nMcnemar((discordance + size) / 2, (discordance - size) / 2, {
      power,
      significance,
      designEffect,
    });
    return { questions: ceiling(n), method: 'mcnemar', designEffect };
  }
  const n = nPairedMeans(size, {
    varianceBetween: basis.between.value,
    varianceWithin: [basis.within?.value ?? 0, basis.within?.value ?? 0],
    trials: [trials, trials],
    power,
    significance,
    designEffect,
  });
  return { questions: ceiling(n), method: 'paired-means', designEffect };
}

/** The smallest true difference that this many shared questions can be expected to show; null where none can be. */
export function detectableDifference(
  questions: number,
  basis: PlanBasis,
  options: PlanOptions = {},
): number | null {
  const { trials = 1, power = 0.8, significance = 0.05 } = options;
  const designEffect = differenceDesignEffect(basis);
  if (usesMcnemar(basis, trials)) {
    return detectablePairedProportion(basis.discordance?.value ?? 0, {
      n: questions,
      power,
      significance,
      designEffect,
    });
  }
  const deviation = Math.sqrt(basis.between.value + (2 * (basis.within?.value ?? 0)) / trials);
  const difference = detectableMeanDifference(deviation, { n: questions, power, significance, designEffect });
  return basis.rate !== null && difference > 1 ? null : difference;
}

/** Questions so that the interval of one rate is at most twice this wide; null for a utility. */
export function questionsForHalfWidth(
  halfWidth: number,
  basis: PlanBasis,
  options: PlanOptions = {},
): PlannedQuestions | null {
  const { trials = 1, level = 0.95 } = options;
  if (basis.rate === null) return null;
  const designEffect = rateDesignEffect(basis, trials);
  return {
    questions: nForHalfWidth(basis.rate.value, { halfWidth, level, designEffect }),
    method: 'wilson',
    designEffect,
  };
}

/** Half the width of Wilson's interval of the expected rate at this many questions; null for a utility. */
export function halfWidthAt(questions: number, basis: PlanBasis, options: PlanOptions = {}): number | null {
  const { trials = 1, level = 0.95 } = options;
  if (basis.rate === null) return null;
  const n = questions / rateDesignEffect(basis, trials);
  const { lower, upper } = wilsonEnds(basis.rate.value, n, normalCritical(level));
  return (upper - lower) / 2;
}

function usesMcnemar(basis: PlanBasis, trials: number): boolean {
  return basis.discordance !== null && trials === 1;
}

/** Kish's 1 + (m − 1)·ICC, never below 1: a lucky sample must not shrink a plan. */
function differenceDesignEffect({ clusterSize, correlation }: PlanBasis): number {
  return 1 + (clusterSize.value - 1) * Math.max(0, correlation.value);
}

/** Clusters lengthen a rate's interval, trials shorten it by the share of the variance that is chance between them. */
function rateDesignEffect(basis: PlanBasis, trials: number): number {
  const rate = basis.rate?.value ?? 0;
  const total = rate * (1 - rate);
  const chance = total === 0 ? 0 : Math.min(1, (basis.within?.value ?? 0) / total);
  const clusters = 1 + (basis.clusterSize.value - 1) * Math.max(0, basis.rateCorrelation.value);
  return clusters * (1 - chance + chance / trials);
}

function ceiling(n: number | null): number | null {
  return n === null || !Number.isFinite(n) ? null : Math.max(1, Math.ceil(n - 1e-9));
}
