/**
 * Has it become worse in a series of runs? Broken is only a change for the worse that the whole series proves (stages/analyze/
 * trend): a gate that runs every week and tests at 5 % each time would fail without cause before the year is over. A change
 * for the better later on, a change back among them, lifts it.
 */
import type { Trend, TrendMetric, TrendRespondent } from '../../core/trend.ts';
import { betterOf } from './check-regressions.ts';
import type { CheckResult, Hold, Verdict } from './check-result.ts';
import { passes, verdictOf } from './verdict.ts';

export interface CheckSeriesOptions {
  readonly metrics: readonly string[];
  /** How much worse is still tolerated, in the metric's own unit, at least 0. */
  readonly margin: number;
  /** `any` fails only what is proven worse; `whole` demands proof of being no worse. */
  readonly hold: Hold;
  /** Only respondents whose id contains one of these. */
  readonly respondents?: readonly string[];
}

/** One result a respondent of the last run and metric; a metric that a series cannot follow has no number. */
export function checkSeries(trend: Trend, options: CheckSeriesOptions): CheckResult[] {
  const { metrics, respondents: only } = options;
  const last = trend.runs.length - 1;
  return trend.respondents
    .filter(({ id, runs }) => runs.includes(last) && (only?.some((name) => id.includes(name)) ?? true))
    .flatMap((respondent) => metrics.map((metric) => result(trend, respondent, { ...options, metric })));
}

function result(
  { runs, level }: Trend,
  respondent: TrendRespondent,
  { metric, margin, hold }: CheckSeriesOptions & { readonly metric: string },
): CheckResult {
  const high = betterOf(metric) === 'high';
  const bounded = {
    bound: high ? ('min' as const) : ('max' as const),
    limit: high ? 0 - margin : margin,
    hold,
  };
  const base = {
    kind: 'regression' as const,
    respondent: respondent.id,
    metric,
    ...bounded,
    against: runs[respondent.reference]!.name,
  };
  const found = respondent.metrics.find((one) => one.metric === metric);
  if (found === undefined) {
    const note = 'a series follows shares of what was asked, and utilities';
    return { ...base, estimate: null, verdict: 'undefined', passed: false, note };
  }
  const worse = worseChange(found, high);
  const estimate = worse?.estimate ?? found.points.at(-1)!.difference;
  const held = verdictOf(estimate, bounded);
  const verdict: Verdict = worse === null && held === 'broken' ? 'open' : held;
  const passed = verdict === held ? passes(estimate, bounded) : hold === 'any';
  const many = `series of ${respondent.runs.length} runs`;
  const note =
    worse === null && estimate?.value == null
      ? `${many}: it shares no question that both have an outcome on with ${base.against}`
      : worse === null
        ? `${many}: no change for the worse is proven at ${Number((level * 100).toFixed(2))} % over all of it`
        : `${many}: ${worse.sentence}`;
  return { ...base, estimate, verdict, passed, note };
}

/** The last proven change, where it is one for the worse. */
function worseChange({ changes }: TrendMetric, high: boolean) {
  const last = changes.at(-1);
  if (last?.estimate.value == null) return null;
  return last.estimate.value < 0 === high ? last : null;
}
