/**
 * A chart on the page: finding as heading, drawing, caption with links to the definitions, its numbers as a
 * table for those who do not see the drawing, and buttons that copy it.
 */
import type { Chart, Table } from '../charts/chart.ts';
import type { DrawnChart } from '../draw/vega-svg.ts';
import { fixed } from '../wording/numbers.ts';
import { definitionLink } from './definitions.ts';
import { type Html, html, isolated, trusted } from './html.ts';

/** Longer tables are offered as CSV only. */
const MOST_ROWS = 60;
/** Drawings narrower than this fit a phone as they are; wider ones scroll in their box, so that letters stay legible. */
const SMALL = 420;

/** `narrow` is the drawing for narrow screens, where the chart has one. */
export function figure(chart: Chart, drawn: DrawnChart, narrow?: DrawnChart): Html {
  return html`<figure class="figure" id="figure-${chart.id}">
<h3 id="title-${chart.id}">${chart.title}</h3>
<div class="drawing">${drawing(chart, { id: chart.id, drawn, size: narrow === undefined ? '' : 'wide' })}
${narrow !== undefined && drawing(chart, { id: `${chart.id}-narrow`, drawn: narrow, size: 'narrow' })}</div>
<div class="beside"><figcaption><span hidden id="about-${chart.id}">${chart.description}</span>${chart.caption} ${definitions(chart)}</figcaption>
<div class="tools" data-figure="${chart.id}"></div></div>
${chart.table.rows.length <= MOST_ROWS && html`<details class="no-print numbers"><summary>The numbers</summary>${numbers(chart)}</details>`}
</figure>`;
}

interface Drawing {
  readonly id: string;
  readonly drawn: DrawnChart;
  readonly size: '' | 'wide' | 'narrow';
}

function drawing(chart: Chart, { id, drawn, size }: Drawing): Html {
  const svg = drawn.svg
    .replace(/^<svg[^>]*>/, (tag) => tag.replace(/ role="[^"]*"| aria-[a-z]+="[^"]*"/g, ''))
    .replace(
      '<svg',
      `<svg role="img" aria-labelledby="title-${chart.id} about-${chart.id}" data-chart="${chart.id}"`,
    );
  return html`<div class="chart ${size}${drawn.width < SMALL && ' small'}" tabindex="0" role="group" aria-labelledby="title-${chart.id}" id="chart-${id}">${trusted(svg)}</div>`;
}

function definitions(chart: Chart): Html {
  if (chart.metrics.length === 0) return html``;
  const links = chart.metrics.map((metric, place) => html`${place > 0 && ', '}${definitionLink(metric)}`);
  return html`Definitions: ${links}.`;
}

function numbers(chart: Chart): Html {
  return html`<div class="table-wrap" tabindex="0" role="group" aria-label="${chart.title}: the numbers">${plainTable(chart.table, chart.title)}</div>`;
}

/** Any table, numbers to the right; the first column names the row. */
export function plainTable(table: Table, caption: string): Html {
  const numeric = table.columns.map((_, column) => table.rows.some((row) => typeof row[column] === 'number'));
  return html`<table><caption>${caption}</caption><thead><tr>${table.columns.map(
    (column, place) => html`<th scope="col" class="${numeric[place] ? 'number' : 'word'}">${column}</th>`,
  )}</tr></thead><tbody>${table.rows.map(
    (row) =>
      html`<tr>${row.map((cell, place) =>
        place === 0
          ? html`<th scope="row">${isolated(String(cell ?? ''))}</th>`
          : html`<td class="${numeric[place] ? 'number' : 'word'}">${cellText(cell)}</td>`,
      )}</tr>`,
  )}</tbody></table>`;
}

function cellText(cell: string | number | null): string {
  if (cell === null) return '–';
  if (typeof cell === 'string') return cell;
  return Number.isInteger(cell) ? String(cell) : fixed(cell, 4);
}
