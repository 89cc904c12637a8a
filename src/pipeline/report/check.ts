/**
 * The gate: one source against limits, and against a baseline. Paired on the questions both were asked where the
 * answers are there; from summaries alone the two are taken as independent, and every line says which it was.
 */
import { counted } from '../../core/counted.ts';
import { ClosedbookError } from '../../core/errors.ts';
import type { Estimate } from '../../core/estimate.ts';
import type { Summary } from '../../core/summary/summary.ts';
import { checkData, DEFAULT_LEAST_GRADED } from '../../stages/check/check-data.ts';
import { checkLimits, estimateOf } from '../../stages/check/check-limits.ts';
import type { CheckMarkdownOptions } from '../../stages/check/check-markdown.ts';
import { type BaselineDifference, betterOf, checkRegressions } from '../../stages/check/check-regressions.ts';
import type { CheckResult, Hold } from '../../stages/check/check-result.ts';
import { checkSameModel } from '../../stages/check/check-same-model.ts';
import { checkSeries } from '../../stages/check/check-series.ts';
import { type Limit, penaltyOf } from '../../stages/check/limit.ts';
import { unpairedDifference } from '../../stages/report/compare/unpaired-difference.ts';
import { lookAt } from '../sources.ts';
import { refuseUseless } from '../summarize/refuse-useless.ts';
import { summarize } from '../summarize/summarize.ts';
import type { SummarizeOptions } from '../summarize/summarize-options.ts';
import type { Workspace } from '../workspace.ts';

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
    const found = await differences(source, baseline, {
      workspace,
      options: { ...summarizing, level: regressionLevel },
      metrics,
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
    const metrics = regressionMetrics(limits);
    const { margin = 0, baselineHold = 'any', respondents } = options;
    const { trendOf } = await import('./trend.ts');
    const found = await trendOf([...baselineSeries, source], workspace, {
      ...summarizing,
      order: 'given',
      penalties: metrics.flatMap((metric) => penaltyOf(metric) ?? []),
    });
    notes.push(...found.notes);
    const series = checkSeries(found, {
      ...{ metrics, margin, hold: baselineHold },
      ...(respondents === undefined ? {} : { respondents }),
    });
    if (series.length === 0) {
      throw new ClosedbookError('usage', 'the series shares no respondent with what is checked');
    }
    results.push(...series);
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

interface Comparing {
  readonly workspace: Workspace;
  readonly options: CheckOptions;
  readonly metrics: readonly string[];
}

async function differences(
  source: string,
  baseline: string,
  { workspace, options, metrics }: Comparing,
): Promise<{ differences: BaselineDifference[]; notes: string[] }> {
  const [ownKind, otherKind] = await Promise.all(
    [source, baseline].map(async (text) => (await lookAt(text)).kind),
  );
  const whole = await summarize([source], workspace, options);
  const own = chosen(whole, options.respondents);
  const other = await summarize([baseline], workspace, options);
  const paired = ownKind === otherKind && (ownKind === 'run' || ownKind === 'answers');
  const joint = paired
    ? await summarize([source, baseline], workspace, {
        ...options,
        apart: true,
        // Every one that is checked and its counterpart, however many others there are.
        compareAlso: (respondents) =>
          own.respondents.flatMap(({ id }) => {
            const first = whole.respondents.findIndex((one) => one.id === id);
            const match = counterpart(own, other, { id, against: options.against });
            const second = other.respondents.findIndex((one) => one.id === match);
            const places = match === null ? [] : [first, whole.respondents.length + second];
            return places.flatMap((place) => respondents[place]?.id ?? []);
          }),
      })
    : null;
  const notes = source === baseline ? ['the baseline is the source itself: nothing can differ'] : [];
  const found = own.respondents.flatMap(({ id }) => {
    const match = counterpart(own, other, { id, against: options.against });
    if (match === null) {
      notes.push(`the baseline has no respondent ${id}: it is not compared`);
      return [];
    }
    return metrics.map((metric): BaselineDifference => {
      const pair = joint === null ? null : pairedEstimate({ whole, other, joint }, { id, match, metric });
      if (pair !== null) return { respondent: id, against: match, metric, ...pair };
      const estimate = unpairedDifference(
        estimateOf(other, match, metric) ?? undefined,
        estimateOf(own, id, metric) ?? undefined,
      );
      return { respondent: id, against: match, metric, estimate, note: 'unpaired, treated as independent' };
    });
  });
  if (found.length === 0) {
    throw new ClosedbookError('usage', 'the baseline shares no respondent with what is checked', {
      hint: `Name one of the baseline with --against: ${other.respondents.map((one) => one.id).join(', ')}.`,
    });
  }
  return { differences: found, notes };
}

/** The baseline's respondent to compare with: the named one, the same id, or the only one where both have one. */
function counterpart(
  own: Summary,
  other: Summary,
  { id, against }: { readonly id: string; readonly against?: string },
): string | null {
  if (against !== undefined) {
    const exact = other.respondents.filter((one) => one.id === against);
    const fits = exact.length > 0 ? exact : other.respondents.filter((one) => one.id.includes(against));
    if (fits.length === 1) return fits[0]!.id;
    throw new ClosedbookError(
      'usage',
      `--against "${against}" fits ${fits.length} respondents of the baseline`,
      {
        hint: `Name one of: ${other.respondents.map((one) => one.id).join(', ')}.`,
      },
    );
  }
  if (other.respondents.some((one) => one.id === id)) return id;
  return own.respondents.length === 1 && other.respondents.length === 1 ? other.respondents[0]!.id : null;
}

/** The paired difference out of the joint summary, whose respondents are those of the source, then the baseline's. */
function pairedEstimate(
  { whole, other, joint }: { readonly whole: Summary; readonly other: Summary; readonly joint: Summary },
  { id, match, metric }: { readonly id: string; readonly match: string; readonly metric: string },
): { estimate: Estimate; note: string } | null {
  const first = whole.respondents.findIndex((one) => one.id === id);
  const second = other.respondents.findIndex((one) => one.id === match);
  // Runs on disjoint questions share one row a respondent: nothing is paired then.
  if (joint.respondents.length !== whole.respondents.length + other.respondents.length) return null;
  const a = joint.respondents[first]!.id;
  const b = joint.respondents[whole.respondents.length + second]!.id;
  const pair = joint.comparisons?.pairs.find((one) => one.a === a && one.b === b);
  const difference = pair?.differences.find((one) => one.metric === metric);
  if (pair === undefined || !pair.paired || pair.shared === 0 || difference === undefined) return null;
  const note =
    pair.estimatedOver === undefined
      ? `paired on ${counted(pair.shared ?? 0, 'question')}`
      : `paired on ${counted(pair.estimatedOver, 'question')}, missing outcomes estimated`;
  return { estimate: difference.estimate, note };
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
