/**
 * Several runs as a folder of pages that any static host can serve, and that opens from a disk as well: the first page has
 * the frontier of all of them, each run has its whole report behind it. No page asks a network for anything, and the first
 * has no script at all.
 */

import type { AnswerSource } from '../../../core/answer-view.ts';
import { ClosedbookError } from '../../../core/errors.ts';
import type { Summary } from '../../../core/summary/summary.ts';
import { visibleText } from '../../../terminal/visible-text.ts';
import { type Artefact, textArtefact } from '../artefact.ts';
import { frontierChart } from '../charts/frontier.ts';
import { type Look, lookOf } from '../charts/look.ts';
import { outcomeBars } from '../charts/outcome-bars.ts';
import { drawSvg } from '../draw/vega-svg.ts';
import { csvTable } from '../forms/csv-table.ts';
import { resultsRows } from '../forms/results-csv.ts';
import { definitionsSection } from '../page/definitions.ts';
import { figure } from '../page/figure.ts';
import { type Html, html, isolated } from '../page/html.ts';
import { plainPage } from '../page/plain-page.ts';
import { ratesTable } from '../page/rates-table.ts';
import { renderReport } from '../render-report.ts';
import { count, intervalText, valueText } from '../wording/numbers.ts';
import { reportTitle } from '../wording/report-title.ts';

export interface SitePart {
  readonly summary: Summary;
  /** Where the browser of answers on this part's page reads from. @default none: its page has no browser */
  readonly answers?: AnswerSource;
}

export interface SiteOptions {
  /** The parts analysed as one; several where they are of kinds that cannot be, as runs and published tables. */
  readonly together: readonly Summary[];
  /** @default the titles of the parts */
  readonly title?: string;
}

/**
 * Yields `index.html`, `results.csv`, and for each part `NAME/report.html` and `NAME/summary.json`.
 * @throws ClosedbookError `usage` where there is no part.
 */
export async function* renderSite(
  parts: readonly SitePart[],
  { together, title }: SiteOptions,
): AsyncGenerator<Artefact> {
  if (parts.length === 0)
    throw new ClosedbookError('usage', 'expected one or more runs for a site, got none');
  const names = folderNames(parts);
  const simulated = parts.some(({ summary }) => summary.simulated);
  const titles = [...new Set(parts.map(({ summary }) => summary.title))];
  const heading = title ?? (titles.length > 3 ? `${count(parts.length)} runs` : titles.join(', '));
  // What has a frontier comes first: it is what people open the site for.
  const ordered = together.toSorted(
    (a, b) => Number(a.frontier === undefined) - Number(b.frontier === undefined),
  );
  const groups = ordered.map((summary, at) => ({
    summary,
    mark: at === 0 ? '' : `-${at + 1}`,
    look: lookOf(summary),
  }));
  const found: Html[] = [];
  const rates: Html[] = [];
  for (const group of groups) {
    found.push(await findings(group));
    rates.push(await allRates(group));
  }
  const body = html`${found}
<section id="runs"><h2>Runs</h2>${runsTable(parts, names)}</section>
<section id="rates"><h2>All respondents</h2>${rates}</section>
${warnings(parts)}${definitionsSection()}`;
  yield textArtefact(
    'index.html',
    plainPage({
      title: `${simulated ? 'Simulated: ' : ''}${visibleText(heading)}`,
      kicker: 'Closed-book results',
      version: parts[0]!.summary.closedbookVersion,
      body,
    }),
  );
  for (const { summary, look, mark } of groups) {
    yield textArtefact(`results${mark}.csv`, csvTable(resultsRows(summary, look)));
  }
  for (const [at, { summary, answers }] of parts.entries()) {
    const formats = ['html', 'json'] as const;
    for await (const made of renderReport(
      summary,
      answers === undefined ? { formats } : { formats, answers },
    )) {
      yield { ...made, path: `${names[at]}/${made.path}` };
    }
  }
}

interface Group {
  readonly summary: Summary;
  readonly look: Look;
  /** What follows names of the second group and later ones. */
  readonly mark: string;
}

async function findings({ summary, look, mark }: Group): Promise<Html> {
  const chart = summary.frontier === undefined ? null : frontierChart(summary.frontier, look);
  const picture =
    chart === null
      ? html`<p>No respondent has both a rate of right and one of wrong answers.</p>`
      : figure({ ...chart, id: `frontier${mark}` }, await drawSvg(`frontier${mark}`, chart.spec));
  return html`<section id="finding${mark}"><h2>${summary.decision.headline}</h2>
${summary.decision.sentences.map((sentence) => html`<p>${sentence}</p>`)}
${picture}</section>`;
}

async function allRates({ summary, look, mark }: Group): Promise<Html> {
  const chart = { ...outcomeBars(summary.rates, look), id: `outcomes${mark}` };
  return html`${ratesTable(summary, look)}${figure(chart, await drawSvg(chart.id, chart.spec))}
<p>The numbers: <a href="results${mark}.csv">results${mark}.csv</a>; of each run also <code>summary.json</code> beside its report.</p>`;
}

function runsTable(parts: readonly SitePart[], names: readonly string[]): Html {
  const rows = parts.flatMap(({ summary }, at) => {
    const look = lookOf(summary);
    return summary.rates.rows.map((row, place) => {
      const name = html`<a href="${names[at]!}/report.html">${reportTitle(summary)}</a>`;
      return html`<tr>${place === 0 && html`<th scope="rowgroup" rowspan="${summary.rates.rows.length}">${name}</th>`}
<td>${isolated(look.fullName(row.respondent))}</td>
${(['correct/asked', 'incorrect/asked', 'refused/asked'] as const).map(
  (metric) =>
    html`<td class="number">${valueText(row.estimates[metric])} <small>${intervalText(row.estimates[metric])}</small></td>`,
)}</tr>`;
    });
  });
  return html`<div class="table-wrap" tabindex="0" role="group" aria-label="Runs"><table class="full">
<caption>Each run’s name leads to its report. Small print: intervals.</caption>
<thead><tr><th scope="col">run</th><th scope="col">respondent</th><th scope="col" class="number">correct</th><th scope="col" class="number">wrong</th><th scope="col" class="number">refused</th></tr></thead>
<tbody>${rows}</tbody></table></div>`;
}

function warnings(parts: readonly SitePart[]): Html {
  const told = parts.flatMap(({ summary }) =>
    summary.provenance.warnings.map((warning) => `${summary.title}: ${warning}`),
  );
  if (told.length === 0) return html``;
  return html`<section id="warnings"><h2>To know beside the numbers</h2><ul>${told.map((text) => html`<li>${text}</li>`)}</ul></section>`;
}

/** Folders of letters, digits and hyphens, each its own: they become addresses. */
function folderNames(parts: readonly SitePart[]): string[] {
  const taken = new Set(['index.html', 'results.csv']);
  return parts.map(({ summary }, at) => {
    const own = summary.provenance.runs.length === 1 ? summary.provenance.runs[0]!.id : summary.title;
    const plain =
      own
        .normalize('NFKD')
        .toLowerCase()
        .replace(/[^a-z0-9]+/g, '-')
        .replace(/^-+|-+$/g, '')
        .slice(0, 60) || `run-${at + 1}`;
    let name = plain;
    for (let again = 2; taken.has(name); again += 1) name = `${plain}-${again}`;
    taken.add(name);
    return name;
  });
}
