/**
 * Which charts a summary has, in reading order, by section. The one list that page, Markdown, PDF and image files
 * share, so that no form shows what another forgot. A topic that the summary lacks says why it is missing.
 */
import type { Summary } from '../../core/summary/summary.ts';
import { behavioural } from './charts/behavioural.ts';
import type { Chart } from './charts/chart.ts';
import { costLatency } from './charts/cost-latency.ts';
import { differenceForest } from './charts/difference-forest.ts';
import { frontierChart } from './charts/frontier.ts';
import { judgeAgreement } from './charts/judge-agreement.ts';
import type { Look } from './charts/look.ts';
import { outcomeBars } from './charts/outcome-bars.ts';
import { penaltyCurves } from './charts/penalty-curves.ts';
import { probabilityBest } from './charts/probability-best.ts';
import { refusalCalibration } from './charts/refusal-calibration.ts';
import { reliability } from './charts/reliability.ts';
import { riskCoverage } from './charts/risk-coverage.ts';
import { slicePanels } from './charts/slice-panels.ts';
import { transitions } from './charts/transitions.ts';
import { unanswerableBars } from './charts/unanswerable-bars.ts';

export interface Figures {
  readonly id: string;
  /** Heading of the section. */
  readonly heading: string;
  readonly charts: readonly Chart[];
  /** Why there is nothing, where there is nothing. */
  readonly missing: string;
}

/** Every section, also those without a chart. */
export function figuresOf(summary: Summary, look: Look): Figures[] {
  const lead = leadingRespondent(summary, look);
  const {
    frontier,
    comparisons,
    slices,
    unanswerable,
    refusal,
    behavioural: prompts,
    confidence,
    judge,
    cost,
  } = summary;
  const section = (
    id: string,
    heading: string,
    missing: string,
    charts: readonly (Chart | null)[],
  ): Figures => ({
    id,
    heading,
    missing,
    charts: charts
      .filter((chart) => chart !== null)
      // A picture travels without its page: it says itself that nobody real answered.
      .map((chart) => (summary.simulated ? { ...chart, title: `Simulated: ${chart.title}` } : chart)),
  });
  return [
    section('decision', 'The decision', 'no frontier was computed', [
      frontier ? frontierChart(frontier, look) : null,
    ]),
    section('outcomes', 'What happened to every question', 'nothing was asked', [
      outcomeBars(summary.rates, look),
    ]),
    section('penalty', 'What a wrong answer may cost', 'no frontier was computed', [
      frontier ? penaltyCurves(frontier, look) : null,
      frontier ? probabilityBest(frontier, look) : null,
    ]),
    section('comparisons', 'One against another', 'there is one respondent, or no pairs were compared', [
      comparisons ? differenceForest(comparisons, look, lead) : null,
      comparisons ? transitions(comparisons.pairs, look, lead) : null,
    ]),
    section(
      'slices',
      'Where it is right and where it is wrong',
      'the questions carry no property, topic or popularity to slice by',
      (slices?.slices ?? []).map((slice) => slicePanels(slice, look)),
    ),
    section('unanswerable', 'Questions without an answer', 'none were asked', [
      unanswerable ? unanswerableBars(unanswerable, look) : null,
    ]),
    section(
      'refusal',
      'Whether silence falls on the right questions',
      'the refused questions were not asked again by force',
      [refusal ? refusalCalibration(refusal, summary.rates, look) : null],
    ),
    section(
      'behavioural',
      'Whether a stated penalty changes behaviour',
      'no penalty was stated in a prompt',
      [prompts ? behavioural(prompts, look) : null],
    ),
    section('confidence', 'Whether stated confidence can be believed', 'no confidence was asked for', [
      confidence ? reliability(confidence, look) : null,
      confidence ? riskCoverage(confidence, look) : null,
    ]),
    section(
      'judge',
      'How far the grades can be trusted',
      'no people’s labels to hold the automatic grades against',
      [judge ? judgeAgreement(judge, look) : null],
    ),
    section('cost', 'Cost and time', 'neither prices nor times are known', [
      cost ? costLatency(cost, look) : null,
    ]),
  ];
}

/** The best respondent at the opening penalty; declining everything is no respondent. */
function leadingRespondent(summary: Summary, look: Look): string | null {
  let best: { id: string; utility: number } | null = null;
  for (const row of summary.rates.rows) {
    const correct = row.estimates['correct/asked']?.value;
    const incorrect = row.estimates['incorrect/asked']?.value;
    if (correct == null || incorrect == null) continue;
    const utility = correct - look.penalty * incorrect;
    if (best === null || utility > best.utility) best = { id: row.respondent, utility };
  }
  return best?.id ?? null;
}
