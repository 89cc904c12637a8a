/**
 * A trend becomes files: a page, Markdown with pictures beside it, pictures alone, tables, the numbers. Pure but for its
 * arguments, as the report is: the same trend gives the same bytes.
 */
import type { Trend, TrendRespondent } from '../../../core/trend.ts';
import { visibleText } from '../../../terminal/visible-text.ts';
import { type Artefact, bytesArtefact, textArtefact } from '../artefact.ts';
import type { Chart, Table } from '../charts/chart.ts';
import { trendLines } from '../charts/trend-lines.ts';
import { type FramedChart, framedChart } from '../draw/framed-chart.ts';
import { svgToPng } from '../draw/png.ts';
import { type DrawnChart, drawSvg } from '../draw/vega-svg.ts';
import { csvTable } from '../forms/csv-table.ts';
import { escapeMarkdown } from '../forms/markdown.ts';
import { definitionsSection } from '../page/definitions.ts';
import { figure, plainTable } from '../page/figure.ts';
import { type Html, html } from '../page/html.ts';
import { plainPage } from '../page/plain-page.ts';
import { fixed } from '../wording/numbers.ts';
import { driftedSentence, noiseSentence, trendHeadline } from '../wording/trend-text.ts';
import { driftedTable, marksTable, runsTable } from './trend-tables.ts';

export const TREND_FORMATS = ['html', 'md', 'svg', 'png', 'csv', 'json', 'vl'] as const;
export type TrendFormat = (typeof TREND_FORMATS)[number];

/** Yields `trend.json`, and `trend.html`, `trend.md`, `charts/trend-<n>.svg|png|vl.json`, `tables/….csv` as asked for. */
export async function* renderTrend(
  trend: Trend,
  { formats = ['html'] }: { readonly formats?: readonly TrendFormat[] } = {},
): AsyncGenerator<Artefact> {
  const wanted = new Set(formats);
  const charts = trend.respondents.map((_, place) => trendLines(trend, place));
  const title = `${trend.simulated ? 'Simulated: ' : ''}${visibleText(trend.title)}`;
  const drawn: DrawnChart[] = [];
  if (['html', 'md', 'svg', 'png'].some((form) => wanted.has(form as TrendFormat)))
    for (const chart of charts) drawn.push(await drawSvg(chart.id, chart.spec));
  const framed = drawn.map((one, place) => framedChart(charts[place]!, one, sourceOf(trend)));
  // Always: by it a later trend knows the files beside it for its own.
  yield textArtefact('trend.json', `${JSON.stringify(trend, null, 2)}\n`);
  if (wanted.has('html')) {
    const body = pageBody(trend, charts, drawn);
    yield textArtefact(
      'trend.html',
      plainPage({ title, kicker: 'Closed-book trend', version: trend.closedbookVersion, body }),
    );
  }
  if (wanted.has('md')) yield textArtefact('trend.md', markdown(trend, charts, title));
  for (const [place, chart] of charts.entries()) yield* chartFiles(chart, framed[place], wanted);
  if (wanted.has('csv')) {
    yield textArtefact('tables/runs.csv', csvTable(runsTable(trend)));
    for (const [place, respondent] of trend.respondents.entries())
      yield textArtefact(`tables/drifted-${place + 1}.csv`, csvTable(driftedTable(trend, respondent)));
  }
}

async function* chartFiles(
  chart: Chart,
  framed: FramedChart | undefined,
  wanted: ReadonlySet<TrendFormat>,
): AsyncGenerator<Artefact> {
  const path = `charts/${chart.id}`;
  if (framed !== undefined && (wanted.has('svg') || wanted.has('md')))
    yield textArtefact(`${path}.svg`, framed.svg);
  if (framed !== undefined && wanted.has('png'))
    yield bytesArtefact(`${path}.png`, await svgToPng(framed.svg));
  if (wanted.has('vl')) yield textArtefact(`${path}.vl.json`, `${JSON.stringify(chart.spec, null, 1)}\n`);
  if (wanted.has('csv')) yield textArtefact(`tables/${chart.id}.csv`, csvTable(chart.table));
}

function pageBody(trend: Trend, charts: readonly Chart[], drawn: readonly DrawnChart[]): Html {
  return html`<section id="findings"><p>${trendHeadline(trend)}</p>
${trend.notes.length > 0 && list(trend.notes)}</section>
${trend.respondents.map((respondent, place) => respondentSection(trend, respondent, { chart: charts[place]!, drawn: drawn[place]! }))}
<section id="runs"><h2>The runs</h2>${scrolling(runsTable(trend), 'The runs')}</section>
<section id="method"><h2>How this was measured</h2>${list(trend.method)}</section>
${definitionsSection()}`;
}

function respondentSection(
  trend: Trend,
  respondent: TrendRespondent,
  { chart, drawn }: { readonly chart: Chart; readonly drawn: DrawnChart },
): Html {
  const marks = marksTable(trend, respondent);
  const drifted = driftedTable(trend, respondent);
  return html`<section><h2>${visibleText(respondent.label)}</h2>
${list(findings(respondent))}${figure(chart, drawn)}
${marks.rows.length > 0 && scrolling(marks, 'What was other than in the run before')}
${drifted.rows.length > 0 && html`<details><summary>The questions</summary>${scrolling(drifted, 'Questions that changed and stayed changed')}</details>`}</section>`;
}

/** What a respondent's numbers say, a sentence each. */
function findings(respondent: TrendRespondent): string[] {
  const noise = noiseSentence(respondent);
  return [
    ...respondent.metrics.map(({ sentence }) => visibleText(sentence)),
    driftedSentence(respondent),
    ...(noise === null ? [] : [noise]),
  ];
}

function list(lines: readonly string[]): Html {
  return html`<ul>${lines.map((line) => html`<li>${visibleText(line)}</li>`)}</ul>`;
}

function scrolling(table: Table, caption: string): Html {
  return html`<div class="table-wrap" tabindex="0" role="group" aria-label="${caption}">${plainTable(table, caption)}</div>`;
}

function markdown(trend: Trend, charts: readonly Chart[], title: string): string {
  const bullets = (lines: readonly string[]) => lines.map((line) => `- ${escapeMarkdown(line)}`).join('\n');
  const table = ({ columns, rows }: Table) =>
    [columns, columns.map(() => '---'), ...rows]
      .map((row) => `| ${row.map((cell) => escapeMarkdown(cellText(cell))).join(' | ')} |`)
      .join('\n');
  const tables = (one: Table) => (one.rows.length === 0 ? [] : [table(one)]);
  const blocks = [
    `# ${escapeMarkdown(title)}`,
    `**${escapeMarkdown(trendHeadline(trend))}**`,
    bullets(trend.notes),
    ...trend.respondents.flatMap((respondent, place) => [
      `## ${escapeMarkdown(respondent.label)}`,
      bullets(findings(respondent)),
      `![${escapeMarkdown(charts[place]!.description)}](charts/${charts[place]!.id}.svg)`,
      escapeMarkdown(charts[place]!.caption),
      ...tables(marksTable(trend, respondent)),
      ...tables(driftedTable(trend, respondent)),
    ]),
    '## The runs',
    table(runsTable(trend)),
    '## How this was measured',
    bullets(trend.method),
    `*${escapeMarkdown(sourceOf(trend))}*`,
  ];
  return `${blocks.filter((block) => block !== '').join('\n\n')}\n`;
}

function cellText(cell: string | number | null): string {
  if (cell === null) return '–';
  return typeof cell === 'string' || Number.isInteger(cell) ? String(cell) : fixed(cell, 4);
}

function sourceOf({ runs, closedbookVersion, simulated }: Trend): string {
  return `${simulated ? 'Simulated models, not real ones. ' : ''}${runs.length} runs, closedbook ${closedbookVersion}.`;
}
