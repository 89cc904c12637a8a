/**
 * The sections of a report in reading order, each with its charts, its tables and why it may have nothing. The one list
 * that page, Markdown, PDF, CSV and image files share, so that no form shows what another forgot.
 */
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
import { leadingRespondent } from './charts/leading-respondent.ts';
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
import { failuresTable } from './tables/failures-table.ts';
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

/** What a section shows of a summary; undefined where the summary has none of it. */
export interface SectionPlan {
  readonly id: string;
  readonly heading: string;
  readonly missing: string | ((summary: Summary) => string);
  readonly charts?: (summary: Summary, look: Look) => readonly (Chart | null | undefined)[];
  readonly tables?: (
    summary: Summary,
    look: Look,
  ) => readonly (SectionTable | null | undefined)[] | undefined;
}

/** In reading order. */
export const SECTIONS: readonly SectionPlan[] = [
  {
    id: 'decision',
    heading: 'The decision',
    missing: whyNoFrontier,
    charts: ({ frontier }, look) => [frontier && frontierChart(frontier, look)],
  },
  {
    id: 'outcomes',
    heading: 'What happened to every question',
    missing: 'nothing was asked',
    charts: (summary, look) => [outcomeBars(summary.rates, look, comparableIn(summary))],
    tables: (summary, look) => [failuresTable(summary, look), doubtTable(summary, look)],
  },
  {
    id: 'penalty',
    heading: 'What a wrong answer may cost',
    missing: whyNoFrontier,
    charts: ({ frontier }, look) =>
      frontier ? [penaltyCurves(frontier, look), probabilityBest(frontier, look)] : [],
  },
  {
    id: 'workload',
    heading: 'For your own mix of questions',
    missing: 'no workload was declared (--mix, --unanswerable-share)',
    tables: ({ workload }, look) => [workload && workloadTable(workload, look)],
  },
  {
    id: 'comparisons',
    heading: 'One against another',
    missing: 'there is one respondent, or no pairs were compared',
    charts(summary, look) {
      const { comparisons } = summary;
      if (comparisons === undefined) return [];
      const lead = leadingRespondent(summary, look);
      return [differenceForest(comparisons, look, lead), transitions(comparisons.pairs, look, lead)];
    },
  },
  {
    id: 'claims',
    heading: 'Long answers, claim by claim',
    missing: 'no long answer was split into claims (closedbook grade RUN --claims MODEL)',
    charts: ({ claims }, look) => [claims && claimsChart(claims, look)],
    tables: ({ claims }, look) => claims && claimsTables(claims, look),
  },
  {
    id: 'languages',
    heading: 'The same facts in other languages',
    missing: 'no fact was asked in two languages',
    charts: ({ languages }, look) => [languages && languagesChart(languages, look)],
    tables: ({ languages }, look) => languages && languagesTables(languages, look),
  },
  {
    id: 'slices',
    heading: 'Where it is right and where it is wrong',
    missing: 'the questions carry no property, topic or popularity to slice by',
    charts: ({ slices }, look) =>
      (slices?.slices ?? []).flatMap((slice) => [
        sliceCrossing(slice, look) ?? slicePanels(slice, look),
        sliceCurves(slice, look),
      ]),
  },
  {
    id: 'unanswerable',
    heading: 'Questions without an answer',
    missing: 'none were asked',
    charts: ({ unanswerable }, look) => [unanswerable && unanswerableBars(unanswerable, look)],
    tables: ({ unanswerable }, look) => unanswerable && unanswerableTables(unanswerable, look),
  },
  {
    id: 'refusal',
    heading: 'Whether silence falls on the right questions',
    missing: 'the refused questions were not asked again by force',
    charts: ({ refusal, rates }, look) => [refusal && refusalCalibration(refusal, rates, look)],
    tables: ({ refusal }, look) => refusal && refusalTables(refusal, look),
  },
  {
    id: 'privacy',
    heading: 'Refused for privacy',
    missing: 'no question is tagged as touching private circumstances (sensitivity:private)',
    tables: ({ privacy }, look) => privacy && privacyTables(privacy, look),
  },
  {
    id: 'behavioural',
    heading: 'Whether a stated penalty changes behaviour',
    missing: 'no penalty was stated in a prompt',
    charts: ({ behavioural: prompts }, look) => [prompts && behavioural(prompts, look)],
    tables: ({ behavioural: prompts }) => prompts && behaviouralTables(prompts),
  },
  {
    id: 'wordings',
    heading: 'How much is phrasing',
    missing: 'no policy was asked in several wordings',
    charts: ({ wordings }, look) => [wordings && wordingsChart(wordings, look)],
    tables: ({ wordings }) => [wordings && wordingsTable(wordings)],
  },
  {
    id: 'settings',
    heading: 'What effort and sampling do',
    missing: 'no model was asked at two levels of effort, thinking or temperature',
    charts: ({ settings: levels }, look) => [levels && settings(levels, look)],
    tables: ({ settings: levels }) => [levels && settingsTable(levels)],
  },
  {
    id: 'conversion',
    heading: 'Whether the eager model can be made conservative',
    missing: 'no model was asked in more than one way, with a confidence, or repeatedly',
    charts: ({ conversion: routes }, look) => [routes && conversion(routes, look)],
    tables: ({ conversion: routes }) => [routes && conversionTable(routes)],
  },
  {
    id: 'confidence',
    heading: 'Whether stated confidence can be believed',
    missing: 'no confidence was asked for',
    charts: ({ confidence }, look) =>
      confidence ? [reliability(confidence, look), riskCoverage(confidence, look)] : [],
    tables: ({ confidence }, look) => [confidence && coverageTable(confidence, look)],
  },
  {
    id: 'several-confidences',
    heading: 'Which confidence tells right from wrong',
    missing: 'no respondent has two confidences: asked for one, with log-probabilities, or repeatedly',
    charts: ({ severalConfidences: several }, look) => [several && severalConfidences(several, look)],
    tables: ({ severalConfidences: several }, look) => several && severalConfidencesTables(several, look),
  },
  {
    id: 'consistency',
    heading: 'Whether it says the same when asked again',
    missing: 'nobody was asked twice, or the answers were not told apart',
    charts: ({ consistency: trials }, look) => [trials && consistency(trials, look)],
    tables: ({ consistency: trials }, look) => [trials && consistencyTable(trials, look)],
  },
  {
    id: 'judge',
    heading: 'How far the grades can be trusted',
    missing: 'no people’s labels to hold the automatic grades against',
    charts: ({ judge }, look) => [judge && judgeAgreement(judge, look)],
    tables: ({ graders, judge }, look) => [
      ...(graders ? graderTables(graders, look) : []),
      ...(judge ? judgeTables(judge, look) : []),
    ],
  },
  {
    id: 'questions',
    heading: 'Questions that look wrong themselves',
    missing: ({ items }) =>
      items
        ? 'too few respondents answered, or nothing is odd about any question'
        : 'it takes answers of two families of models at least, and the report must be made from them, not from a summary',
    tables: ({ items }, look) => items && questionTables(items, look),
  },
  {
    id: 'cost',
    heading: 'Cost and time',
    missing: 'neither prices nor times are known',
    charts: ({ cost }, look) => [cost && costLatency(cost, look)],
  },
];

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
