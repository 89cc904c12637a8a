/**
 * Is it worse than the baseline? The difference, run less baseline, is held against a margin on the side that is
 * worse for its metric. A rate that is neither better nor worse when it grows (refusals) cannot regress by itself.
 */
import type { Estimate } from '../../core/estimate.ts';
import { METRICS, type RateId } from '../../core/metric.ts';
import type { CheckResult, Hold } from './check-result.ts';
import { passes, verdictOf } from './verdict.ts';

/** One difference to the baseline, run less baseline. */
export interface BaselineDifference {
  readonly respondent: string;
  readonly against: string;
  readonly metric: string;
  readonly estimate: Estimate | null;
  readonly note: string;
}

/**
 * @param options.margin how much worse is still tolerated, in the metric's own unit, at least 0
 * @param options.hold `any` fails only what is proven worse; `whole` demands proof of being no worse
 */
export function checkRegressions(
  differences: readonly BaselineDifference[],
  options: { readonly margin: number; readonly hold: Hold },
): CheckResult[] {
  return differences.map(({ respondent, against, metric, estimate, note }) => {
    const high = betterOf(metric) === 'high';
    const bounded = {
      bound: high ? ('min' as const) : ('max' as const),
      limit: high ? 0 - options.margin : options.margin,
      hold: options.hold,
    };
    return {
      kind: 'regression' as const,
      respondent,
      against,
      metric,
      ...bounded,
      estimate,
      verdict: verdictOf(estimate, bounded),
      passed: passes(estimate, bounded),
      note,
    };
  });
}

/** Which direction is better: utilities and the break-even penalty are, when they grow. */
export function betterOf(metric: string): 'high' | 'low' | 'neither' {
  return metric in METRICS ? METRICS[metric as RateId].better : 'high';
}
