/**
 * The gate: one source against limits, against a baseline, and at the end of a series. The numbers are those of the summary that
 * a report shows, so that CI fails by what people can look up.
 */
import { ClosedbookError } from '../../core/errors.ts';
import type { Summary } from '../../core/summary/summary.ts';
import { checkData, DEFAULT_LEAST_GRADED } from '../../stages/check/check-data.ts';
import { checkLimits, estimateOf } from '../../stages/check/check-limits.ts';
import type { CheckMarkdownOptions } from '../../stages/check/check-markdown.ts';
import { betterOf, checkRegressions } from '../../stages/check/check-regressions.ts';
import type { CheckResult, Hold } from '../../stages/check/check-result.ts';
import { checkSameModel } from '../../stages/check/check-same-model.ts';
import { checkSeries } from '../../stages/check/check-series.ts';
import { type Limit, penaltyOf } from '../../stages/check/limit.ts';
import { refuseUseless } from '../summarize/refuse-useless.ts';
import { summarize } from '../summarize/summarize.ts';
import type { SummarizeOptions } from '../summarize/summarize-options.ts';
import type { Workspace } from '../workspace.ts';
import { againstBaseline, counterpart } from './against-baseline.ts';

export interface CheckOptions extends SummarizeOptions {
  readonly limits: readonly Limit[];
  readonly baseline?: string;
  /** Earlier runs, oldest first: the series that the source ends. */
  readonly baselineSeries?: readonly string[];
  /** Respondent of the baseline that all are compared with, when names differ. */
  readonly against?: string;
  /** How much worse than the baseline is tolerated. @default 0 */
  readonly margin?: number;
  /** @default 'any': fails what is proven worse */
  readonly baselineHold?: Hold;
  /** Demand that one build of the model asked gave every reply, and the baseline's, too. @default false */
  readonly sameModel?: boolean;
  /** Least share of replies with a grade, in [0, 1]. @default 0.95 */
  readonly leastGraded?: number;
  /** Check a run that is not complete, too. @default false: it fails */
  readonly incomplete?: boolean;
  /** Only respondents whose id contains one of these. */
  readonly respondents?: readonly string[];
}

export interface CheckReport extends CheckMarkdownOptions {
  /** Level of each regression's interval: widened so that all of them together keep {@link level}. */
  readonly regressionLevel: number | null;
  readonly results: readonly CheckResult[];
}

/** @throws ClosedbookError `usage` when there is nothing to check, or no respondent fits. */
export async function check(
  source: string,
  workspace: Workspace,
  options: CheckOptions,
): Promise<CheckReport> {
  const { limits, baseline, baselineSeries, sameModel = false } = options;
  if (limits.length === 0 && baseline === undefined && baselineSeries === undefined && !sameModel) {
    throw new ClosedbookError(
      'usage',
      'nothing to check: expected --max, --min, --same-model, --baseline or --baseline-series',
    );
  }
  const { clusterBy, map, seed } = options;
  await refuseUseless([source], { clusterBy, map, seed });
  const penalties = [...new Set([0, 1, 3, 9, ...limits.flatMap(({ metric }) => penaltyOf(metric) ?? [])])];
  const summarizing = { ...options, penalties: penalties.sort((a, b) => a - b) };
  const summary = chosen(await summarize([source], workspace, summarizing), options.respondents);
  const notes: string[] = [];
  const results = [...checkLimits(summary, limits)];
  if (sameModel)
    results.push(...(await sameModelResults(summary, workspace, { ...summarizing, ...options })));
  let regressionLevel: number | null = null;
  if (baseline !== undefined) {
    const metrics = regressionMetrics(limits);
    regressionLevel = 1 - (1 - summary.level) / Math.max(1, metrics.length * summary.respondents.length);
    const found = await againstBaseline([source, baseline], workspace, {
      ...summarizing,
      level: regressionLevel,
      metrics,
      only: (whole) => chosen(whole, options.respondents),
    });
    notes.push(...found.notes);
    results.push(
      ...checkRegressions(found.differences, {
        margin: options.margin ?? 0,
        hold: options.baselineHold ?? 'any',
      }),
    );
  }
  if (baselineSeries !== undefined) {
    const series = await seriesResults([...baselineSeries, source], workspace, summarizing);
    notes.push(...series.notes);
    results.push(...series.results);
  }
  const { leastGraded = DEFAULT_LEAST_GRADED, incomplete = false } = options;
  results.push(...checkData(summary, { leastGraded, incomplete }));
  return {
    title: summary.title,
    simulated: summary.simulated,
    passed: results.every((result) => result.passed),
    level: summary.level,
    regressionLevel,
    results,
    shares: summary.respondents.map(({ id }) => ({
      respondent: id,
      correct: estimateOf(summary, id, 'correct/asked'),
      incorrect: estimateOf(summary, id, 'incorrect/asked'),
      refused: estimateOf(summary, id, 'refused/asked'),
    })),
    notes,
  };
}

/** @param runs - Oldest first, what is checked last. */
async function seriesResults(
  runs: readonly string[],
  workspace: Workspace,
  options: CheckOptions,
): Promise<{ readonly results: readonly CheckResult[]; readonly notes: readonly string[] }> {
  const { limits, margin = 0, baselineHold: hold = 'any', respondents } = options;
  const metrics = regressionMetrics(limits);
  const { trendOf } = await import('./trend.ts');
  const found = await trendOf(runs, workspace, {
    ...options,
    order: 'given',
    penalties: metrics.flatMap((metric) => penaltyOf(metric) ?? []),
  });
  const results = checkSeries(found, {
    ...{ metrics, margin, hold },
    ...(respondents === undefined ? {} : { respondents }),
  });
  if (results.length > 0) return { results, notes: found.notes };
  throw new ClosedbookError('usage', 'the series shares no respondent with what is checked');
}

async function sameModelResults(
  summary: Summary,
  workspace: Workspace,
  options: CheckOptions,
): Promise<CheckResult[]> {
  const other =
    options.baseline === undefined ? null : await summarize([options.baseline], workspace, options);
  return checkSameModel({
    respondents: summary.respondents.map(({ id }) => id),
    answeredBy: summary.provenance.answeredBy,
    level: summary.level,
    ...(other === null
      ? {}
      : {
          baseline: {
            answeredBy: other.provenance.answeredBy,
            counterpart: (id: string) => counterpart(summary, other, { id, against: options.against }),
          },
        }),
  });
}

/** What may regress: the metrics of the limits that have a better side, or right and wrong answers. */
function regressionMetrics(limits: readonly Limit[]): string[] {
  const named = [...new Set(limits.map((limit) => limit.metric))].filter(
    (metric) => betterOf(metric) !== 'neither',
  );
  return named.length > 0 ? named : ['correct/asked', 'incorrect/asked'];
}

function chosen(summary: Summary, names: readonly string[] | undefined): Summary {
  if (names === undefined || names.length === 0) return summary;
  const respondents = summary.respondents.filter(({ id, label }) =>
    names.some((name) => id === name || label === name || id.includes(name)),
  );
  if (respondents.length > 0) return { ...summary, respondents };
  throw new ClosedbookError('usage', `no respondent is called ${names.join(' or ')}`, {
    hint: `Name one of: ${summary.respondents.map((one) => one.id).join(', ')}.`,
  });
}
