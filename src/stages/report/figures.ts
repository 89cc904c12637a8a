/**
 * Which charts and small tables a summary has, in reading order, by section. The one list that page, Markdown, PDF,
 * CSV and image files share, so that no form shows what another forgot. A topic that the summary lacks says why.
 */

import { checkArgument, isRecord } from '../../core/argument.ts';
import { basisWords } from '../../core/choice-basis.ts';
import type { Summary } from '../../core/summary/summary.ts';
import { behavioural } from './charts/behavioural.ts';
import type { Chart } from './charts/chart.ts';
import { claimsChart } from './charts/claims.ts';
import { consistency } from './charts/consistency.ts';
import { conversion } from './charts/conversion.ts';
import { costLatency } from './charts/cost-latency.ts';
import { differenceForest } from './charts/difference-forest.ts';
import { frontierChart } from './charts/frontier.ts';
import { judgeAgreement } from './charts/judge-agreement.ts';
import { languagesChart } from './charts/languages.ts';
import type { Look } from './charts/look.ts';
import { type OutcomeBarsOptions, outcomeBars } from './charts/outcome-bars.ts';
import { penaltyCurves } from './charts/penalty-curves.ts';
import { probabilityBest } from './charts/probability-best.ts';
import { refusalCalibration } from './charts/refusal-calibration.ts';
import { reliability } from './charts/reliability.ts';
import { riskCoverage } from './charts/risk-coverage.ts';
import { settings } from './charts/settings.ts';
import { severalConfidences } from './charts/several-confidences.ts';
import { sliceCrossing } from './charts/slice-crossing.ts';
import { sliceCurves } from './charts/slice-curves.ts';
import { slicePanels } from './charts/slice-panels.ts';
import { transitions } from './charts/transitions.ts';
import { unanswerableBars } from './charts/unanswerable-bars.ts';
import { wordings as wordingsChart } from './charts/wordings.ts';
import { behaviouralTables } from './tables/behavioural-tables.ts';
import { claimsTables } from './tables/claims-tables.ts';
import { consistencyTable } from './tables/consistency-table.ts';
import { conversionTable } from './tables/conversion-table.ts';
import { coverageTable } from './tables/coverage-table.ts';
import { doubtTable } from './tables/doubt-table.ts';
import { graderTables } from './tables/grader-tables.ts';
import { judgeTables } from './tables/judge-tables.ts';
import { languagesTables } from './tables/languages-tables.ts';
import { privacyTables } from './tables/privacy-tables.ts';
import { questionTables } from './tables/question-tables.ts';
import { refusalTables } from './tables/refusal-tables.ts';
import type { SectionTable } from './tables/section-table.ts';
import { settingsTable } from './tables/settings-table.ts';
import { severalConfidencesTables } from './tables/several-confidences-tables.ts';
import { unanswerableTables } from './tables/unanswerable-tables.ts';
import { wordingsTable } from './tables/wordings-table.ts';
import { workloadTable } from './tables/workload-table.ts';

export interface Figures {
  readonly id: string;
  /** Heading of the section. */
  readonly heading: string;
  readonly charts: readonly Chart[];
  /** What needs no picture. */
  readonly tables: readonly SectionTable[];
  /** Why there is nothing, where there is nothing. */
  readonly missing: string;
}

export function isPresent({ charts, tables }: Figures): boolean {
  return charts.length > 0 || tables.length > 0;
}

/**
 * Every section, also those that have nothing to show.
 * @example
 * const replies = ['a', 'b', 'c'].map((question) => ({ question, respondent: 'parrot' }));
 * const summary = analyze(tableOf(replies, ['correct', 'incorrect', 'refused']), { title: 'Three questions' });
 * figuresOf(summary, lookOf(summary))[0].charts[0].id; // => 'frontier'
 */
export function figuresOf(summary: Summary, look: Look): Figures[] {
  checkArgument(isRecord(summary) && isRecord(summary.rates), 'summary', {
    expected: 'a summary, as analyze gives it',
    given: summary,
  });
  const lead = leadingRespondent(summary, look);
  const {
    frontier,
    comparisons,
    claims,
    languages,
    slices,
    unanswerable,
    refusal,
    privacy,
    behavioural: prompts,
    wordings,
    settings: levels,
    confidence,
    conversion: routes,
    severalConfidences: several,
    consistency: trials,
    workload,
    graders,
    judge,
    cost,
    items,
  } = summary;
  const section = (
    id: string,
    heading: string,
    missing: string,
    charts: readonly (Chart | null)[],
    tables: readonly (SectionTable | null)[] = [],
  ): Figures => ({
    id,
    heading,
    missing,
    charts: charts
      .filter((chart) => chart !== null)
      .map((chart) =>
        summary.decision.ungraded !== undefined && CHOOSING.has(chart.id)
          ? { ...chart, title: `${basisWords(frontier?.base !== undefined)}: ${chart.title}` }
          : chart,
      )
      .map((chart) => (isSmall(chart) ? { ...chart, quiet: true as const } : chart))
      // A picture travels without its page: it says itself that nobody real answered.
      .map((chart) => (summary.simulated ? { ...chart, title: `Simulated: ${chart.title}` } : chart)),
    tables: tables.filter((table) => table !== null),
  });
  return [
    section('decision', 'The decision', whyNoFrontier(summary), [
      frontier ? frontierChart(frontier, look) : null,
    ]),
    section(
      'outcomes',
      'What happened to every question',
      'nothing was asked',
      [outcomeBars(summary.rates, look, comparableIn(summary))],
      [doubtTable(summary, look)],
    ),
    section('penalty', 'What a wrong answer may cost', whyNoFrontier(summary), [
      frontier ? penaltyCurves(frontier, look) : null,
      frontier ? probabilityBest(frontier, look) : null,
    ]),
    section(
      'workload',
      'For your own mix of questions',
      'no workload was declared (--mix, --unanswerable-share)',
      [],
      [workload ? workloadTable(workload, look) : null],
    ),
    section('comparisons', 'One against another', 'there is one respondent, or no pairs were compared', [
      comparisons ? differenceForest(comparisons, look, lead) : null,
      comparisons ? transitions(comparisons.pairs, look, lead) : null,
    ]),
    section(
      'claims',
      'Long answers, claim by claim',
      'no long answer was split into claims (closedbook grade RUN --claims MODEL)',
      [claims ? claimsChart(claims, look) : null],
      claims ? claimsTables(claims, look) : [],
    ),
    section(
      'languages',
      'The same facts in other languages',
      'no fact was asked in two languages',
      [languages ? languagesChart(languages, look) : null],
      languages ? languagesTables(languages, look) : [],
    ),
    section(
      'slices',
      'Where it is right and where it is wrong',
      'the questions carry no property, topic or popularity to slice by',
      (slices?.slices ?? []).flatMap((slice) => [
        sliceCrossing(slice, look) ?? slicePanels(slice, look),
        sliceCurves(slice, look),
      ]),
    ),
    section(
      'unanswerable',
      'Questions without an answer',
      'none were asked',
      [unanswerable ? unanswerableBars(unanswerable, look) : null],
      unanswerable ? unanswerableTables(unanswerable, look) : [],
    ),
    section(
      'refusal',
      'Whether silence falls on the right questions',
      'the refused questions were not asked again by force',
      [refusal ? refusalCalibration(refusal, summary.rates, look) : null],
      refusal ? refusalTables(refusal, look) : [],
    ),
    section(
      'privacy',
      'Refused for privacy',
      'no question is tagged as touching private circumstances (sensitivity:private)',
      [],
      privacy ? privacyTables(privacy, look) : [],
    ),
    section(
      'behavioural',
      'Whether a stated penalty changes behaviour',
      'no penalty was stated in a prompt',
      [prompts ? behavioural(prompts, look) : null],
      prompts ? behaviouralTables(prompts) : [],
    ),
    section(
      'wordings',
      'How much is phrasing',
      'no policy was asked in several wordings',
      [wordings ? wordingsChart(wordings, look) : null],
      [wordings ? wordingsTable(wordings) : null],
    ),
    section(
      'settings',
      'What effort and sampling do',
      'no model was asked at two levels of effort, thinking or temperature',
      [levels ? settings(levels, look) : null],
      [levels ? settingsTable(levels) : null],
    ),
    section(
      'conversion',
      'Whether the eager model can be made conservative',
      'no model was asked in more than one way, with a confidence, or repeatedly',
      [routes ? conversion(routes, look) : null],
      [routes ? conversionTable(routes) : null],
    ),
    section(
      'confidence',
      'Whether stated confidence can be believed',
      'no confidence was asked for',
      [confidence ? reliability(confidence, look) : null, confidence ? riskCoverage(confidence, look) : null],
      [confidence ? coverageTable(confidence, look) : null],
    ),
    section(
      'several-confidences',
      'Which confidence tells right from wrong',
      'no respondent has two confidences: asked for one, with log-probabilities, or repeatedly',
      [several ? severalConfidences(several, look) : null],
      several ? severalConfidencesTables(several, look) : [],
    ),
    section(
      'consistency',
      'Whether it says the same when asked again',
      'nobody was asked twice, or the answers were not told apart',
      [trials ? consistency(trials, look) : null],
      [trials ? consistencyTable(trials, look) : null],
    ),
    section(
      'judge',
      'How far the grades can be trusted',
      'no people’s labels to hold the automatic grades against',
      [judge ? judgeAgreement(judge, look) : null],
      [...(graders ? graderTables(graders, look) : []), ...(judge ? judgeTables(judge, look) : [])],
    ),
    section(
      'questions',
      'Questions that look wrong themselves',
      items
        ? 'too few respondents answered, or nothing is odd about any question'
        : 'it takes answers of two families of models at least, and the report must be made from them, not from a summary',
      [],
      items ? questionTables(items, look) : [],
    ),
    section('cost', 'Cost and time', 'neither prices nor times are known', [
      cost ? costLatency(cost, look) : null,
    ]),
  ];
}

/** Below this many questions a picture is mostly its intervals. */
const FEW = 10;

function isSmall({ table }: Chart): boolean {
  const n = table.columns.indexOf('n');
  const sizes = table.rows.map((row) => row[n]).filter((size) => typeof size === 'number');
  return sizes.length > 0 && sizes.every((size) => size < FEW);
}

/** Charts whose titles name who is best. */
const CHOOSING = new Set(['frontier', 'penalty', 'probability-best']);

/** Section of a chart whose id is not its section's, nor begins with it. */
const HOME: Readonly<Record<string, string>> = {
  frontier: 'decision',
  'probability-best': 'penalty',
  differences: 'comparisons',
  transitions: 'comparisons',
  reliability: 'confidence',
  'risk-coverage': 'confidence',
};

/** Why there is no chart of this id; undefined where its section has others, or no section is like it. */
export function whyMissing(figures: readonly Figures[], chartId: string): string | undefined {
  const home = HOME[chartId] ?? chartId.replace(/-.*/, '');
  return figures.find((entry) => entry.id === home && entry.charts.length === 0)?.missing;
}

function whyNoFrontier({ rates, frontier }: Summary): string {
  const known = (metric: string) => rates.rows.some((row) => row.estimates[metric]?.value != null);
  const unprinted = rates.rows.every((row) => row.estimates['incorrect/asked']?.why === 'not-printed');
  if (!known('incorrect/asked') && (known('correct/asked') || (unprinted && rates.rows.length > 0)))
    return 'accuracy only: nothing tells wrong answers from refusals';
  if (frontier !== undefined || !known('incorrect/asked')) return 'no question has an outcome yet';
  return 'no two respondents with enough outcomes were asked the same questions';
}

/** Who was asked the same questions: paired answers tell by the frontier that they share, a printed table is one set. */
function comparableIn({ frontier, comparisons }: Summary): OutcomeBarsOptions {
  if (!comparisons?.pairs.some(({ paired }) => paired)) return {};
  const placed = (frontier?.hull.length ?? 0) > 0 ? (frontier?.points ?? []) : [];
  return { comparable: new Set(placed.map(({ respondent }) => respondent)) };
}

/** The best respondent at the opening penalty; declining everything is no respondent. */
function leadingRespondent(summary: Summary, look: Look): string | null {
  let best: { id: string; utility: number } | null = null;
  // On the questions that the choice rests on; without a frontier on whatever each has an outcome for.
  const points =
    summary.frontier?.points ??
    summary.rates.rows.map(({ respondent, estimates }) => ({
      respondent,
      correct: estimates['correct/asked'],
      incorrect: estimates['incorrect/asked'],
    }));
  for (const { respondent, correct, incorrect } of points) {
    if (correct?.value == null || incorrect?.value == null) continue;
    const utility = correct.value - look.penalty * incorrect.value;
    if (best === null || utility > best.utility) best = { id: respondent, utility };
  }
  return best?.id ?? null;
}
