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

/** Drawings wider than this take a whole row where others stand two beside each other: scaled down, letters are dust. */
const BROAD = 660;
/** Wider than this they do on every screen. */
const BROADEST = 800;

/** `narrow` is the drawing for narrow screens, where the chart has one. */
export function figure(chart: Chart, drawn: DrawnChart, narrow?: DrawnChart): Html {
  const { quiet = false } = chart;
  const title = html`<h3 id="title-${chart.id}">${chart.title}</h3>`;
  const body = html`<div class="drawing">${drawing(chart, { id: chart.id, drawn, size: narrow === undefined ? '' : 'wide' })}
${narrow !== undefined && drawing(chart, { id: `${chart.id}-narrow`, drawn: narrow, size: 'narrow' })}</div>
<div class="beside">${captionOf(chart)}
<div class="tools" data-figure="${chart.id}"></div></div>
${chart.table.rows.length <= MOST_ROWS && html`<details class="no-print numbers"><summary>The numbers</summary>${numbers(chart)}</details>`}`;
  const kind = quiet
    ? ' quiet'
    : drawn.width > BROADEST
      ? ' broad'
      : drawn.width > BROAD
        ? ' broad unless-large'
        : '';
  return html`<figure class="figure${kind}" id="figure-${chart.id}">
${title}
${quiet ? html`<details class="picture-of"><summary>The picture</summary>${body}</details>` : body}
</figure>`;
}

/** What n is stands open; how to read the picture, and what its numbers rest on, opens under it. */
function captionOf(chart: Chart): Html {
  const sentences = chart.caption.split(/(?<=\.) (?=[A-Z]|n = )/);
  const size = sentences.filter((sentence) => /^n(?: = | is )/.test(sentence));
  const rest = sentences.filter((sentence) => !size.includes(sentence));
  const about = html`<span hidden id="about-${chart.id}">${chart.description}</span>`;
  if (size.length === 0 || rest.length === 0)
    return html`<figcaption>${about}${chart.caption} ${definitions(chart)}</figcaption>`;
  return html`<figcaption>${about}${size.join(' ')}<details class="reading"><summary>How to read this</summary>${rest.join(' ')} ${definitions(chart)}</details></figcaption>`;
}

interface Drawing {
  readonly id: string;
  readonly drawn: DrawnChart;
  readonly size: '' | 'wide' | 'narrow';
}

function drawing(chart: Chart, { id, drawn, size }: Drawing): Html {
  const names = `aria-labelledby="title-${chart.id} about-${chart.id}"`;
  // Links are for a pointer: by the keyboard and aloud the counts in the table lead to the same places, for nothing in a
  // picture is read aloud but its name.
  const leads = drawn.svg.includes('<a ');
  const svg = drawn.svg
    .replace(/<a xlink:href=/g, '<a tabindex="-1" href=')
    .replace(/^<svg[^>]*>/, (tag) => tag.replace(/ role="[^"]*"| aria-[a-z]+="[^"]*"/g, ''))
    .replace('<svg', `<svg ${leads ? 'aria-hidden="true"' : `role="img" ${names}`} data-chart="${chart.id}"`);
  const picture = leads ? `<span role="img" ${names}></span>${svg}` : svg;
  return html`<div class="chart ${size}${drawn.width < SMALL ? ' small' : drawn.width > BROAD && ' large'}" tabindex="0" role="group" aria-labelledby="title-${chart.id}" id="chart-${id}">${trusted(picture)}</div>`;
}

function definitions(chart: Chart): Html {
  if (chart.metrics.length === 0) return html``;
  const links = chart.metrics.map((metric, place) => html`${place > 0 && ', '}${definitionLink(metric)}`);
  return html`Definitions: ${links}.`;
}

/**
 * What the picture was drawn from, in the units of the file: a reader who compares must not take 0.41 for another
 * number than 41.
 */
function numbers(chart: Chart): Html {
  const isShare = chart.table.rows.some((row) =>
    row.some((cell) => typeof cell === 'number' && !Number.isInteger(cell)),
  );
  return html`${isShare && html`<p class="small">As in the CSV: shares between 0 and 1, worth per question.</p>`}<div class="table-wrap" tabindex="0" role="group" aria-label="${chart.title}: the numbers">${plainTable(chart.table, chart.title)}</div>`;
}

/** Any table, numbers to the right; the first column names the row. */
export function plainTable(table: Table, caption: string): Html {
  const numeric = table.columns.map((_, column) => table.rows.some((row) => typeof row[column] === 'number'));
  return html`<table><caption>${caption}</caption><thead><tr>${table.columns.map(
    (column, place) => html`<th scope="col" class="${numeric[place] ? 'number' : 'word'}">${column}</th>`,
  )}</tr></thead><tbody>${table.rows.map(
    (row, at) =>
      html`<tr>${row.map((cell, place) =>
        place === 0
          ? html`<th scope="row">${isolated(String(cell ?? ''))}</th>`
          : html`<td class="${numeric[place] ? 'number' : 'word'}">${linked(cellText(cell), table.links?.[at]?.[place])}</td>`,
      )}</tr>`,
  )}</tbody></table>`;
}

function linked(text: string, link: string | null | undefined): Html | string {
  return link == null ? text : html`<a href="${link}">${text}</a>`;
}

function cellText(cell: string | number | null): string {
  if (cell === null) return '–';
  if (typeof cell === 'string') return cell;
  return Number.isInteger(cell) ? String(cell) : fixed(cell, 4);
}
