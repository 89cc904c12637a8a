/**
 * Several summaries side by side: what happened in each, and how each respondent that stands in more than one
 * has changed since the first. Summaries hold no questions, so those changes are unpaired, and say so; pairs on shared
 * questions come from an analysis of all sources together, where there is one.
 */

import { ClosedbookError } from '../../../core/errors.ts';
import type { Estimate } from '../../../core/estimate.ts';
import type { Summary } from '../../../core/summary/summary.ts';
import { visibleText } from '../../../terminal/visible-text.ts';
import { type Artefact, textArtefact } from '../artefact.ts';
import { estimateCells, type Table } from '../charts/chart.ts';
import { differenceForest } from '../charts/difference-forest.ts';
import { lookOf } from '../charts/look.ts';
import { outcomeBars } from '../charts/outcome-bars.ts';
import { drawSvg } from '../draw/vega-svg.ts';
import { csvTable } from '../forms/csv-table.ts';
import { comparisonNotes } from '../page/comparison-notes.ts';
import { definitionLink, definitionsSection } from '../page/definitions.ts';
import { figure } from '../page/figure.ts';
import { type Html, html, isolated } from '../page/html.ts';
import { plainPage } from '../page/plain-page.ts';
import { count, intervalText, valueText } from '../wording/numbers.ts';
import { reportTitle } from '../wording/report-title.ts';
import { unpairedDifference } from './unpaired-difference.ts';

const METRICS = ['correct/asked', 'incorrect/asked', 'refused/asked', 'correct/attempted'];

interface Change {
  readonly name: string;
  readonly metric: string;
  readonly from: Summary;
  readonly to: Summary;
  readonly earlier: Estimate | undefined;
  readonly later: Estimate | undefined;
  readonly difference: Estimate | null;
}

export interface ComparisonOptions {
  /** All sources analysed as one: respondents paired on the questions they share. @default none: all is unpaired */
  readonly together?: Summary;
}

/**
 * Yields `comparison.html` and `tables/comparison.csv`.
 * @throws ClosedbookError `usage` for fewer than two summaries.
 */
export async function* renderComparison(
  summaries: readonly Summary[],
  { together }: ComparisonOptions = {},
): AsyncGenerator<Artefact> {
  if (summaries.length < 2) {
    throw new ClosedbookError('usage', `expected two or more summaries to compare, got ${summaries.length}`);
  }
  const changes = changesOf(summaries);
  const charts: Html[] = [];
  for (const [place, summary] of summaries.entries()) {
    const chart = { ...outcomeBars(summary.rates, lookOf(summary)), id: `outcomes-${place + 1}` };
    charts.push(html`<h2>${reportTitle(summary)}</h2>${figure(chart, await drawSvg(chart.id, chart.spec))}`);
  }
  const title = `${summaries.some((summary) => summary.simulated) ? 'Simulated: ' : ''}${summaries.map((summary) => visibleText(summary.title)).join(' against ')}`;
  const body = html`<section id="changes"><h2>What changed</h2>
<p>${headline(changes)}</p>${cautions(summaries)}${changesTable(changes)}</section>
${together !== undefined && (await pairedSection(together))}
<section id="outcomes">${charts}</section>${definitionsSection()}`;
  yield textArtefact(
    'comparison.html',
    plainPage({ title, kicker: 'Closed-book comparison', version: summaries[0]!.closedbookVersion, body }),
  );
  yield textArtefact('tables/comparison.csv', csvTable(changesRows(changes)));
}

/** Pairs on shared questions; where none share any, a sentence that says so. */
async function pairedSection(together: Summary): Promise<Html> {
  const pairs = (together.comparisons?.pairs ?? []).filter((pair) => pair.paired);
  if (together.comparisons === undefined || pairs.length === 0)
    return html`<section id="paired"><h2>On shared questions</h2><p>No two respondents answered the same questions, so nothing is paired.</p></section>`;
  const look = lookOf(together);
  const section = { ...together.comparisons, pairs };
  const forest = differenceForest(section, look, null);
  return html`<section id="paired"><h2>On shared questions</h2>
<p>All sources analysed together: differences are taken question by question.</p>
${forest !== null && figure(forest, await drawSvg(forest.id, forest.spec))}${comparisonNotes(section, look)}</section>`;
}

/** Every respondent of a later summary that an earlier one also has, against the first that has it. */
function changesOf(summaries: readonly Summary[]): Change[] {
  return summaries.slice(1).flatMap((to, step) =>
    to.respondents.flatMap((respondent) => {
      const from = summaries
        .slice(0, step + 1)
        .find((one) => one.respondents.some((other) => other.id === respondent.id));
      if (from === undefined) return [];
      const rates = (summary: Summary) =>
        summary.rates.rows.find((row) => row.respondent === respondent.id)?.estimates ?? {};
      return METRICS.filter((metric) => rates(to)[metric] !== undefined).map((metric) => ({
        name: visibleText(respondent.label),
        metric,
        from,
        to,
        earlier: rates(from)[metric],
        later: rates(to)[metric],
        difference: unpairedDifference(rates(from)[metric], rates(to)[metric]),
      }));
    }),
  );
}

function isClear(change: Change): boolean {
  const { difference } = change;
  return difference?.low != null && difference.high !== null && (difference.low > 0 || difference.high < 0);
}

function headline(changes: readonly Change[]): string {
  if (changes.length === 0) return 'No respondent stands in more than one of these, so none has changed.';
  const clear = changes.filter(isClear);
  return `Of ${count(changes.length)} rates that stand in more than one, ${clear.length === 0 ? 'none' : count(clear.length)} moved by more than chance would move one of them; the intervals are not corrected for looking at several.`;
}

/** What makes a difference something else than a change of the respondent. */
function cautions(summaries: readonly Summary[]): Html {
  const sets = new Set(
    summaries.map((summary) =>
      summary.provenance.datasets
        .map((one) => `${one.name} ${one.version}`)
        .sort()
        .join(', '),
    ),
  );
  const prompts = new Set(
    summaries.map((summary) =>
      summary.provenance.prompts
        .map((one) => `${one.id} ${one.version}`)
        .sort()
        .join(', '),
    ),
  );
  const graders = new Set(
    summaries.map((summary) =>
      summary.provenance.graders
        .map((one) => `${one.id} ${one.version} ${one.rubric}`)
        .sort()
        .join(', '),
    ),
  );
  const levels = new Set(summaries.map((summary) => summary.level));
  const lines = [
    'Differences are unpaired: each source is summed up by itself, so these intervals are wider than question by question.',
    ...(sets.size > 1
      ? [`The question sets differ (${[...sets].join(' / ')}): a difference may be theirs.`]
      : []),
    ...(prompts.size > 1 ? ['The prompts differ: a difference may be theirs.'] : []),
    ...(graders.size > 1 ? ['The graders differ: a difference may be theirs.'] : []),
    ...(levels.size > 1 ? ['The confidence levels differ, so differences have no interval.'] : []),
  ];
  return html`<ul class="notes">${lines.map((line) => html`<li>${line}</li>`)}</ul>`;
}

function changesTable(changes: readonly Change[]): Html {
  if (changes.length === 0) return html``;
  return html`<div class="table-wrap" tabindex="0" role="group" aria-label="What changed"><table>
<thead><tr><th scope="col">respondent</th><th scope="col">rate</th><th scope="col">from</th><th scope="col" class="number">earlier</th><th scope="col">to</th><th scope="col" class="number">later</th><th scope="col" class="number">difference</th></tr></thead>
<tbody>${changes.map(
    (
      change,
    ) => html`<tr><th scope="row">${isolated(change.name)}</th><td>${definitionLink(change.metric)}</td>
<td>${isolated(change.from.title)}</td><td class="number">${cell(change.earlier)}</td><td>${isolated(change.to.title)}</td><td class="number">${cell(change.later)}</td>
<td class="number${isClear(change) && ' best'}">${change.difference === null ? 'undefined' : differenceCell(change.difference)}</td></tr>`,
  )}</tbody></table></div>`;
}

function cell(estimate: Estimate | undefined): Html {
  const interval = intervalText(estimate);
  return html`${valueText(estimate)}${interval !== '' && html`<span class="interval">${interval}</span>`}`;
}

function differenceCell(difference: Estimate): Html {
  const interval = intervalText(difference, 'difference');
  return html`${valueText(difference, 'difference')}${interval !== '' && html`<span class="interval">${interval}</span>`}`;
}

function changesRows(changes: readonly Change[]): Table {
  return {
    columns: [
      'respondent',
      'metric',
      'from',
      'earlier',
      'to',
      'later',
      'difference',
      'low',
      'high',
      'method',
    ],
    rows: changes.map((change) => [
      change.name,
      change.metric,
      visibleText(change.from.title),
      change.earlier?.value ?? null,
      visibleText(change.to.title),
      change.later?.value ?? null,
      ...estimateCells(change.difference),
      change.difference === null ? null : 'unpaired',
    ]),
  };
}
